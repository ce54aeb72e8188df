import { Buffer } from 'node:buffer';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { decode } from './decode.ts';

/** Where the bytes of files come from; replaced in tests. */
export interface FileReader {
  /**
   * The text of the file. Throws a system error or a `FileError`.
   *
   * @param regular A walk has seen that it is a file like any other, no pipe or device.
   */
  read(file: string, regular?: boolean): string;
}

/** Size in bytes from which on a file is refused instead of held in memory as one text. */
const LARGEST_FILE = 200 * 1024 * 1024;

/** Something about a file that stands in the way; the message is the rest of a sentence after its path. */
export class FileError extends Error {}

/** Reads files one after the other through one buffer, which saves most of the allocations of a walk. */
export class DiskReader implements FileReader {
  #buffer = Buffer.allocUnsafe(1 << 20);

  read(file: string, regular = false): string {
    const handle = openSync(file, 'r');
    try {
      return (regular ? this.#readSmall(handle) : undefined) ?? this.#readAny(handle);
    } finally {
      closeSync(handle);
    }
  }

  /** A short read of a regular file is all of it: most files need neither a look at their size nor a second read. */
  #readSmall(handle: number): string | undefined {
    const length = readSync(handle, this.#buffer, 0, this.#buffer.length, 0);
    return length < this.#buffer.length ? decode(this.#buffer.subarray(0, length)) : undefined;
  }

  #readAny(handle: number): string {
    const stats = fstatSync(handle);
    if (stats.size > LARGEST_FILE) throw new FileError(tooLarge(stats.size));
    // Pipes and the like do not know their size.
    return stats.isFile() && stats.size > 0 ? this.#readKnownSize(handle, stats.size) : decode(readFileSync(handle));
  }

  #readKnownSize(handle: number, size: number): string {
    const small = size <= this.#buffer.length;
    const buffer = small ? this.#buffer : Buffer.allocUnsafe(size);
    let length = 0;
    while (length < size) {
      const count = readSync(handle, buffer, length, size - length, length);
      if (count === 0) break;
      length += count;
    }
    return decode(buffer.subarray(0, length));
  }
}

/** Stands before another reader with the text of one file: what came in on standard input. */
export class InputReader implements FileReader {
  readonly #file: string;
  readonly #bytes: Buffer;
  readonly #others: FileReader;

  constructor(file: string, bytes: Buffer, others: FileReader) {
    this.#file = file;
    this.#bytes = bytes;
    this.#others = others;
  }

  read(file: string, regular?: boolean): string {
    if (file !== this.#file) return this.#others.read(file, regular);
    if (this.#bytes.length > LARGEST_FILE) throw new FileError(tooLarge(this.#bytes.length));
    return decode(this.#bytes);
  }
}

function tooLarge(size: number): string {
  const megabytes = (bytes: number) => Math.round(bytes / (1024 * 1024));
  return `${megabytes(size)} MB is more than can be read at once (${megabytes(LARGEST_FILE)} MB); split it first`;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'the symbolic links go in a circle',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the path is too long',
  ENOSPC: 'no space is left on the disk',
  EROFS: 'the disk is read-only',
};

/** Why a file cannot be read, or written, as the rest of a sentence after its path. */
export function reasonOf(error: unknown, action: 'read' | 'written' = 'read'): string {
  if (error instanceof FileError) return error.message;
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === undefined) return `it cannot be ${action} (${error instanceof Error ? error.message : String(error)})`;
  return REASONS[code] ?? `it cannot be ${action} (${code})`;
}
