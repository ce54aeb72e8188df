import { DIRECTIVE_MARK, parseDirective, withLines } from '../../directives.ts';
import type { DirectiveFact, Span } from '../../model.ts';
import { LineIndex } from '../../text.ts';
import type { JsxExpression, SourceFile, TypeScriptParser } from './parser.ts';
import { spanOf } from './syntax.ts';

/**
 * The directives in the comments of a file.
 *
 * @param braces JSX expressions without an expression, which hold nothing but comments
 */
export function readDirectives(
  ts: TypeScriptParser,
  file: SourceFile,
  comments: readonly Span[],
  braces: readonly JsxExpression[],
): readonly DirectiveFact[] {
  const { text } = file;
  if (!text.includes(DIRECTIVE_MARK)) return [];
  const lines = new LineIndex(text);
  const braceSpans = braces.map((node) => spanOf(ts, node, file));
  const found: DirectiveFact[] = [];
  for (const comment of comments) {
    const directive = parseDirective(text.slice(comment.start, comment.end), comment.start);
    if (directive === undefined) continue;
    found.push(withLines({ ...directive, comment: withBraces(comment, text, braceSpans) }, lines));
  }
  return found;
}

/** The braces around a comment that is all they hold, else the comment itself. */
function withBraces(comment: Span, text: string, braces: readonly Span[]): Span {
  const around = braces.find(({ start, end }) => start < comment.start && comment.end < end);
  if (around === undefined) return comment;
  const rest = text.slice(around.start, comment.start) + text.slice(comment.end, around.end);
  return /^\{\s*\}$/.test(rest) ? around : comment;
}
