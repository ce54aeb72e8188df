import documents from '../../generated/catalogs.json' with { type: 'json' };
import type { CatalogSet } from './catalog-set.ts';
import { type CatalogSource, loadCatalogs } from './load.ts';
import type { CatalogDocument } from './types.ts';

/** `Catalog.source` of the catalogs that come with this program. */
const BUILT_IN = 'built-in';

let loaded: CatalogSet | undefined;

/** The catalogs that come with this program, made once. */
export function builtinCatalogs(): CatalogSet {
  loaded ??= loadCatalogs(builtinDocuments());
  return loaded;
}

/** The same, to be loaded together with a project's own catalogs. */
export function builtinDocuments(): readonly CatalogSource[] {
  return (documents as unknown as readonly CatalogDocument[]).map((document) => ({ document, source: BUILT_IN }));
}
