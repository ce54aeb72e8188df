import { type JsonTape, KIND_OBJECT, KIND_STRING } from '../../extract/json/tape.ts';
import { keyIs, memberOf, stringValue } from '../../extract/json/values.ts';

/** The text of a string that HTTP archives write as base64; undefined where it is not written so. */
export function base64Of(tape: JsonTape, index: number): string | undefined {
  const parent = tape.parent(index);
  if (parent < 0 || tape.kind(parent) !== KIND_OBJECT || !keyIs(tape, index, 'text')) return undefined;
  const encoding = memberOf(tape, parent, 'encoding');
  if (encoding < 0 || tape.kind(encoding) !== KIND_STRING || stringValue(tape, encoding) !== 'base64') return undefined;
  return decodeUtf8(bytesOf(stringValue(tape, index)));
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const sign of text) {
    const digit = DIGITS.indexOf(sign === '-' ? '+' : sign === '_' ? '/' : sign);
    if (digit < 0) continue;
    held = ((held << 6) | digit) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (held >>> bits) & 0xff;
    }
  }
  return bytes.subarray(0, length);
}

/** What is no UTF-8 becomes U+FFFD. */
function decodeUtf8(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let pos = 0; pos < bytes.length; ) {
    const first = bytes[pos++] as number;
    const more = first < 0x80 ? 0 : first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : -1;
    if (more === -1) {
      parts.push('\ufffd');
      continue;
    }
    let point = more === 0 ? first : first & (0x3f >> more);
    for (let left = more; left > 0 && ((bytes[pos] ?? 0) & 0xc0) === 0x80; left--)
      point = (point << 6) | ((bytes[pos++] as number) & 0x3f);
    parts.push(point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd');
  }
  return parts.join('');
}
