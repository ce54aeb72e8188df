import documents from '../../generated/catalogs.json' with { type: 'json' };
import { BUILT_IN } from './base.ts';
import type { CatalogSet } from './catalog-set.ts';
import { type CatalogSource, loadCatalogs } from './load.ts';
import type { CatalogDocument } from './types.ts';

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
