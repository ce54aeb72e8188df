import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { CONFIG_FILE, type Config, type ConfigNames, type ConfigProblem, parseConfig } from '../core/config.ts';
import { LineIndex } from '../core/text.ts';
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
}

/** A configuration that cannot be used; each line of the message is a sentence with file, line and column. */
export class ConfigError extends Error {}

/** Finds and reads configuration files, each once. */
export class ConfigFinder {
  readonly #names: ConfigNames;
  readonly #reader: FileReader;
  readonly #cwd: string;
  readonly #byFolder = new Map<string, LoadedConfig | undefined>();

  /** @param cwd Folder to which paths in messages are relative. */
  constructor(names: ConfigNames, reader: FileReader, cwd: string) {
    this.#names = names;
    this.#reader = reader;
    this.#cwd = cwd;
  }

  /** The nearest configuration from a folder upward. Throws `ConfigError`. */
  nearest(folder: string): LoadedConfig | undefined {
    const known = this.#byFolder.get(folder);
    if (known !== undefined || this.#byFolder.has(folder)) return known;
    const file = path.join(folder, CONFIG_FILE);
    const parent = path.dirname(folder);
    const found = existsSync(file) ? this.load(file) : parent === folder ? undefined : this.nearest(parent);
    this.#byFolder.set(folder, found);
    return found;
  }

  /** Reads a configuration file. Throws `ConfigError`. */
  load(file: string): LoadedConfig {
    const shown = displayPath(file, this.#cwd);
    const text = this.#read(file, shown);
    const folder = path.dirname(file);
    const { config, problems } = parseConfig(text, this.#names);
    const { files, missing } = listedFiles(config.catalogs ?? [], folder);
    const all = [...problems, ...missing.map(({ glob, span }) => ({ span, message: matchesNothing(glob, folder) }))];
    if (all.length > 0) throw new ConfigError(sentences(shown, text, all));
    return { folder, config, catalogFiles: files };
  }

  #read(file: string, shown: string): string {
    try {
      return this.#reader.read(file);
    } catch (error) {
      throw new ConfigError(`The configuration ${shown} cannot be read: ${reasonOf(error)}.`);
    }
  }
}

function matchesNothing(glob: string, folder: string): string {
  const absolute = path.resolve(folder, glob);
  const isFolder = existsSync(absolute) && statSync(absolute).isDirectory();
  const remedy = isFolder ? ` It is a folder; write "${glob.replace(/\/$/, '')}/*.json".` : '';
  return `No file matches "${glob}", where codes should be declared.${remedy}`;
}

function sentences(shown: string, text: string, problems: readonly ConfigProblem[]): string {
  const lines = new LineIndex(text);
  const placed = problems.map(({ span, message }) => {
    const { line, column } = lines.placeAt(span.start);
    return `${shown}:${line}:${column}: ${message}`;
  });
  return placed.join('\n');
}
