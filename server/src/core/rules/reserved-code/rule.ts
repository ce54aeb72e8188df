import type { Catalog, Range } from '../../catalog/types.ts';
import { listOf } from '../../words.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { changeToMeant } from '../support/change-code.ts';
import { takeFreeNumber } from '../support/free-number.ts';
import {
  baseCatalog,
  definitionsHere,
  forbiddingRanges,
  isLibrary,
  isMade,
  isWrittenHere,
  reservedSpan,
} from '../support/scope.ts';
import { setProtocols } from '../support/set-protocols.ts';
import { protocolName, protocolNameOf, rangeText } from '../support/wording.ts';

/**
 * A number that its author may not allot: JSON-RPC 2.0, section 5.1 ("reserved for pre-defined errors",
 * "reserved for future use"), and the ranges that protocols keep for themselves.
 */
export const rule: CodeRule = {
  id: 'reserved-code',
  title: 'A reserved code that no active protocol defines',
  severity: 'error',
  since: '0.1.0',
  fixes: ['suggestion'],
  inspects: 'code',
  rank: 40,
  check(site, context) {
    if (site.value === undefined || !isMade(site) || !isWrittenHere(site)) return undefined;
    const value = site.value;
    if (definitionsHere(value, context).length > 0 || context.protocols.retiredOf(value).length > 0) return undefined;
    const forbidding = forbiddingRanges(value, context.protocols);
    const range = forbidding.find((candidate) => candidate.others === 'must-not') ?? forbidding[0];
    if (range === undefined) return undefined;
    return {
      span: site.anchor,
      message: sentence(value, range, context),
      ...(range.others === 'should-not' ? { severity: 'warning' as const } : {}),
      fixes: (source) => [
        ...changeToMeant(site, value, context, source),
        ...takeFreeNumber(site, context, source),
        // In a protocol's own range the number is no matter of which protocol is spoken.
        ...(isBase(range, context) ? setProtocols(definersOf(value, context), context, source) : []),
      ],
    };
  },
};

function sentence(value: number, range: Range, context: RuleContext): string {
  const owner = ownerOf(range, context);
  if (isBase(range, context)) {
    const elsewhere = definersOf(value, context).map(protocolName);
    if (elsewhere.length > 0) {
      const verb = elsewhere.length === 1 ? 'defines' : 'define';
      return `${value} is reserved by ${owner}; ${listOf(elsewhere, 'and')} ${verb} it. If this is ${listOf(elsewhere, 'or')}, set the protocol.`;
    }
    return `${value} is reserved by ${owner} for future use. ${advice(value, range, context)}${serverHint(range, context)}.`;
  }
  const take = `${advice(value, range, context)}.`;
  if (range.owner !== 'specification') return `${owner} advises against codes in ${rangeText(range)}. ${take}`;
  if (range.others === 'should-not') {
    return `${owner} keeps ${rangeText(range)} for itself; ${value} may get a meaning there. ${take}`;
  }
  return `${owner} keeps ${rangeText(range)} for its specification and does not define ${value}. ${take}`;
}

/** What to do: leave all that the base protocol reserves where the number lies in it, else the protocol's range. */
function advice(value: number, range: Range, context: RuleContext): string {
  const reserved = reservedSpan(context);
  const inside = reserved !== undefined && value >= reserved.from && value <= reserved.to;
  return `Take a code outside ${rangeText(inside ? reserved : range)}`;
}

/** The owner with its version, where that decides: `MCP 2026-07-28`. */
function ownerOf(range: Range, context: RuleContext): string {
  const name = protocolNameOf(range.origin, context.catalogs);
  const since = range.since;
  return since !== undefined && !isBase(range, context) ? `${name} ${since}` : name;
}

function isBase(range: Range, context: RuleContext): boolean {
  return range.origin === baseCatalog(context)?.id;
}

/** The part of the base protocol's reserved range that it leaves to servers and libraries, as a clause. */
function serverHint(range: Range, context: RuleContext): string {
  const base = context.catalogs.get(range.origin);
  const open = base?.ranges.find((candidate) => candidate.owner === 'implementation');
  return open === undefined ? '' : `; ${rangeText(open)} is for RPC servers and libraries`;
}

/**
 * The protocols on JSON-RPC that define the number though they are not spoken here. A library that takes it excuses
 * nobody, also where a protocol's servers are known to send what their library says.
 */
function definersOf(value: number, context: RuleContext): readonly Catalog[] {
  const base = baseCatalog(context);
  const definers = new Set<Catalog>();
  for (const entry of context.catalogs.entriesOf(value)) {
    const catalog = context.catalogs.get(entry.origin);
    if (catalog === undefined || entry.marker === true || entry.layer === 'library') continue;
    if (isLibrary(catalog.id, context) || (base !== undefined && !catalog.chain.includes(base.id))) continue;
    definers.add(catalog);
  }
  // A few; more say no more.
  return [...definers].slice(0, 3);
}
