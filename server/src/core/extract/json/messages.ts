/** Messages: which JSON objects are taken for one. */

import type { MemberFact, MessageFact } from '../../model.ts';
import type { Collector } from './collector.ts';
import { addErrorObject, evidenceOf, meantCode } from './error-objects.ts';
import { HAS_ERROR, HAS_ID, HAS_JSONRPC, HAS_METHOD, HAS_RESULT, SIBLING } from './flags.ts';
import { type JsonTape, KIND_ARRAY, KIND_OBJECT, KIND_STRING } from './tape.ts';
import { hasKey, keyText, memberFact, memberOf, spanOf, stringValue } from './values.ts';

const DEPENDENCIES = /dependencies$/i;
const SCHEMA_MEMBERS = /^(?:properties|patternProperties|definitions|\$defs)$/;

/** True for an object with a `jsonrpc` member that is no list of packages and no JSON Schema. */
export function isMessage(tape: JsonTape, object: number): boolean {
  const flags = tape.flags[object] as number;
  if ((flags & HAS_JSONRPC) === 0) return false;
  const under = hasKey(tape, object) ? keyText(tape, object) : '';
  if (DEPENDENCIES.test(under) || SCHEMA_MEMBERS.test(under)) return false;
  const kind = tape.kind(memberOf(tape, object, 'jsonrpc'));
  if (kind !== KIND_OBJECT && kind !== KIND_ARRAY) return true;
  // An object under "jsonrpc" is most often a configuration; a message with that fault says more.
  const method = memberOf(tape, object, 'method');
  if (method >= 0) return tape.kind(method) === KIND_STRING;
  const error = memberOf(tape, object, 'error');
  return error >= 0 && tape.kind(error) === KIND_OBJECT && meantCode(tape, memberOf(tape, error, 'code')) !== undefined;
}

/** Marks what stands in an array with messages and has their members, only without `jsonrpc`. */
export function markSiblings(tape: JsonTape, array: number): void {
  const end = tape.next(array);
  let messages = 0;
  let others = 0;
  for (let child = array + 1; child < end; child = tape.next(child)) {
    if (tape.kind(child) !== KIND_OBJECT) continue;
    if (isMessage(tape, child)) messages++;
    else if (looksLikeMessage(tape, child)) others++;
  }
  if (messages === 0 || others === 0) return;
  for (let child = array + 1; child < end; child = tape.next(child)) {
    if (tape.kind(child) === KIND_OBJECT && looksLikeMessage(tape, child)) (tape.flags[child] as number) |= SIBLING;
  }
}

/** A response by its members, or an error alone. */
export function looksLikeMessage(tape: JsonTape, object: number): boolean {
  const flags = tape.flags[object] as number;
  if ((flags & (HAS_JSONRPC | HAS_METHOD)) !== 0) return false;
  return (flags & HAS_ERROR) !== 0 || (flags & (HAS_ID | HAS_RESULT)) === (HAS_ID | HAS_RESULT);
}

/** Adds the message, the site of its error and its method as evidence. Returns its index. */
export function addMessage(collector: Collector, object: number): number {
  const { tape, messages, evidence } = collector;
  const index = messages.length;
  const member = (name: string): number => memberOf(tape, object, name);
  const error = member('error');
  const method = member('method');
  let site: number | undefined;
  if (error >= 0 && tape.kind(error) === KIND_OBJECT) {
    const envelope = ((tape.flags[object] as number) & HAS_JSONRPC) !== 0;
    const shown = envelope ? 'envelope' : evidenceOf(tape, error, collector.vocabulary);
    // Without `jsonrpc` of its own it is known by its neighbours.
    const own = shown === undefined || shown === 'shape' ? 'table' : shown;
    site = addErrorObject(collector, error, { role: 'captured', evidence: own, response: index });
  }
  if (method >= 0 && tape.kind(method) === KIND_STRING) {
    evidence.push({ kind: 'method', value: stringValue(tape, method), message: index, span: spanOf(tape, method) });
  }
  const facts: Partial<Record<'jsonrpc' | 'id' | 'method' | 'params' | 'result' | 'error', MemberFact>> = {};
  for (const name of ['jsonrpc', 'id', 'method', 'params', 'result', 'error'] as const) {
    const found = member(name);
    if (found >= 0) facts[name] = memberFact(tape, found);
  }
  messages.push({
    span: spanOf(tape, object),
    kind: kindOf(facts),
    ...facts,
    ...(site === undefined ? {} : { site }),
    complete: !tape.isBroken(object),
    sent: true,
    ...(collector.line === undefined ? {} : { line: collector.line }),
  });
  return index;
}

function kindOf(members: Partial<Record<'id' | 'method' | 'result' | 'error', MemberFact>>): MessageFact['kind'] {
  const answers = members.result !== undefined || members.error !== undefined;
  if (members.method === undefined) return answers ? 'response' : 'unknown';
  if (answers) return 'unknown';
  return members.id === undefined ? 'notification' : 'request';
}
