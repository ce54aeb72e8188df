import { BROKEN, type JsonProblem, type JsonTape, KIND_OBJECT, KIND_STRING, KIND_WORD, ODD_KEY } from './tape.ts';

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

/** Of what stands behind the value that is the whole document. */
function unexpected(token: string): string {
  return `unexpected ${token}`;
}

/**
 * Puts tokens together to values: what is open, what may come next, and what is wrong where something
 * else comes. It takes any order of tokens and goes on behind each problem.
 */
export class TapeBuilder {
  readonly #tape: JsonTape;
  readonly #options: ParseOptions;
  /** The innermost open container, -1 at the top. */
  #top = -1;
  #state = ITEM;
  #keyStart = -1;
  #keyEnd = -1;
  #keyMark = 0;
  #openObjects = 0;
  #openArrays = 0;

  constructor(tape: JsonTape, options: ParseOptions) {
    this.#tape = tape;
    this.#options = options;
  }

  /** True where a value, and no key, is due: nothing is wrong with one there. */
  wantsValue(): boolean {
    return this.#state !== COLON && this.#state !== COMMA && !this.#wantsKey();
  }

  #problem(start: number, end: number, text: string): void {
    const tape = this.#tape;
    if (tape.problem === undefined) tape.problem = { start, end, text };
    if (this.#top >= 0) (tape.marks[this.#top] as number) |= BROKEN;
  }

  /** True inside an object where no value is due. */
  #wantsKey(): boolean {
    return this.#state !== VALUE && this.#inObject();
  }

  /** @param problem what is wrong with the string itself */
  string(start: number, end: number, odd: boolean, problem: JsonProblem | undefined): void {
    const isKey = this.#keyExpected(start, end);
    if (problem !== undefined) this.#problem(problem.start, problem.end, problem.text);
    if (isKey) this.#key(start, end, odd ? ODD_KEY : 0);
    else this.value(KIND_STRING, start, end);
  }

  /** A number, a literal, or what is neither; in the place of a key it is a key without quotes. */
  word(kind: number, start: number, end: number): void {
    // After a key a value without its colon is more likely than a second key without quotes.
    if (this.#wantsKey() && this.#state !== COLON) {
      this.#problem(start, end, `expected ${this.#state === COMMA ? ', or }' : '"'} before ${this.#show(start, end)}`);
      this.#key(start, end, ODD_KEY);
      return;
    }
    if (kind === KIND_WORD && (this.#top >= 0 || this.#state === ITEM)) {
      this.#problem(start, end, `expected a value, found ${this.#show(start, end)}`);
    }
    this.value(kind, start, end);
  }

  value(kind: number, start: number, end: number): number {
    const state = this.#state;
    if (state === COMMA) {
      const token = this.#show(start, end);
      this.#problem(start, end, this.#top < 0 ? unexpected(token) : `expected , or ] before ${token}`);
    } else if (state === COLON) this.#problem(start, end, `expected : before ${this.#show(start, end)}`);
    const index = this.#tape.add(kind, start, end, this.#top, this.#keyStart, this.#keyEnd, this.#keyMark);
    this.#forgetKey();
    this.#state = COMMA;
    return index;
  }

  open(kind: number, start: number): void {
    if (this.#inObject() && this.#state < COLON) {
      this.#problem(start, start + 1, `expected a key before ${this.#show(start, start + 1)}`);
    } else if (this.#state === COMMA && this.#inObject()) {
      this.#problem(start, start + 1, `expected , or } before ${this.#show(start, start + 1)}`);
    }
    this.#top = this.value(kind, start, start + 1);
    if (kind === KIND_OBJECT) this.#openObjects++;
    else this.#openArrays++;
    this.#state = ITEM;
  }

  close(kind: number, start: number): void {
    const tape = this.#tape;
    const sign = kind === KIND_OBJECT ? '}' : ']';
    if ((kind === KIND_OBJECT ? this.#openObjects : this.#openArrays) === 0) {
      this.#problem(start, start + 1, this.#top < 0 ? unexpected(sign) : `expected ${this.#closing()} before ${sign}`);
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

  colon(start: number): void {
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
      this.#inObject() &&
      last > this.#top &&
      tape.parents[last] === this.#top &&
      tape.kinds[last] === KIND_STRING
    ) {
      tape.length = last;
      const start = tape.start(last);
      const end = tape.end(last);
      this.#key(start, end, this.#tape.text.slice(start, end).includes('\\') ? ODD_KEY : 0);
      this.#state = VALUE;
    }
  }

  comma(start: number): void {
    if (this.#top < 0) this.#problem(start, start + 1, unexpected(','));
    else if (this.#state === COLON) this.#problem(start, start + 1, 'expected : before ,');
    else if (this.#state !== COMMA) {
      this.#problem(
        start,
        start + 1,
        `expected ${this.#inObject() && this.#state !== VALUE ? 'a key' : 'a value'} before ,`,
      );
    }
    this.#forgetKey();
    if (this.#top >= 0) this.#state = AFTER_COMMA;
  }

  comment(start: number, end: number): void {
    const tape = this.#tape;
    if (!this.#options.comments) tape.problem ??= { start, end: start + 2, text: 'comments are not allowed' };
    tape.comments.push(start, end);
  }

  /**
   * Closes what is still open.
   *
   * @param last end of the last token, -1 where there is none
   * @param to end of the text that was read
   */
  finish(last: number, to: number): void {
    const tape = this.#tape;
    const end = Math.max(last, 0);
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
      tape.problem = { start: to, end: to, text: `expected a value before ${whole}` };
    }
  }

  /** True where a key may stand; says what is wrong where it may, but should not. */
  #keyExpected(start: number, end: number): boolean {
    if (!this.#wantsKey()) return false;
    if (this.#state === COMMA) this.#problem(start, end, `expected , or } before ${this.#show(start, end)}`);
    else if (this.#state === COLON) this.#problem(start, end, `expected : before ${this.#show(start, end)}`);
    return true;
  }

  #key(start: number, end: number, mark: number): void {
    this.#keyStart = start;
    this.#keyEnd = end;
    this.#keyMark = mark;
    this.#state = COLON;
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
    this.#forgetKey();
    this.#state = COMMA;
  }

  #inObject(): boolean {
    return this.#top >= 0 && this.#tape.kinds[this.#top] === KIND_OBJECT;
  }

  #forgetKey(): void {
    this.#keyStart = -1;
    this.#keyEnd = -1;
    this.#keyMark = 0;
  }

  #closing(): string {
    return this.#inObject() ? '}' : ']';
  }

  /** A short token as it stands, the beginning of a long one. */
  #show(start: number, end: number): string {
    return end - start > 20 ? `${this.#tape.text.slice(start, start + 16)}…` : this.#tape.text.slice(start, end);
  }
}
