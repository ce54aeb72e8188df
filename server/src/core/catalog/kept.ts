import type { CatalogSet } from './catalog-set.ts';
import type { RangeDocument } from './types.ts';

/** A range whose owner keeps it from others: "must not" or "should not". */
export function isKeptRange({ owner, others }: Pick<RangeDocument, 'owner' | 'others'>): boolean {
  return owner !== 'application' && others !== 'may';
}

/** True for a number that JSON-RPC or a protocol on it keeps for itself. */
export function isKeptNumber(catalogs: CatalogSet, code: number): boolean {
  return catalogs.rangesOf(code).some(isKeptRange);
}

/** The same without the limits of 16-bit integers, which are far more often samples and bounds. */
export function isTellingNumber(catalogs: CatalogSet, code: number): boolean {
  return isKeptNumber(catalogs, code) && code !== -(2 ** 15) && code !== 1 - 2 ** 15;
}
