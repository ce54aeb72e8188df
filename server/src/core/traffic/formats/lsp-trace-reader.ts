import { addErrorObject } from '../../extract/json/error-objects.ts';
import { parseJson } from '../../extract/json/parse.ts';
import { KIND_OBJECT, type JsonTape as Tape } from '../../extract/json/tape.ts';
import { hasKey, memberFact } from '../../extract/json/values.ts';
import { memberEvidence } from '../../extract/json/walk.ts';
import type { MemberFact, MessageFact, Span } from '../../model.ts';
import type { Mutable } from '../../mutable.ts';
import { balancedEnd } from '../json-text.ts';
import type { LineReader } from '../lines.ts';
import type { Origin } from '../origin.ts';
import { originOfPrefix } from '../origin.ts';
import { INCOMPLETE } from '../reader-state.ts';
import { type TraceHeader, traceMessage, tracePayload, traceSite } from './lsp-trace.ts';

interface Payload {
  readonly name: string;
  /** Absent where it is no JSON. */
  readonly value?: Span;
}

/** Reads a header of a trace and its payload, and returns where to go on. */
export function readTrace(reader: LineReader, header: TraceHeader, lineEnd: number): number {
  const { text, builder } = reader;
  const headerEnd = Math.max(lineEnd, header.failure === undefined ? 0 : reader.lineEnd(header.failure.codeSpan.end));
  const payloadAt = reader.afterBreak(headerEnd);
  // Whether a payload follows, only more text tells.
  if (payloadAt >= text.length && !reader.options.last) return INCOMPLETE;
  const payloads: Payload[] = [];
  let next = payloadAt;
  // One kind of server writes a result of null and then the error.
  while (next < text.length && payloads.length < 2) {
    const end = reader.lineEnd(next);
    if (reader.isOpen(end)) return INCOMPLETE;
    const payload = tracePayload(text, next, end);
    if (payload === undefined || (payloads.length === 1 && payload.name !== 'Error')) break;
    const behind = payload.name === 'none' ? undefined : valueEnd(reader, payload.start, end);
    if (behind === INCOMPLETE) return INCOMPLETE;
    next = reader.afterBreak(behind === undefined ? end : reader.lineEnd(behind));
    payloads.push({
      name: payload.name,
      ...(behind !== undefined && { value: { start: payload.start, end: behind } }),
    });
    if (next >= text.length && !reader.options.last) return INCOMPLETE;
  }
  const line = reader.lineOf(header.span.start);
  const origin: Origin = { ...reader.origin, ...originOfPrefix(header.prefix), ...header.origin };
  const { collector } = builder;
  const site = traceSite(text, header, collector.messages.length);
  const siteIndex = site === undefined ? undefined : collector.sites.push(site) - 1;
  const fact: Mutable<MessageFact> = traceMessage(header, line, siteIndex);
  const index = builder.message(fact, line, { ...origin, lossy: true });
  reader.state.vote('lsp-trace');
  const { method } = header;
  if (method !== undefined && fact.kind !== 'response') {
    collector.evidence.push({ kind: 'method', value: method.text, message: index, span: method.span });
  }
  for (const { name, value } of payloads) if (value !== undefined) takePayload(reader, name, value, index, siteIndex);
  return next;
}

/** The end of the payload; undefined where it is no JSON. */
function valueEnd(reader: LineReader, start: number, lineEnd: number): number | undefined {
  const { text } = reader;
  const unit = text.charCodeAt(start);
  if (unit !== 123 && unit !== 91) return lineEnd > start ? lineEnd : undefined;
  const onLine = balancedEnd(text, start, lineEnd);
  if (onLine >= 0) return onLine;
  const limit = reader.entryEnd(lineEnd);
  const end = balancedEnd(text, start, limit);
  if (end >= 0) return end;
  // Payloads that lost their blanks on the way are laid out like new entries.
  const pasted = balancedEnd(text, start, nextEntry(text, lineEnd));
  if (pasted >= 0) return pasted;
  return !reader.options.last && limit >= text.length ? INCOMPLETE : undefined;
}

const ENTRY = /\n(?:\[[A-Z]|\d{4}-\d\d)/g;

/** Where the next entry of the trace begins. */
function nextEntry(text: string, from: number): number {
  ENTRY.lastIndex = from;
  return ENTRY.exec(text)?.index ?? text.length;
}

function takePayload(reader: LineReader, name: string, value: Span, message: number, site: number | undefined): void {
  const { text, builder } = reader;
  const { collector } = builder;
  const { tape } = collector;
  parseJson(tape, text, value.start, value.end);
  if (tape.problem !== undefined || tape.length === 0) return;
  const own = whole(tape, name);
  const fact = collector.messages[message] as MessageFact;
  if (name === 'Params') {
    collector.messages[message] = { ...fact, params: own };
    payloadEvidence(reader, message);
  } else if (name === 'Result') {
    collector.messages[message] = { ...fact, result: { ...own, name: 'result' } };
    payloadEvidence(reader, message);
  } else if (name === 'Error data' && site !== undefined) {
    const before = collector.sites[site];
    if (before !== undefined) collector.sites[site] = { ...before, data: { ...own, name: 'data' } };
  } else if (name === 'Error' && site === undefined && tape.kind(0) === KIND_OBJECT) {
    const error = { ...own, name: 'error' };
    const index = addErrorObject(collector, 0, 'envelope', { index: message, error });
    collector.messages[message] = { ...fact, error, site: index };
  }
}

function whole(tape: Tape, label: string): MemberFact {
  const span = { start: tape.start(0), end: tape.end(0) };
  return { ...memberFact(tape, 0, label.toLowerCase()), key: span, value: span };
}

/** What the payload shows of the protocol. */
function payloadEvidence({ builder: { collector } }: LineReader, message: number): void {
  for (let index = 1; index < collector.tape.length; index++) {
    if (hasKey(collector.tape, index)) memberEvidence(collector, index, message);
  }
}
