import { Buffer } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileError, reasonOf } from '../read-file.ts';
import { RECORDING } from './envelope.ts';

/** A file that a recording is written to. */
export interface CaptureFile {
  /** Absolute. */
  readonly path: string;
  readonly handle: number;
  /** Lines that were there before. */
  readonly lines: number;
  /** False where earlier recordings stand in it. */
  readonly created: boolean;
}

/**
 * Opens the file that was asked for. One that holds earlier recordings is appended to, since clients start
 * their servers again and again with the same arguments; any other is refused, nothing is ever overwritten.
 * A folder gets a file of its own. Throws a system error or a `FileError`.
 *
 * @param fresh the name of a file of this recording alone
 */
export function openNamed(file: string, fresh: string): CaptureFile {
  if (isFolder(file)) return create(path.join(file, fresh));
  if (/\.(?:gz|zst|br|xz|bz2|zip)$/i.test(file)) {
    throw new FileError('a recording is plain JSON Lines; give it a name that ends in .jsonl');
  }
  try {
    return create(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const handle = openSync(file, constants.O_RDWR | constants.O_APPEND);
  try {
    return { path: file, handle, lines: linesOf(handle), created: false };
  } catch (error) {
    closeSync(handle);
    throw error;
  }
}

/**
 * Creates a file that nobody named: in the working directory, or, where a client starts its servers in a
 * folder that cannot be written to, among the temporary files. Throws a `FileError`.
 */
export function openUnnamed(cwd: string, fresh: string): CaptureFile {
  let reason = '';
  for (const folder of [cwd, tmpdir()]) {
    try {
      return create(path.join(folder, fresh));
    } catch (error) {
      reason ||= reasonOf(error, 'written');
    }
  }
  throw new FileError(reason);
}

/** Only its owner may read it: a recording holds whatever client and server say to each other. */
function create(file: string): CaptureFile {
  return { path: file, handle: openSync(file, 'ax', 0o600), lines: 0, created: true };
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

const LF = 10;

/** Counts the lines of an earlier recording, and ends the last one where it was cut off. */
function linesOf(handle: number): number {
  const stats = fstatSync(handle);
  // A pipe or a device: there is nothing before.
  if (!stats.isFile() || stats.size === 0) return 0;
  const buffer = Buffer.allocUnsafe(1 << 16);
  let lines = 0;
  let last = LF;
  for (let at = 0; ; ) {
    const length = readSync(handle, buffer, 0, buffer.length, at);
    if (at === 0 && !RECORDING.test(buffer.toString('latin1', 0, Math.min(length, 100)))) {
      throw new FileError('it exists and is no recording of jsonrpc-errors; nothing was written to it');
    }
    if (length === 0) break;
    for (let place = buffer.indexOf(LF); place >= 0 && place < length; place = buffer.indexOf(LF, place + 1)) lines++;
    last = buffer[length - 1] as number;
    at += length;
  }
  if (last === LF) return lines;
  writeSync(handle, '\n');
  return lines + 1;
}
