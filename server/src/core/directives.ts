import type { DirectiveFact, Span } from './model.ts';

const OPENING = /^(?:\/\/|\/\*+|#|<!--)/;
/** A directive stands at the beginning of its comment, behind blanks and the stars of a block comment. */
const DIRECTIVE = /^[\s*/]*(jsonrpc-errors-([\w-]*)([^\r\n]*))/;

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
  const args = (dashes ? said.slice(0, dashes.index) : said).split(/[\s,]+/).filter((word) => word !== '');
  const reason = dashes ? said.slice(dashes.index + dashes[0].length).trim() : '';
  return {
    name,
    args,
    ...(reason === '' ? {} : { reason }),
    span: { start, end: start + written.length - rest.length + said.length },
    comment: comment ?? { start: offset, end: offset + text.length },
  };
}
