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
  const index = [NOTICE, '# Rules', '', ...ruleTable(RULES, ''), ''].join('\n');
  return [...pages, { path: 'docs/rules/README.md', text: index, committed: true }];
};

function page(rule: Rule, prose: string): string {
  return [
    NOTICE,
    `# ${rule.id}`,
    '',
    `${rule.title}.`,
    '',
    `Default severity: **${rule.severity}** · since ${rule.since}`,
    '',
    prose.trimEnd(),
    '',
  ].join('\n');
}

/** A table of all rules; `base` is the path from the reader's page to docs/rules/. */
export function ruleTable(rules: readonly Rule[], base: string): string[] {
  return [
    row('Rule', 'Default', 'What it reports'),
    row('---', '---', '---'),
    ...rules.map((rule) => row(`[\`${rule.id}\`](${base}${rule.id}.md)`, rule.severity, rule.title)),
  ];
}
