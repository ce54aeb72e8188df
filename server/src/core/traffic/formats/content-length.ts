/** Streams with `Content-Length` headers. */

import { balancedEnd } from '../json-text.ts';
import type { LineReader } from '../lines.ts';
import { INCOMPLETE } from '../reader-state.ts';

const LENGTH = /^content-length:\s*(\d+)\s*$/i;
const HEADER = /^[A-Za-z][A-Za-z0-9-]*:/;
const NEXT = /content-length:/i;

/**
 * Reads the headers and the body of a message that begins at `start`, and other text up to the next one.
 *
 * @returns where to go on; undefined where no body follows, so that these are no headers
 */
export function readFrame(reader: LineReader, start: number): number | undefined {
  const { text, options } = reader;
  let length: number | undefined;
  let pos = start;
  for (;;) {
    const end = reader.lineEnd(pos);
    if (reader.isOpen(end) || (end >= text.length && !options.last)) return INCOMPLETE;
    const line = text.slice(pos, Math.min(end, pos + 1000));
    pos = reader.afterBreak(end);
    if (line.trim() === '') break;
    if (!HEADER.test(line)) return undefined;
    const found = LENGTH.exec(line);
    if (found !== null) length = Number(found[1]);
    if (end >= text.length) return undefined;
  }
  if (length === undefined) return undefined;
  const body = pos;
  const counted = endOfBytes(text, body, length);
  if (counted === undefined && !options.last) return INCOMPLETE;
  const end = bodyEnd(reader, body, counted, length);
  if (end === undefined) return Math.min(text.length, counted ?? text.length);
  const line = reader.lineOf(body);
  const found = reader.builder.value(body, end, line, { ...reader.origin });
  if (typeof found === 'number') {
    if (found > 0) {
      if (reader.state.votes.size === 0) takeEarly(reader);
      reader.state.vote('content-length', found);
    }
  } else {
    const { start: from, end: to, text: problem } = found;
    reader.builder.collector.syntax.push({ span: { start: from, end: to }, problem, line });
  }
  return strayText(reader, end);
}

/** What stands before the first header does not belong there either. */
function takeEarly(reader: LineReader): void {
  const { builder, early } = reader;
  builder.otherLines -= early.length;
  for (const { start, end } of early) builder.stray.push({ span: { start, end }, line: reader.lineOf(start) });
}

/** Where the body ends: where the header says, unless the JSON there says otherwise. */
function bodyEnd(reader: LineReader, body: number, counted: number | undefined, length: number): number | undefined {
  const { text } = reader;
  const first = body + (text.slice(body, body + 100).length - text.slice(body, body + 100).trimStart().length);
  const unit = text.charCodeAt(first);
  const limit = Math.min(text.length, (counted ?? text.length) + 10_000);
  const json = unit === 123 || unit === 91 ? balancedEnd(text, first, limit) : -1;
  if (
    json >= 0 &&
    (counted === undefined || text.slice(Math.min(json, counted), Math.max(json, counted)).trim() !== '')
  ) {
    const bytes = byteLength(text.slice(body, json));
    const message = `A Content-Length is ${length}, but its message has ${bytes} bytes.`;
    reader.builder.note({ kind: 'frame', message, line: reader.lineOf(body) });
    return json;
  }
  if (counted !== undefined) return counted;
  const message = 'The last message is cut off: its Content-Length is greater than what follows.';
  reader.builder.note({ kind: 'truncated', message, line: reader.lineOf(body) });
  return undefined;
}

/** Text between a message and the next header was written by somebody who does not know of the protocol. */
export function strayText(reader: LineReader, from: number): number {
  const { text, builder } = reader;
  let pos = from;
  while (pos < text.length) {
    const end = reader.lineEnd(pos);
    const line = text.slice(pos, Math.min(end, pos + 4000));
    const header = NEXT.exec(line);
    const said = header === null ? line : line.slice(0, header.index);
    if (/^content-type:/i.test(line.trim())) return pos;
    if (said.trim() !== '') {
      // What is not complete yet is read again, with what follows.
      if (reader.isOpen(end)) return pos;
      const start = pos + said.length - said.trimStart().length;
      builder.stray.push({ span: { start, end: start + said.trim().length }, line: reader.lineOf(start) });
    }
    if (header !== null) return pos + header.index;
    if (reader.isOpen(end)) return pos;
    pos = reader.afterBreak(end);
  }
  return pos;
}

/** The offset at which so many bytes of UTF-8 are over; undefined where the text has fewer. */
function endOfBytes(text: string, from: number, bytes: number): number | undefined {
  let left = bytes;
  let pos = from;
  while (left > 0) {
    if (pos >= text.length) return undefined;
    const unit = text.charCodeAt(pos++);
    if (unit < 0x80) left -= 1;
    else if (unit < 0x800) left -= 2;
    else if (unit >= 0xd800 && unit <= 0xdbff) {
      left -= 4;
      pos += 1;
    } else left -= 3;
  }
  return pos;
}

function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
