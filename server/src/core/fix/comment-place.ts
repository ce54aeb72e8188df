/** Where comments of ours may stand among those that are there. */

/** A comment of another tool, or of ours, about the line below it: it must stay right above that line. */
export function speaksOfNextLine(comment: string): boolean {
  return /^\s*\{?\/[/*].*(?:-next-line|-ignore|ignore[ -]next)\b/.test(comment);
}

/**
 * The place for a comment about a whole file: behind a byte order mark, the line that names an interpreter, and a
 * block comment that the file begins with, for tools look for their settings and for the licence there.
 */
export function topOf(text: string): number {
  const start = /^\ufeff?(?:#!.*(?:\r\n|\r|\n|$))?/.exec(text)?.[0].length ?? 0;
  const opening = start + text.slice(start).search(/\S|$/);
  const close = text.startsWith('/*', opening) ? text.indexOf('*/', opening + 2) : -1;
  if (close === -1 || speaksOfNextLine(text.slice(opening, close))) return start;
  const lineBreak = /[ \t]*(?:\r\n|\r|\n)/y;
  lineBreak.lastIndex = close + 2;
  return lineBreak.test(text) ? lineBreak.lastIndex : start;
}
