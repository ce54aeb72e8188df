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
