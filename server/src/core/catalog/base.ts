import type { Catalog } from './types.ts';

/** The protocol that every other stands on: always active, and the measure of what a number is. */
export const BASE_PROTOCOL = 'json-rpc';

/** A catalog that serves protocols is a library: it adds codes and proves no protocol. */
export function isLibrary(catalog: Catalog): boolean {
  return catalog.document.serves !== undefined;
}

/** `Catalog.source` of the catalogs that come with this program. */
export const BUILT_IN = 'built-in';

/** True for a catalog that comes with this program; others are a project's own. */
export function isBuiltIn({ source }: Pick<Catalog, 'source'>): boolean {
  return source === BUILT_IN;
}
