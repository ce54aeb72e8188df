import type { Vocabulary } from '../vocabulary.ts';
import { isKept } from './candidate.ts';
import { type JsonTape, KIND_NUMBER, ODD_KEY } from './tape.ts';
import { integerValue, keyIs, keyText } from './values.ts';

/** What an object has among its members, as bits of `JsonTape.flags`. */
export const HAS_JSONRPC = 1;
export const HAS_ERROR = 2;
export const HAS_CODE = 4;
export const HAS_METHOD = 8;
export const HAS_ID = 16;
export const HAS_RESULT = 32;
export const HAS_PARAMS = 64;
export const HAS_MESSAGE = 128;
/** Object or array: a negative number that a protocol keeps is a member. */
export const HAS_KEPT = 256;
/** Object: a key is a negative number that a protocol keeps. */
export const HAS_KEPT_KEY = 512;
/** Array or object: an object in it has `code`. */
export const HAS_CODED = 1024;
/** An error object that has its site already. */
export const CLAIMED = 2048;
/** A message, by all that is in it and around it. */
export const MESSAGE = 4096;
/** Stands among messages and looks like one, only without `jsonrpc`. */
export const SIBLING = 8192;

/**
 * Notes on every object which members of interest it has, in one pass over the tape.
 *
 * @returns the objects that have `jsonrpc`, in order
 */
export function flagMembers(tape: JsonTape, vocabulary: Vocabulary): readonly number[] {
  const { length, flags, parents, keyStarts, kinds } = tape;
  const envelopes: number[] = [];
  for (let index = 0; index < length; index++) {
    const parent = parents[index] as number;
    if (parent < 0) continue;
    if (kinds[index] === KIND_NUMBER && isKeptNumber(tape, index, vocabulary)) (flags[parent] as number) |= HAS_KEPT;
    if ((keyStarts[index] as number) < 0) continue;
    const flag = keyFlag(tape, index);
    if (flag === 0) {
      if (isKeptKey(tape, index, vocabulary)) (flags[parent] as number) |= HAS_KEPT_KEY;
      continue;
    }
    // Of many duplicates the first says all there is to note.
    if (((flags[parent] as number) & flag) !== 0) continue;
    (flags[parent] as number) |= flag;
    if (flag === HAS_JSONRPC) envelopes.push(parent);
    else if (flag === HAS_CODE && (parents[parent] as number) >= 0) {
      (flags[parents[parent] as number] as number) |= HAS_CODED;
    }
  }
  return envelopes;
}

/** The `HAS_…` bit of a member of this name; 0 for every other. */
export function keyFlag(tape: JsonTape, index: number): number {
  switch (keyLength(tape, index)) {
    case 2:
      return keyIs(tape, index, 'id') ? HAS_ID : 0;
    case 4:
      return keyIs(tape, index, 'code') ? HAS_CODE : 0;
    case 5:
      return keyIs(tape, index, 'error') ? HAS_ERROR : 0;
    case 6:
      if (keyIs(tape, index, 'method')) return HAS_METHOD;
      if (keyIs(tape, index, 'result')) return HAS_RESULT;
      return keyIs(tape, index, 'params') ? HAS_PARAMS : 0;
    case 7:
      if (keyIs(tape, index, 'message')) return HAS_MESSAGE;
      return keyIs(tape, index, 'jsonrpc') ? HAS_JSONRPC : 0;
    default:
      return 0;
  }
}

function keyLength(tape: JsonTape, index: number): number {
  if (((tape.marks[index] as number) & ODD_KEY) !== 0) return keyText(tape, index).length;
  return (tape.keyEnds[index] as number) - (tape.keyStarts[index] as number) - 2;
}

const MINUS = 45;

function isKeptNumber(tape: JsonTape, index: number, vocabulary: Vocabulary): boolean {
  const start = tape.start(index);
  if (tape.end(index) - start < 4 || tape.text.charCodeAt(start) !== MINUS) return false;
  const value = integerValue(tape, index);
  return value !== undefined && isKept(value, vocabulary);
}

function isKeptKey(tape: JsonTape, index: number, vocabulary: Vocabulary): boolean {
  if (tape.text.charCodeAt((tape.keyStarts[index] as number) + 1) !== MINUS) return false;
  const key = keyText(tape, index);
  return /^-\d{3,8}$/.test(key) && isKept(Number(key), vocabulary);
}
