import { isJson, isJsonCandidate } from '../extract/json/candidate.ts';
import { type Collector, createCollector, factsOf } from '../extract/json/collector.ts';
import { parseJson } from '../extract/json/parse.ts';
import { type JsonProblem, JsonTape, KIND_ARRAY, KIND_OBJECT, KIND_STRING } from '../extract/json/tape.ts';
import { hasKey, keyText, spanOf } from '../extract/json/values.ts';
import { walk } from '../extract/json/walk.ts';
import type { Vocabulary } from '../extract/vocabulary.ts';
import type { FileFacts, Language, MessageFact, Span } from '../model.ts';
import type { Mutable } from '../mutable.ts';
import { originOf, valueAt } from './envelope.ts';
import { base64Of } from './formats/base64.ts';
import { fingerprint, idKey, takenBack } from './identity.ts';
import { decodeString, type MappedText, opaque, withSpans } from './json-text.ts';
import type { CaptureFormat, CaptureNote, StrayFact, TrafficRecord } from './model.ts';
import type { Origin } from './origin.ts';

const END_NAME = { endName: 'the end of the line' };
/** JSON in strings in JSON in strings …; logs that are logged again have two or three. */
const DEEPEST = 8;
/** Text that may hold a message, or an error that is worth a look. */
const MESSAGE_WORDS = /jsonrpc|"(?:method|result|error)"/;
/** The same inside a string, where quotes have backslashes. */
const WORDS_IN_STRING = /jsonrpc|\\"(?:method|result|error)\\+"/;

/** How the strings of archives begin that hold messages: JSON and server-sent events. */
const BEGINS_MESSAGE = /^"(?:\\[nrt]|\s)*(?:[{[]|data:|event:|id:|:)/;

/** Reads other text in which messages may stand: the inside of a string. */
export type ReadEmbedded = (inner: CaptureBuilder, origin: Origin) => void;

/** What the readers of formats share: it takes values of JSON, and finds the messages in them and their origin. */
export class CaptureBuilder {
  readonly text: string;
  readonly collector: Collector;
  readonly records: TrafficRecord[] = [];
  readonly stray: StrayFact[] = [];
  readonly emptyBatches: Span[] = [];
  readonly notes: CaptureNote[] = [];
  otherLines = 0;
  unreadable = 0;
  /** Zero-based line of the capture. */
  lineOf: (offset: number) => number = () => 0;
  /** Only strings that begin like messages are read: an archive of a page holds its scripts, too. */
  wholeStrings = false;
  /** The member that holds the message, where somebody says which. */
  readonly field: readonly string[] | undefined;
  readonly #path: string;
  readonly #vocabulary: Vocabulary;
  readonly #readEmbedded: ReadEmbedded;
  readonly #depth: number;
  readonly #fixedLine: number | undefined;
  #document = false;

  /**
   * @param fixedLine of the capture, for text that stands inside one of its lines
   */
  constructor(
    text: string,
    path: string,
    vocabulary: Vocabulary,
    readEmbedded: ReadEmbedded,
    field?: readonly string[],
    depth = 0,
    fixedLine?: number,
  ) {
    this.text = text;
    this.#path = path;
    this.#vocabulary = vocabulary;
    this.#readEmbedded = readEmbedded;
    this.field = field;
    this.#depth = depth;
    this.#fixedLine = fixedLine;
    this.collector = createCollector(new JsonTape(), vocabulary, 'capture', path);
    this.collector.bare = true;
  }

  /**
   * Takes the JSON value `[start, end)` that begins on a line.
   *
   * @param document it is all of the capture: an array is then no batch
   * @returns how many messages are in it, or what is wrong with it
   */
  value(start: number, end: number, line: number, origin: Origin, document = false): number | JsonProblem {
    this.#document = document;
    const content = this.text.slice(start, end);
    if (this.field === undefined && !MESSAGE_WORDS.test(content) && !isJsonCandidate(content, this.#vocabulary)) {
      // Whether other values are JSON the built-in parser says fastest.
      const packed = content.includes('"base64"');
      if (!packed && isJson(content)) return this.#without(content, start, line, origin);
    }
    const { collector } = this;
    const { tape } = collector;
    parseJson(tape, this.text, start, end, END_NAME);
    if (tape.problem !== undefined) return tape.problem;
    if (this.field !== undefined) return this.#fieldOf(line, origin);
    return this.#take(line, origin);
  }

  /** A value without a message: an empty batch, or other output. */
  #without(content: string, start: number, line: number, origin: Origin): number {
    if (/^\[\s*\]$/.test(content)) this.emptyBatches.push({ start, end: start + content.length });
    else if (content.includes('stdout')) {
      parseJson(this.collector.tape, this.text, start, start + content.length, END_NAME);
      this.#strayOutput(line, origin);
    }
    return 0;
  }

  /** Finds the messages in what is on the tape. */
  #take(line: number, origin: Origin): number {
    const { collector, records } = this;
    const { tape, messages } = collector;
    const before = messages.length;
    const recordsBefore = records.length;
    collector.line = this.#fixedLine ?? line;
    walk(collector);
    if (messages.length === before) return this.#strings(line, origin);
    let index = 0;
    let end = -1;
    /** Messages that stand in one array of their own, and requests by the object around them. */
    const parents = new Map<number, number>();
    for (let message = before; message < messages.length; message++) {
      const fact = messages[message] as MessageFact;
      if (fact.span.start < end) continue; // Inside another one.
      end = fact.span.end;
      while (tape.start(index) !== fact.span.start || tape.kind(index) !== KIND_OBJECT) index++;
      const around = originOf(tape, index, origin, fact.foreign === true);
      const own = this.#fixedLine ?? this.lineOf(fact.span.start);
      (fact as Mutable<MessageFact>).line = own;
      this.#record(message, own, around, this.#answers(parents, index, message), this.#batchOf(index));
    }
    // An exchange in one object may be cut short; the second half then stands alone.
    return records.length - recordsBefore;
  }

  /** In `{"request": …, "response": …}` the request of the response. */
  #answers(parents: Map<number, number>, index: number, message: number): number | undefined {
    const { tape, messages } = this.collector;
    const parent = tape.parent(index);
    if (parent < 0 || tape.kind(parent) !== KIND_OBJECT) return undefined;
    const request = parents.get(parent);
    if (request === undefined) {
      if (messages[message]?.kind === 'request') parents.set(parent, message);
      return undefined;
    }
    return messages[message]?.kind === 'response' ? request : undefined;
  }

  /** Messages side by side in an array inside a line are one batch; an array that is the whole capture is none. */
  #batchOf(index: number): number | undefined {
    const { tape } = this.collector;
    const parent = tape.parent(index);
    if (parent < 0 || tape.kind(parent) !== KIND_ARRAY) return undefined;
    return parent === 0 && this.#document ? undefined : tape.start(parent);
  }

  #record(message: number, line: number, origin: Origin, answers?: number, batch?: number): void {
    const { time, dateless, direction, sender, connection, latency, method, lossy } = origin;
    const record: Mutable<TrafficRecord> = { message, line: this.#fixedLine ?? line };
    if (time !== undefined) record.time = time;
    if (dateless !== undefined) record.dateless = dateless;
    if (direction !== undefined) record.direction = direction;
    if (sender !== undefined) record.sender = sender;
    if (connection !== undefined) record.connection = connection;
    if (lossy !== undefined) record.lossy = lossy;
    if (batch !== undefined) record.batch = batch;
    const fact = this.collector.messages[message] as MessageFact;
    const id = idKey(this.text, fact);
    if (id !== undefined) {
      record.id = id;
      if (fact.method === undefined || fact.kind === 'request') record.fingerprint = fingerprint(this.text, fact.span);
    } else if (fact.params?.type === 'object') {
      const taken = takenBack(this.text, fact, this.#vocabulary);
      if (taken !== undefined) record.takesBack = taken;
    }
    if (this.collector.messages[message]?.kind === 'response') {
      if (latency !== undefined) record.latency = latency;
      if (method !== undefined) record.method = method;
      const answered = answers ?? origin.answers;
      if (answered !== undefined) record.answers = answered;
    }
    if (lossy)
      this.collector.messages[message] = { ...(this.collector.messages[message] as MessageFact), complete: false };
    this.records.push(record);
  }

  /** Takes a message that does not stand there as JSON. */
  message(fact: MessageFact, line: number, origin: Origin): number {
    const message = this.collector.messages.push(fact) - 1;
    this.#record(message, line, origin);
    return message;
  }

  /** Messages inside the strings of what is on the tape. */
  #strings(line: number, origin: Origin): number {
    const { tape } = this.collector;
    const before = this.records.length;
    const strings: { readonly inner: MappedText; readonly origin: Origin; readonly line: number }[] = [];
    if (this.#depth < DEEPEST) {
      for (let index = 0; index < tape.length; index++) {
        if (tape.kind(index) !== KIND_STRING) continue;
        const span = spanOf(tape, index);
        const packed = base64Of(tape, index);
        if (packed !== undefined) {
          if (!MESSAGE_WORDS.test(packed)) continue;
          const around = originOf(tape, index, origin, false);
          strings.push({ inner: opaque(packed, span), origin: around, line: this.lineOf(span.start) });
          continue;
        }
        const written = this.text.slice(span.start, span.end);
        if (!WORDS_IN_STRING.test(written) || (this.wholeStrings && !BEGINS_MESSAGE.test(written))) continue;
        const inner = decodeString(this.text, span.start, span.end);
        strings.push({ inner, origin: originOf(tape, index, origin, false), line: this.lineOf(span.start) });
      }
    }
    if (strings.length === 0) this.#strayOutput(line, origin);
    for (const inner of strings) this.embedded(inner.inner, inner.line, inner.origin);
    return this.records.length - before;
  }

  /** Takes a text that stands inside this one. Returns how many messages are in it. */
  embedded(inner: MappedText, line: number, origin: Origin): number {
    const fixed = this.#fixedLine ?? line;
    const read = this.#readEmbedded;
    const builder = new CaptureBuilder(
      inner.text,
      this.#path,
      this.#vocabulary,
      read,
      undefined,
      this.#depth + 1,
      fixed,
    );
    read(builder, origin);
    this.#adopt(builder, inner.offsetAt);
    return builder.records.length;
  }

  #adopt(inner: CaptureBuilder, offsetAt: MappedText['offsetAt']): void {
    const { collector } = this;
    const found = inner.collector;
    const messages = collector.messages.length;
    const sites = collector.sites.length;
    for (const site of withSpans(found.sites, offsetAt)) {
      collector.sites.push(site.response === undefined ? site : { ...site, response: site.response + messages });
    }
    for (const message of withSpans(found.messages, offsetAt)) {
      collector.messages.push(message.site === undefined ? message : { ...message, site: message.site + sites });
    }
    for (const fact of withSpans(found.evidence, offsetAt)) {
      collector.evidence.push(fact.message === undefined ? fact : { ...fact, message: fact.message + messages });
    }
    for (const record of inner.records) {
      const { answers } = record;
      const adopted = { ...record, message: record.message + messages };
      this.records.push(answers === undefined ? adopted : { ...adopted, answers: answers + messages });
    }
    this.emptyBatches.push(...withSpans(inner.emptyBatches, offsetAt));
  }

  /** The member that holds the message, and the messages in it. */
  #fieldOf(line: number, origin: Origin): number {
    const { tape } = this.collector;
    const value = valueAt(tape, this.field as readonly string[]);
    if (value < 0) return 0;
    const around = originOf(tape, value, origin, false);
    const span = spanOf(tape, value);
    if (tape.kind(value) === KIND_STRING)
      return this.embedded(decodeString(this.text, span.start, span.end), line, around);
    if (tape.kind(value) !== KIND_OBJECT && tape.kind(value) !== KIND_ARRAY) return 0;
    parseJson(tape, this.text, span.start, span.end, END_NAME);
    return this.#take(line, around);
  }

  /** An envelope of other text that was written to standard output. */
  #strayOutput(line: number, origin: Origin): void {
    const { tape } = this.collector;
    if (tape.length === 0 || tape.kind(0) !== KIND_OBJECT) return;
    for (let child = 1; child < tape.next(0); child = tape.next(child)) {
      if (!hasKey(tape, child) || !OUTPUT.test(keyText(tape, child)) || tape.kind(child) !== KIND_STRING) continue;
      const { stream, connection } = originOf(tape, child, origin, false);
      const { start, end } = spanOf(tape, child);
      const said = decodeString(this.text, start, end).text;
      if (stream !== 'stdout' || said.trim() === '') return;
      const at = { start: start + 1, end: Math.max(start + 1, end - 1) };
      this.stray.push({ span: at, line, ...(connection !== undefined && { connection }) });
      return;
    }
  }

  /** Notes something once; a second time it says nothing new. */
  note(note: CaptureNote): void {
    if (!this.notes.some(({ kind, message }) => kind === note.kind && message === note.message)) this.notes.push(note);
  }

  facts(language: Language, format: CaptureFormat): FileFacts {
    const { records, stray, emptyBatches, notes, otherLines, unreadable } = this;
    return {
      ...factsOf(this.collector, this.#path, language),
      capture: { format, records, stray, emptyBatches, notes, otherLines, unreadable },
    };
  }
}

/** Members that hold what was written, in envelopes of other output. */
const OUTPUT = /^(?:log|text|line|message|msg|data|raw)$/i;
