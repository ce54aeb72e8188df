/** Strings around a cursor, read from the text alone. */

/** A string that is open where a text ends. */
export interface OpenString<T> {
  readonly quote: string;
  /** What stands between the quote and the end of the text. */
  readonly content: string;
  readonly wants: T;
}

/**
 * The string that is open at the end of a text and begins on its last line. Which quote opens it the text before
 * the quote must show: in `"can't` it is not the nearest.
 *
 * @param script true where strings have quotes of three kinds
 * @param opens says by the text before a quote what a string is for that opens there; undefined: none opens
 */
export function openString<T>(
  before: string,
  script: boolean,
  opens: (head: string) => T | undefined,
): OpenString<T> | undefined {
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const quote = before.charAt(at);
    if (quote === '\n' || quote === '\r') return undefined;
    if (!isQuote(quote, script) || isEscaped(before, at)) continue;
    const content = before.slice(at + 1);
    if (closingQuote(content, quote) !== -1) continue;
    const wants = opens(before.slice(0, at));
    if (wants !== undefined) return { quote, content, wants };
  }
  return undefined;
}

/**
 * Where a string ends that is open at an offset: before its closing quote, or, where that is still to be typed, at
 * the offset. Undefined where it cannot be told: the next quote may as well open another string.
 */
export function restOfString(
  text: string,
  offset: number,
  quote: string,
  script: boolean,
): { readonly end: number; readonly closed: boolean } | undefined {
  const rest = /^[^\r\n]{0,2000}/.exec(text.slice(offset, offset + 2000))?.[0] ?? '';
  const close = closingQuote(rest, quote);
  if (close === -1) return /^[\s)\]},;]*$/.test(rest) ? { end: offset, closed: false } : undefined;
  return isBalanced(rest.slice(close + 1), script) ? { end: offset + close, closed: true } : undefined;
}

/** The quotes that a text has: those of its first import, else of its first string. */
export function usualQuote(text: string, script: boolean): string {
  if (!script) return '"';
  return /\b(?:from|import|require\()\s*(['"])/.exec(text)?.[1] ?? /['"]/.exec(text)?.[0] ?? "'";
}

function isQuote(character: string, script: boolean): boolean {
  return character === '"' || (script && (character === "'" || character === '`'));
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charAt(first - 1) === '\\') first -= 1;
  return (at - first) % 2 === 1;
}

/** Where the string ends in whose inside the text begins; -1 where it does not. */
function closingQuote(text: string, quote: string): number {
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    if (!isEscaped(text, at)) return at;
  }
  return -1;
}

/** True where every string that begins in the rest of a line ends there; a template may go on. */
function isBalanced(rest: string, script: boolean): boolean {
  for (let at = 0; at < rest.length; at += 1) {
    const character = rest.charAt(at);
    if (character === '/' && rest.charAt(at + 1) === '/') return true;
    if (!isQuote(character, script)) continue;
    const close = closingQuote(rest.slice(at + 1), character);
    if (close === -1) return character === '`';
    at += close + 1;
  }
  return true;
}
