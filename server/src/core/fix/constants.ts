import type { CatalogSet } from '../catalog/catalog-set.ts';
import { factsIndex } from '../catalog/facts-index.ts';
import type { DefinitionFact, ErrorSite, FileFacts, ImportFact, LinkedSite, SymbolUse } from '../model.ts';

/** A constant that stands for a number. */
export interface Constant {
  /** How it is written where it is used: `ErrorCode.InvalidParams`. */
  readonly path: readonly string[];
  readonly value: number;
}

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/**
 * The constants that may be used at a place: members of what is imported from packages that catalogs know, and the
 * file's own that are declared before it. Imported ones first.
 *
 * @param place offset of the use
 */
export function constantsAt(place: number, facts: FileFacts, catalogs: CatalogSet): readonly Constant[] {
  const imports = facts.imports.filter(({ span, topLevel }) => topLevel === true && span.end <= place);
  return usable([...importedConstants(imports, catalogs), ...ownConstants(place, facts)]);
}

/** Those that can be written with dots. */
export function usable(constants: readonly Constant[]): readonly Constant[] {
  return constants.filter(({ path }) => path.every((name) => IDENTIFIER.test(name)));
}

function importedConstants(imports: readonly ImportFact[], catalogs: CatalogSet): readonly Constant[] {
  const found: Constant[] = [];
  for (const { module, imported, local } of imports) {
    // Whether a default export is the whole package depends on who loads it.
    if (imported === 'default') continue;
    for (const symbol of factsIndex(catalogs).symbolsOf(module)) {
      if (symbol.form !== 'enum') continue;
      const names = symbol.export.split('.');
      const owner =
        imported === '*' ? [local, ...names] : names[0] === imported ? [local, ...names.slice(1)] : undefined;
      if (owner === undefined) continue;
      for (const [name, value] of Object.entries(symbol.members ?? {})) found.push({ path: [...owner, name], value });
    }
  }
  return found;
}

/** The constants that a file declares for all of it, in order; many findings ask. */
const declared = new WeakMap<FileFacts, readonly (Constant & { readonly end: number })[]>();

function ownConstants(place: number, facts: FileFacts): readonly Constant[] {
  let all = declared.get(facts);
  if (all === undefined) {
    all = facts.definitions.flatMap((definition) => {
      const { path, value, name, topLevel } = definition;
      const counts = topLevel === true && typeof value === 'number' && isConstant(definition, facts.sites);
      return counts ? [{ path, value, end: name.end }] : [];
    });
    declared.set(facts, all);
  }
  return all.filter(({ end }) => end <= place);
}

/** The code of a whole error (`ERRORS.notFound.code`) is part of that error, and no constant to use elsewhere. */
export function isConstant({ path, name, site }: DefinitionFact, sites: readonly ErrorSite[]): boolean {
  const definition = site === undefined ? undefined : sites[site];
  if (definition?.role !== 'define' || definition.name?.span.start !== name.start) return false;
  return definition.name.text === path.at(-1);
}

/**
 * The members of the enum or table from which a code is taken by name, `ErrorCode.InvalidParams` beside
 * `ErrorCode.MethodNotFound`, as they are written at that place. Empty where the code is no member.
 */
export function siblingsOf(site: LinkedSite, facts: FileFacts, catalogs: CatalogSet): readonly Constant[] {
  if (site.code?.kind !== 'reference') return [];
  const { path, text } = site.code;
  const written = text.split('.').map((name) => name.trim());
  if (written.length < 2 || written.at(-1) !== path.at(-1) || !written.every((name) => IDENTIFIER.test(name)))
    return [];
  const owner = written.slice(0, -1);
  const own = facts.definitions.flatMap((definition) => {
    const { path: other, value } = definition;
    const isSibling = other.length === path.length && other.slice(0, -1).every((name, at) => name === path[at]);
    return isSibling && typeof value === 'number' && isConstant(definition, facts.sites)
      ? [{ path: [...owner, other.at(-1) as string], value }]
      : [];
  });
  if (own.length > 0 || site.symbol === undefined) return own;
  const { package: name, export: exported } = site.symbol;
  return factsIndex(catalogs)
    .symbolsOf(name)
    .filter((symbol) => symbol.export === exported && symbol.form === 'enum')
    .flatMap(({ members = {} }) => Object.entries(members))
    .map(([member, value]) => ({ path: [...owner, member], value }));
}

/** Another factory of the same object, with the same parameters, for a code: `invalidParams` beside `methodNotFound`. */
export function siblingFactory(symbol: SymbolUse, code: number, catalogs: CatalogSet): string | undefined {
  for (const { export: exported, form, members = {} } of factsIndex(catalogs).symbolsOf(symbol.package)) {
    if (form !== 'factories' || exported !== symbol.export || members[symbol.member ?? ''] === undefined) continue;
    return Object.keys(members).find((name) => members[name] === code);
  }
  return undefined;
}
