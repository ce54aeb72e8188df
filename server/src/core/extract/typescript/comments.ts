import type { MultilineFact, Span } from '../../model.ts';
import { lineBreakTest, multilineComments } from '../multiline.ts';
import type { Node, SourceFile, TypeScriptParser } from './parser.ts';
import { startOf } from './syntax.ts';

/**
 * The comments of a file, in order. What looks like one inside a literal is none.
 *
 * @param literals strings, templates, regular expressions and JSX text, in order
 */
export function readComments(ts: TypeScriptParser, file: SourceFile, literals: readonly Node[]): readonly Span[] {
  const { text } = file;
  const comments: Span[] = [];
  const opening = /\/[/*]/g;
  if (text.startsWith('#!')) opening.lastIndex = endOfLine(text, 0);
  let next = 0;
  let inside = { start: -1, end: -1 };
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const start = match.index;
    for (let literal = literals[next]; inside.end <= start && literal !== undefined; literal = literals[next]) {
      inside = literalSpan(ts, literal, file);
      next += 1;
    }
    if (inside.start <= start && start < inside.end) {
      opening.lastIndex = inside.end;
      continue;
    }
    const end = commentEnd(text, start);
    comments.push({ start, end });
    opening.lastIndex = end;
  }
  return comments;
}

/** Comments, templates, strings and JSX text with a line break inside, in order. */
export function readMultiline(
  ts: TypeScriptParser,
  file: SourceFile,
  literals: readonly Node[],
  comments: readonly Span[],
): readonly MultilineFact[] {
  const hasBreak = lineBreakTest(file.text);
  const found: MultilineFact[] = [...multilineComments(file.text, comments)];
  for (const literal of literals) {
    // Mostly there is none even with the blanks before it, which cost a search to leave out.
    if (!hasBreak({ start: literal.pos, end: literal.end })) continue;
    const span = literalSpan(ts, literal, file);
    if (hasBreak(span)) found.push({ span, jsx: literal.kind === ts.SyntaxKind.JsxText });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** JSX text has no blanks and comments before it: they are text too. */
function literalSpan(ts: TypeScriptParser, literal: Node, file: SourceFile): Span {
  const start = literal.kind === ts.SyntaxKind.JsxText ? literal.pos : startOf(ts, literal, file);
  return { start, end: literal.end };
}

function commentEnd(text: string, start: number): number {
  if (text.startsWith('//', start)) return endOfLine(text, start);
  const close = text.indexOf('*/', start + 2);
  return close === -1 ? text.length : close + 2;
}

function endOfLine(text: string, from: number): number {
  const lineBreak = /[\r\n\u2028\u2029]/g;
  lineBreak.lastIndex = from;
  return lineBreak.exec(text)?.index ?? text.length;
}
