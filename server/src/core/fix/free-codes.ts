import type { ActiveProtocols } from '../catalog/active.ts';
import type { Catalog } from '../catalog/types.ts';
import type { LinkedFile } from '../model.ts';
import { forbiddingRanges } from '../rules/support/scope.ts';

/** Numbers below it are exit statuses, indexes and HTTP statuses; nobody takes one from here on for these. */
const FIRST = 1000;
/** As many digits of the old number are kept as fit behind the first. */
const KEPT_DIGITS = 1000;
/** Where catalogs leave nothing free among so many numbers, there is nothing to offer. */
const LOOKED_AT = 10_000;

/**
 * True for a number that every active protocol leaves to its author: no entry, retired ones included, and no range of
 * others, not even in versions that are not spoken here: nobody wants another number again with the next one.
 */
export function isFreeCode(code: number, protocols: ActiveProtocols): boolean {
  return (
    forbiddingRanges(code, protocols).length === 0 &&
    protocols.definitionsOf(code).length === 0 &&
    protocols.retiredOf(code).length === 0 &&
    protocols.list.every(({ catalog }) => !isKept(code, catalog))
  );
}

/** In some version of the protocol its narrowest range that holds the number is not for everybody. */
function isKept(code: number, { id, ranges }: Catalog): boolean {
  const own = ranges.filter(({ origin, from, to }) => origin === id && from <= code && code <= to);
  const narrowest = Math.min(...own.map(({ from, to }) => to - from));
  return own.some(({ from, to, others }) => to - from === narrowest && others !== 'may');
}

/**
 * Numbers that every active protocol leaves to the author, outside of what JSON-RPC reserves. They count on from one
 * that ends like the old number: -32150 → 1150, 1151, …
 *
 * @param taken numbers that are in use already, see `codesOf`
 * @param like the number to be replaced; default: 1001 is the first
 */
export function freeCodes(
  protocols: ActiveProtocols,
  taken: ReadonlySet<number>,
  count: number,
  like = 1,
): readonly number[] {
  const found: number[] = [];
  const first = FIRST + (Math.abs(like) % KEPT_DIGITS);
  for (let code = first; found.length < count && code < first + LOOKED_AT; code += 1) {
    if (!taken.has(code) && isFreeCode(code, protocols)) found.push(code);
  }
  return found;
}

/**
 * A number from within the range that JSON-RPC leaves to servers and libraries, the first that ends like the old one:
 * -32150 → -32050. Undefined where an active protocol keeps that range, or every number is taken.
 *
 * @param taken numbers that are in use already, see `codesOf`
 */
export function freeServerCode(
  protocols: ActiveProtocols,
  taken: ReadonlySet<number>,
  like: number,
): number | undefined {
  const base = protocols.list.at(-1)?.catalog;
  const range = base?.ranges.find(({ owner, others }) => owner === 'implementation' && others === 'may');
  if (range === undefined) return undefined;
  const width = range.to - range.from + 1;
  for (let step = 0; step < width; step += 1) {
    const code = range.to - ((Math.abs(like) + step) % width);
    // The ends are often taken for the range as such.
    if (code === range.from || code === range.to) continue;
    if (!taken.has(code) && isFreeCode(code, protocols)) return code;
  }
  return undefined;
}

/** The numbers that a file uses, whether rightly or not. */
export function codesOf({ facts, sites }: LinkedFile): Set<number> {
  const codes = new Set<number>();
  for (const { value } of sites) if (value !== undefined) codes.add(value);
  for (const { value } of facts.definitions) if (typeof value === 'number') codes.add(value);
  return codes;
}
