import { findFile } from './files.ts';
import { findEntry, findInternal, type PackageDocument, parsePackage } from './package-entry.ts';
import { folderOf, join, upward } from './paths.ts';
import type { Reading } from './reading.ts';
import { mapped, type PathMapping, readMapping } from './tsconfig.ts';

const CONFIGS = ['tsconfig.json', 'jsconfig.json'];

/**
 * Finds the files that import specifiers mean, as TypeScript and bundlers do: relative paths (`./codes.js` is
 * `codes.ts`), `paths` and `baseUrl` of the nearest tsconfig.json, `imports` and `exports` of package.json, packages of
 * the workspace by their names, and `node_modules`. Remembers what it has read; a new one knows nothing.
 */
export class Resolver {
  readonly #mappings = new Map<string, PathMapping>();
  readonly #packages = new Map<string, PackageDocument | undefined>();

  /**
   * @param from the file that imports
   * @returns the path of the file, or undefined where there is none
   */
  *resolve(from: string, specifier: string): Reading<string | undefined> {
    const folder = folderOf(from);
    if (/^\.{1,2}(?:\/|$)/.test(specifier)) return yield* findFile(join(folder, specifier));
    if (specifier === '' || specifier.startsWith('/') || /^[a-z][a-z\d+.-]*:/i.test(specifier)) return undefined;
    if (specifier.startsWith('#')) {
      const own = yield* this.#nearestPackage(folder);
      const internal = own === undefined ? undefined : yield* findInternal(own, specifier);
      if (internal !== undefined) return internal;
    }
    for (const place of mapped(yield* this.#mappingOf(folder), specifier)) {
      const found = yield* findFile(place);
      if (found !== undefined) return found;
    }
    return specifier.startsWith('#') ? undefined : yield* this.#inPackages(folder, specifier);
  }

  *#inPackages(folder: string, specifier: string): Reading<string | undefined> {
    const parts = specifier.split('/');
    const name = parts.splice(0, specifier.startsWith('@') ? 2 : 1).join('/');
    if (!/^(?:@[\w.~-]+\/)?[\w.~-]+$/.test(name)) return undefined;
    const subpath = ['.', ...parts].join('/');
    const own = yield* this.#nearestPackage(folder);
    if (own?.name === name) return yield* findEntry(own, subpath);
    const local = yield { ask: 'package', name };
    const workspace = local === undefined ? undefined : yield* this.#packageIn(local);
    if (workspace !== undefined) return yield* findEntry(workspace, subpath);
    for (const place of upward(folder)) {
      if (place.endsWith('/node_modules')) continue;
      const installed = yield* this.#packageIn(join(place, `node_modules/${name}`));
      if (installed === undefined) continue;
      const found = yield* findEntry(installed, subpath);
      if (found !== undefined && !/\.[cm]?jsx?$/.test(found)) return found;
      return (yield* this.#typesOf(place, name, subpath)) ?? found;
    }
    return undefined;
  }

  /** Typings that are kept apart from the package. */
  *#typesOf(place: string, name: string, subpath: string): Reading<string | undefined> {
    const typings = name.startsWith('@') ? name.slice(1).replace('/', '__') : name;
    const document = yield* this.#packageIn(join(place, `node_modules/@types/${typings}`));
    return document === undefined ? undefined : yield* findEntry(document, subpath);
  }

  *#nearestPackage(folder: string): Reading<PackageDocument | undefined> {
    for (const place of upward(folder)) {
      const found = yield* this.#packageIn(place);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  *#packageIn(folder: string): Reading<PackageDocument | undefined> {
    if (this.#packages.has(folder)) return this.#packages.get(folder);
    const text = yield { ask: 'text', path: join(folder, 'package.json') };
    const document = text === undefined ? undefined : parsePackage(folder, text);
    this.#packages.set(folder, document);
    return document;
  }

  /** Of the nearest tsconfig.json or jsconfig.json. */
  *#mappingOf(folder: string): Reading<PathMapping> {
    const known = this.#mappings.get(folder);
    if (known !== undefined) return known;
    let mapping: PathMapping = { paths: [] };
    const passed: string[] = [];
    search: for (const place of upward(folder)) {
      passed.push(place);
      for (const name of CONFIGS) {
        const file = join(place, name);
        const text = yield { ask: 'text', path: file };
        if (text === undefined) continue;
        mapping = yield* readMapping(file, text);
        break search;
      }
    }
    for (const place of passed) this.#mappings.set(place, mapping);
    return mapping;
  }
}
