import { isScript, type Language, type Span } from '../model.ts';

/** A character of a literal: what it stands for, and where it stands. */
export interface LiteralCharacter {
  readonly value: string;
  readonly span: Span;
}

/** A literal, or the part of a template before its first expression. */
export interface Literal {
  /** `'`, `"` or `` ` ``. */
  readonly quote: string;
  /** In UTF-16 units as the program sees them; an escape is one character, or two units of a surrogate pair. */
  readonly characters: readonly LiteralCharacter[];
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', 0: '\0' };
const ESCAPE = /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(\r\n|[\s\S]))/iy;

/**
 * Reads the literal that begins at an offset.
 *
 * @param end behind the last unit that may belong to it
 * @returns undefined where no literal begins there, and where it does not end
 */
export function literalAt(text: string, start: number, end: number): Literal | undefined {
  const quote = text.charAt(start);
  if (quote !== '"' && quote !== "'" && quote !== '`') return undefined;
  const characters: LiteralCharacter[] = [];
  let at = start + 1;
  while (at < end) {
    const unit = text.charAt(at);
    if (unit === quote || (quote === '`' && text.startsWith('${', at))) return { quote, characters };
    if (quote !== '`' && (unit === '\n' || unit === '\r')) return undefined;
    // In a template a line break is one character, however it is written.
    const width = text.startsWith('\r\n', at) ? 2 : 1;
    const plain = { value: unit === '\r' ? '\n' : unit, span: { start: at, end: at + width } };
    const character = unit === '\\' ? escapeAt(text, at) : plain;
    if (character === undefined) return undefined;
    characters.push(character);
    at = character.span.end;
  }
  return undefined;
}

function escapeAt(text: string, start: number): LiteralCharacter | undefined {
  ESCAPE.lastIndex = start;
  const match = ESCAPE.exec(text);
  if (match === null) return undefined;
  const span = { start, end: ESCAPE.lastIndex };
  const [, braced, unicode, byte, plain = ''] = match;
  const hex = braced ?? unicode ?? byte;
  if (hex !== undefined) {
    const point = Number.parseInt(hex, 16);
    return point > 0x10_ff_ff ? undefined : { value: String.fromCodePoint(point), span };
  }
  // A line break behind a backslash is no part of the value.
  return { value: /[\r\n\u2028\u2029]/.test(plain) ? '' : (ESCAPES[plain] ?? plain), span };
}

/** A text as it is written inside a literal of this quote. */
export function escapeFor(text: string, quote: string, language: Language): string {
  const json = JSON.stringify(text).slice(1, -1);
  if (!isScript(language) || quote === '"') return json;
  const bare = json.replaceAll('\\"', '"');
  return quote === "'" ? bare.replaceAll("'", "\\'") : bare.replaceAll('`', '\\`').replaceAll('${', '\\${');
}
