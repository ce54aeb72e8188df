/**
 * JSON as a tape: one entry a value, in the order of the text, in flat arrays. Reading a document
 * this way allocates nothing per value, never recurses (nesting may be any depth) and goes on behind
 * whatever is wrong, so half-typed text keeps the values that are there. Nobody builds objects but
 * for the few values that are asked for.
 */

export const KIND_OBJECT = 0;
export const KIND_ARRAY = 1;
export const KIND_STRING = 2;
export const KIND_NUMBER = 3;
export const KIND_TRUE = 4;
export const KIND_FALSE = 5;
export const KIND_NULL = 6;
/** A word that is no JSON value: `undefined`, `-`, `0x10`. */
export const KIND_WORD = 7;

/** Something inside is missing or too much: what is absent there may still be meant. */
export const BROKEN = 1;
/** The key has escapes or lacks a quote: its text is not the text between its quotes. */
export const ODD_KEY = 2;

/** The first thing that is wrong in a text: where, and a few words without a full stop. */
export interface JsonProblem {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The values of one text. It is reused: `clear` begins anew. */
export class JsonTape {
  text = '';
  /** Number of values. */
  length = 0;
  kinds = new Uint8Array(0);
  marks = new Uint8Array(0);
  /** Free for the reader of the tape; 0 at first. */
  flags = new Uint16Array(0);
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  /** Span of the key with its quotes; -1 for what stands in an array or at the top. */
  keyStarts = new Int32Array(0);
  keyEnds = new Int32Array(0);
  /** Index of the container, -1 at the top. */
  parents = new Int32Array(0);
  /** Index behind the last value inside: the next sibling, if there is one. */
  nexts = new Int32Array(0);
  /** Start and end of every comment, in turn. */
  comments: number[] = [];
  problem: JsonProblem | undefined;

  /** @param length of the part of `text` that is to be read, for a first guess at the room it takes */
  clear(text: string, length: number): void {
    this.text = text;
    this.#reserve(Math.max(64, length >>> 4));
    this.length = 0;
    this.comments = [];
    this.problem = undefined;
  }

  add(
    kind: number,
    start: number,
    end: number,
    parent: number,
    keyStart: number,
    keyEnd: number,
    mark: number,
  ): number {
    const index = this.length;
    if (index === this.kinds.length) this.#reserve(index * 2);
    this.kinds[index] = kind;
    this.marks[index] = mark;
    this.flags[index] = 0;
    this.starts[index] = start;
    this.ends[index] = end;
    this.keyStarts[index] = keyStart;
    this.keyEnds[index] = keyEnd;
    this.parents[index] = parent;
    this.nexts[index] = index + 1;
    this.length = index + 1;
    return index;
  }

  kind(index: number): number {
    return this.kinds[index] as number;
  }

  start(index: number): number {
    return this.starts[index] as number;
  }

  end(index: number): number {
    return this.ends[index] as number;
  }

  parent(index: number): number {
    return this.parents[index] as number;
  }

  next(index: number): number {
    return this.nexts[index] as number;
  }

  isBroken(index: number): boolean {
    return ((this.marks[index] as number) & BROKEN) !== 0;
  }

  #reserve(size: number): void {
    if (size <= this.kinds.length) return;
    this.kinds = widened(this.kinds, new Uint8Array(size));
    this.marks = widened(this.marks, new Uint8Array(size));
    this.flags = widened(this.flags, new Uint16Array(size));
    this.starts = widened(this.starts, new Int32Array(size));
    this.ends = widened(this.ends, new Int32Array(size));
    this.keyStarts = widened(this.keyStarts, new Int32Array(size));
    this.keyEnds = widened(this.keyEnds, new Int32Array(size));
    this.parents = widened(this.parents, new Int32Array(size));
    this.nexts = widened(this.nexts, new Int32Array(size));
  }
}

/** Values for which a tape is kept ready: enough for a document of some megabytes, and not more than 10 MB of memory. */
const SPARE_VALUES = 1 << 18;
let spare: JsonTape | undefined;

/**
 * Lends a tape for the time of the call. A document is read again after each keystroke: it need not
 * take new memory each time.
 */
export function withTape<T>(use: (tape: JsonTape) => T): T {
  const tape = spare ?? new JsonTape();
  spare = undefined;
  try {
    return use(tape);
  } finally {
    tape.clear('', 0);
    if (tape.kinds.length <= SPARE_VALUES) spare = tape;
  }
}

function widened<T extends Uint8Array | Uint16Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
