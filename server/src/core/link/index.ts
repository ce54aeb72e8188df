import type { CatalogSet } from '../catalog/catalog-set.ts';
import { type FactsIndex, factsIndex } from '../catalog/facts-index.ts';
import type { CodeFact, DefinitionFact, ErrorSite, FileFacts, LinkedFile, LinkedSite } from '../model.ts';

/**
 * Phase 2 for one file: finds the numbers behind names, through definitions of the same file and
 * through symbols of the catalogs that the file imports. Other modules of the project stay unknown.
 */
export function linkFile(facts: FileFacts, catalogs: CatalogSet): LinkedFile {
  const names = new Names(facts, catalogs);
  return { facts, sites: facts.sites.map((site, index) => linkSite(site, index, names, facts)) };
}

function linkSite(site: ErrorSite, index: number, names: Names, facts: FileFacts): LinkedSite {
  const { code, symbol } = site;
  if (code?.kind === 'integer') return { ...site, index, value: code.value, origin: 'literal' };
  if (code?.kind === 'reference') return { ...site, index, ...names.resolve(code, facts.path) };
  if (code !== undefined) return { ...site, index, origin: code.kind === 'expression' ? 'unknown' : 'literal' };
  const value = symbol === undefined ? undefined : names.valueOfSymbol(symbol.package, symbol.export, symbol.member);
  return value === undefined ? { ...site, index, origin: 'unknown' } : { ...site, index, value, origin: 'symbol' };
}

/** The names of one file that stand for numbers. */
class Names {
  readonly #definitions = new Map<string, DefinitionFact | 'ambiguous'>();
  readonly #imports = new Map<string, { readonly module: string; readonly imported: string }>();
  readonly #index: FactsIndex;

  constructor(facts: FileFacts, catalogs: CatalogSet) {
    this.#index = factsIndex(catalogs);
    for (const definition of facts.definitions) {
      const key = definition.path.join('\0');
      const known = this.#definitions.get(key);
      const same = known === undefined || (known !== 'ambiguous' && known.value === definition.value);
      this.#definitions.set(key, same ? (known ?? definition) : 'ambiguous');
    }
    for (const { local, module, imported } of facts.imports) this.#imports.set(local, { module, imported });
  }

  resolve(
    code: CodeFact & { readonly kind: 'reference' },
    path: string,
  ): Pick<LinkedSite, 'value' | 'origin' | 'definition'> {
    const definition = this.#definitions.get(code.path.join('\0'));
    if (definition === 'ambiguous') return { origin: 'unknown' };
    if (definition !== undefined) {
      const found = { origin: 'definition', definition: { path, definition } } as const;
      return typeof definition.value === 'number' ? { ...found, value: definition.value } : found;
    }
    const value = this.#throughImport(code.path);
    return value === undefined ? { origin: 'unknown' } : { value, origin: 'symbol' };
  }

  valueOfSymbol(packageName: string, name: string, member: string | undefined): number | undefined {
    for (const symbol of this.#index.symbolsOf(packageName)) {
      if (symbol.package !== packageName || symbol.export !== name) continue;
      const value = member === undefined ? symbol.code : symbol.members?.[member];
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** `ErrorCode.InvalidParams`, `types.ErrorCode.InvalidParams`, whatever the names were renamed to. */
  #throughImport(path: readonly string[]): number | undefined {
    const origin = this.#imports.get(path[0] as string);
    if (origin === undefined) return undefined;
    const whole = origin.imported === '*' || origin.imported === 'default';
    for (const symbol of this.#index.symbolsOf(origin.module)) {
      if (symbol.members === undefined) continue;
      const named = whole && origin.imported !== symbol.export ? path.slice(1) : [origin.imported, ...path.slice(1)];
      const prefix = `${symbol.export}.`;
      const rest = named.join('.');
      const value = rest.startsWith(prefix) ? symbol.members[rest.slice(prefix.length)] : undefined;
      if (value !== undefined) return value;
    }
    return undefined;
  }
}
