/** Offsets and positions. Offsets and characters count UTF-16 code units; a BOM is one of them. */

import type { Span } from './model.ts';

/** Zero-based, as the Language Server Protocol counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** One-based, as people and command lines count; columns are UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const START: Position = { line: 0, character: 0 };

/**
 * Finds lines in a text. A line ends at `\n`, `\r\n` or a single `\r`, as in every editor. The index
 * is built on the first question, in one pass; a question then costs a binary search.
 */
export class LineIndex {
  readonly #text: string;
  readonly #begin: Position;
  #starts: number[] | undefined;

  /** @param begin where the text begins, if it is a piece of a longer one: positions and lines are those of the whole */
  constructor(text: string, begin: Position = START) {
    this.#text = text;
    this.#begin = begin;
  }

  /** Of the whole text up to the end of this one. */
  get lineCount(): number {
    return this.#begin.line + this.#lines().length;
  }

  /** Offset of the first unit of a line; a line past the end gives the length of the text. */
  lineStart(line: number): number {
    return this.#lines()[Math.max(0, line - this.#begin.line)] ?? this.#text.length;
  }

  /** Offset behind the last unit of a line, before its line break. */
  lineEnd(line: number): number {
    const next = this.#lines()[Math.max(0, line - this.#begin.line) + 1];
    if (next === undefined) return this.#text.length;
    // `next` is at least 1: only a line break makes a further line.
    const before = next - 1;
    return this.#text.charCodeAt(before) === LF && this.#text.charCodeAt(before - 1) === CR ? before - 1 : before;
  }

  /** The text of a line without its line break; empty past the end. */
  lineText(line: number): string {
    return this.#text.slice(this.lineStart(line), this.lineEnd(line));
  }

  /** An offset outside the text is taken for its nearest end, one inside `\r\n` for the end of the line. */
  positionAt(offset: number): Position {
    const starts = this.#lines();
    const at = clamp(offset, this.#text.length);
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle;
    }
    const line = low + this.#begin.line;
    const before = low === 0 ? this.#begin.character : 0;
    return { line, character: before + Math.min(at, this.lineEnd(line)) - (starts[low] as number) };
  }

  /** A character past the end of its line is taken for that end. */
  offsetAt(position: Position): number {
    const { line, character } = position;
    if (line < this.#begin.line) return 0;
    if (line >= this.lineCount) return this.#text.length;
    const before = line === this.#begin.line ? this.#begin.character : 0;
    return Math.min(this.lineStart(line) + Math.max(0, character - before), this.lineEnd(line));
  }

  /** One-based line and column of an offset, for people. */
  placeAt(offset: number): Place {
    const { line, character } = this.positionAt(offset);
    return { line: line + 1, column: character + 1 };
  }

  /** Start and end of a span, one-based; `end` is exclusive. */
  placesOf(span: Span): { readonly start: Place; readonly end: Place } {
    return { start: this.placeAt(span.start), end: this.placeAt(span.end) };
  }

  #lines(): number[] {
    this.#starts ??= lineStarts(this.#text);
    return this.#starts;
  }
}

const LF = 10;
const CR = 13;

function clamp(offset: number, length: number): number {
  return Number.isNaN(offset) ? 0 : Math.max(0, Math.min(offset, length));
}

function lineStarts(text: string): number[] {
  const starts = [0];
  let feed = text.indexOf('\n');
  let carriage = text.indexOf('\r');
  // indexOf runs over long lines much faster than a loop over code units.
  while (feed !== -1 || carriage !== -1) {
    if (carriage === -1 || (feed !== -1 && feed < carriage)) {
      starts.push(feed + 1);
      feed = text.indexOf('\n', feed + 1);
    } else {
      const end = feed === carriage + 1 ? feed : carriage;
      starts.push(end + 1);
      if (end === feed) feed = text.indexOf('\n', end + 1);
      carriage = text.indexOf('\r', end + 1);
    }
  }
  return starts;
}
