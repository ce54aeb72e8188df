import { Buffer } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { isRecorded, type Language } from '../core/model.ts';
import type { CapturePiece, CaptureSession } from '../core/traffic/session.ts';
import { hasOtherEncoding } from './decode.ts';
import { isTextLog, languageOfContent } from './languages.ts';
import type { Target } from './targets.ts';

/** Size in bytes from which on a capture is read piece by piece. */
const PIECEWISE_FROM = 8 * 1024 * 1024;
/** Bytes that are read at a time. */
const CHUNK = 256 * 1024;
const HEAD = 64 * 1024;
const BOM = '\ufeff';

/**
 * The language of a capture that is too large to be held as one text; undefined for all other files. HTTP archives and
 * other documents are one value, of which no piece can be read alone.
 *
 * @param capture somebody says that it is one
 */
export function languageOfLargeCapture(
  { absolute, path, language, input }: Target,
  capture: boolean,
): Language | undefined {
  if (input === true || (language !== undefined && !isRecorded(language) && !capture)) return undefined;
  if (/\.har$/i.test(path)) return undefined;
  try {
    const stats = statSync(absolute);
    if (!stats.isFile() || stats.size < PIECEWISE_FROM) return undefined;
    const head = headOf(absolute);
    if (head === undefined) return undefined;
    if (capture) return 'log';
    if (language !== undefined) return language;
    const told = isTextLog(path) ? 'log' : languageOfContent(head.slice(0, head.lastIndexOf('\n') + 1), path);
    return isRecorded(told) ? told : undefined;
  } catch {
    // Reading it will say what is wrong.
    return undefined;
  }
}

/** The beginning of a file; undefined where it is not written as UTF-8. */
function headOf(file: string): string | undefined {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(HEAD);
    const length = readSync(handle, bytes, 0, HEAD, 0);
    const head = bytes.subarray(0, length);
    return hasOtherEncoding(head) ? undefined : head.toString('utf8');
  } finally {
    closeSync(handle);
  }
}

/** Reads a capture as it is when it is opened: what is written to it meanwhile is left for another time. */
export function* capturePieces(file: string, session: CaptureSession): Generator<CapturePiece> {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const bytes = Buffer.allocUnsafe(CHUNK);
    const decoder = new StringDecoder('utf8');
    let position = 0;
    while (position < size) {
      const length = readSync(handle, bytes, 0, Math.min(CHUNK, size - position), position);
      if (length === 0) break;
      let text = decoder.write(bytes.subarray(0, length));
      if (position === 0 && text.startsWith(BOM)) text = text.slice(1);
      position += length;
      const piece = session.push(text);
      if (piece !== undefined) yield piece;
    }
    const rest = decoder.end();
    const piece = rest === '' ? undefined : session.push(rest);
    if (piece !== undefined) yield piece;
    yield* session.end();
  } finally {
    closeSync(handle);
  }
}
