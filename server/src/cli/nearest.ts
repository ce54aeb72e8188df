import { closest, distance } from 'fastest-levenshtein';

/** The listed name that a misspelt one most likely means; undefined where none is near. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const lower = name.toLowerCase();
  const best = closest(lower, names);
  const near = distance(lower, best) <= Math.max(2, Math.floor(best.length / 3));
  return near ? best : names.find((one) => name.length > 2 && one.startsWith(lower));
}

/** ` Did you mean "x"?`, with the blank before it; empty where nothing is near. */
export function didYouMean(name: string, names: readonly string[]): string {
  const best = nearest(name, names);
  return best === undefined ? '' : ` Did you mean "${best}"?`;
}
