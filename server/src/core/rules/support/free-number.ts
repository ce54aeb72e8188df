import { codesOf, freeCodes, freeServerCode } from '../../fix/free-codes.ts';
import type { Source } from '../../fix/source.ts';
import type { Fix, LinkedSite } from '../../model.ts';
import type { RuleContext } from '../rule.ts';
import { changeCode } from './change-code.ts';
import { definitionsHere } from './scope.ts';

/** New numbers for old ones of one file; asked for by many findings, and the same for each that has the old number. */
const assigned = new WeakMap<RuleContext, ReadonlyMap<number, readonly number[]>>();

/**
 * Fixes that give a site a number of its author's own: one outside of the reserved range, and one from the range for
 * servers where every active protocol leaves it open. Each old number of a file gets its own new ones, which stand
 * nowhere else in it and mean nothing in any protocol that is known.
 */
export function takeFreeNumber(site: LinkedSite, context: RuleContext, source: Source): readonly Fix[] {
  let numbers = assigned.get(context);
  if (numbers === undefined) {
    numbers = assign(context);
    assigned.set(context, numbers);
  }
  const codes = (site.value === undefined ? undefined : numbers.get(site.value)) ?? [];
  return codes.flatMap((code) => changeCode(site, code, 'suggestion', context, source));
}

function assign(context: RuleContext): ReadonlyMap<number, readonly number[]> {
  const { catalogs, file, protocols } = context;
  const taken = codesOf(file);
  for (const { entries } of catalogs.catalogs) for (const { code } of entries) taken.add(code);
  const numbers = new Map<number, readonly number[]>();
  // In order of the number, so that mending one finding changes nothing for the others.
  for (const old of [...codesOf(file)].sort((a, b) => a - b)) {
    if (definitionsHere(old, context).length > 0) continue;
    const server = freeServerCode(protocols, taken, old);
    const free = [...freeCodes(protocols, taken, 1, old), ...(server === undefined ? [] : [server])];
    for (const code of free) taken.add(code);
    numbers.set(old, free);
  }
  return numbers;
}
