/** Pieces of JSON inside other text, and text inside JSON strings. */

import type { Span } from '../model.ts';

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * The offset behind the object or array that begins at `from`, by its brackets alone; -1 where it does not end before
 * `to`. A line break inside a string ends the search: no JSON has one, and what follows is another line's.
 */
export function balancedEnd(text: string, from: number, to: number): number {
  let depth = 0;
  for (let pos = from; pos < to; pos++) {
    switch (text.charCodeAt(pos)) {
      case 123: // { [
      case 91:
        depth++;
        break;
      case 125: // } ]
      case 93:
        if (--depth === 0) return pos + 1;
        break;
      case QUOTE:
        pos = stringEnd(text, pos, to) - 1;
        if (pos < from) return -1;
        break;
      default:
    }
  }
  return -1;
}

/** The offset behind the string that begins at `from`; -1 where it does not end on its line. */
function stringEnd(text: string, from: number, to: number): number {
  for (let pos = from + 1; pos < to; pos++) {
    const unit = text.charCodeAt(pos);
    if (unit === QUOTE) return pos + 1;
    if (unit === BACKSLASH) pos++;
    else if (unit === 10 || unit === 13) return -1;
  }
  return -1;
}

/** A text that stands in another one with other offsets. */
export interface MappedText {
  readonly text: string;
  /** The offset in the outer text of an offset in this one. */
  readonly offsetAt: (offset: number) => number;
}

const ESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** What a JSON string says, whose token with its quotes is `[start, end)`. Broken escapes stand for themselves. */
export function decodeString(text: string, start: number, end: number): MappedText {
  const from = start + 1;
  const to = Math.max(from, text.charCodeAt(end - 1) === QUOTE ? end - 1 : end);
  const raw = text.slice(from, to);
  if (!raw.includes('\\')) return { text: raw, offsetAt: (offset) => from + offset };
  const parts: string[] = [];
  /** Decoded offset behind each escape, and the raw one: between two of them both go in step. */
  const decodedAt: number[] = [0];
  const rawAt: number[] = [0];
  let decoded = 0;
  let pos = 0;
  for (let next = raw.indexOf('\\'); next !== -1; next = raw.indexOf('\\', pos)) {
    parts.push(raw.slice(pos, next));
    decoded += next - pos;
    const sign = raw[next + 1] ?? '';
    const hex = sign === 'u' ? /^[0-9A-Fa-f]{4}/.exec(raw.slice(next + 2, next + 6)) : null;
    parts.push(hex === null ? (ESCAPED[sign] ?? sign) : String.fromCharCode(Number.parseInt(hex[0], 16)));
    pos = Math.min(raw.length, next + (hex === null ? 2 : 6));
    decoded += sign === '' ? 0 : 1;
    decodedAt.push(decoded);
    rawAt.push(pos);
  }
  parts.push(raw.slice(pos));
  return { text: parts.join(''), offsetAt: (offset) => from + inStep(decodedAt, rawAt, offset) };
}

/** Lines of a text, joined by line feeds, as one text. */
export function joinedLines(text: string, lines: readonly Span[]): MappedText {
  const innerAt: number[] = [];
  const outerAt: number[] = [];
  let length = 0;
  for (const { start, end } of lines) {
    innerAt.push(length);
    outerAt.push(start);
    length += end - start + 1;
  }
  return {
    text: lines.map(({ start, end }) => text.slice(start, end)).join('\n'),
    offsetAt: (offset) => inStep(innerAt, outerAt, offset),
  };
}

/** All of a text stands for one token of another, which cannot be told apart further. */
export function opaque(text: string, { start, end }: Span): MappedText {
  return { text, offsetAt: (offset) => (offset === 0 ? start : end) };
}

/** The outer offset of an inner one: as far behind the last common point as the inner one is. */
function inStep(inner: readonly number[], outer: readonly number[], offset: number): number {
  let low = 0;
  let high = inner.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((inner[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return (outer[low] as number) + offset - (inner[low] as number);
}

/** The same facts with the spans of the outer text. Facts are plain data, and whatever has `start` and `end` is a span. */
export function withSpans<T>(facts: T, offsetAt: MappedText['offsetAt']): T {
  if (Array.isArray(facts)) return facts.map((item) => withSpans(item, offsetAt)) as T;
  if (typeof facts !== 'object' || facts === null) return facts;
  const { start, end } = facts as Partial<Span>;
  if (typeof start === 'number' && typeof end === 'number') return { start: offsetAt(start), end: offsetAt(end) } as T;
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, withSpans(value, offsetAt)])) as T;
}
