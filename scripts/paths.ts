import path from 'node:path';

/** Folder of the project, absolute. */
export const ROOT = path.resolve(import.meta.dirname, '..');

/** Absolute path of something in the project, given with `/`. */
export function inProject(relative: string): string {
  return path.join(ROOT, relative);
}
