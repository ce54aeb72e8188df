import type { Buffer } from 'node:buffer';
import type { Writable } from 'node:stream';

/** Lines that nobody reads are held back up to this many bytes, then left out. */
const MOST = 1024 * 1024;
const LF = 10;

/** Speaks on the stderr that a server writes to as well: whole lines, and never into the middle of one of its lines. */
export class Voice {
  readonly #stderr: Writable;
  readonly #show: (text: string) => string;
  #atLineStart = true;
  #held: string[] = [];
  #left = 0;

  /** @param show makes a text fit for a terminal */
  constructor(stderr: Writable, show: (text: string) => string) {
    this.#stderr = stderr;
    this.#show = show;
  }

  /** Something of the server has just been written. */
  passes(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.#atLineStart = chunk.at(-1) === LF;
    if (this.#atLineStart) this.#release();
  }

  say(line: string): void {
    if (this.#stderr.writableLength > MOST || this.#held.length > 10_000) {
      this.#left++;
      return;
    }
    this.#held.push(`jsonrpc-errors: ${this.#show(line)}\n`);
    if (this.#atLineStart) this.#release();
  }

  /** The server writes nothing more: what is said from now on begins on a line of its own. */
  end(): void {
    if (!this.#atLineStart) this.#held.unshift('\n');
    this.#atLineStart = true;
    if (this.#left > 0)
      this.#held.push(`jsonrpc-errors: ${this.#left} more lines were left out, since nobody read them.\n`);
    this.#left = 0;
    this.#release();
  }

  #release(): void {
    if (this.#held.length > 0) this.#stderr.write(this.#held.splice(0).join(''));
  }
}
