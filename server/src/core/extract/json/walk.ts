import { type Collector, evidenceSlot } from './collector.ts';
import { arrayDefinitions, objectDefinitions, schemaCode } from './definitions.ts';
import { bareEnvelope, bareError } from './error-objects.ts';
import { flagMembers, HAS_CODE, HAS_ERROR, HAS_ID, HAS_METHOD, HAS_PARAMS, MESSAGE, SIBLING } from './flags.ts';
import { addMessage, isBareMessage, looksLikeMessage, markMessages, markSiblings } from './messages.ts';
import { type JsonTape, KIND_ARRAY, KIND_NUMBER, KIND_OBJECT, KIND_STRING } from './tape.ts';
import { hasKey, keyIs, keyText, memberOf, spanOf, stringValue } from './values.ts';

/** Collects messages, error sites, definitions and evidence from the document on the tape, in the order of the text. */
export function walk(collector: Collector): void {
  const { tape, vocabulary, evidenceKeys } = collector;
  const envelopes = flagMembers(tape, vocabulary);
  markMessages(tape, envelopes);
  const messageKeys = keysOfMessages(tape, envelopes);
  const { length, kinds, flags, keyStarts, keyEnds } = tape;
  /** Messages around the value at hand, outermost first, each with the index behind its last value. */
  const around: { readonly message: number; readonly end: number }[] = [];
  let inner: { readonly message: number; readonly end: number } | undefined;
  for (let index = 0; index < length; index++) {
    while (inner !== undefined && inner.end <= index) {
      around.pop();
      inner = around.at(-1);
    }
    const message = inner?.message;
    if (mayBeEvidence(tape.text, keyStarts[index] as number, keyEnds[index] as number, evidenceKeys)) {
      memberEvidence(collector, index, message);
    }
    const kind = kinds[index] as number;
    if (kind === KIND_OBJECT) {
      const flag = flags[index] as number;
      if (
        (flag & (MESSAGE | SIBLING)) !== 0 ||
        standsAsMessage(collector, index, messageKeys) ||
        (collector.bare === true && message === undefined && isBareMessage(tape, index))
      ) {
        inner = { message: addMessage(collector, index), end: tape.next(index) };
        around.push(inner);
        continue;
      }
      if ((flag & HAS_METHOD) !== 0 && message === undefined) methodEvidence(collector, index);
      if ((flag & HAS_ERROR) !== 0) bareEnvelope(collector, index, message !== undefined);
      if ((flag & HAS_CODE) !== 0) bareError(collector, index, message !== undefined);
      else if (collector.form === 'json' && message === undefined) objectDefinitions(collector, index);
    } else if (kind === KIND_ARRAY) {
      markSiblings(tape, index);
      if (collector.form === 'json' && message === undefined) arrayDefinitions(collector, index);
    } else if (kind === KIND_NUMBER && collector.form === 'json' && keyIs(tape, index, 'const')) {
      schemaCode(collector, index);
    }
  }
}

/** Rules out most keys by their length and their last letter. */
function mayBeEvidence(text: string, start: number, end: number, keys: Uint8Array): boolean {
  return keys[evidenceSlot(end - start - 2, text.charCodeAt(end - 2))] === 1;
}

/** Keys under which messages stand: `message` in `{"ts":1,"message":{"jsonrpc":…}}`. */
function keysOfMessages(tape: JsonTape, envelopes: readonly number[]): ReadonlySet<string> {
  const keys = new Set<string>();
  let known = '';
  for (const object of envelopes) {
    if (!hasKey(tape, object) || ((tape.flags[object] as number) & MESSAGE) === 0) continue;
    // Mostly it is one key throughout.
    if (known !== '' && keyIs(tape, object, known)) continue;
    known = keyText(tape, object);
    keys.add(known);
  }
  return keys;
}

/** An object under the key that holds messages elsewhere in the document, with the members of one. */
function standsAsMessage(collector: Collector, object: number, messageKeys: ReadonlySet<string>): boolean {
  const { tape } = collector;
  if (messageKeys.size === 0 || !hasKey(tape, object) || !looksLikeMessage(tape, object)) return false;
  return messageKeys.has(keyText(tape, object));
}

/** Takes a member as evidence where catalogs name it as such. */
export function memberEvidence(collector: Collector, index: number, message: number | undefined): void {
  const { tape, vocabulary, evidence } = collector;
  const name = keyText(tape, index);
  if (!vocabulary.evidenceMembers.has(name)) return;
  const detail = detailOf(tape, index);
  if (!vocabulary.isEvidence(name, detail)) return;
  evidence.push({
    kind: 'member',
    value: name,
    ...(detail === undefined ? {} : { detail }),
    ...(message === undefined ? {} : { message }),
    span: spanOf(tape, index),
  });
}

/** The value as a string; of an array its first item. Undefined where that is an object or an array. */
function detailOf(tape: JsonTape, index: number): string | undefined {
  let value = index;
  if (tape.kind(index) === KIND_ARRAY && tape.next(index) > index + 1) value = index + 1;
  const kind = tape.kind(value);
  if (kind === KIND_STRING) return stringValue(tape, value);
  if (kind === KIND_OBJECT || kind === KIND_ARRAY) return undefined;
  return tape.text.slice(tape.start(value), tape.end(value));
}

/** A request of a protocol that does without `jsonrpc`. */
function methodEvidence(collector: Collector, object: number): void {
  const { tape, vocabulary, evidence } = collector;
  if (((tape.flags[object] as number) & (HAS_ID | HAS_PARAMS)) === 0) return;
  const method = memberOf(tape, object, 'method');
  if (tape.kind(method) !== KIND_STRING) return;
  const value = stringValue(tape, method);
  if (vocabulary.isKnownMethod(value)) evidence.push({ kind: 'method', value, span: spanOf(tape, method) });
}
