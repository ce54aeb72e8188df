import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { CatalogSet } from '../core/catalog/catalog-set.ts';
import {
  CONFIG_FILE,
  type Config,
  type ConfigNames,
  type ConfigProblem,
  matchesNothing,
  parseConfig,
} from '../core/config.ts';
import { LineIndex } from '../core/text.ts';
import type { OwnMeans } from './own-catalogs.ts';
import { listedFiles } from './own-files.ts';
import { type FileReader, reasonOf } from './read-file.ts';
import { displayPath } from './targets.ts';

/** A configuration file that has been read. */
export interface LoadedConfig {
  /** Folder of the file, absolute. */
  readonly folder: string;
  readonly config: Config;
  /** The files that it lists as catalogs, absolute. */
  readonly catalogFiles: readonly string[];
  /** Those of the program with those of these files that can be used. */
  readonly catalogs: CatalogSet;
}

/** A configuration that cannot be used; each line of the message is a sentence with file, line and column. */
export class ConfigError extends Error {}

/** Finds and reads configuration files, each once. */
export class ConfigFinder {
  readonly #names: ConfigNames;
  readonly #reader: FileReader;
  readonly #cwd: string;
  readonly #extract: OwnMeans['extract'];
  readonly #byFolder = new Map<string, LoadedConfig | undefined>();

  /**
   * @param cwd folder to which paths in messages are relative
   * @param extract reads modules that are listed as catalogs
   */
  constructor(names: ConfigNames, reader: FileReader, cwd: string, extract: OwnMeans['extract']) {
    this.#names = names;
    this.#reader = reader;
    this.#cwd = cwd;
    this.#extract = extract;
  }

  /** The nearest configuration from a folder upward, read where nobody asked for it before. Rejects with `ConfigError`. */
  async find(folder: string): Promise<LoadedConfig | undefined> {
    if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
    const file = path.join(folder, CONFIG_FILE);
    const parent = path.dirname(folder);
    let found: LoadedConfig | undefined;
    if (existsSync(file)) found = await this.load(file);
    else if (parent !== folder) found = await this.find(parent);
    this.#byFolder.set(folder, found);
    return found;
  }

  /** The nearest configuration from a folder upward for which `find` was asked. */
  found(folder: string): LoadedConfig | undefined {
    return this.#byFolder.get(folder);
  }

  /** Reads a configuration file. Rejects with `ConfigError`. */
  async load(file: string): Promise<LoadedConfig> {
    const shown = displayPath(file, this.#cwd);
    const text = this.#read(file, shown);
    const folder = path.dirname(file);
    const read = parseConfig(text, this.#names);
    const { files, missing } = listedFiles(read.config.catalogs ?? [], folder);
    const { catalogs, told } = await this.#ownCatalogs(files);
    const { config, problems } = files.length === 0 ? read : parseConfig(text, { ...this.#names, catalogs });
    const all = [
      ...problems,
      ...missing.map(({ glob, span }) => ({ span, message: sentenceAboutNothing(glob, folder) })),
    ];
    // A protocol may be unknown only because its catalog is broken.
    if (all.length > 0) throw new ConfigError([...told, sentences(shown, text, all)].join('\n'));
    return { folder, config, catalogFiles: files, catalogs };
  }

  async #ownCatalogs(files: readonly string[]): Promise<{ catalogs: CatalogSet; told: readonly string[] }> {
    const { catalogs } = this.#names;
    if (files.length === 0) return { catalogs, told: [] };
    const { readOwnFiles } = await import('./own-catalogs.ts');
    const read = readOwnFiles(
      files.map((absolute) => ({ absolute, declared: true })),
      { below: catalogs, reader: this.#reader, cwd: this.#cwd, extract: this.#extract },
    );
    const told = read.failures.map(({ path: name, line, column, message }) =>
      line === undefined ? `${name}: ${message}.` : `${name}:${line}:${column}: ${message}.`,
    );
    return { catalogs: read.catalogs, told };
  }

  #read(file: string, shown: string): string {
    try {
      return this.#reader.read(file);
    } catch (error) {
      throw new ConfigError(`The configuration ${shown} cannot be read: ${reasonOf(error)}.`);
    }
  }
}

function sentenceAboutNothing(glob: string, folder: string): string {
  const absolute = path.resolve(folder, glob);
  const isFolder = existsSync(absolute) && statSync(absolute).isDirectory();
  const remedy = isFolder ? ` It is a folder; write "${glob.replace(/\/$/, '')}/*.json".` : '';
  return matchesNothing(glob) + remedy;
}

function sentences(shown: string, text: string, problems: readonly ConfigProblem[]): string {
  const lines = new LineIndex(text);
  const placed = problems.map(({ span, message }) => {
    const { line, column } = lines.placeAt(span.start);
    return `${shown}:${line}:${column}: ${message}`;
  });
  return placed.join('\n');
}
