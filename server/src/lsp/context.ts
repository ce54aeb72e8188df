import { URI, Utils } from 'vscode-uri';
import type { FileContext } from '../core/analyzer.ts';
import type { CatalogSet } from '../core/catalog/catalog-set.ts';
import { factsIndex } from '../core/catalog/facts-index.ts';
import type { CatalogProblem } from '../core/catalog/validate.ts';
import { type ConfigNames, parseConfig, settingsFor } from '../core/config.ts';
import type { FileFacts, SourceText } from '../core/model.ts';
import type { Files } from './files.ts';
import {
  listOf,
  type MarkedModule,
  OwnCatalogReader,
  type OwnCatalogs,
  projectOf,
  sentencesAbout,
} from './own-catalogs.ts';
import {
  type FoundFile,
  lookAround,
  pathBelow,
  relativePath,
  type Surroundings,
  startFolder,
  workspaceFolderOf,
} from './project.ts';
import { readSettings, type Settings } from './settings.ts';
import type { SettingsStore } from './settings-store.ts';

/** Everything that decides what is said about a document, beside its text. */
export interface DocumentContext {
  readonly settings: Settings;
  /** Path for findings and globs, relative to the workspace folder. */
  readonly path: string;
  readonly engine: FileContext;
  /** The `.jsonrpc-errors.json` that holds here. */
  readonly configUri?: string;
  /** All that are known in the project of the document. */
  readonly catalogs: CatalogSet;
  /** The files in which the project declares its codes; absent where it has none. */
  readonly own?: OwnCatalogs;
  /** Sentences about settings and configuration that cannot be used. */
  readonly problems: readonly string[];
  /** Of `Contexts` when it was found: an older one may be outdated. */
  readonly generation: number;
}

/** Where contexts come from. */
export interface ContextSources {
  readonly settings: SettingsStore;
  readonly files: Files;
  /** Names of the program itself. */
  readonly known: ConfigNames;
  readonly extract: (source: SourceText) => FileFacts;
  /** The modules with marked tables in the project of a document, as far as they are known. */
  readonly modulesOf: (uri: string) => readonly MarkedModule[];
}

const NOTHING_AROUND: Surroundings = { folders: [] };

/** Finds the context of each document and keeps it until something it depends on changes. */
export class Contexts {
  readonly #settings: SettingsStore;
  readonly #files: Files;
  readonly #known: ConfigNames;
  readonly #isDated: (name: string) => boolean;
  readonly #own: OwnCatalogReader;
  readonly #modulesOf: ContextSources['modulesOf'];
  readonly #kept = new Map<string, Promise<DocumentContext>>();
  /** URIs of the workspace folders. */
  folders: readonly string[] = [];
  /** Grows whenever all contexts are dropped. */
  generation = 0;

  constructor({ settings, files, known, extract, modulesOf }: ContextSources) {
    this.#settings = settings;
    this.#files = files;
    this.#known = known;
    this.#own = new OwnCatalogReader(files, known.catalogs, extract);
    this.#modulesOf = modulesOf;
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
    const [stated, around] = await Promise.all([
      this.#settings.of(uri),
      start ? lookAround(start, this.#files, this.#isDated) : NOTHING_AROUND,
    ]);
    const { config, manifest, installed } = around;
    const own = await this.#ownCatalogs(uri, stated, around);
    const catalogs = own?.read.catalogs ?? this.#known.catalogs;
    const names = { ...this.#known, catalogs };
    const settings = own ? readSettings(stated.section, names) : stated;
    const configured = config ? this.#configured(config, uri, names) : undefined;
    const project = own && projectOf(own, URI.parse(uri).path);
    const detect = settings.detectProtocols ?? configured?.detect;
    const engine: FileContext = {
      ...(project ? { project } : {}),
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
      catalogs,
      ...(own ? { own } : {}),
      problems: [...settings.problems, ...(configured?.problems ?? []), ...sentencesAbout(own)],
      generation,
    };
  }

  /** What settings or configuration list, and the OpenRPC documents beside and above the document. */
  async #ownCatalogs(uri: string, settings: Settings, around: Surroundings): Promise<OwnCatalogs | undefined> {
    const folder = workspaceFolderOf(uri, this.folders);
    const inSettings = settings.catalogs && folder ? { globs: settings.catalogs, folder } : undefined;
    const list = inSettings ?? (around.config && listOf(around.config, this.#known));
    return this.#own.of(list, around.folders, this.#modulesOf(uri), (one) => relativePath(one, this.folders));
  }

  /** What is wrong in a file in which codes are declared, were this its text. */
  problemsIn(uri: string, text: string, { own }: DocumentContext): readonly CatalogProblem[] {
    return own ? this.#own.problemsIn(URI.parse(uri).toString(), text, own) : [];
  }

  /** True for a file in which codes are declared, or may be as soon as it is there. */
  declares(uri: string): boolean {
    return this.#own.concerns(URI.parse(uri).toString());
  }

  /** What the config file says about this document. A broken part is told and left out, the rest holds. */
  #configured(found: FoundFile, uri: string, names: ConfigNames) {
    const { config, problems } = parseConfig(found.text, names);
    const folder = Utils.dirname(URI.parse(found.uri)).path;
    const document = URI.parse(uri);
    const path = pathBelow(folder, document.path) ?? Utils.basename(document);
    const name = relativePath(found.uri, this.folders);
    return { ...settingsFor(config, path), problems: problems.map(({ message }) => `${name}: ${message}`) };
  }
}
