import { BASE_PROTOCOL, BUILT_IN, isLibrary } from './base.ts';
import type { CatalogSet } from './catalog-set.ts';
import type { Entry } from './types.ts';

/**
 * Puts meanings that people most likely hold first: those of the project itself, of JSON-RPC, of protocols that many
 * speak, of protocols for which there are packages, of other protocols, and last of libraries. Otherwise the order stays.
 */
export function mostProminentFirst(entries: readonly Entry[], catalogs: CatalogSet): readonly Entry[] {
  return [...entries].sort((a, b) => obscurity(a, catalogs) - obscurity(b, catalogs));
}

function obscurity({ origin }: Entry, catalogs: CatalogSet): number {
  if (origin === BASE_PROTOCOL) return -1;
  const catalog = catalogs.get(origin);
  if (catalog !== undefined && catalog.source !== BUILT_IN) return -2;
  if (catalog === undefined || isLibrary(catalog)) return 3;
  if (catalog.document.widespread === true) return 0;
  return catalog.document.detect?.packages === undefined ? 2 : 1;
}
