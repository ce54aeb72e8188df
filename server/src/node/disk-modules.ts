import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Analyzer } from '../core/analyzer.ts';
import type { Module } from '../core/link/module.ts';
import { type FileQuestion, readNow } from '../core/link/resolve/reading.ts';
import { Resolver } from '../core/link/resolve/resolver.ts';
import { ProjectSurvey } from '../core/link/survey.ts';
import type { FileFacts } from '../core/model.ts';
import { decode } from './decode.ts';
import { extractOne } from './extract-one.ts';
import { languageOfName } from './languages.ts';
import { displayPath, type Target } from './targets.ts';

/** Modules that nobody asked to check are read up to this size: typings are small, bundles say nothing about constants. */
const MAX_BYTES = 2_000_000;
/** Files to which names lead outside of what is checked; more are a sign that names lead everywhere. */
const MAX_OTHERS = 5_000;

/**
 * The modules of a project on the disk. What was checked is at hand; what names lead to besides (typings of packages,
 * files that only pass on what others give) is read when it is asked for. Ids are absolute paths with `/`.
 */
export class DiskModules {
  readonly #analyzer: Analyzer;
  readonly #cwd: string;
  readonly #resolver = new Resolver();
  readonly #modules = new Map<string, Module | undefined>();
  readonly #folders = new Map<string, ReadonlySet<string>>();
  /** package.json files among those that are checked, until somebody asks for a package by its name. */
  readonly #manifests: readonly string[];
  #packages: ReadonlyMap<string, string> | undefined;
  readonly #survey = new ProjectSurvey();
  #others = 0;

  /** @param files all that are checked */
  constructor(analyzer: Analyzer, files: readonly Target[], cwd: string) {
    this.#analyzer = analyzer;
    this.#cwd = cwd;
    this.#manifests = files
      .filter(({ path: file }) => /(?:^|\/)package\.json$/.test(file))
      .map(({ absolute }) => absolute);
    this.#survey.setFolders(this.#manifests.map((file) => idOf(path.dirname(file))));
    this.#survey.isWhole = files.some(({ named }) => !named);
  }

  /** Facts of a file that is checked, with its text. */
  add(absolute: string, facts: FileFacts, text: string): Module {
    const id = idOf(absolute);
    this.#survey.set(id, facts, text);
    const module = this.#module(id, facts);
    this.#modules.set(id, module);
    return module;
  }

  /** The module of a file that was added. */
  get(absolute: string): Module | undefined {
    return this.#modules.get(idOf(absolute));
  }

  /** The module of a file that was added, with the facts of another text. */
  with(absolute: string, facts: FileFacts): Module {
    return this.#module(idOf(absolute), facts);
  }

  #module(id: string, facts: FileFacts): Module {
    const known = new Map<string, string | undefined>();
    return {
      id,
      facts,
      survey: this.#survey,
      resolve: (specifier) => {
        let target = known.get(specifier);
        if (target === undefined && !known.has(specifier)) {
          target = readNow(this.#resolver.resolve(id, specifier), (question) => this.#answer(question));
          known.set(specifier, target);
        }
        return target === undefined ? undefined : this.#load(target);
      },
    };
  }

  #load(id: string): Module | undefined {
    if (this.#modules.has(id)) return this.#modules.get(id);
    const module = this.#read(id);
    this.#modules.set(id, module);
    return module;
  }

  #read(id: string): Module | undefined {
    this.#others += 1;
    const language = languageOfName(id);
    const text = this.#others > MAX_OTHERS || language === undefined ? undefined : readText(id);
    if (text === undefined || language === undefined) return undefined;
    const extracted = extractOne({ source: { path: displayPath(id, this.#cwd), language, text } }, this.#analyzer);
    return 'failed' in extracted ? undefined : this.#module(id, extracted.facts);
  }

  #answer(question: FileQuestion): string | undefined {
    if (question.ask === 'package') return this.#packageFolder(question.name);
    const { path: file } = question;
    // One look at a folder answers for all names in it.
    const folder = path.posix.dirname(file);
    let names = this.#folders.get(folder);
    if (names === undefined) {
      names = namesIn(folder);
      this.#folders.set(folder, names);
    }
    if (!names.has(file.slice(file.lastIndexOf('/') + 1))) return undefined;
    return question.ask === 'presence' ? '' : readText(file);
  }

  #packageFolder(name: string): string | undefined {
    if (this.#packages === undefined) {
      const packages = new Map<string, string>();
      for (const manifest of this.#manifests) {
        const known = nameIn(readText(manifest) ?? '');
        if (known !== undefined && !packages.has(known)) packages.set(known, idOf(path.dirname(manifest)));
      }
      this.#packages = packages;
    }
    return this.#packages.get(name);
  }
}

function idOf(absolute: string): string {
  return path.sep === '/' ? absolute : absolute.replaceAll('\\', '/');
}

/** Names of the files in a folder; a folder that cannot be read has none. Links count: reading tells where they lead. */
function namesIn(folder: string): ReadonlySet<string> {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return new Set(entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name));
  } catch {
    return new Set();
  }
}

function readText(file: string): string | undefined {
  try {
    const bytes = readFileSync(file);
    return bytes.length > MAX_BYTES ? undefined : decode(bytes);
  } catch {
    return undefined;
  }
}

function nameIn(manifest: string): string | undefined {
  try {
    const { name } = JSON.parse(manifest) as { readonly name?: unknown };
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}
