/** Error objects: which JSON objects are taken for one, and on what evidence. */

import type { CodeFact, ErrorSite, MemberFact, SiteEvidence, Span, TextFact } from '../../model.ts';
import type { Mutable } from '../../mutable.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Collector } from './collector.ts';
import { CLAIMED, HAS_CODE, HAS_MESSAGE, keyFlag } from './flags.ts';
import { type JsonTape, KIND_NUMBER, KIND_OBJECT, KIND_STRING } from './tape.ts';
import {
  codeFact,
  hasKey,
  keyIs,
  keySpan,
  memberCount,
  memberFact,
  memberFacts,
  memberOf,
  numberValue,
  spanOf,
  stringValue,
  textFact,
} from './values.ts';

/**
 * Adds the site of an error object, whatever it has or lacks. Returns its index.
 *
 * @param response index of the message whose error it is, and the member that holds it there
 */
export function addErrorObject(
  collector: Collector,
  object: number,
  evidence: SiteEvidence,
  response?: { readonly index: number; readonly error: MemberFact },
): number {
  const { tape, sites, form } = collector;
  const members = new Array<MemberFact>(memberCount(tape, object));
  let code: CodeFact | undefined;
  let message: TextFact | undefined;
  let data: MemberFact | undefined;
  let dataIndex = -1;
  const end = tape.next(object);
  // Of duplicate members the last one counts.
  for (let child = object + 1, at = 0; child < end; child = tape.next(child)) {
    if (!hasKey(tape, child)) continue;
    const flag = keyFlag(tape, child);
    const member = memberFact(tape, child, flag === HAS_CODE ? 'code' : flag === HAS_MESSAGE ? 'message' : undefined);
    members[at++] = member;
    if (flag === HAS_CODE) code = codeFact(tape, child, member.value);
    else if (flag === HAS_MESSAGE) message = textFact(tape, child, member);
    else if (member.name === 'data') {
      data = member;
      dataIndex = child;
    }
  }
  const anchor = code?.span ?? anchorWithoutCode(tape, object);
  const complete = !tape.isBroken(object);
  const span = response?.error.value ?? spanOf(tape, object);
  const role = 'captured';
  let site: Mutable<ErrorSite>;
  if (code !== undefined && message !== undefined && response !== undefined) {
    // Most are whole, and captures hold many: an object that is made in one go takes less memory.
    site = { role, form, evidence, anchor, object: span, members, complete, response: response.index, code, message };
  } else {
    site = { role, form, evidence, anchor, object: span, members, complete };
    if (response !== undefined) site.response = response.index;
    if (code !== undefined) site.code = code;
    if (message !== undefined) site.message = message;
  }
  if (data !== undefined) site.data = data;
  if (data?.type === 'object' && !tape.isBroken(dataIndex)) {
    site.dataMembers = memberFacts(tape, dataIndex);
  }
  (tape.flags[object] as number) |= CLAIMED;
  return sites.push(site) - 1;
}

function anchorWithoutCode(tape: JsonTape, object: number): Span {
  const start = tape.start(object);
  return keyIs(tape, object, 'error') ? keySpan(tape, object) : { start, end: start + 1 };
}

/** The number that a code is or, as a string, stands for. */
export function meantCode(tape: JsonTape, code: number): number | undefined {
  if (code < 0) return undefined;
  if (tape.kind(code) === KIND_NUMBER) return numberValue(tape, code);
  if (tape.kind(code) !== KIND_STRING) return undefined;
  const text = stringValue(tape, code);
  return /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Below it, exit statuses, indexes and the private codes of all kinds of APIs. */
const SMALL = 1000;

/** What code and message alone say about an error object that stands in no message. */
export function evidenceOf(tape: JsonTape, object: number, vocabulary: Vocabulary): SiteEvidence | undefined {
  const value = meantCode(tape, memberOf(tape, object, 'code'));
  if (value === undefined) return undefined;
  // The statuses of HTTP are everywhere, and nobody's JSON-RPC codes.
  if (value >= 100 && value < 600) return 'shape';
  if (vocabulary.isKept(value)) return 'number';
  const message = memberOf(tape, object, 'message');
  if (message < 0 || tape.kind(message) !== KIND_STRING) return 'shape';
  const text = stringValue(tape, message);
  if (!vocabulary.isKnownMessage(text)) return 'shape';
  // Known words beside a number to which a protocol gives them, or that was to be a kept one: a lost minus
  // sign, a digit too few or too many. Small numbers are everybody's, whatever protocols call them.
  if (Math.abs(value) < SMALL) return 'shape';
  const meant = vocabulary.isKnownMessage(text, value) || vocabulary.isKept(-Math.abs(value)) || value < 0;
  return meant ? 'number' : 'shape';
}

/** `{"error": {"code", "message"}}` without `jsonrpc`. */
export function bareEnvelope(collector: Collector, object: number, inMessage: boolean): void {
  const { tape } = collector;
  const error = memberOf(tape, object, 'error');
  if (error < 0 || tape.kind(error) !== KIND_OBJECT) return;
  const evidence = evidenceOf(tape, error, collector.vocabulary);
  if (evidence === undefined || (evidence === 'shape' && (inMessage || collector.form === 'capture'))) return;
  addErrorObject(collector, error, evidence);
}

/** Members that an object may have which only looks like an error object. */
const ERROR_MEMBERS = new Set(['code', 'message', 'data', 'name', 'stack']);

/** `{"code", "message"}` that stands nowhere as `error`. */
export function bareError(collector: Collector, object: number, inMessage: boolean): void {
  const { tape } = collector;
  const flags = tape.flags[object] as number;
  if ((flags & CLAIMED) !== 0 || (flags & HAS_CODE) === 0 || (flags & HAS_MESSAGE) === 0) return;
  const evidence = evidenceOf(tape, object, collector.vocabulary);
  if (evidence === undefined) return;
  if (evidence === 'shape') {
    if (inMessage || collector.form === 'capture') return;
    if (!memberFacts(tape, object).every((member) => ERROR_MEMBERS.has(member.name))) return;
  }
  addErrorObject(collector, object, evidence);
}
