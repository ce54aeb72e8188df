import { CAPTURE_FORMATS } from '../../core/traffic/model.ts';
import type {
  CallReport,
  CodeReport,
  MethodReport,
  ReportPlace,
  RuleReport,
  TrafficReport,
} from '../../core/traffic/summary/model.ts';
import { grouped, periodText, span, timeText } from './words.ts';

/** How much of each kind is shown; `--format json` has more. */
export interface Limits {
  readonly captures: number;
  readonly codes: number;
  readonly methods: number;
  readonly calls: number;
  readonly places: number;
  readonly stray: number;
}

/** A part of a report, whatever it is printed as: a table. */
export interface Section {
  readonly title: string;
  /** A sentence under the title. */
  readonly remark?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** How many rows are left out. */
  readonly left?: number;
}

export interface Column {
  readonly title: string;
  readonly align?: 'right';
  /** A place, a code, a method: printed as it stands. */
  readonly literal?: true;
  /** A number that is shown as a bar of this many parts of the largest. */
  readonly bar?: true;
}

/** Findings of a rule: they are sentences, which a table would cut. */
export interface RuleSection {
  readonly severity: RuleReport['severity'];
  readonly ruleId: string;
  readonly count: string;
  /** Sentences, each with the first places where it holds. */
  readonly first: readonly { readonly places: readonly string[]; readonly message: string }[];
  /** How many more findings there are. */
  readonly left: number;
}

/** What stands above the sections. */
export interface Heading {
  /** Sentences about the whole, the most important first. */
  readonly facts: readonly string[];
  /** What is to be said of the captures. */
  readonly notes: readonly string[];
}

export function headingOf(report: TrafficReport): Heading {
  const { messages, requests, responses, notifications, errors, from, to, connections } = report;
  const plural = (number: number, one: string, many = `${one}s`): string =>
    `${grouped(number)} ${number === 1 ? one : many}`;
  const others = messages - requests - responses - notifications;
  const kinds = [
    plural(requests, 'request'),
    plural(responses, 'response'),
    plural(notifications, 'notification'),
    ...(others > 0 ? [`${grouped(others)} of no kind`] : []),
  ];
  const wrong = [
    ...(report.unansweredRequests > 0 ? [plural(report.unansweredRequests, 'unanswered request')] : []),
    ...(report.invalidLines > 0
      ? [plural(report.invalidLines, 'place that is not valid JSON', 'places that are not valid JSON')]
      : []),
    ...(report.strayLines > 0 ? [`${plural(report.strayLines, 'line')} of stray output`] : []),
  ];
  const share = responses > 0 && errors > 0 ? ` (${percent(errors / responses)} of the responses)` : '';
  const facts = [
    `${plural(messages, 'message')}: ${kinds.join(', ')}`,
    [`${errors === 0 ? 'no errors' : plural(errors, 'error')}${share}`, ...wrong].join(', '),
  ];
  if (from !== undefined && to !== undefined) {
    facts.push(
      `${timeText(from)} to ${timeText(to, from)}${span(from, to)}${connections > 1 ? `, ${plural(connections, 'connection')}` : ''}`,
    );
  } else if (connections > 1) facts.push(plural(connections, 'connection'));
  return { facts: facts.map(capitalised), notes: notesOf(report) };
}

function notesOf({ captures }: TrafficReport): readonly string[] {
  const several = captures.length > 1;
  return captures.flatMap(({ path, notes }) => notes.map((note) => (several ? `${path}: ${note}` : note)));
}

/** All parts in which there is something to say, those before the findings and those after. */
export function sectionsOf(
  report: TrafficReport,
  limits: Limits,
): { readonly before: readonly Section[]; readonly after: readonly Section[] } {
  const several = report.captures.length > 1;
  const place = placesIn(report);
  const before = [
    ...(several ? [capturesSection(report, limits.captures)] : []),
    codesSection(report.codes, limits.codes, place),
  ];
  const after: Section[] = [
    {
      title: 'Unanswered requests',
      columns: [
        { title: 'Method', literal: true },
        { title: 'Id', literal: true },
        { title: 'Place', literal: true },
      ],
      ...cut(
        report.unanswered.map((call) => [call.method, call.id, place(call)]),
        limits.calls,
        report.unansweredRequests,
      ),
    },
    methodsSection(report.methods, limits.methods),
    slowestSection(report.slowest, limits.calls, place),
    timeSection(report),
    {
      title: 'Stray output',
      remark: 'Text on a channel that belongs to messages.',
      columns: [
        { title: 'Place', literal: true },
        { title: 'Line', literal: true },
      ],
      ...cut(
        report.stray.map((line) => [place(line), line.text]),
        limits.stray,
        report.strayLines,
      ),
    },
  ];
  const told = ({ rows }: Section): boolean => rows.length > 0;
  return { before: before.filter(told), after: after.filter(told) };
}

function capturesSection({ captures }: TrafficReport, most: number): Section {
  const titles = new Map<string, string>(CAPTURE_FORMATS.map(({ id, title }) => [id, title.replace(/:.*/, '')]));
  return {
    title: 'Captures',
    columns: [{ title: 'Messages', align: 'right' }, { title: 'Capture', literal: true }, { title: 'Format' }],
    ...cut(
      captures.map(({ path, format, messages }) => [grouped(messages), path, titles.get(format) ?? format]),
      most,
      captures.length,
    ),
  };
}

function codesSection(codes: readonly CodeReport[], most: number, place: (at: ReportPlace) => string): Section {
  return {
    title: 'Errors by code',
    columns: [
      { title: 'Count', align: 'right' },
      { title: 'Code', align: 'right', literal: true },
      { title: 'Meaning' },
      { title: 'In answer to' },
      { title: 'First at', literal: true },
    ],
    ...cut(
      codes.map((code) => [
        grouped(code.count),
        String(code.code),
        meaningOf(code),
        firstFew(code.methods, 3),
        place(code.first),
      ]),
      most,
      codes.length,
    ),
  };
}

function meaningOf({ meanings, message }: CodeReport): string {
  if (meanings.length > 0)
    return firstFew(
      meanings.map(({ name, protocol }) => `${name} (${protocol})`),
      2,
    );
  return message === undefined ? 'not in a catalog' : `"${message}"`;
}

/** What the rules say, the most severe first. */
export function rulesOf(report: TrafficReport, { places }: Limits): readonly RuleSection[] {
  const place = placesIn(report);
  return report.findings.map(({ ruleId, severity, count, first }) => {
    const byMessage = new Map<string, string[]>();
    let shown = 0;
    for (const one of first) {
      const known = byMessage.get(one.message);
      if (known === undefined && byMessage.size === places) continue;
      if (known !== undefined && known.length === places) continue;
      if (known === undefined) byMessage.set(one.message, [place(one)]);
      else known.push(place(one));
      shown += 1;
    }
    const groups = [...byMessage].map(([message, at]) => ({ places: at, message }));
    return { severity, ruleId, count: grouped(count), first: groups, left: count - shown };
  });
}

/** Places as people write them; of one capture alone without its name. */
function placesIn({ captures }: TrafficReport): (at: ReportPlace) => string {
  return ({ path, line, column }) => {
    const place = column > 1 ? `${line}:${column}` : `${line}`;
    return captures.length > 1 ? `${path}:${place}` : place;
  };
}

function methodsSection(methods: readonly MethodReport[], most: number): Section {
  const timed = methods.some(({ max }) => max !== undefined);
  return {
    title: 'Methods',
    columns: [
      { title: 'Count', align: 'right' },
      { title: 'Errors', align: 'right' },
      ...(timed ? (['Median', '95 %', 'Longest'] as const).map((title) => ({ title, align: 'right' as const })) : []),
      { title: 'Method', literal: true },
    ],
    ...cut(
      methods.map(({ method, count, errors, p50, p95, max }) => [
        grouped(count),
        errors === 0 ? '' : grouped(errors),
        ...(timed ? [p50, p95, max].map((value) => (value === undefined ? '' : periodText(value))) : []),
        method,
      ]),
      most,
      methods.length,
    ),
  };
}

function slowestSection(calls: readonly CallReport[], most: number, place: (at: ReportPlace) => string): Section {
  return {
    title: 'Slowest exchanges',
    columns: [
      { title: 'Took', align: 'right' },
      { title: 'Method', literal: true },
      { title: 'Id', literal: true },
      { title: 'Ended with' },
      { title: 'Place', literal: true },
    ],
    // The first few say it; no number of them is left out.
    rows: calls
      .slice(0, most)
      .map((call) => [
        periodText(call.latency ?? 0),
        call.method,
        call.id,
        call.code === undefined ? 'a result' : String(call.code),
        place(call),
      ]),
  };
}

function timeSection({ periods, periodSeconds, errors, from }: TrafficReport): Section {
  // One period is what the first lines say already.
  if (periods.length < 2 || periodSeconds === undefined) return { title: '', columns: [], rows: [] };
  return {
    title: `Over time, by ${periodText(periodSeconds * 1000)}`,
    columns: [
      { title: 'From', literal: true },
      { title: 'Messages', align: 'right', bar: true },
      ...(errors > 0 ? [{ title: 'Errors', align: 'right' as const }] : []),
    ],
    rows: periods.map((period) => [
      timeText(period.from, from),
      String(period.messages),
      ...(errors > 0 ? [period.errors === 0 ? '' : grouped(period.errors)] : []),
    ]),
  };
}

/** The first rows, and how many of all there are more. */
function cut(rows: readonly (readonly string[])[], most: number, all: number): Pick<Section, 'rows' | 'left'> {
  const shown = rows.slice(0, most);
  return all > shown.length ? { rows: shown, left: all - shown.length } : { rows: shown };
}

function firstFew(items: readonly string[], most: number): string {
  const shown = items.slice(0, most).join(', ');
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}

function percent(share: number): string {
  return share < 0.01 ? 'less than 1 %' : `${Math.round(share * 100)} %`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
