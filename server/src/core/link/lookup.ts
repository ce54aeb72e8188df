import type { CatalogSet } from '../catalog/catalog-set.ts';
import type { AliasFact, DefinitionFact, ExportFact, FactoryFact } from '../model.ts';
import { valueInCatalogs } from './catalog-symbols.ts';
import type { Module } from './module.ts';
import { type Names, namesOf } from './names.ts';

/** What a name leads to. */
export type Meaning =
  | {
      readonly kind: 'definition';
      readonly module: Module;
      readonly definition: DefinitionFact;
      /** The name is or makes an error with this code; absent: it is the number itself. */
      readonly gives?: 'error';
    }
  | { readonly kind: 'factory'; readonly module: Module; readonly factory: FactoryFact }
  /** A number that a catalog knows of a package. */
  | { readonly kind: 'symbol'; readonly value: number };

/** Names and modules that are looked through for one name; more are a maze, or a circle that is no circle. */
const MAX_STEPS = 500;
/** Members of an error object that stand for the error itself. */
const OF_ERROR = new Set(['code', 'message', 'data']);

/**
 * Follows a name to where it gets its value: through constants, imports and re-exports of whatever modules. Undefined
 * where that is not known, where it leads in a circle, or where it has several values.
 *
 * @param path as it is written in the file: `["Codes", "GONE"]`
 */
export function lookUp(module: Module, path: readonly string[], catalogs: CatalogSet): Meaning | undefined {
  return new Lookup(catalogs).local(module, path);
}

class Lookup {
  readonly #catalogs: CatalogSet;
  readonly #seen = new Set<string>();

  constructor(catalogs: CatalogSet) {
    this.#catalogs = catalogs;
  }

  /** A name as the file itself uses it. */
  local(module: Module, path: readonly string[]): Meaning | undefined {
    if (path.length === 0 || !this.#isNew(module, 'local', path)) return undefined;
    const names = namesOf(module.facts);
    const own = ownMeaning(module, names, path);
    if (own === 'ambiguous') return undefined;
    if (own !== undefined) return own;
    const factory = names.factory(path);
    if (factory !== undefined && factory !== 'ambiguous') {
      return factory.base === undefined ? { kind: 'factory', module, factory } : this.local(module, factory.base);
    }
    return this.#throughAlias(module, names, path) ?? this.#throughImport(module, names, path);
  }

  #throughAlias(module: Module, names: Names, path: readonly string[]): Meaning | undefined {
    for (let length = path.length; length > 0; length -= 1) {
      const alias = names.alias(path.slice(0, length));
      if (alias === undefined) continue;
      const rest = path.slice(length);
      const meaning = this.local(module, alias.gives === undefined ? [...alias.target, ...rest] : alias.target);
      return alias.gives === undefined ? meaning : errorOf(meaning, alias, rest);
    }
    return undefined;
  }

  #throughImport(module: Module, names: Names, path: readonly string[]): Meaning | undefined {
    const [local, ...rest] = path as readonly [string, ...string[]];
    const origin = names.import(local);
    return origin === undefined ? undefined : this.#from(module, origin.module, origin.imported, rest);
  }

  /** What another module gives. @param name `*` for all of it */
  #from(module: Module, specifier: string, name: string, rest: readonly string[]): Meaning | undefined {
    const value = valueInCatalogs(this.#catalogs, specifier, name, rest);
    if (value !== undefined) return { kind: 'symbol', value };
    const target = module.resolve(specifier);
    return target === undefined ? undefined : this.#exported(target, name === '*' ? rest : [name, ...rest]);
  }

  /** A name as other modules see it. */
  #exported(module: Module, path: readonly string[]): Meaning | undefined {
    const [name, ...rest] = path;
    if (name === undefined || !this.#isNew(module, 'exported', path)) return undefined;
    if (module.facts.language.startsWith('json')) return this.#ofDocument(module, name === 'default' ? rest : path);
    const names = namesOf(module.facts);
    for (const given of names.exports(name)) {
      const meaning = this.#given(module, given, rest);
      if (meaning !== undefined) return meaning;
    }
    for (const whole of names.exports('=')) {
      const meaning = this.#given(module, whole, name === 'default' ? rest : path);
      if (meaning !== undefined) return meaning;
    }
    // A default import of CommonJS is all of the module.
    if (name === 'default') return this.#exported(module, rest);
    for (const star of names.exports('*')) {
      const meaning = this.#given(module, star, path);
      if (meaning !== undefined) return meaning;
    }
    // Namespaces, and what else is exported in ways that are not read.
    const own = ownMeaning(module, names, path);
    return own === 'ambiguous' ? undefined : own;
  }

  #given(module: Module, { local, from }: ExportFact, rest: readonly string[]): Meaning | undefined {
    if (from !== undefined) return this.#from(module, from, local, rest);
    return this.local(module, [...local.split('.'), ...rest]);
  }

  #ofDocument(module: Module, path: readonly string[]): Meaning | undefined {
    const names = namesOf(module.facts);
    const exact = names.definition(path);
    const definition = exact ?? (OF_ERROR.has(path.at(-1) ?? '') ? names.definition(path.slice(0, -1)) : undefined);
    if (definition === undefined || definition === 'ambiguous') return undefined;
    return { kind: 'definition', module, definition };
  }

  /** False where this was looked up before: names of modules may lead in a circle. */
  #isNew(module: Module, how: string, path: readonly string[]): boolean {
    const key = [how, module.id, ...path].join('\0');
    if (this.#seen.has(key) || this.#seen.size >= MAX_STEPS) return false;
    this.#seen.add(key);
    return true;
  }
}

/** What the file itself defines under a path, or under the path of the error of which it is a member. */
function ownMeaning(module: Module, names: Names, path: readonly string[]): Meaning | 'ambiguous' | undefined {
  const exact = names.definition(path);
  if (exact === 'ambiguous') return 'ambiguous';
  if (exact !== undefined) return meaningOf(module, exact);
  if (path.length < 2 || !OF_ERROR.has(path.at(-1) as string)) return undefined;
  const whole = names.definition(path.slice(0, -1));
  return whole !== undefined && whole !== 'ambiguous' && whole.gives === 'error' ? meaningOf(module, whole) : undefined;
}

function meaningOf(module: Module, definition: DefinitionFact): Meaning {
  const { gives } = definition;
  return { kind: 'definition', module, definition, ...(gives === undefined ? {} : { gives }) };
}

/** What an error is whose code is known: the error itself, or a member of it. */
function errorOf(meaning: Meaning | undefined, { gives }: AliasFact, rest: readonly string[]): Meaning | undefined {
  if (rest.length > 1 || (rest.length === 1 && !OF_ERROR.has(rest[0] as string))) return undefined;
  return meaning?.kind === 'definition' && gives !== undefined ? { ...meaning, gives } : meaning;
}
