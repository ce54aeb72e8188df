/** What stands beside the scanner of `jsonc-parser`: shortcuts, places of faults, and words that are none of its tokens. */

/**
 * The same text, as long, without backslashes before line breaks: with one of those the scanner reads a
 * string on into the next line, and takes the lines behind a half-typed one for the inside of a string.
 */
export function withoutEscapedBreaks(text: string): string {
  if (!text.includes('\\\n') && !text.includes('\\\r')) return text;
  return text.replace(/\\(?=[\r\n])/g, '\0');
}

/** The offset behind a closed string without escapes and control characters; -1 for every other string. */
export function plainStringEnd(text: string, from: number): number {
  let pos = from + 1;
  for (;;) {
    const unit = text.charCodeAt(pos++);
    if (unit === 34) return pos;
    // The end of the text gives NaN.
    if (!(unit >= 32) || unit === 92) return -1;
  }
}

/** The offset behind an integer of plain digits that ends before `,`, `]`, `}` or a line feed; -1 for all else. */
export function plainIntegerEnd(text: string, from: number): number {
  let pos = from;
  let unit = text.charCodeAt(pos);
  if (unit === 45) unit = text.charCodeAt(++pos);
  if (!(unit >= 49 && unit <= 57)) return -1; // `0` may begin other numbers
  do unit = text.charCodeAt(++pos);
  while (unit >= 48 && unit <= 57);
  return unit === 44 || unit === 93 || unit === 125 || unit === 10 ? pos : -1;
}

/** True for the units that end a word: blanks, signs, quotes and the beginning of a comment. */
export function endsWord(unit: number): boolean {
  switch (unit) {
    case 32:
    case 9:
    case 10:
    case 13:
    case 34: // " , / : [ ] { }
    case 44:
    case 47:
    case 58:
    case 91:
    case 93:
    case 123:
    case 125:
      return true;
    default:
      return false;
  }
}

/** Offset of the first escape or control character that JSON does not allow, in a string known to have one. */
export function invalidInString(text: string, from: number): number {
  let pos = from;
  for (;;) {
    const unit = text.charCodeAt(pos);
    if (unit === 92) {
      const length = escapeLength(text, pos);
      if (length === 0) return pos;
      pos += length;
    } else if (unit >= 32) pos++;
    else return pos;
  }
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;

/** Length of the escape that begins at a backslash; 0 where it is none. */
function escapeLength(text: string, pos: number): number {
  ESCAPE.lastIndex = pos;
  return ESCAPE.test(text) ? ESCAPE.lastIndex - pos : 0;
}
