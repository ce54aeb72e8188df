/** Traces of language clients and servers as text: `vscode-jsonrpc` of all versions, gopls, lsp4j. */

import type { CodeFact, ErrorSite, MemberFact, MessageFact, Span } from '../../model.ts';
import type { Mutable } from '../../mutable.ts';
import type { Origin } from '../origin.ts';

/** A header of a trace, with spans of what it names. */
export interface TraceHeader {
  readonly kind: 'request' | 'notification' | 'response';
  /** The sentence, without the prefix of the line. */
  readonly span: Span;
  readonly prefix: string;
  readonly origin: Origin;
  readonly method?: { readonly text: string; readonly span: Span };
  readonly id?: { readonly text: string; readonly span: Span };
  readonly failure?: { readonly code: number; readonly codeSpan: Span; readonly message: Span };
}

/** Timestamps, levels and names in brackets; what else stands in front of a header makes it a quotation. */
const HEADER =
  /^((?:[\s\d:.,TZ/+-]|\[[^\]]*\]|[AP]\.?M\.?|\p{Nd}|\p{Script=Arabic}|\b(?:TRACE|DEBUG|INFO)\b)*)(Sending|Received) (request|notification|response) (?:'?([^\s']+?)(?: - \(([^)]*)\))?'?)(?=[.\s]|$)/u;
const LATENCY = /^'?\.? ?(?:in|Processing request took|took) (\d+) ?ms\b/;
const FAILED = 'Request failed: ';
const CODE = / \((-?\d+)\)\.?[ \t]*$/gm;

/** The header of a trace that begins at the start of a line; the message of its error may go on below. */
export function traceHeader(text: string, start: number, lineEnd: number): TraceHeader | undefined {
  if (!/Sending |Received /.test(text.slice(start, Math.min(lineEnd, start + 200)))) return undefined;
  const match = HEADER.exec(text.slice(start, Math.min(lineEnd, start + 2000)));
  if (match === null) return undefined;
  const [whole, prefix = '', way, kind, first = '', id] = match;
  const from = start + prefix.length;
  const nameAt = text.indexOf(first, from + `${way} ${kind} `.length);
  const rest = text.slice(start + whole.length, lineEnd);
  const latency = LATENCY.exec(rest)?.[1];
  const unpaired = kind === 'response' && id === undefined && rest.includes('without active response promise');
  const header: Mutable<TraceHeader> = {
    kind: kind as TraceHeader['kind'],
    span: { start: from, end: lineEnd },
    prefix,
    origin: {
      direction: way === 'Sending' ? 'out' : 'in',
      ...(latency === undefined ? {} : { latency: Number(latency) }),
      ...(kind === 'response' && !unpaired ? { method: first } : {}),
    },
  };
  const named = { text: first, span: { start: nameAt, end: nameAt + first.length } };
  if (unpaired) header.id = named;
  else {
    header.method = named;
    if (id !== undefined) {
      const at = named.span.end + ' - ('.length;
      header.id = { text: id, span: { start: at, end: at + id.length } };
    }
  }
  const failure = kind === 'response' ? failureIn(text, start + whole.length, lineEnd) : undefined;
  if (failure !== undefined) {
    header.failure = failure;
    header.span = { start: from, end: Math.max(lineEnd, failure.codeSpan.end) };
  }
  return header;
}

/** `Request failed: MESSAGE (CODE).`, whose message may have brackets and line breaks. */
function failureIn(text: string, from: number, lineEnd: number): TraceHeader['failure'] {
  const at = text.indexOf(FAILED, from);
  if (at < 0 || at >= lineEnd) return undefined;
  const start = at + FAILED.length;
  const said = text.slice(start, messageEnd(text, lineEnd));
  const code = [...said.matchAll(CODE)].at(-1);
  if (code === undefined) return undefined;
  const codeAt = start + code.index + ' ('.length;
  const digits = code[1] as string;
  return {
    code: Number(digits),
    codeSpan: { start: codeAt, end: codeAt + digits.length },
    message: { start, end: start + code.index },
  };
}

/** Lines of a message at most. */
const MOST_LINES = 30;

/** Where the message of an error ends at the latest: at the payload, the next entry, or an empty line. */
function messageEnd(text: string, lineEnd: number): number {
  let end = lineEnd;
  for (let count = 0; count < MOST_LINES; count++) {
    const next = text.indexOf('\n', end);
    if (next < 0) return count === 0 ? end : text.length;
    const line = text.slice(next + 1, next + 200);
    if (/^(?:[\r\n[]|\d{4}-|\d\d:|$)/.test(line) || tracePayload(line, 0, line.length) !== undefined) return next;
    const after = text.indexOf('\n', next + 1);
    end = after < 0 ? text.length : after;
    if (after < 0) return end;
  }
  return lineEnd;
}

/** What the line after a header is, without its prefix. */
const PAYLOAD =
  /^(?:[\s\d:.,TZ/+-]|\[[^\]]*\]|[AP]\.?M\.?)*(?:(Params|Result|Error data|Error): ?|(No parameters provided|No result returned)\b)/;

export interface TracePayload {
  readonly name: 'Params' | 'Result' | 'Error data' | 'Error' | 'none';
  /** Where the JSON begins. */
  readonly start: number;
}

/** The payload that a line announces. */
export function tracePayload(text: string, start: number, lineEnd: number): TracePayload | undefined {
  const match = PAYLOAD.exec(text.slice(start, Math.min(lineEnd, start + 300)));
  if (match === null) return undefined;
  const name = (match[1] ?? 'none') as TracePayload['name'];
  return { name, start: start + match[0].length };
}

const INTEGER = /^-?(?:0|[1-9]\d*)$/;

/** The message that a header announces. The trace leaves much out, so nothing is said about its shape. */
export function traceMessage(header: TraceHeader, line: number, site: number | undefined): MessageFact {
  const { kind, span, method, id } = header;
  const fact: Mutable<MessageFact> = { span, kind, complete: false, sent: true, line };
  if (method !== undefined && kind !== 'response') fact.method = member('method', method.span, 'string', method.text);
  if (id !== undefined) {
    const number = INTEGER.test(id.text) && Number.isSafeInteger(Number(id.text));
    const literal = number ? Number(id.text) : id.text.replace(/^"|"$/g, '');
    fact.id = member('id', id.span, number ? 'number' : 'string', literal);
  }
  if (header.failure !== undefined) {
    const { message, codeSpan } = header.failure;
    fact.error = { name: 'error', key: message, value: { start: message.start, end: codeSpan.end }, type: 'object' };
    if (site !== undefined) fact.site = site;
  }
  return fact;
}

/** The error of a header. */
export function traceSite(text: string, { failure }: TraceHeader, response: number): ErrorSite | undefined {
  if (failure === undefined) return undefined;
  const { code, codeSpan, message } = failure;
  const written: CodeFact = {
    span: codeSpan,
    text: text.slice(codeSpan.start, codeSpan.end),
    kind: 'integer',
    value: code,
  };
  return {
    role: 'captured',
    form: 'capture',
    evidence: 'envelope',
    anchor: codeSpan,
    code: written,
    message: { span: message, value: text.slice(message.start, message.end), partial: false },
    object: { start: message.start, end: codeSpan.end },
    complete: false,
    response,
  };
}

function member(name: string, span: Span, type: MemberFact['type'], literal: string | number): MemberFact {
  return { name, key: span, value: span, type, literal };
}
