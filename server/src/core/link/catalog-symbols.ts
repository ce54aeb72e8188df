import type { CatalogSet } from '../catalog/catalog-set.ts';
import { factsIndex } from '../catalog/facts-index.ts';

/**
 * The number that catalogs know behind a name of a package.
 * @param module specifier as it is written
 * @param imported `*` or `default` for the whole module
 * @param rest what follows: `["InvalidParams"]` in `ErrorCode.InvalidParams`
 */
export function valueInCatalogs(
  catalogs: CatalogSet,
  module: string,
  imported: string,
  rest: readonly string[],
): number | undefined {
  const whole = imported === '*' || imported === 'default';
  for (const symbol of factsIndex(catalogs).symbolsOf(module)) {
    if (symbol.members === undefined) continue;
    const named = (whole && imported !== symbol.export ? rest : [imported, ...rest]).join('.');
    const prefix = `${symbol.export}.`;
    const value = named.startsWith(prefix) ? symbol.members[named.slice(prefix.length)] : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The code of a symbol that makes one error, or of a member of one that makes several. */
export function valueOfSymbol(
  catalogs: CatalogSet,
  packageName: string,
  name: string,
  member: string | undefined,
): number | undefined {
  for (const symbol of factsIndex(catalogs).symbolsOf(packageName)) {
    if (symbol.package !== packageName || symbol.export !== name) continue;
    const value = member === undefined ? symbol.code : symbol.members?.[member];
    if (value !== undefined) return value;
  }
  return undefined;
}
