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

/** All bytes of a file that is to be replaced. Throws a system error, or a `FileError` for a pipe or device. */
export function readRegular(file: string): Buffer {
  if (!statSync(file).isFile()) throw new FileError('it is no regular file');
  return readFileSync(file);
}

/**
 * Puts other bytes into a file, whole or not at all: they are written beside it and then take its place, with
 * its permissions. A symbolic link stays, and leads to the new content. Throws a system error, or a
 * `FileError` where the file no longer holds `before`.
 */
export function replaceFile(file: string, before: Buffer, after: Buffer): void {
  const target = realpathSync(file);
  // Whoever may write to the folder could put another file in the place of a read-only one.
  closeSync(openSync(target, 'r+'));
  const beside = path.join(path.dirname(target), `.jsonrpc-errors-${randomUUID()}.tmp`);
  try {
    writeFileSync(beside, after, { flag: 'wx', mode: 0o600, flush: true });
    becomeLike(beside, statSync(target));
    if (!readFileSync(target).equals(before)) throw new FileError('it changed while it was checked');
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
