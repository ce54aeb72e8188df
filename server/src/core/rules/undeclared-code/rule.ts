import type { Catalog, Entry } from '../../catalog/types.ts';
import type { Source } from '../../fix/source.ts';
import type { Fix, LinkedSite } from '../../model.ts';
import { listOf } from '../../words.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { changeCode, changeToMeant } from '../support/change-code.ts';
import { slipBetween } from '../support/intended.ts';
import { definitionsHere, isMade, isWrittenHere } from '../support/scope.ts';

/** A code that a project makes, though it declares its codes and this one is not among them. */
export const rule: CodeRule = {
  id: 'undeclared-code',
  title: 'A code that is not in the catalog of the project',
  severity: 'warning',
  since: '0.1.0',
  fixes: ['suggestion'],
  inspects: 'code',
  rank: 80,
  check(site, context) {
    if (site.role !== 'emit' && site.role !== 'define') return undefined;
    if (site.value === undefined || !isMade(site) || !isWrittenHere(site)) return undefined;
    const value = site.value;
    const declaring = declaringCatalogs(context);
    if (declaring.length === 0 || isStatusAmongCodes(site, value)) return undefined;
    if (definitionsHere(value, context).length > 0 || context.protocols.retiredOf(value).length > 0) return undefined;
    return {
      span: site.anchor,
      message: `${value} is not in ${placeOf(declaring)}, where this project declares its codes.`,
      fixes: (source) => {
        const meant = changeToMeant(site, value, context, source);
        return meant.length > 0 ? meant : changeToNear(site, value, declaring, context, source);
      },
    };
  },
};

/** The catalogs in which the project says that all its codes stand. */
function declaringCatalogs({ protocols }: RuleContext): readonly Catalog[] {
  return protocols.list.flatMap(({ catalog, declares }) => (declares === true ? [catalog] : []));
}

/** An enum may hold the statuses of HTTP beside the codes of JSON-RPC. */
function isStatusAmongCodes({ evidence }: LinkedSite, value: number): boolean {
  return evidence === 'table' && value >= 100 && value < 600;
}

/** As many as a sentence can name. */
const NAMED = 3;

function placeOf(declaring: readonly Catalog[]): string {
  const sources = [...new Set(declaring.map(({ source }) => source))];
  if (sources.length === 1) return sources[0] as string;
  if (sources.length <= NAMED) return `${sources.length === 2 ? '' : 'any of '}${listOf(sources, 'or')}`;
  return `any of the ${sources.length} catalogs`;
}

/** The declared codes from which one slip of the pen leads to the number. */
function changeToNear(
  site: LinkedSite,
  value: number,
  declaring: readonly Catalog[],
  context: RuleContext,
  source: Source,
): readonly Fix[] {
  const near = new Map<number, Entry>();
  for (const { entries } of declaring) {
    for (const entry of entries) {
      const isNear = entry.marker !== true && slipBetween(value, entry.code) !== undefined;
      if (isNear && !near.has(entry.code)) near.set(entry.code, entry);
    }
  }
  // Of many none is the one that was meant.
  if (near.size > NAMED) return [];
  return [...near.values()].flatMap((entry) => changeCode(site, entry, 'suggestion', context, source));
}
