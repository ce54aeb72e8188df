import type { DirectiveFact, NameFact, Span } from './model.ts';
import type { LineIndex } from './text.ts';

/** What every directive begins with. */
export const DIRECTIVE_MARK = 'jsonrpc-errors-';

/** Directives that switch rules off or, `enable`, on again. */
export const SUPPRESSIONS = ['disable', 'disable-line', 'disable-next-line', 'disable-file', 'enable'] as const;
export type SuppressionName = (typeof SUPPRESSIONS)[number];

/** Every name of a directive, behind the mark. */
export const DIRECTIVES: readonly string[] = ['protocol', 'catalog', ...SUPPRESSIONS];

const OPENING = /^(?:\/\/+|\/\*+|#|<!--)/;
/** A directive stands at the beginning of its comment, behind blanks and the stars of a block comment. */
const DIRECTIVE = /^[\s*]*(jsonrpc-errors-([\w-]*)([^\r\n]*))/;

/** True for a directive that is about rules; its words are ids of rules. */
export function isSuppression(name: string): name is SuppressionName {
  return (SUPPRESSIONS as readonly string[]).includes(name);
}

/** The mark and the name of a directive, without its words. */
export function directiveNameSpan({ name, span }: DirectiveFact): Span {
  return { start: span.start, end: span.start + DIRECTIVE_MARK.length + name.length };
}

/** A directive without its reason. */
export function directiveWordsSpan(directive: DirectiveFact): Span {
  return { start: directive.span.start, end: (directive.args.at(-1)?.span ?? directiveNameSpan(directive)).end };
}

/**
 * Reads the directive that a comment begins with.
 *
 * @param text a comment, with or without its marks (`//`, `/*`, `#`, `<!--`)
 * @param offset where `text` begins in its document, in UTF-16 units
 * @param comment the whole comment with its marks, where `text` is its inside only; default: the span of `text`
 * @returns undefined where the comment does not begin with `jsonrpc-errors-`
 */
export function parseDirective(text: string, offset: number, comment?: Span): DirectiveFact | undefined {
  const opening = OPENING.exec(text)?.[0] ?? '';
  const match = DIRECTIVE.exec(text.slice(opening.length));
  const [whole, written, name, rest] = match ?? [];
  if (whole === undefined || written === undefined || name === undefined || rest === undefined) return undefined;
  const start = offset + opening.length + whole.length - written.length;
  const said = rest.replace(/\s*(?:\*\/|-->).*$/, '').trimEnd();
  const dashes = /(?:^|\s)--(?=\s|$)/.exec(said);
  const restStart = start + written.length - rest.length;
  const reason = dashes ? said.slice(dashes.index + dashes[0].length).trim() : '';
  return {
    name,
    args: wordsOf(dashes ? said.slice(0, dashes.index) : said, restStart),
    ...(reason === '' ? {} : { reason }),
    span: { start, end: restStart + said.length },
    comment: comment ?? { start: offset, end: offset + text.length },
  };
}

/** The same with the lines that it is about, where it is about lines. */
export function withLines(directive: DirectiveFact, index: LineIndex): DirectiveFact {
  const lines = linesOf(directive, index);
  return lines === undefined ? directive : { ...directive, lines };
}

function linesOf({ name, comment }: DirectiveFact, index: LineIndex): Span | undefined {
  const last = index.positionAt(comment.end).line;
  if (name === 'disable-line') {
    return { start: index.lineStart(index.positionAt(comment.start).line), end: index.lineEnd(last) };
  }
  if (name !== 'disable-next-line' || last + 1 >= index.lineCount) return undefined;
  return { start: index.lineStart(last + 1), end: index.lineEnd(last + 1) };
}

function wordsOf(text: string, offset: number): readonly NameFact[] {
  return Array.from(text.matchAll(/[^\s,]+/g), ({ 0: word, index }) => {
    const start = offset + index;
    return { text: word, span: { start, end: start + word.length } };
  });
}
