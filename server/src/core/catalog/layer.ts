import { isBuiltIn } from './base.ts';
import type { CatalogSet } from './catalog-set.ts';
import { LoadedCatalog } from './flatten.ts';
import { type CatalogSource, createCatalogSet, inOrderOfId, nearestId } from './load.ts';
import type { Catalog } from './types.ts';

/**
 * A set with further catalogs above another set, whose indexes it shares: those of a project above the built-in
 * ones. A document whose id is taken, by the set below or by an earlier document, is left out. Of what both know the
 * upper ones are told first.
 */
export function layerCatalogs(below: CatalogSet, documents: readonly CatalogSource[]): CatalogSet {
  const byId = new Map<string, Catalog>();
  const lookup = (id: string): Catalog | undefined => byId.get(id) ?? below.get(id);
  for (const { document, source } of documents) {
    if (lookup(document.id) === undefined) byId.set(document.id, new LoadedCatalog(document, source, lookup));
  }
  if (byId.size === 0) return below;
  const above = createCatalogSet([...byId.values()]);
  const catalogs = inOrderOfId([...below.catalogs, ...above.catalogs]);
  return {
    catalogs,
    get: lookup,
    nearest: (id) =>
      nearestId(
        id,
        catalogs.map((catalog) => catalog.id),
      ),
    entriesOf: (code) => joined(above.entriesOf(code), below.entriesOf(code)),
    entriesNamed: (identifier) => joined(above.entriesNamed(identifier), below.entriesNamed(identifier)),
    entriesSaying: (text) => joined(above.entriesSaying(text), below.entriesSaying(text)),
    rangesOf: (code) => joined(above.rangesOf(code), below.rangesOf(code)),
  };
}

/** What has to be laid above the built-in catalogs to get this set, as plain data. */
export function ownSources({ catalogs }: CatalogSet): readonly CatalogSource[] {
  return catalogs.filter((catalog) => !isBuiltIn(catalog)).map(({ document, source }) => ({ document, source }));
}

function joined<T>(first: readonly T[], second: readonly T[]): readonly T[] {
  if (first.length === 0) return second;
  return second.length === 0 ? first : [...first, ...second];
}
