/** Small parts of sentences for people. */

import { closest, distance } from 'fastest-levenshtein';

/** `a`, `a or b`, `a, b or c`. */
export function listOf(items: readonly string[], conjunction: 'and' | 'or'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}

/** ` Did you mean "x"?`, with the blank before it; empty where no name is near. */
export function didYouMean(name: string, names: readonly string[]): string {
  const best = nearest(name, names);
  return best === undefined ? '' : ` Did you mean "${best}"?`;
}

/** The listed name that a misspelt or unfinished one most likely means. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const lower = name.toLowerCase();
  const best = closest(lower, names);
  const near = distance(lower, best) <= Math.max(2, Math.floor(best.length / 3));
  return near ? best : names.find((one) => name.length > 2 && one.startsWith(lower));
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Milliseconds as people say them: `0.4 ms`, `43 ms`, `1.2 s`, `3 min 5 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds >= MINUTE) {
    const seconds = Math.round(milliseconds / SECOND);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  }
  const [value, unit] = milliseconds >= SECOND ? [milliseconds / SECOND, 's'] : [milliseconds, 'ms'];
  return `${Number(value.toFixed(value < 10 ? 1 : 0))} ${unit}`;
}
