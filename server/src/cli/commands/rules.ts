import { didYouMean } from '../../core/words.ts';
import docs from '../../generated/rule-docs.json' with { type: 'json' };
import { RULES } from '../../generated/rules.ts';
import { FINE } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { table } from '../text/table.ts';
import { UsageError } from '../usage-error.ts';

export interface RulesOptions {
  readonly format: 'text' | 'json';
}

const PAGES: Readonly<Record<string, string>> = docs;

/** `rules [ID]`: the list of rules, or the page of one. */
export async function rules(id: string | undefined, { format }: RulesOptions, io: Io): Promise<number> {
  const chosen = id === undefined ? RULES : RULES.filter((rule) => rule.id === id);
  if (id !== undefined && chosen.length === 0) throw unknownRule(id);
  if (format === 'json') io.out(`${JSON.stringify({ version: 1, rules: chosen.map(ruleData) })}\n`);
  else if (id !== undefined) io.out(chosen.map(pageText).join(''));
  else io.out(listText(io));
  return FINE;
}

/** The error for a rule id that does not exist. */
export function unknownRule(id: string): UsageError {
  const ids = RULES.map((rule) => rule.id);
  return new UsageError(`Unknown rule "${id}".${didYouMean(id, ids)} \`jsonrpc-errors rules\` lists all of them.`);
}

function ruleData(rule: (typeof RULES)[number]): object {
  const { id, severity, title, fixes } = rule;
  return { id, severity, fixable: fixes.length > 0, title, docs: PAGES[id] ?? '' };
}

/** The page begins with what the list says of the rule. */
function pageText({ id, severity, title }: (typeof RULES)[number]): string {
  return `# ${id}\n\n${title}. Default severity: ${severity}.\n\n${(PAGES[id] ?? '').trimEnd()}\n`;
}

function listText({ colors }: Io): string {
  const rows = RULES.map(({ id, severity, fixes, title }) => [id, severity, fixes.length > 0 ? 'fix' : '', title]);
  const lines = table(rows, [colors.bold]);
  return `${lines.join('\n')}\n\n\`jsonrpc-errors rules ID\` shows the page of a rule.\n`;
}
