import path from 'node:path';
import type { FileContext } from '../core/analyzer.ts';
import type { CatalogSet } from '../core/catalog/catalog-set.ts';
import { factsIndex } from '../core/catalog/facts-index.ts';
import type { ProtocolChoice } from '../core/catalog/types.ts';
import { settingsFor } from '../core/config.ts';
import type { FileFacts, SeverityOrOff, SourceText } from '../core/model.ts';
import type { ConfigFinder, LoadedConfig } from './config-files.ts';
import { InstalledFinder } from './installed.ts';
import { PackageFinder } from './package-json.ts';
import type { Projects } from './projects.ts';
import type { Target } from './targets.ts';

/** What the command line says about every file. */
export interface CommandLineSettings {
  readonly protocols: readonly ProtocolChoice[];
  /** Versions of them from which somebody migrates. */
  readonly since?: readonly ProtocolChoice[];
  /** False switches detection off; true leaves it to the configuration. */
  readonly detect: boolean;
  /** False: directives in files are not heeded. */
  readonly inlineConfig: boolean;
  /** Rule id → severity, over those of the configuration. */
  readonly severities: Readonly<Record<string, SeverityOrOff>>;
  /** `nearest`: for each file its own; `none`; or one for all. */
  readonly config: 'nearest' | 'none' | LoadedConfig;
}

/** Where contexts come from. */
export interface ContextMeans {
  readonly configs: ConfigFinder;
  readonly projects: Projects;
  /** Those of the program: they say which packages' releases matter. */
  readonly catalogs: CatalogSet;
  readonly cwd: string;
}

/** Collects what is known about files beside their text: command line, configuration, package.json. */
export class FileContexts {
  readonly #settings: CommandLineSettings;
  readonly #configs: ConfigFinder;
  readonly #packages = new PackageFinder();
  readonly #installed: InstalledFinder;
  readonly #projects: Projects;
  readonly #prepared = new Set<string>();
  readonly #cwd: string;

  constructor(settings: CommandLineSettings, { configs, projects, catalogs, cwd }: ContextMeans) {
    this.#settings = settings;
    this.#configs = configs;
    this.#projects = projects;
    this.#cwd = cwd;
    this.#installed = new InstalledFinder(factsIndex(catalogs).isDated);
  }

  /**
   * Reads the configuration of a file, so that a broken one shows before anything is checked. Needed before all else
   * about the file. Rejects with `ConfigError`.
   */
  async prepare(file: Target): Promise<void> {
    const folder = path.dirname(file.absolute);
    if (this.#settings.config === 'nearest' && !this.#prepared.has(folder)) {
      await this.#configs.find(folder);
      this.#prepared.add(folder);
    }
    this.#projects.add(file, this.#configOf(file));
  }

  /** Told of each text that is read. */
  see(file: Target, source: SourceText): void {
    this.#projects.see(file, source, this.#configOf(file));
  }

  /** Told of the facts of each module. */
  seeModule(file: Target, facts: FileFacts): void {
    this.#projects.seeModule(file, facts, this.#configOf(file));
  }

  /** Reads the catalogs of projects that came up since; before that `of` does not know them. */
  async load(): Promise<void> {
    await this.#projects.load();
  }

  /** The catalogs of the project of a file, where it has some of its own: asked for each file, so nothing else is. */
  catalogsOf(file: Target): CatalogSet | undefined {
    return this.#projects.catalogsOf(file, this.#configOf(file));
  }

  of(file: Target): FileContext {
    const { protocols, since, detect, inlineConfig, severities } = this.#settings;
    const config = this.#configOf(file);
    const configured = config && settingsFor(config.config, this.#pathFor(config, file));
    const folder = path.dirname(file.absolute);
    const manifest = this.#packages.nearest(folder);
    const installed = manifest && this.#installed.of(folder, manifest.dependencies);
    const project = this.#projects.of(file, config);
    return {
      ...(project && { project }),
      commandLine: protocols,
      ...(since && { since }),
      ...(configured?.protocols && { configured: configured.protocols }),
      detect: detect && configured?.detect !== false,
      inlineConfig,
      ...(manifest && { dependencies: manifest.dependencies }),
      ...(installed && { installed }),
      ...(manifest?.name !== undefined && { packageName: manifest.name }),
      severities: { ...configured?.severities, ...severities },
    };
  }

  #configOf(file: Target): LoadedConfig | undefined {
    const { config } = this.#settings;
    if (config === 'none') return undefined;
    return config === 'nearest' ? this.#configs.found(path.dirname(file.absolute)) : config;
  }

  /** Globs of a configuration that was named from elsewhere are meant from the working directory on. */
  #pathFor({ folder }: LoadedConfig, { absolute }: Target): string {
    const below = path.relative(folder, absolute);
    return below.startsWith('..') || path.isAbsolute(below) ? path.relative(this.#cwd, absolute) : below;
  }
}
