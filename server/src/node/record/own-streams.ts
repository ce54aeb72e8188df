import { closeSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';

/** The streams of this process, which stand for those of the server towards its client. */
export interface OwnStreams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** The server reads no more: its client learns it by a closed pipe. */
  closeInput(): void;
  /** The server has closed its output: its client reads an end, when all is written. */
  closeOutput(): void;
}

/** Takes over the streams of the process: whoever has them minds their errors from then on. */
export function takeStreams(): OwnStreams {
  const { stdin, stdout, stderr } = process;
  for (const stream of [stdout, stderr]) stream.removeAllListeners('error');
  return {
    stdin,
    stdout,
    stderr,
    closeInput() {
      if (stdin.destroyed) return;
      stdin.once('close', () => close(0));
      stdin.destroy();
    },
    closeOutput() {
      if (!stdout.writableEnded) stdout.end(() => close(1));
    },
  };
}

/** Node.js leaves the three handles open that a process begins with, whatever becomes of their streams. */
function close(handle: number): void {
  try {
    closeSync(handle);
  } catch {
    // It was closed before.
  }
}
