import type { Generator } from './generator.ts';
import { ruleIds } from './rule-folders.ts';

/** The registry of rules, derived from the folders so that no list of rules is kept by hand. */
export const generator: Generator = async () => {
  const ids = await ruleIds();
  const imports = ids.map((id, index) => `import { rule as rule${index} } from '../core/rules/${id}/rule.ts';`);
  const text = [
    "import type { Rule } from '../core/rules/rule.ts';",
    ...imports,
    '',
    '/** Every rule, in order of id. */',
    `export const RULES: readonly Rule[] = [${ids.map((_, index) => `rule${index}`).join(', ')}];`,
    '',
  ].join('\n');
  return [{ path: 'server/src/generated/rules.ts', text, committed: false }];
};
