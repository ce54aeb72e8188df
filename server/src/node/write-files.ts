import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A file that is to be. */
export interface NewFile {
  readonly absolute: string;
  readonly text: string;
}

/**
 * Writes a file whole or not at all: beside its place first. What stood there before is replaced. Throws a system error.
 */
export function writeWhole({ absolute, text }: NewFile): void {
  const beside = writeBeside({ absolute, text });
  try {
    renameSync(beside, absolute);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** True where the place of a new file is taken. */
export function isThere({ absolute }: NewFile): boolean {
  return existsSync(absolute);
}

/** Writes new files, all or none; throws a system error, `EEXIST` where one of them is there already. */
export function writeNew(files: readonly NewFile[]): void {
  const beside: string[] = [];
  const made: string[] = [];
  try {
    for (const file of files) beside.push(writeBeside(file));
    for (const [at, { absolute }] of files.entries()) {
      // A link, unlike a new name, never takes the place of another file.
      linkSync(beside[at] as string, absolute);
      made.push(absolute);
    }
  } catch (error) {
    for (const file of made) rmSync(file, { force: true });
    throw error;
  } finally {
    for (const file of beside) rmSync(file, { force: true });
  }
}

function writeBeside({ absolute, text }: NewFile): string {
  const folder = path.dirname(absolute);
  mkdirSync(folder, { recursive: true });
  const beside = path.join(folder, `.jsonrpc-errors-${randomUUID()}.tmp`);
  writeFileSync(beside, text, { flag: 'wx', flush: true });
  return beside;
}
