/** Values, keys and members, read from the tape on demand. */

import type { CodeFact, MemberFact, Span, TextFact } from '../../model.ts';
import {
  type JsonTape,
  KIND_ARRAY,
  KIND_FALSE,
  KIND_NULL,
  KIND_NUMBER,
  KIND_OBJECT,
  KIND_STRING,
  KIND_TRUE,
  ODD_KEY,
} from './tape.ts';

export function spanOf(tape: JsonTape, index: number): Span {
  return { start: tape.start(index), end: tape.end(index) };
}

export function hasKey(tape: JsonTape, index: number): boolean {
  return (tape.keyStarts[index] as number) >= 0;
}

export function keySpan(tape: JsonTape, index: number): Span {
  return { start: tape.keyStarts[index] as number, end: tape.keyEnds[index] as number };
}

/** The key without quotes and escapes; empty where there is none. */
export function keyText(tape: JsonTape, index: number): string {
  const start = tape.keyStarts[index] as number;
  const end = tape.keyEnds[index] as number;
  if (start < 0) return '';
  if (((tape.marks[index] as number) & ODD_KEY) === 0) return tape.text.slice(start + 1, end - 1);
  return unquoted(tape.text.slice(start, end));
}

/** True where the key, read without escapes, is `name`. Does not allocate. */
export function keyIs(tape: JsonTape, index: number, name: string): boolean {
  const start = tape.keyStarts[index] as number;
  if (start < 0) return false;
  if (((tape.marks[index] as number) & ODD_KEY) !== 0) return keyText(tape, index) === name;
  return (tape.keyEnds[index] as number) - start === name.length + 2 && tape.text.startsWith(name, start + 1);
}

/** A string may lack its closing quote while it is typed. */
function closingQuote(text: string, start: number, end: number): number {
  return end - 1 > start && text.charCodeAt(end - 1) === 34 ? end - 1 : end;
}

/** The text of a string token, however broken. */
function unquoted(token: string): string {
  try {
    const value: unknown = JSON.parse(token);
    return typeof value === 'string' ? value : token;
  } catch {
    // Half-typed, or with characters that must be escaped: what can be read is better than nothing.
    return token.replace(/^"|"$/g, '').replace(/\\(["\\/])/g, '$1');
  }
}

/** The text of a string value. */
export function stringValue(tape: JsonTape, index: number): string {
  const start = tape.start(index);
  const end = tape.end(index);
  const inner = tape.text.slice(start + 1, closingQuote(tape.text, start, end));
  return inner.includes('\\') ? unquoted(tape.text.slice(start, end)) : inner;
}

export function numberValue(tape: JsonTape, index: number): number {
  return Number(tape.text.slice(tape.start(index), tape.end(index)));
}

/** The value where it is an integer that is written as a number. */
export function integerValue(tape: JsonTape, index: number): number | undefined {
  if (tape.kind(index) !== KIND_NUMBER) return undefined;
  const value = numberValue(tape, index);
  return Number.isInteger(value) ? value : undefined;
}

/** The last member of this name: of duplicate keys the last one counts, as for `JSON.parse`. -1 where there is none. */
export function memberOf(tape: JsonTape, object: number, name: string): number {
  let found = -1;
  const end = tape.next(object);
  for (let child = object + 1; child < end; child = tape.next(child)) {
    if (keyIs(tape, child, name)) found = child;
  }
  return found;
}

/** @param name the key, where it is known already */
export function memberFact(tape: JsonTape, index: number, name: string = keyText(tape, index)): MemberFact {
  const key = keySpan(tape, index);
  const value = spanOf(tape, index);
  switch (tape.kind(index)) {
    case KIND_STRING:
      return { name, key, value, type: 'string', literal: stringValue(tape, index) };
    case KIND_NUMBER:
      return { name, key, value, type: 'number', literal: numberValue(tape, index) };
    case KIND_TRUE:
      return { name, key, value, type: 'boolean', literal: true };
    case KIND_FALSE:
      return { name, key, value, type: 'boolean', literal: false };
    case KIND_NULL:
      return { name, key, value, type: 'null', literal: null };
    case KIND_OBJECT:
      return { name, key, value, type: 'object' };
    case KIND_ARRAY:
      return { name, key, value, type: 'array' };
    default:
      return { name, key, value, type: 'expression' };
  }
}

export function memberCount(tape: JsonTape, object: number): number {
  let count = 0;
  const end = tape.next(object);
  for (let child = object + 1; child < end; child = tape.next(child)) if (hasKey(tape, child)) count++;
  return count;
}

/** All members with a key, in source order, duplicates included. */
export function memberFacts(tape: JsonTape, object: number): MemberFact[] {
  const facts: MemberFact[] = [];
  const end = tape.next(object);
  for (let child = object + 1; child < end; child = tape.next(child)) {
    if (hasKey(tape, child)) facts.push(memberFact(tape, child));
  }
  return facts;
}

/** @param span of the value, where it is known already: documents hold many, and they need not each be made anew */
export function codeFact(tape: JsonTape, index: number, span = spanOf(tape, index)): CodeFact {
  const text = tape.text.slice(span.start, span.end);
  switch (tape.kind(index)) {
    case KIND_NUMBER: {
      const value = Number(text);
      if (!Number.isFinite(value)) return { span, text, kind: 'expression' };
      return { span, text, kind: Number.isInteger(value) ? 'integer' : 'fraction', value };
    }
    case KIND_STRING:
      return { span, text, kind: 'string', value: stringValue(tape, index) };
    case KIND_TRUE:
    case KIND_FALSE:
      return { span, text, kind: 'wrong-type', type: 'boolean' };
    case KIND_NULL:
      return { span, text, kind: 'wrong-type', type: 'null' };
    // The text of a whole object would be of no use and may be large.
    case KIND_OBJECT:
      return { span, text: '{', kind: 'wrong-type', type: 'object' };
    case KIND_ARRAY:
      return { span, text: '[', kind: 'wrong-type', type: 'array' };
    default:
      return { span, text, kind: 'expression' };
  }
}

/** @param member the fact of the value as a member, where it is known already */
export function textFact(tape: JsonTape, index: number, member?: MemberFact): TextFact {
  const span = member?.value ?? spanOf(tape, index);
  switch (tape.kind(index)) {
    case KIND_STRING: {
      const known = member?.literal;
      return { span, value: typeof known === 'string' ? known : stringValue(tape, index), partial: false };
    }
    case KIND_NUMBER:
      return { span, partial: false, wrongType: 'number' };
    case KIND_TRUE:
    case KIND_FALSE:
      return { span, partial: false, wrongType: 'boolean' };
    case KIND_NULL:
      return { span, partial: false, wrongType: 'null' };
    case KIND_OBJECT:
      return { span, partial: false, wrongType: 'object' };
    case KIND_ARRAY:
      return { span, partial: false, wrongType: 'array' };
    default:
      return { span, partial: true };
  }
}

/** Members of an object or items of an array, in source order. */
export function childrenOf(tape: JsonTape, container: number): number[] {
  const children: number[] = [];
  const end = tape.next(container);
  for (let child = container + 1; child < end; child = tape.next(child)) children.push(child);
  return children;
}
