import { escapeMarkdown } from '../../core/markdown.ts';
import type { TrafficReport } from '../../core/traffic/summary/model.ts';
import { visible } from '../text/visible.ts';
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

const LIMITS: Limits = { captures: 50, codes: 50, methods: 50, calls: 20, places: 5, stray: 10 };

/** A report for an issue, a pull request, a page. */
export function reportMarkdown(report: TrafficReport): string {
  const { facts, notes } = headingOf(report);
  const [only] = report.captures;
  const title =
    report.captures.length === 1 && only !== undefined ? code(only.path) : `${report.captures.length} captures`;
  const list = [
    ...facts,
    ...(report.protocols.length > 0 ? [`Protocols: ${report.protocols.join(', ')}`] : []),
    ...notes.map((note) => `Note: ${note}`),
  ].map((fact) => `- ${escapeMarkdown(visible(fact))}`);
  const { before, after } = sectionsOf(report, LIMITS);
  const rules = rulesOf(report, LIMITS);
  const parts = [
    `# JSON-RPC traffic of ${title}`,
    list.join('\n'),
    ...before.map(sectionMarkdown),
    ...(rules.length === 0 ? [] : ['## Findings by rule', rules.map(ruleMarkdown).join('\n')]),
    ...after.map(sectionMarkdown),
  ];
  return `${parts.join('\n\n')}\n`;
}

function ruleMarkdown({ severity, ruleId, count, first, left }: RuleSection): string {
  return [
    `- **${ruleId}** (${severity}, ${count} ×)`,
    ...first.map(({ places, message }) => `  - ${escapeMarkdown(visible(message))} At ${places.map(code).join(', ')}.`),
    ...(left > 0 ? [`  - … and ${grouped(left)} more`] : []),
  ].join('\n');
}

function sectionMarkdown({ title, remark, columns, rows, left }: Section): string {
  const table = [
    columns.map((column) => column.title),
    columns.map(({ align }) => (align === 'right' ? '--:' : '---')),
    ...rows.map((row) => row.map((cell, at) => cellOf(cell, columns[at]))),
  ].map((cells) => `| ${cells.join(' | ')} |`);
  return [
    `## ${title}`,
    ...(remark === undefined ? [] : [remark]),
    table.join('\n'),
    ...(left === undefined ? [] : [`… and ${grouped(left)} more.`]),
  ].join('\n\n');
}

function cellOf(cell: string, column: Column | undefined): string {
  if (cell === '') return '';
  if (column?.literal === true) return code(cell);
  return escapeMarkdown(visible(column?.bar === true ? grouped(Number(cell)) : cell));
}

/** Text as code, whatever backticks are in it; in a table a bar parts cells even there. */
function code(text: string): string {
  const line = visible(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const gap = longest > 0 || line.trim() !== line ? ' ' : '';
  return `${fence}${gap}${line}${gap}${fence}`;
}
