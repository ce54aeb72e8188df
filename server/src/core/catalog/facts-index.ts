import picomatch from 'picomatch';
import type { CatalogSet } from './catalog-set.ts';
import type { Catalog, DetectPackageDocument, MethodDocument, SymbolDocument } from './types.ts';

/** A package, method or member, and the catalog that lists it. */
export interface Listed<T> {
  readonly catalog: Catalog;
  readonly item: T;
}

/** What catalogs know of packages, symbols, methods and members, for detection and for the phases. */
export interface FactsIndex {
  /**
   * Packages that a module specifier names: `@modelcontextprotocol/sdk/types.js` names
   * `@modelcontextprotocol/sdk`. The longest listed name wins; a listed `@scope/*` stands for the whole scope.
   */
  packagesOf(module: string): readonly Listed<DetectPackageDocument>[];
  /** True where the release of the package says which versions are spoken. */
  isDated(name: string): boolean;
  /** Symbols of the package that a module specifier names, found as `packagesOf` finds it; empty for others. */
  symbolsOf(module: string): readonly SymbolDocument[];
  /** Exact names before prefixes; of the prefixes of one catalog the longest. */
  methodsOf(method: string): readonly Listed<MethodDocument>[];
  /** Catalogs that take this member as evidence, with the expression for its value. */
  readonly members: ReadonlyMap<string, readonly Listed<RegExp>[]>;
  /** The same for members that prove little by themselves. */
  readonly hints: ReadonlyMap<string, readonly Listed<RegExp>[]>;
  /** Catalogs whose version this member names. */
  readonly versionMembers: ReadonlyMap<string, readonly Catalog[]>;
  /** What stands in source code; the first group names a version. */
  readonly texts: readonly Listed<RegExp>[];
  /** Catalogs that know a file by its path; `/` or `\\` between its steps. */
  catalogsOfFile(path: string): readonly Catalog[];
}

const indexes = new WeakMap<CatalogSet, FactsIndex>();

/** The index of a set, made on first use and kept with the set. */
export function factsIndex(catalogs: CatalogSet): FactsIndex {
  const known = indexes.get(catalogs);
  if (known !== undefined) return known;
  const index = createIndex(catalogs);
  indexes.set(catalogs, index);
  return index;
}

/** Specifier prefixes that may be names of packages, longest first: `@a/b/c`, `@a/b`; empty for relative ones. */
export function packageCandidates(module: string): readonly string[] {
  if (module === '' || module.length > 500 || /^[./\\#]|^[a-z]+:/i.test(module)) return [];
  const parts = module.split('/');
  const shortest = module.startsWith('@') ? 2 : 1;
  const candidates: string[] = [];
  for (let length = parts.length; length >= shortest; length--) candidates.push(parts.slice(0, length).join('/'));
  if (shortest === 2) candidates.push(`${parts[0]}/*`);
  return candidates;
}

function createIndex(catalogs: CatalogSet): FactsIndex {
  const packages = new Map<string, Listed<DetectPackageDocument>[]>();
  const symbols = new Map<string, SymbolDocument[]>();
  const exact = new Map<string, Listed<MethodDocument>[]>();
  const prefixes = new Map<string, Listed<MethodDocument>[]>();
  const members = new Map<string, Listed<RegExp>[]>();
  const hints = new Map<string, Listed<RegExp>[]>();
  const versionMembers = new Map<string, Catalog[]>();
  const texts: Listed<RegExp>[] = [];
  for (const catalog of catalogs.catalogs) {
    for (const item of catalog.document.detect?.packages ?? []) push(packages, item.name, { catalog, item });
    for (const symbol of catalog.document.symbols ?? []) push(symbols, symbol.package, symbol);
    for (const item of catalog.document.methods ?? []) {
      if (item.name !== undefined) push(exact, item.name, { catalog, item });
      if (item.prefix !== undefined) push(prefixes, item.prefix, { catalog, item });
    }
    const { detect } = catalog.document;
    for (const [listed, map] of [
      [detect?.members, members],
      [detect?.hints, hints],
    ] as const) {
      for (const [name, source] of Object.entries(listed ?? {})) {
        const item = compile(source);
        if (item !== undefined) push(map, name, { catalog, item });
      }
    }
    for (const name of [detect?.versionMember ?? []].flat()) push(versionMembers, name, catalog);
    for (const source of detect?.texts ?? []) {
      const item = compile(source);
      if (item !== undefined) texts.push({ catalog, item });
    }
  }
  const files = catalogs.catalogs.flatMap((catalog) => {
    const globs = catalog.document.detect?.files ?? [];
    return globs.length === 0 ? [] : { catalog, matches: matcher(globs) };
  });
  const prefixLengths = [...new Set([...prefixes.keys()].map((prefix) => prefix.length))].sort((a, b) => b - a);
  return {
    members,
    hints,
    versionMembers,
    texts,
    catalogsOfFile(path) {
      const name = path.replaceAll('\\', '/');
      return files.filter(({ matches }) => matches(name)).map(({ catalog }) => catalog);
    },
    packagesOf: (module) => ofPackage(packages, module),
    isDated: (name) => packages.get(name)?.some(({ item }) => item.range !== undefined) === true,
    symbolsOf: (module) => ofPackage(symbols, module),
    methodsOf(method) {
      const found = [...(exact.get(method) ?? [])];
      // A sentence that begins like a method is none: "eth_call failed".
      if (/\s/.test(method)) return found;
      for (const length of prefixLengths) {
        if (length > method.length) continue;
        for (const listed of prefixes.get(method.slice(0, length)) ?? []) {
          if (!found.some((before) => before.catalog === listed.catalog)) found.push(listed);
        }
      }
      return found;
    },
  };
}

/** What is listed for the longest name of a package that the specifier begins with. */
function ofPackage<T>(listed: ReadonlyMap<string, readonly T[]>, module: string): readonly T[] {
  for (const candidate of packageCandidates(module)) {
    const found = listed.get(candidate);
    if (found !== undefined) return found;
  }
  return [];
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const group = map.get(key);
  if (group === undefined) map.set(key, [value]);
  else group.push(value);
}

/** A glob is meant at any depth; one that cannot be read matches nothing, as with expressions below. */
function matcher(globs: readonly string[]): (path: string) => boolean {
  try {
    return picomatch(
      globs.flatMap((glob) => [glob, `**/${glob}`]),
      { dot: true },
    );
  } catch {
    return () => false;
  }
}

/** Expressions come from files of users; a broken one is a finding of `validateCatalog` and matches nothing here. */
function compile(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'u');
  } catch {
    return undefined;
  }
}
