import path from 'node:path';
import type { ProjectOfFile } from '../core/analyzer.ts';
import type { CatalogSet } from '../core/catalog/catalog-set.ts';
import { mentionsOpenRpc } from '../core/catalog/own/openrpc-text.ts';
import type { OwnFile, ProjectCatalogs } from '../core/catalog/own/read-own.ts';
import type { SourceText } from '../core/model.ts';
import { LineIndex } from '../core/text.ts';
import type { LoadedConfig } from './config-files.ts';
import { isBelow, OwnFileFinder, type OwnPath } from './own-files.ts';
import { type FileReader, reasonOf } from './read-file.ts';
import { displayPath, type Failure, type Target } from './targets.ts';

/** The files of one project in which its codes stand, and what was made of them. */
interface Project {
  readonly files: Map<string, OwnPath & { readonly declared: boolean }>;
  /** Absent until it was asked for, and where files came since. */
  catalogs: ProjectCatalogs | undefined;
  failures: readonly Failure[];
}

/**
 * Knows for each file the catalogs of its project. A project is what one configuration holds for; without one, what
 * lies below the nearest package.json.
 */
export class Projects {
  readonly #below: CatalogSet;
  readonly #reader: FileReader;
  readonly #cwd: string;
  readonly #finder = new OwnFileFinder();
  readonly #projects = new Map<string, Project>();

  /** @param below the catalogs that come with the program */
  constructor(below: CatalogSet, reader: FileReader, cwd: string) {
    this.#below = below;
    this.#reader = reader;
    this.#cwd = cwd;
  }

  /** Notes a file that will be asked for: what its configuration lists, and OpenRPC documents beside and above it. */
  add(file: Target, config: LoadedConfig | undefined): void {
    const folder = path.dirname(file.absolute);
    const root = this.#finder.rootOf(folder, file.root);
    const project = this.#projectOf(config, root);
    for (const absolute of config?.catalogFiles ?? []) note(project, { absolute, declared: true });
    for (const found of this.#finder.openRpcAbove(folder, root)) note(project, { ...found, declared: false });
  }

  /** Notes a text that was read: it may be an OpenRPC document, whatever it is called. */
  see(file: Target, { language, text }: SourceText, config: LoadedConfig | undefined): void {
    if (language !== 'json' || file.input === true || !mentionsOpenRpc(text)) return;
    const folder = path.dirname(file.absolute);
    const project = this.#projectOf(config, this.#finder.rootOf(folder, file.root));
    note(project, { absolute: file.absolute, folder, declared: false });
  }

  /** Reads what was noted. `of` and `failures` then know of it. */
  async load(): Promise<void> {
    const open = [...this.#projects.values()].filter(({ files, catalogs }) => files.size > 0 && !catalogs);
    if (open.length === 0) return;
    // Loaded late: most projects have no catalogs of their own, and what checks them is large.
    const { readOwnCatalogs } = await import('../core/catalog/own/read-own.ts');
    for (const project of open) this.#read(project, readOwnCatalogs);
  }

  /** The catalogs that count in a file; undefined where the project has none of its own. */
  of(file: Pick<Target, 'absolute' | 'root'>, config: LoadedConfig | undefined): ProjectOfFile | undefined {
    const root = this.#finder.rootOf(path.dirname(file.absolute), file.root);
    const { catalogs, files } = this.#projects.get(keyOf(config, root)) ?? {};
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

  #projectOf(config: LoadedConfig | undefined, root: string): Project {
    const key = keyOf(config, root);
    let project = this.#projects.get(key);
    if (project === undefined) {
      project = { files: new Map(), catalogs: undefined, failures: [] };
      this.#projects.set(key, project);
    }
    return project;
  }

  #read(project: Project, readOwnCatalogs: (files: readonly OwnFile[], below: CatalogSet) => ProjectCatalogs): void {
    const failures: Failure[] = [];
    const files: OwnFile[] = [];
    for (const { absolute, declared } of project.files.values()) {
      const shown = this.#shown(absolute);
      try {
        files.push({ path: shown, text: this.#reader.read(absolute), declared });
      } catch (error) {
        if (declared) failures.push({ path: shown, message: reasonOf(error) });
      }
    }
    const catalogs = readOwnCatalogs(files, this.#below);
    const lines = new Map(files.map(({ path: name, text }) => [name, new LineIndex(text)]));
    const declared = new Set(files.filter((file) => file.declared).map((file) => file.path));
    for (const { path: name, span, message, severity } of catalogs.problems) {
      if (severity === 'warning' || !declared.has(name)) continue;
      const place = lines.get(name)?.placeAt(span.start);
      failures.push({ path: name, ...place, message: message.replace(/\.$/, '') });
    }
    project.catalogs = catalogs;
    project.failures = failures;
  }

  #shown(absolute: string): string {
    return displayPath(absolute, this.#cwd);
  }
}

function keyOf(config: LoadedConfig | undefined, root: string): string {
  return config === undefined ? root : `${config.folder}\0`;
}

/** What is listed is declared, however else it was found. */
function note(project: Project, file: OwnPath & { readonly declared: boolean }): void {
  const known = project.files.get(file.absolute);
  if (known !== undefined && (known.declared || !file.declared)) return;
  project.files.set(file.absolute, file);
  project.catalogs = undefined;
}
