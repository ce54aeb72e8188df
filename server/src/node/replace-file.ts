import type { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { FileError } from './read-file.ts';

/** A file as it was read. */
export interface RegularFile {
  /** Where the symbolic links lead; absolute. */
  readonly target: string;
  readonly bytes: Buffer;
}

/** Reads a file that may be replaced. Throws a system error, or a `FileError` for a pipe or device. */
export function readRegular(file: string): RegularFile {
  const target = realpathSync(file);
  if (!statSync(target).isFile()) throw new FileError('it is no regular file');
  return { target, bytes: readFileSync(target) };
}

/**
 * Puts other bytes into a file, whole or not at all: they are written beside it and then take its place,
 * with its permissions. Throws a system error, or a `FileError` where the file is no longer as it was read.
 */
export function replaceFile({ target, bytes }: RegularFile, replacement: Buffer): void {
  // Whoever may write to the folder could put another file in the place of a read-only one.
  closeSync(openSync(target, 'r+'));
  const beside = path.join(path.dirname(target), `.jsonrpc-errors-${randomUUID()}.tmp`);
  try {
    writeFileSync(beside, replacement, { flag: 'wx', mode: 0o600, flush: true });
    becomeLike(beside, statSync(target));
    if (!readFileSync(target).equals(bytes)) throw new FileError('it changed while it was checked');
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** Gives a file the permissions of another one, and its owner where that is allowed. */
function becomeLike(file: string, { mode, uid, gid }: Stats): void {
  const own = statSync(file);
  if (own.uid !== uid || own.gid !== gid) {
    try {
      chownSync(file, uid, gid);
    } catch {
      // Only root gives files away; who may write to the file may own it.
    }
  }
  // After the owner, since a change of owner takes some of them away.
  chmodSync(file, mode & 0o7777);
}
