import { URI, Utils } from 'vscode-uri';
import { CONFIG_FILE } from '../core/config.ts';
import { type PackageManifest, parseInstalledVersion, parsePackageManifest } from '../core/package-manifest.ts';
import { READ_ONLY_SCHEMES } from '../protocol/index.ts';
import type { Files } from './files.ts';

/** A file found on the way upward. */
export interface FoundFile {
  readonly uri: string;
  readonly text: string;
}

/** What the surroundings of a document say. */
export interface Surroundings {
  readonly config?: FoundFile;
  readonly manifest?: PackageManifest;
  /** Name → version of dependencies whose release matters, as they are installed. */
  readonly installed?: Readonly<Record<string, string>>;
  /** Folders from that of the document up to the root of its project; only its own where nothing bounds the project. */
  readonly folders: readonly URI[];
}

/** Nobody nests folders deeper; a guard against file systems whose root is its own child. */
const MAX_DEPTH = 64;

/**
 * The nearest `.jsonrpc-errors.json` and the nearest `package.json`, from the folder of the document upward.
 *
 * @param matters true for packages whose installed release is asked for
 */
export async function lookAround(start: URI, files: Files, matters: (name: string) => boolean): Promise<Surroundings> {
  let config: FoundFile | undefined;
  let manifest: PackageManifest | undefined;
  const within: URI[] = [];
  for (const folder of foldersUpward(start)) {
    const [configText, manifestText] = await Promise.all([
      config ? undefined : files.read(Utils.joinPath(folder, CONFIG_FILE).toString()),
      manifest ? undefined : files.read(Utils.joinPath(folder, 'package.json').toString()),
    ]);
    if (!config && !manifest) within.push(folder);
    if (configText !== undefined) config = { uri: Utils.joinPath(folder, CONFIG_FILE).toString(), text: configText };
    if (manifestText !== undefined) manifest = parsePackageManifest(manifestText);
    if (config && manifest) break;
  }
  const installed =
    manifest && (await installedReleases(start, files, Object.keys(manifest.dependencies).filter(matters)));
  return {
    ...(config ? { config } : {}),
    ...(manifest ? { manifest } : {}),
    ...(installed ? { installed } : {}),
    folders: config || manifest ? within : within.slice(0, 1),
  };
}

async function installedReleases(
  start: URI,
  files: Files,
  names: readonly string[],
): Promise<Readonly<Record<string, string>> | undefined> {
  const found: Record<string, string> = {};
  for (const name of names) {
    for (const folder of foldersUpward(start)) {
      const text = await files.peek(Utils.joinPath(folder, 'node_modules', name, 'package.json').toString());
      if (text === undefined) continue;
      const version = parseInstalledVersion(text);
      if (version !== undefined) found[name] = version;
      break;
    }
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

/**
 * The folder in which the search begins. A document without a place of its own (untitled) belongs to
 * the first workspace folder; an old version shown by source control to the folder of the file.
 */
export function startFolder(uri: string, folders: readonly string[]): URI | undefined {
  const document = URI.parse(uri);
  const first = folders[0];
  if (document.scheme === 'untitled') return first === undefined ? undefined : URI.parse(first);
  const place = READ_ONLY_SCHEMES.has(document.scheme) ? URI.file(document.path) : document;
  return Utils.dirname(place.with({ query: '', fragment: '' }));
}

/** The innermost workspace folder that holds a document; of an untitled one the first. */
export function workspaceFolderOf(uri: string, folders: readonly string[]): URI | undefined {
  const { path, scheme, authority } = URI.parse(uri);
  const all = folders.map((each) => URI.parse(each));
  if (scheme === 'untitled') return all[0];
  return all
    .filter((each) => each.scheme === scheme && each.authority === authority)
    .filter((each) => pathBelow(each.path, path) !== undefined)
    .sort((a, b) => b.path.length - a.path.length)[0];
}

/** The path by which findings, globs and rules know a document: from its workspace folder on, with `/`. */
export function relativePath(uri: string, folders: readonly string[]): string {
  const document = URI.parse(uri);
  const inside = folders
    .map((folder) => pathBelow(URI.parse(folder).path, document.path))
    .filter((path) => path !== undefined)
    .sort((a, b) => a.length - b.length)[0];
  return inside ?? Utils.basename(document);
}

/** Path of `path` seen from `folder`; `undefined` where it is not below it. */
export function pathBelow(folder: string, path: string): string | undefined {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

function* foldersUpward(start: URI): Generator<URI> {
  let folder = start;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    yield folder;
    const parent = Utils.dirname(folder);
    if (parent.path === folder.path) return;
    folder = parent;
  }
}
