import { Buffer } from 'node:buffer';
import { isJson } from '../../core/extract/json/candidate.ts';

/** A piece of a stream: what stands between two line breaks, or what a Content-Length header announced. */
export interface Frame {
  /** Without the line break that ends it. */
  readonly bytes: Buffer;
  /** The stream ended inside of it. */
  readonly partial?: true;
  /** It was too long: this is its beginning. */
  readonly cut?: true;
}

/** A frame is held in memory up to this many bytes; what is longer is recorded by its beginning. */
const LARGEST_FRAME = 64 * 1024 * 1024;
const LF = 10;
const CR = 13;

/** A header line, alone or behind output that ended without a line break. */
const HEADER_START = /content-(?:length|type):[^{}"]*$/i;
const HEADER = /^[\w-]+:.*$/;
const LENGTH = /^content-length:\s*(\d{1,15})\s*$/i;
/** Where a next message begins inside of a body whose length was wrong. */
const NEXT_HEADER = /content-length:\s*\d+\r?\n/i;

/**
 * Cuts one direction of a stdio connection into frames, however its chunks are cut. Both framings are known,
 * newline-delimited JSON and Content-Length headers, and each frame is taken for what it is, so that output
 * that stands between messages comes out as frames of its own. Blank lines and headers come out as nothing.
 */
export class StdioFramer {
  readonly #largest: number;
  #state: 'line' | 'headers' | 'body' = 'line';
  /** The bytes of the frame so far. */
  #held: Buffer[] = [];
  #heldBytes = 0;
  #cut = false;
  /** Header lines as they came, for the case that no body follows. */
  #headers: string[] = [];
  #bodyBytes = 0;
  /** Bytes of the body that are still to come. */
  #left = 0;

  /** @param largest bytes of a frame that are kept */
  constructor(largest = LARGEST_FRAME) {
    this.#largest = largest;
  }

  /** The frames that end in this chunk. */
  push(chunk: Buffer): readonly Frame[] {
    const frames: Frame[] = [];
    let rest = chunk;
    while (rest.length > 0) rest = this.#state === 'body' ? this.#body(rest, frames) : this.#line(rest, frames);
    return frames;
  }

  /** The frames that the end of the stream leaves. */
  end(): readonly Frame[] {
    const frames: Frame[] = [];
    if (this.#state === 'body') {
      const body = this.#take();
      frames.push({ ...body, partial: true });
    } else {
      const line = this.#take();
      if (this.#state === 'headers') {
        frames.push({ bytes: Buffer.from([...this.#headers, line.bytes.toString()].join('\n').trim()), partial: true });
      } else if (!isBlank(line.bytes)) {
        frames.push(isJson(line.bytes.toString()) ? line : { ...line, partial: true });
      }
    }
    this.#state = 'line';
    this.#headers = [];
    return frames;
  }

  /** How many bytes of an announced body have come, and how many there should be; undefined outside of one. */
  get progress(): { readonly have: number; readonly want: number } | undefined {
    return this.#state === 'body' ? { have: this.#bodyBytes - this.#left, want: this.#bodyBytes } : undefined;
  }

  #line(chunk: Buffer, frames: Frame[]): Buffer {
    const end = chunk.indexOf(LF);
    this.#hold(end < 0 ? chunk : chunk.subarray(0, end));
    if (end < 0) return EMPTY;
    const rest = chunk.subarray(end + 1);
    const line = withoutReturn(this.#take());
    if (this.#state === 'headers') this.#header(line, frames);
    else if (!this.#startsHeaders(line, frames) && !isBlank(line.bytes)) frames.push(line);
    return rest;
  }

  /** A header may stand at the end of output that has no line break of its own. */
  #startsHeaders(line: Frame, frames: Frame[]): boolean {
    if (line.cut || line.bytes.length === 0) return false;
    const last = line.bytes.at(-1) as number;
    // The end of a message; headers end with a digit or a word.
    if (last === 0x7d || last === 0x5d) return false;
    const text = line.bytes.toString('latin1');
    const at = text.search(HEADER_START);
    if (at < 0) return false;
    if (at > 0 && !/content-length:\s*\d+\s*$/i.test(text)) return false;
    if (at > 0 && text.slice(0, at).trim() !== '') frames.push({ bytes: line.bytes.subarray(0, at) });
    this.#headers = [text.slice(at)];
    this.#state = 'headers';
    return true;
  }

  #header(line: Frame, frames: Frame[]): void {
    const text = line.bytes.toString('latin1');
    if (text !== '' && HEADER.test(text)) {
      this.#headers.push(text);
      return;
    }
    const lengths = this.#headers.flatMap((header) => LENGTH.exec(header)?.[1] ?? []);
    const [length] = lengths;
    const headers = this.#headers.join('\n');
    this.#headers = [];
    this.#state = 'line';
    if (text === '' && length !== undefined) {
      this.#bodyBytes = Number(length);
      this.#left = this.#bodyBytes;
      if (this.#left > 0) this.#state = 'body';
      return;
    }
    // No headers after all, or none that says where the message ends.
    frames.push({ bytes: Buffer.from(headers, 'latin1') });
    if (!isBlank(line.bytes)) frames.push(line);
  }

  #body(chunk: Buffer, frames: Frame[]): Buffer {
    const part = chunk.subarray(0, this.#left);
    this.#hold(part);
    this.#left -= part.length;
    const rest = chunk.subarray(part.length);
    if (this.#left > 0) return rest;
    const body = this.#take();
    this.#state = 'line';
    const next = body.cut ? -1 : nextHeader(body.bytes);
    if (next < 0) {
      frames.push(body);
      return rest;
    }
    // The length was too large: what follows begins inside of the body.
    frames.push({ bytes: body.bytes.subarray(0, next) });
    return Buffer.concat([body.bytes.subarray(next), rest]);
  }

  #hold(bytes: Buffer): void {
    const room = this.#largest - this.#heldBytes;
    if (bytes.length > room) this.#cut = true;
    const kept = bytes.length > room ? bytes.subarray(0, room) : bytes;
    if (kept.length > 0) this.#held.push(kept);
    this.#heldBytes += kept.length;
  }

  #take(): Frame {
    const [only, second] = this.#held;
    const bytes = second === undefined ? (only ?? EMPTY) : Buffer.concat(this.#held);
    const frame: Frame = this.#cut ? { bytes, cut: true } : { bytes };
    this.#held = [];
    this.#heldBytes = 0;
    this.#cut = false;
    return frame;
  }
}

const EMPTY = Buffer.alloc(0);

function withoutReturn(line: Frame): Frame {
  return line.bytes.at(-1) === CR ? { ...line, bytes: line.bytes.subarray(0, -1) } : line;
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === CR || byte === LF);
}

/** Where the next message begins in a body that is not JSON; -1 where the body is what was announced. */
function nextHeader(body: Buffer): number {
  const last = body.at(-1);
  if ((last === 0x7d || last === 0x5d) && body.indexOf('ontent-') < 0) return -1;
  const text = body.toString('latin1');
  if (isJson(body.toString())) return -1;
  const at = text.search(NEXT_HEADER);
  if (at > 0) return at;
  const behind = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1;
  return behind > 0 && behind < text.length && beginsHeader(text.slice(behind).toLowerCase()) ? behind : -1;
}

/** True for the first part of a header, wherever it is cut. */
function beginsHeader(text: string): boolean {
  return 'content-length:'.startsWith(text) || /^content-length:\s*\d*\r?\n?$/.test(text);
}
