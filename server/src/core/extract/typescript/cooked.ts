import type { Span } from '../../model.ts';

/** What a literal says, and where each of its UTF-16 units stands in the source. */
export interface CookedText {
  readonly text: string;
  /** Offset of a unit from the start of the file; the last one is where the text ends. */
  readonly offsets: readonly number[];
}

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', '0': '\0' };
const ESCAPE = /u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|\r\n|[\s\S]/y;

/**
 * Reads the inside of a string or of a part of a template, as the language reads it.
 *
 * @param source the whole file
 * @param inside without the quotes
 */
export function cook(source: string, inside: Span): CookedText {
  const offsets: number[] = [];
  let text = '';
  const put = (piece: string, at: number): void => {
    for (let unit = 0; unit < piece.length; unit += 1) offsets.push(at);
    text += piece;
  };
  for (let at = inside.start; at < inside.end; ) {
    const unit = source[at] as string;
    if (unit === '\\') {
      ESCAPE.lastIndex = at + 1;
      const match = ESCAPE.exec(source);
      if (match === null || at + 1 + match[0].length > inside.end) break;
      put(meant(match), at);
      at += 1 + match[0].length;
    } else if (unit === '\r') {
      put('\n', at);
      at += source[at + 1] === '\n' ? 2 : 1;
    } else {
      put(unit, at);
      at += 1;
    }
  }
  offsets.push(inside.end);
  return { text, offsets };
}

function meant([whole, braced, four, two]: RegExpExecArray): string {
  const digits = braced ?? four ?? two;
  if (digits !== undefined) {
    const point = Number.parseInt(digits, 16);
    return point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  }
  return /^[\r\n\u2028\u2029]/.test(whole) ? '' : (SIMPLE[whole] ?? whole);
}
