import { parseJson } from '../extract/json/parse.ts';
import type { JsonProblem } from '../extract/json/tape.ts';
import { JsonTape } from '../extract/json/tape.ts';
import type { Span } from '../model.ts';
import { LineIndex } from '../text.ts';
import type { CaptureBuilder } from './builder.ts';
import { readFrame, strayText } from './formats/content-length.ts';
import { traceHeader } from './formats/lsp-trace.ts';
import { readTrace } from './formats/lsp-trace-reader.ts';
import { owned } from './identity.ts';
import { balancedEnd, joinedLines } from './json-text.ts';
import type { CaptureFormat } from './model.ts';
import { notationOf } from './notations.ts';
import { type Origin, originOfPrefix } from './origin.ts';
import { INCOMPLETE, type ReaderState, shapeOf } from './reader-state.ts';

/** How lines are read. */
export interface LineOptions {
  /** Every line is one JSON value, and what is none is a fault. */
  readonly strict: boolean;
  /** The text ends here; otherwise what is not complete is left for the next piece. */
  readonly last: boolean;
  /** Zero-based line of the capture with which the text begins. */
  readonly firstLine: number;
  readonly format?: CaptureFormat;
}

const VALUE = /[{[](?=\s*(?:["{[]|$))/g;
/** What a line has that holds a message; the last may go on below. */
const MESSAGE_WORDS = /jsonrpc|"(?:method|result|error)"|[{[]\s*$/;
/** How messages and batches of messages begin; `[info]` and `{}` at the start of a line are something else. */
const MESSAGE_START = /^(?:\{\s*"|\[\s*\{\s*")/;
/** `{`, and `[` where it is no bracket around a word: `[info]`. */
const VALUE_START = /^(?:\{|\[\s*(?:[{[\]"\d-]|$))/;
const FRAME = /^(?:content-length|content-type):\s*\S/i;
const FRAME_BEHIND = /\S\s*content-length:\s*\d+\s*$/i;
const SSE_DATA = /^data:[ \t]?/;
const SSE_FIELD = /^(?:event|id|retry):|^:/;
const CUT_SHORT =
  /(?:\.{3}|…|<\d+ more[^>]*>|[[(<]?\s*truncated[^\n]{0,40}|\[\d+ (?:more )?(?:bytes|chars|characters)[^\n]{0,20})["\s)\]}>]*$/i;
/** How lines begin that belong to the value above: blanks, closing signs, a key. */
const GOES_ON = ' \t}]"\n\r';
/** What people put for what they leave out. */
const ELIDED = /(?:[{[,:]\s*|")(?:\.{3}|…)\s*["}\],]/;
/** A further message of the same line. */
const MORE_MESSAGES = /[{,]\s*"jsonrpc"\s*:/;
/** What Node.js makes of an object that is logged beside a message. */
const INSPECTION = /^\s*\{ [\w$]+: [^{}]*\}/;
const OPEN_STRING = 'the string has no closing "';
const END_NAME = { endName: 'the end of the line' };
/** Places of a line at which a value is looked for. */
const MOST_TRIES = 6;
const MOST_EARLY = 100;

/**
 * Reads a text line by line: what stands before a message, one balanced JSON value, what stands behind it. Values and
 * headers may go on over lines. Unknown lines are counted, and lines of all formats may stand side by side.
 */
export class LineReader {
  readonly builder: CaptureBuilder;
  readonly text: string;
  readonly state: ReaderState;
  readonly options: LineOptions;
  readonly origin: Origin;
  readonly #lines: LineIndex;
  readonly #scratch = new JsonTape();
  /** Lines before the first message; in a stream with headers they do not belong there. */
  readonly early: Span[] = [];
  /** What a line says of the message on the line below. */
  #announced: { readonly origin: Origin; readonly end: number } | undefined;

  /** @param origin what is known about all messages of the text */
  constructor(builder: CaptureBuilder, state: ReaderState, options: LineOptions, origin: Origin = {}) {
    this.builder = builder;
    this.text = builder.text;
    this.state = state;
    this.options = options;
    this.origin = origin;
    this.#lines = new LineIndex(builder.text);
    builder.lineOf = (offset) => this.lineOf(offset);
  }

  /** Reads all that is complete, and returns where it ends. */
  read(from: number): number {
    let pos = from;
    while (pos < this.text.length) {
      const next = this.#unit(pos);
      if (next === INCOMPLETE) break;
      pos = next;
    }
    return pos;
  }

  /** Zero-based line of the capture. */
  lineOf(offset: number): number {
    return this.options.firstLine + this.#lines.positionAt(offset).line;
  }

  /** The offset of the line break, or of the end of the text. */
  lineEnd(offset: number): number {
    const feed = this.text.indexOf('\n', offset);
    const end = feed < 0 ? this.text.length : feed;
    // `\r` alone ends lines in few files; a search for it would run through all the others.
    if (this.#lonely === undefined) this.#lonely = /\r(?!\n)/.test(this.text);
    if (this.#lonely) {
      const carriage = this.text.indexOf('\r', offset);
      if (carriage >= 0 && carriage < end) return carriage;
    }
    return this.text.charCodeAt(end - 1) === 13 && end > offset ? end - 1 : end;
  }
  #lonely: boolean | undefined;

  /** The offset behind the line break at `end`. */
  afterBreak(end: number): number {
    if (this.text.charCodeAt(end) === 13 && this.text.charCodeAt(end + 1) === 10) return end + 2;
    return Math.min(this.text.length, end + 1);
  }

  /** True where the text ends before the line does. */
  isOpen(end: number): boolean {
    if (this.options.last) return false;
    return end >= this.text.length || (this.text.charCodeAt(end) === 13 && end + 1 >= this.text.length);
  }

  #unit(pos: number): number {
    const end = this.lineEnd(pos);
    if (this.isOpen(end)) return INCOMPLETE;
    const start = this.#content(pos, end);
    if (start === end) return this.afterBreak(end);
    const head = this.text.slice(start, Math.min(end, start + 300));
    if (FRAME.test(head)) {
      const next = readFrame(this, start);
      if (next !== undefined) return next;
    }
    const isValue = VALUE_START.test(head);
    if (!isValue && this.#isFramed(start, end)) return strayText(this, start);
    if (isValue) {
      const announced = this.#announced?.end === pos ? this.#announced.origin : {};
      const next = this.#value(start, start, end, '', { ...this.origin, ...announced });
      if (next !== undefined) return next;
    } else if (SSE_DATA.test(head)) return this.#sse(pos, start);
    const trace = traceHeader(this.text, start, end);
    if (trace !== undefined) return readTrace(this, trace, end);
    return this.#prefixed(pos, start, end);
  }

  /** The line is between the messages of a stream, or runs into a header. */
  #isFramed(start: number, end: number): boolean {
    if (end - start < 2000 && FRAME_BEHIND.test(this.text.slice(start, end))) return true;
    return this.state.votes.has('content-length') && this.state.votes.size === 1;
  }

  /** Where the line says something: behind a byte order mark, blanks, and the zeros of a file that was never written. */
  #content(pos: number, end: number): number {
    let start = pos;
    for (; start < end; start++) {
      const unit = this.text.charCodeAt(start);
      if (unit === 0) {
        const message = 'The capture holds NUL bytes, as files have that were not written to the end.';
        this.builder.note({ kind: 'encoding', message, line: this.lineOf(pos) });
      } else if (unit !== 32 && unit !== 9 && unit !== 0xfeff) break;
    }
    return start;
  }

  /** Where what begins on a line ends at the latest: at a line that begins neither with blanks nor with a closing sign. */
  entryEnd(lineEnd: number): number {
    let end = lineEnd;
    while (end < this.text.length) {
      const next = this.afterBreak(end);
      const unit = this.text.charCodeAt(next);
      if (next >= this.text.length || !GOES_ON.includes(String.fromCharCode(unit))) return next;
      end = this.lineEnd(next);
    }
    return this.text.length;
  }

  /**
   * Reads a value that begins at `start`.
   *
   * @returns where to go on; undefined where in a text log no message is there
   */
  #value(pos: number, start: number, end: number, prefix: string, origin: Origin): number | undefined {
    const line = this.lineOf(start);
    let valueEnd = balancedEnd(this.text, start, end);
    if (valueEnd < 0) {
      const limit = this.#isDocument(start) ? this.text.length : this.entryEnd(end);
      valueEnd = balancedEnd(this.text, start, limit);
      if (valueEnd < 0 && !this.options.last && limit >= this.text.length) return INCOMPLETE;
    }
    if (valueEnd < 0) return this.#broken(pos, start, end, prefix);
    const document = this.#isDocument(start) && this.text.charCodeAt(start) === 91;
    const found = this.builder.value(start, valueEnd, line, origin, document);
    if (typeof found !== 'number') return this.#broken(pos, start, end, prefix, valueEnd > end ? undefined : found);
    if (found > 0) {
      this.state.learn(prefix);
      this.state.vote(this.#formatOf(prefix, start, valueEnd, end), found);
    } else if (prefix !== '') return undefined;
    const lastEnd = valueEnd > end ? this.lineEnd(valueEnd) : end;
    return this.#tail(pos, valueEnd, lastEnd, prefix);
  }

  /** An array that is the whole capture, or one of the known exports, may be laid out in any way. */
  #isDocument(start: number): boolean {
    if (this.#documentFormat !== undefined) return true;
    return (
      this.text.charCodeAt(start) === 91 && this.options.firstLine === 0 && this.text.slice(0, start).trim() === ''
    );
  }

  /** What stands on the line behind a value. */
  #tail(pos: number, valueEnd: number, end: number, prefix: string): number {
    const rest = this.text.slice(valueEnd, Math.min(end, valueEnd + 100));
    const blanks = rest.length - rest.trimStart().length;
    const tail = rest.trimStart();
    if (tail === '') return this.afterBreak(end);
    if (MESSAGE_START.test(tail)) {
      if (prefix === '') this.interleaved(valueEnd);
      return valueEnd + blanks;
    }
    if (FRAME.test(tail)) return valueEnd + blanks;
    // Lines of a log that were pasted as one.
    if (prefix !== '' && MORE_MESSAGES.test(this.text.slice(valueEnd, end))) {
      return valueEnd + (INSPECTION.exec(rest)?.[0].length ?? 0);
    }
    if (this.options.strict && prefix === '') this.#fault(pos, end);
    return this.afterBreak(end);
  }

  /** A value that cannot be read. */
  #broken(pos: number, start: number, end: number, prefix: string, problem?: JsonProblem): number {
    const line = this.lineOf(start);
    const content = this.text.slice(start, Math.min(end, start + 4000));
    const next = this.afterBreak(end);
    if (MESSAGE_WORDS.test(content)) this.builder.unreadable += 1;
    if (this.notation(content, line)) return next;
    if (CUT_SHORT.test(this.text.slice(Math.max(start, end - 100), end)) || ELIDED.test(content)) {
      if (this.state.cutShort.count++ === 0) this.state.cutShort.line = line;
      return next;
    }
    if (this.#recovered(start, end, prefix, line)) return next;
    const expected = this.options.strict ? prefix === '' : this.state.shapes.has(shapeOf(prefix));
    if (expected && (this.options.strict || MESSAGE_START.test(content))) this.#fault(start, end, problem);
    else this.other(pos, end);
    return next;
  }

  /** Another writer began a message in the middle of this one. */
  #recovered(start: number, end: number, prefix: string, line: number): boolean {
    const content = this.text.slice(start, end);
    let found = false;
    for (const match of content.matchAll(/[^:,[\s\\](\{\s*"jsonrpc")/g)) {
      const at = start + match.index + 1;
      const valueEnd = balancedEnd(this.text, at, end);
      if (valueEnd < 0) continue;
      const count = this.builder.value(at, valueEnd, line, originOfPrefix(prefix));
      if (typeof count === 'number' && count > 0) found = true;
    }
    if (found) this.interleaved(start);
    return found;
  }

  interleaved(offset: number): void {
    const message = 'Two writers share this capture: a line holds more than one message.';
    this.builder.note({ kind: 'interleaved', message, line: this.lineOf(offset) });
  }

  /** Notes that a line should be JSON and is not. */
  #fault(start: number, end: number, known?: JsonProblem): void {
    let problem = known;
    if (problem === undefined) {
      parseJson(this.#scratch, this.text, start, end, END_NAME);
      problem = this.#scratch.problem;
    }
    if (problem === undefined) return;
    const { start: from, end: to, text } = problem;
    const open = text.endsWith(END_NAME.endName) || text === OPEN_STRING;
    const cutOff = open && this.options.last && end >= this.text.length;
    this.builder.collector.syntax.push({
      span: { start: from, end: to },
      problem: text,
      line: this.lineOf(start),
      ...(cutOff && { cutOff: true }),
    });
  }

  /** Counts a line in another notation. */
  notation(content: string, line: number): boolean {
    const notation = notationOf(content);
    if (notation === undefined) return false;
    this.builder.unreadable += 1;
    const { notations } = this.state;
    const known = notations.get(notation.name);
    if (known === undefined) notations.set(notation.name, { count: 1, line, remedy: notation.remedy });
    else known.count += 1;
    return true;
  }

  /** Counts a line that holds no message. */
  other(start: number, end: number): void {
    this.builder.otherLines += 1;
    if (this.state.votes.size === 0 && this.early.length < MOST_EARLY) this.early.push({ start, end });
    this.state.firstOther ??= {
      line: this.lineOf(start),
      text: owned(this.text.slice(start, Math.min(end, start + 120))),
    };
  }

  /** A line with other text before its message, or without any. */
  #prefixed(pos: number, start: number, end: number): number {
    const content = this.text.slice(start, end);
    if (MESSAGE_WORDS.test(content)) {
      let tries = 0;
      let from = 0;
      for (const match of content.matchAll(VALUE)) {
        if (match.index < from || match.index === 0) continue;
        if (++tries > MOST_TRIES) break;
        const prefix = content.slice(0, match.index);
        const next = this.#value(pos, start + match.index, end, prefix, { ...this.origin, ...originOfPrefix(prefix) });
        if (next !== undefined) return next;
        const passed = balancedEnd(content, match.index, content.length);
        if (passed > 0) from = passed;
      }
    }
    const next = this.afterBreak(end);
    if (content.length < 300 && (/:\s*$/.test(content) || /^\/\/ (?:send|receive)/i.test(content))) {
      this.#announced = { origin: originOfPrefix(content.replace(/^\/\/\s*/, '').replace(/:\s*$/, '')), end: next };
    }
    if (this.notation(content, this.lineOf(start))) return next;
    if (this.options.strict && !(this.state.votes.get('sse') && SSE_FIELD.test(content))) this.#fault(pos, end);
    else this.other(pos, end);
    return next;
  }

  /** Lines of `data:`, which together are one value. */
  #sse(pos: number, start: number): number {
    const spans = [];
    let end = this.lineEnd(pos);
    for (let at = start; ; ) {
      const data = SSE_DATA.exec(this.text.slice(at, at + 10));
      if (data === null) break;
      end = this.lineEnd(at);
      if (this.isOpen(end)) return INCOMPLETE;
      spans.push({ start: at + data[0].length, end });
      at = this.afterBreak(end);
      if (at >= this.text.length) {
        if (!this.options.last) return INCOMPLETE;
        break;
      }
    }
    const origin: Origin = { ...this.origin, ...(this.origin.direction === undefined && { sender: 'server' }) };
    const line = this.lineOf(start);
    const [first] = spans;
    let found: number | JsonProblem = 0;
    if (spans.length === 1 && first !== undefined) {
      if (/^[{[]/.test(this.text.slice(first.start, first.start + 1))) {
        found = this.builder.value(first.start, first.end, line, origin);
      }
    } else found = this.builder.embedded(joinedLines(this.text, spans), line, origin);
    if (typeof found !== 'number' && first !== undefined) {
      if (this.state.votes.has('sse')) this.#fault(first.start, first.end, found);
    } else if (typeof found === 'number' && found > 0) this.state.vote('sse', found);
    else this.other(start, end);
    return this.afterBreak(end);
  }

  #formatOf(prefix: string, start: number, valueEnd: number, end: number): CaptureFormat {
    if (prefix === '' && valueEnd <= end && this.text.startsWith('{"jsonrpc"', start)) return 'json-lines';
    if (/^data:/.test(prefix)) return 'sse';
    if (/^\s*(?:>>|<<)\s*$/.test(prefix)) return 'ethereum-io';
    if (
      /\bmessage from (?:client|server)\b|\[(?:editor|server) -> (?:editor|server)\]|\[(?:client|server) says\]/i.test(
        prefix,
      )
    ) {
      return 'mcp-log';
    }
    const head = this.text.slice(start, start + 400);
    if (head.includes('"isLSPMessage"') || prefix.includes('[LSP')) return 'lsp-trace-json';
    if (prefix.trim() !== '') return 'log';
    if (this.#documentFormat !== undefined) return this.#documentFormat;
    return valueEnd > end ? 'json' : 'json-lines';
  }

  /** Set where the whole text is one document of a known kind. */
  #documentFormat: CaptureFormat | undefined;

  takeAs(format: CaptureFormat | undefined): void {
    this.#documentFormat = format;
  }
}
