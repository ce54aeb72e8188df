import type { CatalogSet } from '../catalog/catalog-set.ts';
import { lookUp } from '../link/lookup.ts';
import type { Module } from '../link/module.ts';
import { type Constant, isConstant, usable } from './constants.ts';

/** Modules behind an import that are looked at, and names that are tried; who has more is not helped by a name. */
const MAX_MODULES = 20;
const MAX_NAMES = 1000;

/**
 * The constants of other modules of the project that a file imports before a place, as they are written there.
 *
 * @param place offset of the use
 */
export function projectConstants(place: number, module: Module, catalogs: CatalogSet): readonly Constant[] {
  const imports = module.facts.imports.filter(({ span, topLevel }) => topLevel === true && span.end <= place);
  const found = imports.flatMap(({ module: specifier, imported, local }) => {
    const target = module.resolve(specifier);
    if (target === undefined) return [];
    const paths = namesIn(target).map((path) => [local, ...(imported === '*' ? path : path.slice(1))]);
    const tried = new Map(paths.slice(0, MAX_NAMES).map((path) => [path.join('.'), path]));
    return [...tried.values()].flatMap((path) => {
      const value = numberOf(path, module, catalogs);
      return value === undefined ? [] : [{ path, value }];
    });
  });
  return usable(found);
}

/** What the names that an import may lead to could be: all that the module defines, and the modules whose names it hands on. */
function namesIn(target: Module): readonly (readonly string[])[] {
  const modules = new Set([target]);
  for (const module of modules) {
    for (const { from } of module.facts.exports) {
      const next = from === undefined || modules.size >= MAX_MODULES ? undefined : module.resolve(from);
      if (next !== undefined) modules.add(next);
    }
  }
  return [...modules].flatMap(({ facts: { definitions, exports } }) => {
    const given = new Set(exports.flatMap(({ exported, local }) => (exported === '=' ? ['='] : [exported, local])));
    const isGiven = ([name = '']: readonly string[]): boolean => given.has(name) || given.has('=');
    return definitions.map(({ path }) => path).filter(isGiven);
  });
}

/** The number for which a name stands in the file, where it is a constant and no error that has the number. */
function numberOf(path: readonly string[], module: Module, catalogs: CatalogSet): number | undefined {
  const meaning = lookUp(module, path, catalogs);
  if (meaning?.kind !== 'definition' || meaning.gives !== undefined) return undefined;
  const { definition } = meaning;
  const isNumber = typeof definition.value === 'number' && isConstant(definition, meaning.module.facts.sites);
  return isNumber ? (definition.value as number) : undefined;
}
