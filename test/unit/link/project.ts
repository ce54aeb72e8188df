import { linkFile } from '../../../server/src/core/link/index.ts';
import type { Module } from '../../../server/src/core/link/module.ts';
import { type FileQuestion, readNow } from '../../../server/src/core/link/resolve/reading.ts';
import { Resolver } from '../../../server/src/core/link/resolve/resolver.ts';
import type { FileFacts, LinkedSite } from '../../../server/src/core/model.ts';
import { analyzer, languageOf } from '../../support/analyze.ts';

/** Files of a project in memory, by their paths from its root `/p/`. */
export type Files = Readonly<Record<string, string>>;

/** The modules of a project in memory. */
export class Project {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #modules = new Map<string, Module | undefined>();
  readonly #resolver = new Resolver();
  readonly #packages = new Map<string, string>();
  /** Paths that were asked for, in order. */
  readonly asked: string[] = [];

  constructor(files: Files) {
    this.#texts = new Map(Object.entries(files).map(([path, text]) => [`/p/${path}`, text]));
    for (const [path, text] of this.#texts) {
      if (!path.endsWith('/package.json') || path.includes('/node_modules/')) continue;
      const name = /"name":\s*"([^"]+)"/.exec(text)?.[1];
      if (name !== undefined) this.#packages.set(name, path.slice(0, -'/package.json'.length));
    }
  }

  resolve(from: string, specifier: string): string | undefined {
    const found = readNow(this.#resolver.resolve(`/p/${from}`, specifier), (question) => this.#answer(question));
    return found?.slice('/p/'.length);
  }

  module(path: string): Module | undefined {
    if (this.#modules.has(path)) return this.#modules.get(path);
    const text = this.#texts.get(`/p/${path}`);
    const module = text === undefined ? undefined : this.#made(path, text);
    this.#modules.set(path, module);
    return module;
  }

  /** Sites of a file, linked. */
  link(path: string): readonly LinkedSite[] {
    const module = this.module(path);
    return module === undefined ? [] : linkFile(module.facts, analyzer.catalogs, module).sites;
  }

  #made(path: string, text: string): Module {
    const facts: FileFacts = analyzer.extract({ path, language: languageOf(path), text });
    return {
      id: path,
      facts,
      resolve: (specifier) => {
        const target = this.resolve(path, specifier);
        return target === undefined ? undefined : this.module(target);
      },
    };
  }

  #answer(question: FileQuestion): string | undefined {
    if (question.ask === 'package') return this.#packages.get(question.name);
    this.asked.push(question.path);
    return this.#texts.get(question.path);
  }
}
