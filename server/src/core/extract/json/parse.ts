import {
  BROKEN,
  type JsonTape,
  KIND_ARRAY,
  KIND_FALSE,
  KIND_NULL,
  KIND_NUMBER,
  KIND_OBJECT,
  KIND_STRING,
  KIND_TRUE,
  KIND_WORD,
  ODD_KEY,
} from './tape.ts';
import {
  isNumberText,
  STRING_ESCAPED,
  STRING_INVALID,
  STRING_OPEN,
  skipComment,
  skipInteger,
  skipString,
  skipWord,
} from './tokens.ts';

/** What a container waits for. */
const ITEM = 0; // directly after its opening: a key, a value, or its end
const AFTER_COMMA = 1;
const COLON = 2; // a key was read
const VALUE = 3; // a colon was read
const COMMA = 4; // a value was read

export interface ParseOptions {
  /** Comments are no problem; they are listed either way. */
  readonly comments?: boolean;
  /** A comma before `]` or `}` is no problem. */
  readonly trailingCommas?: boolean;
  /** What the end of the text is called in problems. Default: `the end of the file`. */
  readonly endName?: string;
}

/**
 * Reads `text` from `from` to `to` onto the tape, which is cleared first. Never throws: the first
 * problem is noted on the tape, the containers it touches are marked as broken, and reading goes on.
 */
export function parseJson(tape: JsonTape, text: string, from: number, to: number, options: ParseOptions = {}): void {
  tape.clear(text, to - from);
  new Parser(tape, text, from, to, options).run();
}

class Parser {
  readonly #tape: JsonTape;
  readonly #text: string;
  readonly #to: number;
  readonly #options: ParseOptions;
  #pos: number;
  /** The innermost open container, -1 at the top. */
  #top = -1;
  #state = ITEM;
  #keyStart = -1;
  #keyEnd = -1;
  #keyMark = 0;
  #openObjects = 0;
  #openArrays = 0;
  /** The end of the last token, for problems at the end of the text. */
  #last = -1;

  constructor(tape: JsonTape, text: string, from: number, to: number, options: ParseOptions) {
    this.#tape = tape;
    this.#text = text;
    this.#pos = from;
    this.#to = to;
    this.#options = options;
  }

  run(): void {
    const text = this.#text;
    const to = this.#to;
    if (this.#pos === 0 && text.charCodeAt(0) === 0xfeff) this.#pos = 1;
    while (this.#pos < to) {
      const start = this.#pos;
      const unit = text.charCodeAt(start);
      switch (unit) {
        case 32: // blank, tab, line feed, carriage return
        case 9:
        case 10:
        case 13:
          this.#pos++;
          continue;
        case 34: // "
          this.#string(start);
          break;
        case 123: // {
        case 91: // [
          this.#pos++;
          this.#open(unit === 123 ? KIND_OBJECT : KIND_ARRAY, start);
          break;
        case 125: // }
        case 93: // ]
          this.#pos++;
          this.#close(unit === 125 ? KIND_OBJECT : KIND_ARRAY, start);
          break;
        case 58: // :
          this.#pos++;
          this.#colon(start);
          break;
        case 44: // ,
          this.#pos++;
          this.#comma(start);
          break;
        case 47: // /
          if (this.#comment(start)) continue;
          this.#word(start);
          break;
        default: {
          // Values expected and found need none of the care of #word; most numbers are such.
          const end = this.#state !== COLON && this.#state !== COMMA ? skipInteger(text, start, to) : -1;
          if (end !== -1 && !this.#wantsKey()) {
            this.#pos = end;
            this.#value(KIND_NUMBER, start, end);
          } else this.#word(start);
        }
      }
      this.#last = this.#pos;
    }
    this.#finish();
  }

  #problem(start: number, end: number, text: string): void {
    const tape = this.#tape;
    if (tape.problem === undefined) tape.problem = { start, end, text };
    if (this.#top >= 0) (tape.marks[this.#top] as number) |= BROKEN;
  }

  #wantsKey(): boolean {
    return this.#state !== VALUE && this.#top >= 0 && this.#tape.kinds[this.#top] === KIND_OBJECT;
  }

  /** True where a key may stand; says what is wrong where it may, but should not. */
  #keyExpected(start: number, end: number): boolean {
    if (!this.#wantsKey()) return false;
    if (this.#state === COMMA) this.#problem(start, end, `expected , or } before ${this.#show(start, end)}`);
    else if (this.#state === COLON) this.#problem(start, end, `expected : before ${this.#show(start, end)}`);
    return true;
  }

  #value(kind: number, start: number, end: number): number {
    const state = this.#state;
    if (state === COMMA) {
      const wanted = this.#top < 0 ? 'expected nothing more' : 'expected , or ]';
      this.#problem(start, end, this.#top < 0 ? wanted : `${wanted} before ${this.#show(start, end)}`);
    } else if (state === COLON) this.#problem(start, end, `expected : before ${this.#show(start, end)}`);
    const index = this.#tape.add(kind, start, end, this.#top, this.#keyStart, this.#keyEnd, this.#keyMark);
    this.#keyStart = -1;
    this.#keyEnd = -1;
    this.#keyMark = 0;
    this.#state = COMMA;
    return index;
  }

  #string(start: number): void {
    const found = skipString(this.#text, start + 1, this.#to);
    const end = (found - (found & 7)) / 8;
    this.#pos = end;
    const isKey = this.#keyExpected(start, end);
    if ((found & STRING_OPEN) !== 0) this.#problem(start, end, 'expected " at the end of the string');
    else if ((found & STRING_INVALID) !== 0) this.#problem(start, end, 'a character in this string must be escaped');
    if (isKey) this.#key(start, end, (found & (STRING_ESCAPED | STRING_OPEN)) === 0 ? 0 : ODD_KEY);
    else this.#value(KIND_STRING, start, end);
  }

  #key(start: number, end: number, mark: number): void {
    this.#keyStart = start;
    this.#keyEnd = end;
    this.#keyMark = mark;
    this.#state = COLON;
  }

  #word(start: number): void {
    const text = this.#text;
    const end = skipWord(text, start, this.#to);
    this.#pos = end;
    // After a key a value without its colon is more likely than a second key without quotes.
    if (this.#wantsKey() && this.#state !== COLON) {
      this.#problem(start, end, `expected ${this.#state === COMMA ? ', or }' : '"'} before ${this.#show(start, end)}`);
      this.#key(start, end, ODD_KEY);
      return;
    }
    const kind = wordKind(text, start, end);
    if (kind === KIND_WORD && (this.#top >= 0 || this.#state === ITEM)) {
      this.#problem(start, end, `expected a value, found ${this.#show(start, end)}`);
    }
    this.#value(kind, start, end);
  }

  #open(kind: number, start: number): void {
    if (this.#top >= 0 && this.#tape.kinds[this.#top] === KIND_OBJECT && this.#state < COLON) {
      this.#problem(start, start + 1, `expected a key before ${this.#show(start, start + 1)}`);
    } else if (this.#state === COMMA && this.#top >= 0 && this.#tape.kinds[this.#top] === KIND_OBJECT) {
      this.#problem(start, start + 1, `expected , or } before ${this.#show(start, start + 1)}`);
    }
    this.#top = this.#value(kind, start, start + 1);
    if (kind === KIND_OBJECT) this.#openObjects++;
    else this.#openArrays++;
    this.#state = ITEM;
  }

  #close(kind: number, start: number): void {
    const tape = this.#tape;
    const sign = kind === KIND_OBJECT ? '}' : ']';
    if ((kind === KIND_OBJECT ? this.#openObjects : this.#openArrays) === 0) {
      this.#problem(
        start,
        start + 1,
        this.#top < 0 ? `nothing is open before ${sign}` : `expected ${this.#closing()} before ${sign}`,
      );
      return;
    }
    this.#missingBefore(start, start + 1, sign);
    // What is still open inside ends where the outer one is closed.
    while (tape.kinds[this.#top] !== kind) {
      this.#problem(start, start + 1, `expected ${this.#closing()} before ${sign}`);
      this.#pop(start);
    }
    this.#pop(start + 1);
  }

  /** Notes a value or key that is missing before a closing sign. */
  #missingBefore(start: number, end: number, sign: string): void {
    const matches = this.#closing() === sign;
    if (this.#state === COLON) this.#problem(start, end, `expected : before ${sign}`);
    else if (this.#state === VALUE) this.#problem(start, end, `expected a value before ${sign}`);
    else if (this.#state === AFTER_COMMA && !this.#options.trailingCommas && matches) {
      this.#trailing(start, end, sign);
    }
  }

  /** A comma too much leaves nothing out, so its container is not broken. */
  #trailing(start: number, end: number, sign: string): void {
    this.#tape.problem ??= { start, end, text: `expected ${sign === '}' ? 'a key' : 'a value'} before ${sign}` };
  }

  #pop(end: number): void {
    const tape = this.#tape;
    const top = this.#top;
    if (tape.kinds[top] === KIND_OBJECT) this.#openObjects--;
    else this.#openArrays--;
    tape.ends[top] = end;
    tape.nexts[top] = tape.length;
    this.#top = tape.parents[top] as number;
    this.#keyStart = -1;
    this.#keyEnd = -1;
    this.#keyMark = 0;
    this.#state = COMMA;
  }

  #colon(start: number): void {
    const tape = this.#tape;
    if (this.#state === COLON) {
      this.#state = VALUE;
      return;
    }
    this.#problem(start, start + 1, this.#state === COMMA ? 'expected , before :' : 'expected a value before :');
    // `"code": "message": "…"`: the value of "code" is not typed yet, what looked like it is the next key.
    const last = tape.length - 1;
    if (
      this.#state === COMMA &&
      this.#top >= 0 &&
      tape.kinds[this.#top] === KIND_OBJECT &&
      last > this.#top &&
      tape.parents[last] === this.#top &&
      tape.kinds[last] === KIND_STRING
    ) {
      tape.length = last;
      const start = tape.start(last);
      const end = tape.end(last);
      this.#key(start, end, this.#text.slice(start, end).includes('\\') ? ODD_KEY : 0);
      this.#state = VALUE;
    }
  }

  #comma(start: number): void {
    const inObject = this.#top >= 0 && this.#tape.kinds[this.#top] === KIND_OBJECT;
    if (this.#top < 0) this.#problem(start, start + 1, 'expected nothing more');
    else if (this.#state === COLON) this.#problem(start, start + 1, 'expected : before ,');
    else if (this.#state !== COMMA) {
      this.#problem(start, start + 1, `expected ${inObject && this.#state !== VALUE ? 'a key' : 'a value'} before ,`);
    }
    this.#keyStart = -1;
    this.#keyEnd = -1;
    this.#keyMark = 0;
    if (this.#top >= 0) this.#state = AFTER_COMMA;
  }

  #comment(start: number): boolean {
    const end = skipComment(this.#text, start, this.#to);
    if (end === -1) return false;
    if (!this.#options.comments) {
      this.#tape.problem ??= { start, end: start + 2, text: 'a comment is no JSON' };
    }
    this.#tape.comments.push(start, end);
    this.#pos = end;
    return true;
  }

  #finish(): void {
    const tape = this.#tape;
    const end = Math.max(this.#last, 0);
    const whole = this.#options.endName ?? 'the end of the file';
    if (this.#top >= 0) {
      const wanted = this.#state === VALUE ? 'a value' : this.#state === COLON ? ':' : this.#closing();
      this.#problem(Math.max(0, end - 1), end, `expected ${wanted} before ${whole}`);
    }
    while (this.#top >= 0) {
      (tape.marks[this.#top] as number) |= BROKEN;
      this.#pop(end);
    }
    if (tape.length === 0 && tape.problem === undefined) {
      tape.problem = { start: this.#to, end: this.#to, text: `expected a value before ${whole}` };
    }
  }

  #closing(): string {
    return this.#top >= 0 && this.#tape.kinds[this.#top] === KIND_OBJECT ? '}' : ']';
  }

  /** A short token as it stands, the beginning of a long one. */
  #show(start: number, end: number): string {
    return end - start > 20 ? `${this.#text.slice(start, start + 16)}…` : this.#text.slice(start, end);
  }
}

function wordKind(text: string, start: number, end: number): number {
  switch (text.charCodeAt(start)) {
    case 116: // t
      return end - start === 4 && text.startsWith('true', start) ? KIND_TRUE : KIND_WORD;
    case 102: // f
      return end - start === 5 && text.startsWith('false', start) ? KIND_FALSE : KIND_WORD;
    case 110: // n
      return end - start === 4 && text.startsWith('null', start) ? KIND_NULL : KIND_WORD;
    default:
      return isNumberText(text, start, end) ? KIND_NUMBER : KIND_WORD;
  }
}
