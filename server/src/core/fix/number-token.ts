import { type CodeFact, isScript, type Language, type Span, type TextEdit } from '../model.ts';
import type { Source } from './source.ts';

/** A number as it may be written in a script; the quotes are those of a table's key. */
const TOKEN =
  /^(?<quote>['"]?)(?<sign>[-+]?)(?<gap>\s*)(?<digits>0x[\da-f_]+|\d[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?)\k<quote>$/i;

/** True for the text of a code that is a number and nothing else: no sum, no name, no comment. */
export function isNumberToken(text: string): boolean {
  return TOKEN.test(text);
}

/**
 * A number in the style of another one: with its separators (`-32_602`), in hexadecimal, with the blank behind its sign,
 * in the quotes of a key.
 *
 * @param written the text of the number that is replaced; where it is none, the plain number is given
 */
export function numberToken(value: number, written: string): string {
  const { quote = '', sign = '', gap = '', digits = '' } = TOKEN.exec(written)?.groups ?? {};
  const minus = value < 0 ? `-${sign === '-' ? gap : ''}` : '';
  return quote + minus + digitsLike(Math.abs(value), digits) + quote;
}

function digitsLike(value: number, written: string): string {
  if (/^0x/i.test(written)) {
    const hex = value.toString(16);
    return written.slice(0, 2) + (/[A-F]/.test(written) ? hex.toUpperCase() : hex);
  }
  const plain = String(value);
  return written.includes('_') ? plain.replace(/\B(?=(?:\d{3})+$)/g, '_') : plain;
}

/**
 * Writes another number where a code stands.
 *
 * @returns undefined where the token is not surely the number alone: a sum, a name, an enum member without a value
 */
export function numberEdit(code: CodeFact, value: number, source: Source): TextEdit | undefined {
  const written = source.slice(code.span);
  if (!isReplaceable(code, written, source.language)) return undefined;
  return wordEdit(code.span, numberToken(value, code.kind === 'integer' ? written : ''), source);
}

/** Replaces a span, and keeps a word before it apart: without its sign `return-32150` would run into the digits. */
export function wordEdit(span: Span, text: string, source: Source): TextEdit {
  const apart = /^[\p{ID_Continue}$]/u.test(text) && /[\p{ID_Continue}$]/u.test(source.text.charAt(span.start - 1));
  return { span, newText: apart ? ` ${text}` : text };
}

function isReplaceable(code: CodeFact, written: string, language: Language): boolean {
  switch (code.kind) {
    case 'integer':
    case 'fraction':
      return isNumberToken(written);
    case 'string':
      return isScript(language) ? /^(['"`])[\s\S]*\1$/.test(written) : /^".*"$/.test(written);
    // An object or an array may hold more than anybody would want to lose.
    case 'wrong-type':
      return code.type === 'null' || code.type === 'boolean';
    default:
      return false;
  }
}
