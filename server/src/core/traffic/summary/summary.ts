import type { FileAnalysis } from '../../analyzer.ts';
import { type Finding, type MessageFact, SEVERITIES, type Severity } from '../../model.ts';
import type { LineIndex } from '../../text.ts';
import { owned } from '../identity.ts';
import type { CaptureFacts, CaptureFormat, Exchange, LinkedTraffic, TrafficRecord } from '../model.ts';
import { CodeBook, shortened } from './code-book.ts';
import { rounded } from './latency.ts';
import { MethodBook } from './method-book.ts';
import type { CallReport, ReportPlace, RuleReport, StrayReport, TrafficReport } from './model.ts';
import { Largest, Tally } from './tally.ts';
import { Timeline } from './timeline.ts';

/** A capture, or the next piece of one. */
export interface SummedPiece {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly analysis: FileAnalysis;
}

const MOST_CONNECTIONS = 10_000;
/** Calls, places and lines that are listed of each kind. */
const LISTED_CALLS = 100;
const LISTED_SLOWEST = 20;
const LISTED_PLACES = 10;
const LISTED_STRAY = 20;

interface CaptureSum {
  readonly path: string;
  format: CaptureFormat;
  formatMessages: number;
  messages: number;
  readonly notes: Set<string>;
}

/**
 * Sums captures up. Takes them one after the other, whole or piece by piece, and remembers no more of many than of a
 * few: memory does not grow with the captures.
 */
export class TrafficSummary {
  readonly #captures: CaptureSum[] = [];
  readonly #codes = new CodeBook();
  readonly #methods = new MethodBook();
  readonly #connections = new Tally(MOST_CONNECTIONS);
  readonly #protocols = new Tally(100);
  readonly #dated = new Timeline();
  readonly #dateless = new Timeline();
  readonly #slowest = new Largest<CallReport>(LISTED_SLOWEST);
  readonly #unanswered: CallReport[] = [];
  readonly #rules = new Map<string, { severity: Severity; count: number; first: RuleReport['first'][number][] }>();
  readonly #stray: StrayReport[] = [];
  #counts = { messages: 0, requests: 0, responses: 0, notifications: 0, errors: 0 };
  #lines = { invalid: 0, other: 0, stray: 0 };
  #unansweredRequests = 0;

  /** @returns false for a file that is no capture. */
  add(piece: SummedPiece): boolean {
    const { facts, traffic } = piece.analysis.linked;
    const { capture } = facts;
    if (capture === undefined || traffic === undefined) return false;
    this.#capture(piece.path, capture, traffic);
    for (const record of capture.records) this.#record(record, piece, traffic);
    for (const exchange of traffic.exchanges) this.#exchange(exchange, piece);
    for (const finding of piece.analysis.findings) this.#finding(finding, piece);
    for (const label of piece.analysis.protocols.labels) this.#protocols.add(label);
    this.#lines.invalid += capture.unreadable;
    this.#lines.other += capture.otherLines;
    this.#lines.stray += capture.stray.length;
    for (const { span } of capture.stray) {
      if (this.#stray.length === LISTED_STRAY) break;
      this.#stray.push({ ...placeOf(piece, span.start), text: shortened(piece.text.slice(span.start, span.end)) });
    }
    return true;
  }

  report(): TrafficReport {
    const dated = this.#dated.bounds !== undefined;
    const timeline = dated ? this.#dated : this.#dateless;
    const show = dated ? isoTime : timeOfDay;
    const { bounds } = timeline;
    const periods = timeline.periods(show);
    return {
      captures: this.#captures.map(({ path, format, messages, notes }) => ({
        path,
        format,
        messages,
        notes: [...notes],
      })),
      ...this.#counts,
      invalidLines: this.#lines.invalid,
      otherLines: this.#lines.other,
      strayLines: this.#lines.stray,
      connections: this.#connections.size,
      protocols: this.#protocols.names,
      ...(bounds && { from: show(bounds.first), to: show(bounds.last) }),
      codes: this.#codes.reports,
      methods: this.#methods.reports,
      unansweredRequests: this.#unansweredRequests,
      unanswered: this.#unanswered,
      slowest: this.#slowest.items,
      ...(periods.length > 0 && { periodSeconds: timeline.seconds }),
      periods,
      findings: this.#ruleReports(),
      stray: this.#stray,
    };
  }

  #capture(path: string, { format, records }: CaptureFacts, { notes }: LinkedTraffic): void {
    let sum = this.#captures.at(-1);
    if (sum === undefined || sum.path !== path) {
      sum = { path, format, formatMessages: 0, messages: 0, notes: new Set() };
      this.#captures.push(sum);
    }
    // Of the pieces of a capture the one with the most messages shows best what it is written in.
    if (records.length > sum.formatMessages) {
      sum.format = format;
      sum.formatMessages = records.length;
    }
    sum.messages += records.length;
    for (const { message } of notes) sum.notes.add(message);
  }

  #record(record: TrafficRecord, piece: SummedPiece, traffic: LinkedTraffic): void {
    const { facts } = piece.analysis.linked;
    const message = facts.messages[record.message] as MessageFact;
    this.#counts.messages += 1;
    this.#connections.add(`${piece.path}\n${record.connection ?? ''}`);
    const failed = message.error !== undefined && message.error.type !== 'null';
    switch (message.kind) {
      case 'request':
        this.#counts.requests += 1;
        break;
      case 'notification':
        this.#counts.notifications += 1;
        break;
      case 'response':
        this.#counts.responses += 1;
        if (failed) this.#counts.errors += 1;
        break;
    }
    const method = message.method?.literal;
    if (message.kind !== 'response' && typeof method === 'string') this.#methods.call(method);
    if (record.time !== undefined) {
      const timeline = record.dateless === true ? this.#dateless : this.#dated;
      timeline.add(record.time, failed);
    }
    if (message.kind === 'response' && failed) this.#error(record, message, piece, traffic);
  }

  #error(record: TrafficRecord, message: MessageFact, piece: SummedPiece, traffic: LinkedTraffic): void {
    const { linked, catalogs, protocolsAt } = piece.analysis;
    const site = linked.sites[message.site ?? -1];
    if (site?.value === undefined) return;
    this.#codes.add(
      {
        code: site.value,
        message: site.message?.value,
        method: traffic.exchangeOf.get(record.message)?.method ?? record.method,
        protocols: protocolsAt(message),
        catalogs,
      },
      () => placeOf(piece, (site.code?.span ?? site.anchor).start),
    );
  }

  #exchange(exchange: Exchange, piece: SummedPiece): void {
    this.#methods.exchange(exchange);
    const { response, latency, cancelled } = exchange;
    if (response === undefined && cancelled !== true) {
      this.#unansweredRequests += 1;
      if (this.#unanswered.length < LISTED_CALLS) this.#unanswered.push(callOf(exchange, piece));
    }
    if (latency !== undefined && latency > 0) this.#slowest.add(latency, () => callOf(exchange, piece));
  }

  #finding({ ruleId, severity, span, message }: Finding, piece: SummedPiece): void {
    let rule = this.#rules.get(ruleId);
    if (rule === undefined) {
      rule = { severity, count: 0, first: [] };
      this.#rules.set(ruleId, rule);
    }
    rule.count += 1;
    if (SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(rule.severity)) rule.severity = severity;
    if (rule.first.length < LISTED_PLACES) rule.first.push({ ...placeOf(piece, span.start), message });
  }

  #ruleReports(): readonly RuleReport[] {
    const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);
    return [...this.#rules]
      .sort(([a, x], [b, y]) => rank(x.severity) - rank(y.severity) || y.count - x.count || (a < b ? -1 : 1))
      .map(([ruleId, rule]) => ({ ruleId, ...rule }));
  }
}

function placeOf({ path, lines }: SummedPiece, offset: number): ReportPlace {
  return { path, ...lines.placeAt(offset) };
}

function callOf({ method, id, connection, request, response, latency }: Exchange, piece: SummedPiece): CallReport {
  const here = request.message !== undefined;
  const code = response?.failed === true ? response.code : undefined;
  return {
    ...(here ? placeOf(piece, request.span.start) : { path: piece.path, line: request.line + 1, column: 1 }),
    method: owned(method),
    id: owned(id),
    ...(connection !== undefined && { connection: owned(connection) }),
    ...(latency !== undefined && { latency: rounded(latency) }),
    ...(code !== undefined && { code }),
  };
}

function isoTime(time: number): string {
  // Beyond these a date cannot be written.
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : String(time);
}

function timeOfDay(time: number): string {
  return isoTime(time).slice(11, -1);
}
