import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the pages may lie, seen from a bundle: beside it in the npm package, beside `dist/` in the extension. */
const FOLDERS = ['./docs/', '../docs/', '../../../docs/'];

/**
 * The pages that come with the program, as a template of URIs: `{page}` is the path below `docs/` without extension.
 * Undefined where there are none.
 *
 * @param bundle URI of the module that asks
 */
export function documentationBeside(bundle: string): string | undefined {
  const folders = FOLDERS.map((folder) => new URL(folder, bundle));
  const found = folders.find((folder) => existsSync(new URL('rules/', folder)));
  return found && `${found.href}{page}.md`;
}

/** The path of a page that comes with the program; undefined where it is not there. */
export function pagePath(bundle: string, page: string): string | undefined {
  const uri = documentationBeside(bundle)?.replace('{page}', page);
  const path = uri === undefined ? undefined : fileURLToPath(uri);
  return path !== undefined && existsSync(path) ? path : undefined;
}
