/** Blanks and comments between the members of an object, in JSON and in scripts alike. */

const TRIVIA = /(?:\s+|\/\/[^\r\n\u2028\u2029]*|\/\*[\s\S]*?\*\/)*/y;
const BLANKS = /[ \t]*/y;
const REST_OF_LINE = /(?:[ \t]|\/\*[^\r\n]*?\*\/)*(?:\/\/[^\r\n]*)?(?=\r|\n|$)/y;

/** Offset of the first token at or behind an offset that lies between two tokens. */
export function skipTrivia(text: string, offset: number): number {
  return endOf(TRIVIA, text, offset) ?? offset;
}

/** Offset behind the spaces and tabs at an offset. */
export function skipBlanks(text: string, offset: number): number {
  return endOf(BLANKS, text, offset) ?? offset;
}

/** Offset of the spaces and tabs before an offset. */
export function blanksBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start -= 1;
  return start;
}

/** Offset behind the comments with which a line ends; undefined where another token follows on the line. */
export function endOfLine(text: string, offset: number): number | undefined {
  const end = endOf(REST_OF_LINE, text, offset);
  return end === undefined ? undefined : blanksBefore(text, end);
}

/** True where nothing but spaces and tabs stands between the beginning of the line and the offset. */
export function beginsLine(text: string, offset: number): boolean {
  const before = text[blanksBefore(text, offset) - 1];
  return before === '\n' || before === '\r';
}

export function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === '';
}

function endOf(pattern: RegExp, text: string, offset: number): number | undefined {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
