import path from 'node:path';
import type { ProjectOfFile } from '../core/analyzer.ts';
import type { CatalogSet } from '../core/catalog/catalog-set.ts';
import { mentionsOpenRpc } from '../core/catalog/own/openrpc-text.ts';
import type { ProjectCatalogs } from '../core/catalog/own/read-own.ts';
import type { FileFacts, SourceText } from '../core/model.ts';
import type { LoadedConfig } from './config-files.ts';
import type { OwnMeans, OwnPlace } from './own-catalogs.ts';
import { isBelow, OwnFileFinder } from './own-files.ts';
import { displayPath, type Failure, type Target } from './targets.ts';

/** The files of one project in which its codes stand, and what was made of them. */
interface Project {
  readonly files: Map<string, OwnPlace>;
  /** Absent until it was asked for, and where files came since. */
  catalogs: ProjectCatalogs | undefined;
  failures: readonly Failure[];
}

/**
 * Knows for each file the catalogs of its project. A project is what one configuration holds for; without one, what
 * lies below the nearest package.json.
 */
export class Projects {
  readonly #means: OwnMeans;
  readonly #finder = new OwnFileFinder();
  readonly #projects = new Map<string, Project>();

  constructor(means: OwnMeans) {
    this.#means = means;
  }

  /** Notes a file that will be asked for: what its configuration lists, and OpenRPC documents beside and above it. */
  add(file: Target, config: LoadedConfig | undefined): void {
    const folder = path.dirname(file.absolute);
    const root = this.#finder.rootOf(folder, file.root);
    const project = this.#projectOf(file, config);
    for (const absolute of config?.catalogFiles ?? []) note(project, { absolute, declared: true });
    for (const found of this.#finder.openRpcAbove(folder, root)) note(project, { ...found, declared: false });
  }

  /** Notes a text that was read: it may be an OpenRPC document, whatever it is called. */
  see(file: Target, { language, text }: SourceText, config: LoadedConfig | undefined): void {
    if (language !== 'json' || file.input === true || !mentionsOpenRpc(text)) return;
    const { absolute } = file;
    note(this.#projectOf(file, config), { absolute, folder: path.dirname(absolute), declared: false });
  }

  /** Notes the facts of a module: it may declare codes of its whole project. */
  seeModule(file: Target, facts: FileFacts, config: LoadedConfig | undefined): void {
    if (facts.tables === undefined || file.input === true) return;
    note(this.#projectOf(file, config), { absolute: file.absolute, declared: true, facts });
  }

  /** Reads what was noted. `of` and `failures` then know of it. */
  async load(): Promise<void> {
    const open = [...this.#projects.values()].filter(({ files, catalogs }) => files.size > 0 && !catalogs);
    if (open.length === 0) return;
    // Loaded late: most projects have no catalogs of their own, and what checks them is large.
    const { readOwnFiles } = await import('./own-catalogs.ts');
    for (const project of open) {
      const { failures, ...catalogs } = readOwnFiles([...project.files.values()], this.#means);
      project.catalogs = catalogs;
      project.failures = failures;
    }
  }

  /** All that are known in the project of a file; undefined where it has none of its own. */
  catalogsOf(file: Pick<Target, 'absolute' | 'root'>, config: LoadedConfig | undefined): CatalogSet | undefined {
    const catalogs = this.#projects.get(this.#keyOf(file, config))?.catalogs;
    return catalogs === undefined || catalogs.own.length === 0 ? undefined : catalogs.catalogs;
  }

  /** The catalogs that count in a file; undefined where the project has none of its own. */
  of(file: Pick<Target, 'absolute' | 'root'>, config: LoadedConfig | undefined): ProjectOfFile | undefined {
    const { catalogs, files } = this.#projects.get(this.#keyOf(file, config)) ?? {};
    if (catalogs === undefined || catalogs.own.length === 0) return undefined;
    const folders = new Map([...(files?.values() ?? [])].map((one) => [this.#shown(one.absolute), one.folder]));
    const own = catalogs.own.filter((one) => {
      const folder = folders.get(one.path);
      return folder === undefined || isBelow(file.absolute, folder);
    });
    return {
      catalogs: catalogs.catalogs,
      own: own.map(({ id, path: source, declared }) => ({ id, declared, source })),
    };
  }

  /** What is wrong with declared files, each told once. */
  get failures(): readonly Failure[] {
    return [...this.#projects.values()].flatMap(({ failures }) => failures);
  }

  #projectOf(file: Pick<Target, 'absolute' | 'root'>, config: LoadedConfig | undefined): Project {
    const key = this.#keyOf(file, config);
    let project = this.#projects.get(key);
    if (project === undefined) {
      project = { files: new Map(), catalogs: undefined, failures: [] };
      this.#projects.set(key, project);
    }
    return project;
  }

  #keyOf({ absolute, root }: Pick<Target, 'absolute' | 'root'>, config: LoadedConfig | undefined): string {
    return config === undefined ? this.#finder.rootOf(path.dirname(absolute), root) : `${config.folder}\0`;
  }

  #shown(absolute: string): string {
    return displayPath(absolute, this.#means.cwd);
  }
}

/** What is listed is declared, however else it was found. */
function note(project: Project, file: OwnPlace): void {
  const known = project.files.get(file.absolute);
  if (known !== undefined && (known.declared || !file.declared)) return;
  project.files.set(file.absolute, file);
  project.catalogs = undefined;
}
