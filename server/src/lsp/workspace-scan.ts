import { folderOf } from '../core/link/resolve/paths.ts';
import { parsePackageManifest } from '../core/package-manifest.ts';
import type { LspHost } from './host.ts';
import { languageOfPath } from './language.ts';
import { idOf, uriOf } from './module-ids.ts';

/** Milliseconds of work after which others get their turn: nobody may feel the scan. */
const SLICE = 8;
/** Files of a workspace beyond this number are not looked at before somebody asks for them. */
const MAX_FILES = 50_000;

/** What the scan tells, and whom it asks. Ids as in `module-ids.ts`. */
export interface ScanVisitor {
  /** A package of the workspace: its folder and its name. */
  onPackage(folder: string, name: string): void;
  /** All folders with a package.json, before the first script. */
  onFolders(folders: readonly string[]): void;
  onScript(id: string): Promise<void>;
  /** JSON and captures, before the first script. */
  onDocuments(ids: readonly string[]): void;
  read(uri: string): Promise<string | undefined>;
}

/** Looks at all files of a workspace, in slices. */
export async function scanWorkspace(host: LspHost, folders: readonly string[], visitor: ScanVisitor): Promise<void> {
  const scripts: string[] = [];
  const manifests: string[] = [];
  const documents: string[] = [];
  for (const folder of folders) {
    if (host.findFiles === undefined || host.canRead?.(folder) !== true) continue;
    for await (const uri of host.findFiles(folder)) {
      const id = idOf(uri);
      if (id.endsWith('/package.json')) manifests.push(id);
      else if (languageOfPath(id)?.startsWith('json') === false) scripts.push(id);
      else documents.push(id);
      if (scripts.length >= MAX_FILES) break;
    }
  }
  visitor.onFolders(manifests.map(folderOf));
  visitor.onDocuments(documents);
  for (const id of manifests) {
    const text = await visitor.read(uriOf(id));
    const name = text === undefined ? undefined : parsePackageManifest(text)?.name;
    if (name !== undefined) visitor.onPackage(folderOf(id), name);
  }
  let started = Date.now();
  for (const id of scripts) {
    await visitor.onScript(id);
    if (Date.now() - started < SLICE) continue;
    await new Promise<void>((resolve) => host.schedule(0, resolve));
    started = Date.now();
  }
}

/** The path of an id, for what has no better name. */
export function pathOfId(id: string): string {
  return id.replace(/^[^:]+:\/\/[^/]*\//, '');
}
