/** Error objects: which JSON objects are taken for one, and on what evidence. */

import type { ErrorSite, MemberFact, Role, SiteEvidence, Span } from '../../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Collector } from './collector.ts';
import { CLAIMED, HAS_CODE, HAS_MESSAGE } from './flags.ts';
import { type JsonTape, KIND_NUMBER, KIND_OBJECT, KIND_STRING } from './tape.ts';
import {
  codeFact,
  hasKey,
  keyIs,
  keySpan,
  memberFact,
  memberFacts,
  memberOf,
  numberValue,
  spanOf,
  stringValue,
  textFact,
} from './values.ts';

interface SiteDetails {
  readonly role: Role;
  readonly evidence: SiteEvidence;
  readonly response?: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const DEFINED_MEMBERS = ['code', 'message', 'data'] as const;

/** Adds the site of an error object, whatever it has or lacks. Returns its index. */
export function addErrorObject(collector: Collector, object: number, details: SiteDetails): number {
  const { tape, sites } = collector;
  const members: MemberFact[] = [];
  let code = -1;
  let message = -1;
  const end = tape.next(object);
  const site: Mutable<ErrorSite> = {
    ...details,
    form: collector.form,
    anchor: anchorWithoutCode(tape, object),
    object: spanOf(tape, object),
    members,
    complete: !tape.isBroken(object),
  };
  // Of duplicate members the last one counts.
  for (let child = object + 1; child < end; child = tape.next(child)) {
    if (!hasKey(tape, child)) continue;
    const known = DEFINED_MEMBERS.find((name) => keyIs(tape, child, name));
    const member = memberFact(tape, child, known);
    members.push(member);
    if (known === 'code') code = child;
    else if (known === 'message') message = child;
    else if (known === 'data') site.data = member;
  }
  if (code >= 0) {
    site.code = codeFact(tape, code);
    site.anchor = site.code.span;
  }
  if (message >= 0) site.message = textFact(tape, message);
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

/** What code and message alone say about an error object that stands in no message. */
export function evidenceOf(tape: JsonTape, object: number, vocabulary: Vocabulary): SiteEvidence | undefined {
  const value = meantCode(tape, memberOf(tape, object, 'code'));
  if (value === undefined) return undefined;
  // The statuses of HTTP are everywhere, and nobody's JSON-RPC codes.
  if (value >= 100 && value < 600) return 'shape';
  if (vocabulary.isKept(value)) return 'number';
  const message = memberOf(tape, object, 'message');
  if (message < 0 || tape.kind(message) !== KIND_STRING) return 'shape';
  if (!vocabulary.isKnownMessage(stringValue(tape, message))) return 'shape';
  // Known words beside a number that a protocol defines, or that was to be a kept one: a lost minus
  // sign, a digit too few or too many.
  const meant = vocabulary.isDefined(value) || vocabulary.isKept(-Math.abs(value)) || value <= -1000;
  return meant ? 'number' : 'shape';
}

/** `{"error": {"code", "message"}}` without `jsonrpc`. */
export function bareEnvelope(collector: Collector, object: number, inMessage: boolean): void {
  const { tape } = collector;
  const error = memberOf(tape, object, 'error');
  if (error < 0 || tape.kind(error) !== KIND_OBJECT) return;
  const evidence = evidenceOf(tape, error, collector.vocabulary);
  if (evidence === undefined || (evidence === 'shape' && (inMessage || collector.form === 'capture'))) return;
  addErrorObject(collector, error, { role: 'captured', evidence });
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
  addErrorObject(collector, object, { role: 'captured', evidence });
}
