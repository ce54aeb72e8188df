import type { AliasFact, DefinitionFact, ExportFact, FactoryFact, FileFacts, ImportFact } from '../model.ts';

/** The names of one file, ready to be looked up. */
export interface Names {
  /** `ambiguous` where the file gives one path several values. */
  definition(path: readonly string[]): DefinitionFact | 'ambiguous' | undefined;
  alias(path: readonly string[]): AliasFact | undefined;
  factory(path: readonly string[]): FactoryFact | 'ambiguous' | undefined;
  import(local: string): ImportFact | undefined;
  /** What the file gives under a name; more than one only for `*`. */
  exports(name: string): readonly ExportFact[];
}

const known = new WeakMap<FileFacts, Names>();

/** Made on first use and kept as long as the facts. */
export function namesOf(facts: FileFacts): Names {
  let names = known.get(facts);
  if (names === undefined) {
    names = createNames(facts);
    known.set(facts, names);
  }
  return names;
}

function createNames(facts: FileFacts): Names {
  const definitions = distinct(facts.definitions, (a, b) => a.value === b.value && a.gives === b.gives);
  const factories = distinct(facts.factories, (a, b) => a.code === b.code);
  const aliases = new Map(facts.aliases.map((alias) => [key(alias.path), alias]));
  const imports = new Map<string, ImportFact>();
  // Where a type and a value have one name, the value counts.
  for (const fact of facts.imports) {
    if (!imports.has(fact.local) || fact.topLevel === true) imports.set(fact.local, fact);
  }
  const exports = new Map<string, ExportFact[]>();
  for (const fact of facts.exports) {
    const list = exports.get(fact.exported);
    if (list === undefined) exports.set(fact.exported, [fact]);
    else list.push(fact);
  }
  return {
    definition: (path) => definitions.get(key(path)),
    alias: (path) => aliases.get(key(path)),
    factory: (path) => factories.get(key(path)),
    import: (local) => imports.get(local),
    exports: (name) => exports.get(name) ?? [],
  };
}

function distinct<T extends { readonly path: readonly string[] }>(
  facts: readonly T[],
  same: (a: T, b: T) => boolean,
): ReadonlyMap<string, T | 'ambiguous'> {
  const found = new Map<string, T | 'ambiguous'>();
  for (const fact of facts) {
    const before = found.get(key(fact.path));
    const agrees = before === undefined || (before !== 'ambiguous' && same(before, fact));
    found.set(key(fact.path), agrees ? (before ?? fact) : 'ambiguous');
  }
  return found;
}

function key(path: readonly string[]): string {
  return path.join('\0');
}
