import type { Vocabulary } from '../extract/vocabulary.ts';
import type { FileFacts, Language } from '../model.ts';
import { LineIndex, type Position } from '../text.ts';
import { CaptureBuilder, type ReadEmbedded } from './builder.ts';
import { LineReader } from './lines.ts';
import type { CaptureFormat, CaptureNote, CaptureReading } from './model.ts';
import { binaryKind } from './notations.ts';
import { ReaderState } from './reader-state.ts';
import { documentFormat } from './recognise.ts';

/** How a capture is to be read. */
export interface ReadOptions extends CaptureReading {
  readonly path: string;
  readonly language: Language;
}

/** A part of a capture that holds whole messages. */
export interface ReadPiece {
  readonly text: string;
  readonly lines: LineIndex;
  readonly facts: FileFacts;
}

/** Sequences that colour the output of terminals. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: each begins with one.
const ANSI = /\x1b\[[0-9;:?]*[ -/]*[@-~]/g;
/** Text without any message that is read again when more comes. */
const LONGEST_START = 64 * 1024;
/** A message that grows beyond this is taken as it is. */
const LONGEST_UNIT = 400 * 1024 * 1024;

/** Reads a capture, at once or piece by piece. Never throws, whatever the text. */
export class CaptureReader {
  readonly #vocabulary: Vocabulary;
  readonly #options: ReadOptions;
  #state = new ReaderState();
  #rest = '';
  /** There is nothing complete in shorter texts. */
  #tryAt = 1;
  #begin: Position = { line: 0, character: 0 };
  #format: CaptureFormat | undefined;
  #begun = false;
  /** Of bytes that are no text. */
  #told = false;
  #messages = 0;

  constructor(options: ReadOptions, vocabulary: Vocabulary) {
    this.#options = options;
    this.#vocabulary = vocabulary;
  }

  /** Takes more text; returns what is complete by now, where that is something. */
  push(text: string): ReadPiece | undefined {
    this.#rest += text;
    if (this.#rest.length < this.#tryAt) return undefined;
    const piece = this.#read(false);
    // A value that is not over would be searched for its end again and again.
    this.#tryAt = piece === undefined ? Math.min(LONGEST_UNIT, this.#rest.length * 2) : 1;
    if (piece === undefined && this.#rest.length >= LONGEST_UNIT) return this.#read(true);
    return piece;
  }

  /** The capture is over: what is left, and what only the end tells. */
  end(text = ''): ReadPiece {
    this.#rest += text;
    return this.#read(true) as ReadPiece;
  }

  #read(last: boolean): ReadPiece | undefined {
    const whole = this.#rest;
    const text = whole.includes('\x1b[') ? whole.replace(ANSI, (codes) => ' '.repeat(codes.length)) : whole;
    if (!this.#begun && text !== '') {
      this.#begun = true;
      this.#format = this.#options.format ?? documentFormat(text);
    }
    const replaced = text.indexOf('\ufffd');
    const builder = new CaptureBuilder(text, this.#options.path, this.#vocabulary, readEmbedded, this.#options.field);
    builder.wholeStrings = this.#format === 'har';
    const { line } = this.#begin;
    const reader = new LineReader(builder, this.#state, { strict: this.#isStrict, last, firstLine: line });
    reader.takeAs(this.#format);
    const complete = reader.read(0);
    const read = last ? text.length : complete;
    if (!last && (read === 0 || this.#isUnknown(builder, text))) return undefined;
    this.#messages += builder.records.length;
    if (replaced >= 0 && replaced < read && this.#messages > 0 && !this.#told) {
      this.#told = true;
      const at = reader.lineOf(replaced);
      const message = `Line ${at + 1} has bytes that are no UTF-8, or were none when it was written.`;
      builder.note({ kind: 'encoding', message, line: at });
    }
    if (last) this.#conclude(builder, text);
    const facts = builder.facts(this.#options.language, this.#formatOfAll);
    const piece = { text: whole.slice(0, read), lines: new LineIndex(whole.slice(0, read), this.#begin), facts };
    this.#begin = piece.lines.positionAt(read);
    this.#rest = whole.slice(read);
    return piece;
  }

  /** Before the first message nobody knows what the lines are; they are read again with more behind them. */
  #isUnknown(builder: CaptureBuilder, text: string): boolean {
    if (this.#messages > 0 || builder.records.length > 0 || text.length > LONGEST_START) return false;
    this.#state = new ReaderState();
    return true;
  }

  /** Every line has to be JSON where somebody says so, by the format or by the name of the file. */
  get #isStrict(): boolean {
    const { format, language } = this.#options;
    return format === 'json-lines' || (format === undefined && language === 'jsonl');
  }

  get #formatOfAll(): CaptureFormat {
    return this.#options.format ?? this.#format ?? this.#state.format ?? (this.#isStrict ? 'json-lines' : 'log');
  }

  /** What the end of the capture tells. */
  #conclude(builder: CaptureBuilder, text: string): void {
    const { notations, cutShort, firstOther } = this.#state;
    for (const [name, { count, line, remedy }] of notations) {
      const lines =
        count === 1 ? `Line ${line + 1} holds a message` : `${count} lines from line ${line + 1} on hold messages`;
      builder.note({ kind: 'other-notation', message: `${lines} as ${name}, not as JSON: ${remedy}.`, line });
    }
    if (cutShort.count > 0) {
      const { count, line } = cutShort;
      const lines = count === 1 ? `Line ${line + 1} was` : `${count} lines from line ${line + 1} on were`;
      builder.note({ kind: 'truncated', message: `${lines} cut short by the log, and could not be read.`, line });
    }
    if (
      this.#messages > 0 ||
      notations.size > 0 ||
      builder.collector.syntax.length > 0 ||
      builder.emptyBatches.length > 0
    )
      return;
    if (text === '' && !this.#begun) return;
    const seen = unrecognised(text, firstOther);
    if (seen !== undefined) builder.note(seen);
  }
}

/** A capture without any message: what there is instead. */
function unrecognised(text: string, other: ReaderState['firstOther']): CaptureNote | undefined {
  const binary = binaryKind(text);
  const kind = 'unrecognised';
  if (binary !== undefined) return { kind: 'binary', message: `This is ${binary}.`, line: 0 };
  if (other === undefined) return undefined;
  const shown = other.text.length > 60 ? `${other.text.slice(0, 57)}…` : other.text;
  return { kind, message: `No message was found; line ${other.line + 1} begins with: ${shown}`, line: other.line };
}

/** Text in strings is read like a log of its own. */
const readEmbedded: ReadEmbedded = (inner, origin) => {
  const options = { strict: false, last: true, firstLine: 0 };
  new LineReader(inner, new ReaderState(), options, origin).read(0);
};

/** All of a capture at once. */
export function readCapture(text: string, options: ReadOptions, vocabulary: Vocabulary): FileFacts {
  return new CaptureReader(options, vocabulary).end(text).facts;
}
