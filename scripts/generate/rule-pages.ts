import type { Rule } from '../../server/src/core/rules/rule.ts';
import type { GeneratedFile, Generator } from './generator.ts';
import { NOTICE, row } from './markdown.ts';
import { ruleDoc } from './rule-folders.ts';

export const owns = 'docs/rules';

/** docs/rules/: a page a rule, its prose from doc.md and its head from the registry, and an index. */
export const generator: Generator = async () => {
  const { RULES } = await import('../../server/src/generated/rules.ts');
  const pages: GeneratedFile[] = [];
  for (const rule of RULES) {
    pages.push({ path: `docs/rules/${rule.id}.md`, text: page(rule, await ruleDoc(rule.id)), committed: true });
  }
  const index = [NOTICE, '# Rules', '', ...ruleTable(RULES, ''), '', ABOUT_FIXES, ''].join('\n');
  return [...pages, { path: 'docs/rules/README.md', text: index, committed: true }];
};

const ABOUT_FIXES =
  'Safe fixes need no choice: `--fix`, *Fix All Problems* and fixing on save make them. Suggested ones are made where ' +
  'somebody picks them in the editor. In captures, which are records, every fix is a suggestion.';

function page(rule: Rule, prose: string): string {
  return [
    NOTICE,
    `# ${rule.id}`,
    '',
    `${rule.title}.`,
    '',
    `Default severity: **${rule.severity}** · fixes: ${fixesOf(rule)} · since ${rule.since}`,
    '',
    prose.trimEnd(),
    '',
  ].join('\n');
}

/** A table of all rules; `base` is the path from the reader's page to docs/rules/. */
export function ruleTable(rules: readonly Rule[], base: string): string[] {
  return [
    row('Rule', 'Default', 'What it reports', 'Fixes'),
    row('---', '---', '---', '---'),
    ...rules.map((rule) => row(`[\`${rule.id}\`](${base}${rule.id}.md)`, rule.severity, rule.title, fixesOf(rule))),
  ];
}

/** Safe ones are made by `--fix` and by fix all, suggestions only where somebody chooses them. */
function fixesOf({ fixes }: Rule): string {
  const kinds = [...(fixes.includes('safe') ? ['safe'] : []), ...(fixes.includes('suggestion') ? ['suggested'] : [])];
  return kinds.length === 0 ? 'none' : kinds.join(', ');
}
