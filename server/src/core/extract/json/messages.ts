/** Messages: which JSON objects are taken for one. */

import type { MessageFact } from '../../model.ts';
import type { Mutable } from '../../mutable.ts';
import type { Collector } from './collector.ts';
import { addErrorObject, evidenceOf, meantCode } from './error-objects.ts';
import {
  HAS_ERROR,
  HAS_ID,
  HAS_JSONRPC,
  HAS_METHOD,
  HAS_PARAMS,
  HAS_RESULT,
  keyFlag,
  MESSAGE,
  SIBLING,
} from './flags.ts';
import { type JsonTape, KIND_ARRAY, KIND_OBJECT, KIND_STRING } from './tape.ts';
import { hasKey, keyText, memberFact, memberOf, spanOf } from './values.ts';

const DEPENDENCIES = /dependencies$/i;
const SCHEMA_MEMBERS = /^(?:properties|patternProperties|definitions|\$defs)$/;

/** Marks those of the objects with a `jsonrpc` member that are messages. */
export function markMessages(tape: JsonTape, envelopes: readonly number[]): void {
  for (const object of envelopes) if (isMessage(tape, object)) (tape.flags[object] as number) |= MESSAGE;
}

/** True for an object with a `jsonrpc` member that is no list of packages and no JSON Schema. */
function isMessage(tape: JsonTape, object: number): boolean {
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
    if (((tape.flags[child] as number) & MESSAGE) !== 0) messages++;
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

/** Members of messages without `jsonrpc`, those of the Chrome DevTools Protocol and of its recordings among them. */
const BARE_MEMBERS = /^(?:id|method|params|result|error|jsonrpc|sessionId|domain|type)$/;

/** A message by all its members, though without `jsonrpc`: JSON-RPC 1.0, Chrome DevTools. */
export function isBareMessage(tape: JsonTape, object: number): boolean {
  const flags = tape.flags[object] as number;
  const asks = (flags & HAS_METHOD) !== 0 && (flags & (HAS_ID | HAS_PARAMS)) !== 0;
  const answers = (flags & HAS_ID) !== 0 && (flags & (HAS_RESULT | HAS_ERROR)) !== 0;
  if (!asks && !answers) return false;
  if (asks && tape.kind(memberOf(tape, object, 'method')) !== KIND_STRING) return false;
  const end = tape.next(object);
  for (let child = object + 1; child < end; child = tape.next(child)) {
    if (!BARE_MEMBERS.test(keyText(tape, child))) return false;
  }
  return true;
}

/** Adds the message, the site of its error and its method as evidence. Returns its index. */
export function addMessage(collector: Collector, object: number): number {
  const { tape, messages, evidence } = collector;
  const index = messages.length;
  const fact: Mutable<MessageFact> = {
    span: spanOf(tape, object),
    kind: 'unknown',
    complete: !tape.isBroken(object),
    sent: true,
  };
  if (collector.line !== undefined) fact.line = collector.line;
  const end = tape.next(object);
  let error = -1;
  // One pass: captures hold many messages. Of duplicate members the last one counts.
  for (let child = object + 1; child < end; child = tape.next(child)) {
    switch (keyFlag(tape, child)) {
      case HAS_JSONRPC:
        fact.jsonrpc = memberFact(tape, child, 'jsonrpc');
        break;
      case HAS_ID:
        fact.id = memberFact(tape, child, 'id');
        break;
      case HAS_METHOD:
        fact.method = memberFact(tape, child, 'method');
        break;
      case HAS_PARAMS:
        fact.params = memberFact(tape, child, 'params');
        break;
      case HAS_RESULT:
        fact.result = memberFact(tape, child, 'result');
        break;
      case HAS_ERROR:
        fact.error = memberFact(tape, child, 'error');
        error = child;
        break;
      default:
        if (hasKey(tape, child)) fact.foreign = true;
    }
  }
  fact.kind = kindOf(fact);
  messages.push(fact);
  if (fact.error?.type === 'object') {
    const envelope = fact.jsonrpc !== undefined;
    const shown = envelope ? 'envelope' : evidenceOf(tape, error, collector.vocabulary);
    // Without `jsonrpc` of its own it is known by its neighbours.
    const own = shown === undefined || shown === 'shape' ? 'table' : shown;
    fact.site = addErrorObject(collector, error, own, { index, error: fact.error });
  }
  const method = fact.method;
  if (typeof method?.literal === 'string') {
    evidence.push({ kind: 'method', value: method.literal, message: index, span: method.value });
  }
  return index;
}

function kindOf(message: Pick<MessageFact, 'id' | 'method' | 'result' | 'error'>): MessageFact['kind'] {
  const answers = message.result !== undefined || message.error !== undefined;
  if (message.method === undefined) return answers ? 'response' : 'unknown';
  if (answers) return 'unknown';
  return message.id === undefined ? 'notification' : 'request';
}
