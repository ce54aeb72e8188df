import { parseJson } from '../extract/json/parse.ts';
import { JsonTape } from '../extract/json/tape.ts';
import { childrenOf, hasKey, keySpan, keyText, spanOf } from '../extract/json/values.ts';
import type { Span } from '../model.ts';
import type { JsonPath } from './schema-validator.ts';

/** A JSON text as a value whose members can be found again in the text, or where it is no JSON and why. */
export type JsonText =
  | { readonly data: unknown; readonly places: Places }
  | { readonly problem: string; readonly span: Span };

/** Reads strict JSON, with or without a byte order mark. Never throws. */
export function readJsonText(text: string): JsonText {
  const tape = new JsonTape();
  parseJson(tape, text, text.startsWith('\uFEFF') ? 1 : 0, text.length);
  if (tape.problem !== undefined) {
    const { start, end, text: problem } = tape.problem;
    return { problem, span: { start, end } };
  }
  return { data: parse(text), places: new Places(tape) };
}

/** The reader above is as strict as `JSON.parse`; should they ever disagree, whoever looks at the value refuses it. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Finds the places of members in a text that was read. */
export class Places {
  readonly #tape: JsonTape;

  constructor(tape: JsonTape) {
    this.#tape = tape;
  }

  /** Span of a value; of the nearest one around it where the path leads nowhere. */
  at(path: JsonPath): Span {
    return this.#tape.length === 0 ? { start: 0, end: 0 } : spanOf(this.#tape, this.#find(path).index);
  }

  /** Span of the key of a member. */
  keyAt(path: JsonPath): Span {
    const { index, whole } = this.#find(path);
    return whole && hasKey(this.#tape, index) ? keySpan(this.#tape, index) : this.at(path);
  }

  #find(path: JsonPath): { index: number; whole: boolean } {
    let index = 0;
    for (const step of path) {
      const next = this.#child(index, step);
      if (next === -1) return { index, whole: false };
      index = next;
    }
    return { index, whole: true };
  }

  /** Of members with one name the last counts, as it does for `JSON.parse`. */
  #child(parent: number, step: string | number): number {
    let found = -1;
    let at = 0;
    for (const child of childrenOf(this.#tape, parent)) {
      if (typeof step === 'number' ? at === step : hasKey(this.#tape, child) && keyText(this.#tape, child) === step) {
        found = child;
      }
      at++;
    }
    return found;
  }
}
