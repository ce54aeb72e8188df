import { URI, Utils } from 'vscode-uri';
import type { FileContext } from '../core/analyzer.ts';
import { factsIndex } from '../core/catalog/facts-index.ts';
import { type ConfigNames, parseConfig, settingsFor } from '../core/config.ts';
import type { Files } from './files.ts';
import { type FoundFile, lookAround, pathBelow, relativePath, type Surroundings, startFolder } from './project.ts';
import type { Settings } from './settings.ts';
import type { SettingsStore } from './settings-store.ts';

/** Everything that decides what is said about a document, beside its text. */
export interface DocumentContext {
  readonly settings: Settings;
  /** Path for findings and globs, relative to the workspace folder. */
  readonly path: string;
  readonly engine: FileContext;
  /** The `.jsonrpc-errors.json` that holds here. */
  readonly configUri?: string;
  /** Sentences about settings and configuration that cannot be used. */
  readonly problems: readonly string[];
  /** Of `Contexts` when it was found: an older one may be outdated. */
  readonly generation: number;
}

/** Finds the context of each document and keeps it until something it depends on changes. */
export class Contexts {
  readonly #settings: SettingsStore;
  readonly #files: Files;
  readonly #known: ConfigNames;
  readonly #isDated: (name: string) => boolean;
  readonly #kept = new Map<string, Promise<DocumentContext>>();
  /** URIs of the workspace folders. */
  folders: readonly string[] = [];
  /** Grows whenever all contexts are dropped. */
  generation = 0;

  constructor(settings: SettingsStore, files: Files, known: ConfigNames) {
    this.#settings = settings;
    this.#files = files;
    this.#known = known;
    this.#isDated = factsIndex(known.catalogs).isDated;
  }

  of(uri: string): Promise<DocumentContext> {
    const kept = this.#kept.get(uri);
    if (kept) return kept;
    const found = this.#find(uri);
    this.#kept.set(uri, found);
    return found;
  }

  forget(uri: string): void {
    this.#kept.delete(uri);
    this.#settings.forget(uri);
  }

  clear(): void {
    this.generation += 1;
    this.#kept.clear();
  }

  async #find(uri: string): Promise<DocumentContext> {
    const { generation } = this;
    const start = startFolder(uri, this.folders);
    const [settings, around] = await Promise.all([
      this.#settings.of(uri),
      start ? lookAround(start, this.#files, this.#isDated) : ({} as Surroundings),
    ]);
    const { config, manifest, installed } = around;
    const configured = config ? this.#configured(config, uri) : undefined;
    const detect = settings.detectProtocols ?? configured?.detect;
    const engine: FileContext = {
      ...(settings.protocols ? { settings: settings.protocols } : {}),
      ...(configured?.protocols ? { configured: configured.protocols } : {}),
      ...(detect === undefined ? {} : { detect }),
      ...(manifest ? { dependencies: manifest.dependencies } : {}),
      ...(installed ? { installed } : {}),
      ...(manifest?.name === undefined ? {} : { packageName: manifest.name }),
      severities: { ...configured?.severities, ...settings.rules },
    };
    return {
      settings,
      path: relativePath(uri, this.folders),
      engine,
      ...(config ? { configUri: config.uri } : {}),
      problems: [...settings.problems, ...(configured?.problems ?? [])],
      generation,
    };
  }

  /** What the config file says about this document. A broken part is told and left out, the rest holds. */
  #configured(found: FoundFile, uri: string) {
    const { config, problems } = parseConfig(found.text, this.#known);
    const folder = Utils.dirname(URI.parse(found.uri)).path;
    const document = URI.parse(uri);
    const path = pathBelow(folder, document.path) ?? Utils.basename(document);
    const name = relativePath(found.uri, this.folders);
    return { ...settingsFor(config, path), problems: problems.map(({ message }) => `${name}: ${message}`) };
  }
}
