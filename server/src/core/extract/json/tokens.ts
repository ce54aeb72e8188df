/** The tokens of JSON text: where they end. None of these throws or looks behind `to`. */

export const STRING_ESCAPED = 1;
/** An escape or a control character that JSON does not allow. */
export const STRING_INVALID = 2;
/** The closing quote is missing; the string ends with its line. */
export const STRING_OPEN = 4;

/** What a string may hold as it stands. The regular expression runs over long strings four times as fast as a loop. */
const PLAIN = /[ !#-[\]-\uffff]*/y;
const SHORT = 24;

/**
 * @param from behind the opening quote
 * @returns the offset behind the string, times eight, plus the `STRING_…` marks
 */
export function skipString(text: string, from: number, to: number): number {
  let marks = 0;
  let pos = from;
  let leap = from + SHORT;
  while (pos < to) {
    const unit = text.charCodeAt(pos);
    if (pos > leap && unit !== 34 && unit !== 92 && unit >= 32) {
      PLAIN.lastIndex = pos;
      PLAIN.test(text);
      pos = Math.min(PLAIN.lastIndex, to);
      leap = pos + SHORT;
      continue;
    }
    if (unit === 34) return (pos + 1) * 8 + marks;
    if (unit === 92) {
      marks |= STRING_ESCAPED;
      const length = escapeLength(text, pos, to);
      if (length === 0) {
        marks |= STRING_INVALID;
        pos++;
      } else pos += length;
      continue;
    }
    if (unit < 32) {
      if (unit === 10 || unit === 13) break;
      marks |= STRING_INVALID;
    }
    pos++;
  }
  return pos * 8 + (marks | STRING_OPEN);
}

/** Offset of the first escape or control character that JSON does not allow, in a string known to have one. */
export function invalidInString(text: string, from: number): number {
  let pos = from;
  for (;;) {
    const unit = text.charCodeAt(pos);
    if (unit === 92) {
      const length = escapeLength(text, pos, text.length);
      if (length === 0) return pos;
      pos += length;
    } else if (unit >= 32) pos++;
    else return pos;
  }
}

/** Length of the escape that begins at a backslash; 0 where it is none. */
function escapeLength(text: string, pos: number, to: number): number {
  if (pos + 1 >= to) return 0;
  switch (text.charCodeAt(pos + 1)) {
    case 34: // " \ / b f n r t
    case 92:
    case 47:
    case 98:
    case 102:
    case 110:
    case 114:
    case 116:
      return 2;
    case 117: // u
      return pos + 6 <= to && /^[0-9A-Fa-f]{4}$/.test(text.slice(pos + 2, pos + 6)) ? 6 : 0;
    default:
      return 0;
  }
}

/** The offset behind a plain integer that is followed by `,`, `]`, `}` or a line feed; -1 where there is none. */
export function skipInteger(text: string, from: number, to: number): number {
  let pos = from;
  let unit = text.charCodeAt(pos);
  if (unit === 45) unit = text.charCodeAt(++pos);
  if (unit < 49 || unit > 57) return -1; // `0` may begin other things, and NaN is the end of the text
  do unit = text.charCodeAt(++pos);
  while (unit >= 48 && unit <= 57);
  return pos < to && (unit === 44 || unit === 93 || unit === 125 || unit === 10) ? pos : -1;
}

/** The offset behind a run of units that belong to no other token; at least one. */
export function skipWord(text: string, from: number, to: number): number {
  let pos = from + 1;
  while (pos < to) {
    switch (text.charCodeAt(pos)) {
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
        return pos;
    }
    pos++;
  }
  return pos;
}

/** The offset behind the comment that begins here, -1 where none does. One that is not closed ends with the text. */
export function skipComment(text: string, from: number, to: number): number {
  const second = from + 1 < to ? text.charCodeAt(from + 1) : 0;
  if (second === 47) {
    let pos = from + 2;
    while (pos < to && text.charCodeAt(pos) !== 10 && text.charCodeAt(pos) !== 13) pos++;
    return pos;
  }
  if (second === 42) {
    const close = text.indexOf('*/', from + 2);
    return close === -1 || close + 2 > to ? to : close + 2;
  }
  return -1;
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** True where the word is a JSON number. */
export function isNumberText(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (first !== 45 && (first < 48 || first > 57)) return false;
  // Most numbers are short plain integers; the rest is left to the expression.
  let pos = start + (first === 45 ? 1 : 0);
  if (text.charCodeAt(pos) !== 48) {
    const digits = pos;
    while (pos < end) {
      const unit = text.charCodeAt(pos);
      if (unit < 48 || unit > 57) break;
      pos++;
    }
    if (pos === end) return pos > digits;
  }
  return NUMBER.test(text.slice(start, end));
}
