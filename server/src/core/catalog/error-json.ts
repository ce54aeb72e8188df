import { parseJson } from '../extract/json/parse.ts';
import { type JsonTape, KIND_NULL, KIND_OBJECT, KIND_STRING, withTape } from '../extract/json/tape.ts';
import { codeFact, keyIs, memberOf, stringValue } from '../extract/json/values.ts';
import type { ErrorClue, ErrorText } from './error-clue.ts';

/** Larger data are not looked at. */
const LARGEST_DATA = 1 << 20;

/**
 * The errors that stand in a text as JSON: as `error` of a response, else as objects with a code and a message. What
 * stands around the JSON does not matter, nor that it is cut off, or is itself the text of a JSON string.
 */
export function readJsonErrors(text: string): ErrorText | undefined {
  if (!text.includes('{')) return undefined;
  return readAll(text) ?? (text.includes('\\"') ? readAll(text.replace(/\\+"/g, '"')) : undefined);
}

function readAll(text: string): ErrorText | undefined {
  return withTape((tape) => {
    const whole = readPart(tape, text, text.indexOf('{'), text.length);
    // `//` of an address before the JSON would hide the rest of its line, and an open bracket what follows.
    const lines = readLines(tape, text);
    return (lines?.count ?? 0) > (whole?.count ?? 0) ? lines : whole;
  });
}

function readLines(tape: JsonTape, text: string): ErrorText | undefined {
  let first: ErrorClue | undefined;
  let count = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const open = text.indexOf('{', start);
    if (open === -1) break;
    if (open < end) {
      const found = readPart(tape, text, open, end);
      first ??= found?.first;
      count += found?.count ?? 0;
    }
    start = end + 1;
  }
  return first && { first, count };
}

function readPart(tape: JsonTape, text: string, from: number, to: number): ErrorText | undefined {
  parseJson(tape, text, from, to, { comments: true, trailingCommas: true });
  const found = errorsOf(tape, isErrorMember) ?? errorsOf(tape, isErrorObject) ?? errorsOf(tape, isBareCode);
  if (found === undefined) return undefined;
  const [first] = found;
  return { first: clueOf(tape, first), count: found.length };
}

type Found = readonly [number, ...(readonly number[])];

/** Values that are meant, in order; what stands inside of one belongs to it. */
function errorsOf(tape: JsonTape, isMeant: (tape: JsonTape, index: number) => boolean): Found | undefined {
  const found: number[] = [];
  for (let index = 0; index < tape.length; ) {
    const meant = isMeant(tape, index);
    if (meant) found.push(index);
    index = meant ? tape.next(index) : index + 1;
  }
  const [first, ...others] = found;
  return first === undefined ? undefined : [first, ...others];
}

/** `error` of an object: an error object, or words as OAuth writes them. */
function isErrorMember(tape: JsonTape, index: number): boolean {
  const parent = tape.parent(index);
  if (parent < 0 || tape.kind(parent) !== KIND_OBJECT || !keyIs(tape, index, 'error')) return false;
  if (tape.kind(index) === KIND_STRING) return stringValue(tape, index).trim() !== '';
  return hasCode(tape, index) || textMember(tape, index, 'message') !== undefined;
}

function isErrorObject(tape: JsonTape, index: number): boolean {
  return hasCode(tape, index) && textMember(tape, index, 'message') !== undefined;
}

/** `{ "code": … }` alone; deeper in a text it may be the code of anything. */
function isBareCode(tape: JsonTape, index: number): boolean {
  return tape.parent(index) < 0 && hasCode(tape, index);
}

function hasCode(tape: JsonTape, index: number): boolean {
  return codeOf(tape, index) !== undefined;
}

function clueOf(tape: JsonTape, index: number): ErrorClue {
  const method = methodOf(tape, tape.parent(index));
  const called = method === undefined ? {} : { method };
  if (tape.kind(index) === KIND_STRING) return { ...messageClue(stringValue(tape, index)), ...called };
  const code = codeOf(tape, index);
  const data = dataOf(tape, index);
  return {
    ...(code !== undefined && { code }),
    ...messageClue(textMember(tape, index, 'message') ?? ''),
    ...(data !== undefined && { data }),
    ...called,
  };
}

function messageClue(written: string): Pick<ErrorClue, 'message' | 'texts'> {
  const message = written.trim();
  return message === '' ? { texts: [] } : { message, texts: [message] };
}

/** A code may be written as a string. One that JavaScript would round is none. */
function codeOf(tape: JsonTape, object: number): number | undefined {
  if (tape.kind(object) !== KIND_OBJECT) return undefined;
  const index = memberOf(tape, object, 'code');
  if (index < 0) return undefined;
  const fact = codeFact(tape, index);
  const text = fact.kind === 'string' ? fact.value : fact.text;
  if (fact.kind !== 'integer' && !(fact.kind === 'string' && /^\s*[-+]?\d+\s*$/.test(text))) return undefined;
  return Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
}

function textMember(tape: JsonTape, object: number, name: string): string | undefined {
  if (object < 0 || tape.kind(object) !== KIND_OBJECT) return undefined;
  const index = memberOf(tape, object, name);
  return index >= 0 && tape.kind(index) === KIND_STRING ? stringValue(tape, index) : undefined;
}

function dataOf(tape: JsonTape, error: number): unknown {
  const index = memberOf(tape, error, 'data');
  if (index < 0 || tape.kind(index) === KIND_NULL || tape.end(index) - tape.start(index) > LARGEST_DATA)
    return undefined;
  try {
    return JSON.parse(tape.text.slice(tape.start(index), tape.end(index)));
  } catch {
    return undefined;
  }
}

/** The method beside an error, or that of the request with the same id. */
function methodOf(tape: JsonTape, response: number): string | undefined {
  if (response < 0) return undefined;
  const beside = textMember(tape, response, 'method');
  const id = tape.kind(response) === KIND_OBJECT ? memberOf(tape, response, 'id') : -1;
  if (beside !== undefined || id < 0 || tape.kind(id) === KIND_NULL) return beside;
  const wanted = tape.text.slice(tape.start(id), tape.end(id));
  for (let index = 0; index < response; index++) {
    if (tape.kind(index) !== KIND_OBJECT) continue;
    const other = memberOf(tape, index, 'id');
    if (other >= 0 && tape.text.slice(tape.start(other), tape.end(other)) === wanted) {
      const method = textMember(tape, index, 'method');
      if (method !== undefined) return method;
    }
  }
  return undefined;
}
