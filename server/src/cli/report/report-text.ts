import type { TrafficReport } from '../../core/traffic/summary/model.ts';
import { painterOf } from '../formats/finding-text.ts';
import type { Io } from '../io.ts';
import { visible } from '../text/visible.ts';
import { displayWidth } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import {
  type Column,
  headingOf,
  type Limits,
  type RuleSection,
  rulesOf,
  type Section,
  sectionsOf,
} from './sections.ts';
import { grouped } from './words.ts';

const LIMITS: Limits = { captures: 20, codes: 20, methods: 15, calls: 10, places: 3, stray: 5 };
/** Columns where there is no terminal to ask. */
const WIDTH = 100;
const BAR = 30;
const INDENT = '  ';

/** A report for a terminal: nothing is wider than it. */
export function reportText(report: TrafficReport, { colors, columns = WIDTH }: Pick<Io, 'colors' | 'columns'>): string {
  const { facts, notes } = headingOf(report);
  const title =
    report.captures.length === 1 ? (report.captures[0]?.path ?? '') : `${grouped(report.captures.length)} captures`;
  const protocols = report.protocols.length > 0 ? `Protocols: ${report.protocols.join(', ')}` : '';
  const head = [
    colors.bold(visible(title)),
    ...facts,
    ...(protocols === '' ? [] : [protocols]),
    ...notes.map((note) => `${colors.dim('note')}  ${visible(note)}`),
  ];
  const width = Math.max(columns, 60);
  const { before, after } = sectionsOf(report, LIMITS);
  const tables = (sections: readonly Section[]) => sections.map((section) => sectionText(section, width, colors));
  const rules = rulesOf(report, LIMITS);
  const parts = [
    head.join('\n'),
    ...tables(before),
    ...(rules.length === 0 ? [] : [rulesText(rules, width, colors)]),
    ...tables(after),
  ];
  return `${parts.join('\n\n')}\n`;
}

function rulesText(rules: readonly RuleSection[], width: number, colors: Io['colors']): string {
  const lines = rules.flatMap(({ severity, ruleId, count, first, left }) => [
    `${INDENT}${painterOf(severity, colors)(severity)}  ${ruleId}  ${colors.dim(`${count} ×`)}`,
    ...first.flatMap(({ places, message }) => [
      ...wrap(visible(message), INDENT + INDENT, width),
      colors.dim(`${INDENT}${INDENT}at ${visible(places.join(', '))}`),
    ]),
    ...(left > 0 ? [colors.dim(`${INDENT}${INDENT}… and ${grouped(left)} more`)] : []),
  ]);
  return [colors.bold('Findings by rule'), ...lines].join('\n');
}

function sectionText(section: Section, width: number, colors: Io['colors']): string {
  const { title, remark, columns, left } = section;
  const largest = Math.max(1, ...section.rows.map((row) => Number(row[columns.findIndex(({ bar }) => bar)] ?? 0)));
  const rows = section.rows.map((row) => row.map((cell, at) => shown(cell, columns[at], largest)));
  const headings = columns.map((column) => column.title);
  const widths = columns.map((_, at) => Math.max(...[headings, ...rows].map((row) => displayWidth(row[at] ?? ''))));
  narrow(widths, columns, width - INDENT.length);
  const line = (row: readonly string[]): string =>
    (
      INDENT + row.map((cell, at) => padded(shortened(cell, widths[at] ?? 0), widths[at] ?? 0, columns[at])).join('  ')
    ).trimEnd();
  return [
    colors.bold(title),
    ...(remark === undefined ? [] : [INDENT + remark]),
    colors.dim(line(headings)),
    ...rows.map(line),
    ...(left === undefined ? [] : [colors.dim(`${INDENT}… and ${grouped(left)} more`)]),
  ].join('\n');
}

function shown(cell: string, column: Column | undefined, largest: number): string {
  if (column?.bar !== true) return visible(cell);
  const number = Number(cell);
  const length = Math.round((number / largest) * BAR * 8);
  const bar = '█'.repeat(length >> 3) + (['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][length & 7] ?? '');
  return `${bar || (number > 0 ? '▏' : '')} ${grouped(number)}`.trim();
}

/** Narrows the widest columns of text until all fit; what is counted keeps its width. */
function narrow(widths: number[], columns: readonly Column[], width: number): void {
  const total = (): number => widths.reduce((sum, one) => sum + one, 2 * (widths.length - 1));
  for (let over = total() - width; over > 0; over = total() - width) {
    let widest = -1;
    for (const [at, one] of widths.entries()) {
      const fixed = columns[at]?.align === 'right' || one <= 12;
      if (!fixed && (widest < 0 || one > (widths[widest] ?? 0))) widest = at;
    }
    if (widest < 0) return;
    // To the next widest, or by what is too much.
    widths[widest] = Math.max(12, (widths[widest] ?? 0) - Math.max(1, Math.min(over, 8)));
  }
}

function shortened(cell: string, width: number): string {
  if (displayWidth(cell) <= width) return cell;
  let text = '';
  for (const character of cell) {
    if (displayWidth(text + character) > width - 1) break;
    text += character;
  }
  return `${text}…`;
}

function padded(cell: string, width: number, column: Column | undefined): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(cell)));
  return column?.align === 'right' && column.bar !== true ? blanks + cell : cell + blanks;
}
