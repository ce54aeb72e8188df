/** What a report says about captures; `report --format json` prints it as it is. What is not known is absent. */
import type { Severity } from '../../model.ts';
import type { CaptureFormat } from '../model.ts';

/** A place in a capture, counted from 1. */
export interface ReportPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** A capture that was read. */
export interface ReportedCapture {
  readonly path: string;
  readonly format: CaptureFormat;
  readonly messages: number;
  /** What is to be said of it as a whole. */
  readonly notes: readonly string[];
}

/** An error code that was sent. */
export interface CodeReport {
  readonly code: number;
  readonly count: number;
  /** What it means where it was sent, the most frequent first. */
  readonly names: readonly string[];
  /** The same, each with the protocol that says so. */
  readonly meanings: readonly { readonly name: string; readonly protocol: string }[];
  /** Of the requests that were answered with it, the most frequent first. */
  readonly methods: readonly string[];
  /** The message that came with it first. */
  readonly message?: string;
  readonly first: ReportPlace;
}

/** Milliseconds between request and response. */
export interface Latencies {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** A method: how often it was called or notified. */
export interface MethodReport extends Partial<Latencies> {
  readonly method: string;
  readonly count: number;
  readonly errors: number;
  readonly unanswered: number;
}

/** A request. */
export interface CallReport extends ReportPlace {
  readonly method: string;
  /** As JSON has it. */
  readonly id: string;
  readonly connection?: string;
  /** Milliseconds; of an exchange that was answered. */
  readonly latency?: number;
  /** The code, where it failed. */
  readonly code?: number;
}

/** A part of the time that the captures span; all are of the same length. */
export interface PeriodReport {
  /** RFC 3339; only the time of day where captures say no more. */
  readonly from: string;
  readonly messages: number;
  readonly errors: number;
}

/** The findings of a rule. */
export interface RuleReport {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly count: number;
  readonly first: readonly (ReportPlace & { readonly message: string })[];
}

/** A line on a channel that belongs to messages. */
export interface StrayReport extends ReportPlace {
  readonly text: string;
}

/** The whole of it. */
export interface TrafficReport {
  readonly captures: readonly ReportedCapture[];
  readonly messages: number;
  readonly requests: number;
  readonly responses: number;
  readonly notifications: number;
  /** Responses with an error. */
  readonly errors: number;
  /** What may have held a message and could not be read. */
  readonly invalidLines: number;
  /** Lines that hold no message, in formats where that is normal. */
  readonly otherLines: number;
  readonly strayLines: number;
  readonly connections: number;
  /** Protocols that the captures show, with their versions. */
  readonly protocols: readonly string[];
  /** First and last time, as in `PeriodReport.from`. */
  readonly from?: string;
  readonly to?: string;
  /** The most frequent first. */
  readonly codes: readonly CodeReport[];
  /** The most frequent first. */
  readonly methods: readonly MethodReport[];
  readonly unansweredRequests: number;
  /** The first of them. */
  readonly unanswered: readonly CallReport[];
  /** The slowest first. */
  readonly slowest: readonly CallReport[];
  readonly periodSeconds?: number;
  /** In order; without those in which nothing was said at the beginning and the end. */
  readonly periods: readonly PeriodReport[];
  /** The most severe first. */
  readonly findings: readonly RuleReport[];
  /** The first of the stray lines. */
  readonly stray: readonly StrayReport[];
}
