import { URI, Utils } from 'vscode-uri';
import type { ProjectOfFile } from '../core/analyzer.ts';
import type { CatalogSet } from '../core/catalog/catalog-set.ts';
import { moduleFile } from '../core/catalog/own/marked-module.ts';
import { type OwnFile, type ProjectCatalogs, readOwnCatalogs } from '../core/catalog/own/read-own.ts';
import type { CatalogProblem } from '../core/catalog/validate.ts';
import { type CatalogGlob, type ConfigNames, matchesNothing, parseConfig } from '../core/config.ts';
import { type FileFacts, isScript, type SourceText } from '../core/model.ts';
import type { Files } from './files.ts';
import { languageOfPath } from './language.ts';
import { type FoundFile, pathBelow } from './project.ts';

/** A list of files and globs, and the folder from which they are meant. */
export interface GlobList {
  readonly globs: readonly CatalogGlob[];
  readonly folder: URI;
}

/** A file in which codes of a project stand. */
interface OwnDocument extends OwnFile {
  readonly uri: string;
  /** Path of the folder below which it counts; absent: wherever its list holds. */
  readonly below?: string;
}

/** The catalogs of the project to which a document belongs. */
export interface OwnCatalogs {
  readonly files: readonly OwnDocument[];
  readonly read: ProjectCatalogs;
  /** What in the list means no file. */
  readonly missing: readonly CatalogGlob[];
}

/** A module of the project in which tables are marked. */
export interface MarkedModule {
  readonly uri: string;
  readonly tables: NonNullable<FileFacts['tables']>;
}

/** More files are no catalogs that somebody wrote. */
const MOST_FILES = 200;

/** Finds and reads the catalogs of projects, and keeps what was made of the same texts. */
export class OwnCatalogReader {
  readonly #files: Files;
  readonly #below: CatalogSet;
  readonly #extract: (source: SourceText) => FileFacts;
  /** Files that were read. */
  readonly #concerned = new Set<string>();
  /** What the URIs of files begin with that lists may mean. */
  readonly #globbed = new Set<string>();
  readonly #kept = new Map<string, { readonly texts: readonly string[]; readonly read: ProjectCatalogs }>();

  /** @param below the catalogs that come with the program */
  constructor(files: Files, below: CatalogSet, extract: (source: SourceText) => FileFacts) {
    this.#files = files;
    this.#below = below;
    this.#extract = extract;
  }

  /**
   * What is listed, and the OpenRPC documents that lie in these folders.
   *
   * @param modules those that declare codes by a comment
   * @param folders that of a document, and those above it in its project
   * @param pathOf the path of a URI as messages name it
   */
  async of(
    list: GlobList | undefined,
    folders: readonly URI[],
    modules: readonly MarkedModule[],
    pathOf: (uri: string) => string,
  ): Promise<OwnCatalogs | undefined> {
    const listed = list ? await this.#listed(list) : { uris: [], missing: [] };
    const found = await Promise.all(folders.map((folder) => this.#files.openRpcIn(folder.toString())));
    const declared = new Set(listed.uris);
    const uris = [...declared, ...found.flat().filter((uri) => !declared.has(uri))].slice(0, MOST_FILES);
    for (const uri of uris) this.#concerned.add(uri);
    const texts = await Promise.all(uris.map((uri) => this.#files.read(uri)));
    const files = uris.flatMap((uri, at): OwnDocument[] => {
      const text = texts[at];
      if (text === undefined) return [];
      const below = declared.has(uri) ? {} : { below: Utils.dirname(URI.parse(uri)).path };
      const path = pathOf(uri);
      const language = languageOfPath(path);
      return language !== undefined && isScript(language)
        ? [{ uri, ...moduleFile(this.#extract({ path, language, text }), text) }]
        : [{ uri, path, text, declared: declared.has(uri), ...below }];
    });
    for (const { uri, tables } of modules) {
      if (declared.has(uri)) continue;
      files.push({ uri, ...moduleFile({ path: pathOf(uri), tables }, JSON.stringify(tables)) });
    }
    if (files.length === 0 && listed.missing.length === 0) return undefined;
    return { files, read: this.#read(files), missing: listed.missing };
  }

  /** What would be wrong in one of the files if it had another text. */
  problemsIn(uri: string, text: string, { files }: OwnCatalogs): readonly CatalogProblem[] {
    const file = files.find((one) => one.uri === uri);
    if (file === undefined) return [];
    // What is wrong in a module its rules say.
    if (file.draft !== undefined || file.fault !== undefined) return [];
    const read = this.#read(files.map((one) => (one === file ? { ...one, text } : one)));
    return read.problems.filter(({ path }) => path === file.path);
  }

  /** True for a file that was read, and for one in a folder for which a list has a glob. */
  concerns(uri: string): boolean {
    return this.#concerned.has(uri) || [...this.#globbed].some((folder) => uri.startsWith(folder));
  }

  async #listed({ globs, folder }: GlobList): Promise<{ uris: readonly string[]; missing: readonly CatalogGlob[] }> {
    for (const { glob } of globs) this.#globbed.add(placeOf(glob, folder));
    const found = await Promise.all(globs.map(({ glob }) => this.#files.list(folder.toString(), glob)));
    return {
      uris: [...new Set(found.flatMap((uris) => uris ?? []))],
      // Where nobody can list files nobody knows that there are none.
      missing: globs.filter((_, at) => found[at]?.length === 0),
    };
  }

  #read(files: readonly OwnDocument[]): ProjectCatalogs {
    const key = files.map(({ uri, declared }) => `${uri}${declared ? '' : '?'}`).join('\n');
    const texts = files.map(({ text }) => text);
    const kept = this.#kept.get(key);
    if (kept?.texts.every((text, at) => text === texts[at])) return kept.read;
    const read = readOwnCatalogs(files, this.#below);
    this.#kept.set(key, { texts, read });
    return read;
  }
}

/** What counts in a document, of all that its project declares. @param path of the document's URI */
export function projectOf({ files, read }: OwnCatalogs, path: string): ProjectOfFile | undefined {
  if (read.own.length === 0) return undefined;
  const below = new Map(files.map((file) => [file.path, file.below]));
  const own = read.own.filter((one) => {
    const folder = below.get(one.path);
    return folder === undefined || pathBelow(folder, path) !== undefined;
  });
  return { catalogs: read.catalogs, own: own.map(({ id, path: source, declared }) => ({ id, declared, source })) };
}

/** What the URI of each file begins with that a glob means. */
function placeOf(glob: string, folder: URI): string {
  const plain = glob.replace(/^\.?\//, '').replace(/[^/]*[*?[\](){}!+@].*$/s, '');
  const { path } = folder;
  return folder.with({ path: `${path.endsWith('/') ? path : `${path}/`}${plain}` }).toString();
}

/** The list of a configuration. */
export function listOf(config: FoundFile, names: ConfigNames): GlobList | undefined {
  const globs = parseConfig(config.text, names).config.catalogs;
  return globs && { globs, folder: Utils.dirname(URI.parse(config.uri)) };
}

/** What is wrong, for the status and the log; the places themselves have diagnostics. */
export function sentencesAbout(own: OwnCatalogs | undefined): string[] {
  if (own === undefined) return [];
  const declared = new Set(own.files.filter((file) => file.declared).map(({ path }) => path));
  return [
    ...own.missing.map(({ glob }) => matchesNothing(glob)),
    ...own.read.problems
      .filter(({ path, severity }) => severity === 'error' && declared.has(path))
      .map(({ path, message }) => `${path}: ${message}`),
  ];
}
