import { isLibrary } from '../catalog/base.ts';
import type { CatalogSet } from '../catalog/catalog-set.ts';
import { DIRECTIVE_MARK } from '../directives.ts';
import type { Rule } from '../rules/rule.ts';
import type { DirectivePlace } from './directive-place.ts';
import type { Completion } from './model.ts';

/** The directives that do something in a file, in the order in which they are wanted, and what they do. */
const MEANINGS: readonly (readonly [name: string, meaning: string])[] = [
  ['disable-next-line', 'Switches rules off for the next line: those whose ids follow, or all. Behind `--` says why.'],
  ['disable-line', 'Switches rules off for this line: those whose ids follow, or all. Behind `--` says why.'],
  ['disable-file', 'Switches rules off for the file: those whose ids follow, or all. Behind `--` says why.'],
  ['disable', 'Switches rules off from here on: those whose ids follow, or all. Behind `--` says why.'],
  ['enable', 'Switches rules on again from here on: those whose ids follow, or all.'],
  ['protocol', 'Says which protocol the file speaks: an id such as `mcp`, or with its version `mcp@2025-11-25`.'],
];

/** What a directive may say at a place. */
export function directiveCompletions(
  { wants, listed }: DirectivePlace,
  rules: readonly Rule[],
  catalogs: CatalogSet,
): readonly Completion[] {
  const all = wants === 'directive' ? directives() : wants === 'rule' ? ruleIds(rules) : protocols(catalogs);
  return all.filter(({ label }) => !listed.includes(label));
}

function directives(): readonly Completion[] {
  return MEANINGS.map(([name, meaning]) => {
    const label = `${DIRECTIVE_MARK}${name}`;
    return { kind: 'directive', label, newText: label, meaning };
  });
}

function ruleIds(rules: readonly Rule[]): readonly Completion[] {
  return rules.map(({ id, title }) => ({ kind: 'rule', label: id, newText: id, meaning: title }));
}

/** Each protocol, then its versions, the latest first. */
function protocols(catalogs: CatalogSet): readonly Completion[] {
  return catalogs.catalogs
    .filter((catalog) => !isLibrary(catalog))
    .flatMap(({ id, name, versions }) =>
      [id, ...versions.map((version) => `${id}@${version.id}`).reverse()].map((label) => ({
        kind: 'protocol' as const,
        label,
        detail: name,
        newText: label,
      })),
    );
}
