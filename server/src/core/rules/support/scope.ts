import type { ActiveProtocols } from '../../catalog/active.ts';
import { isLibrary as isLibraryCatalog } from '../../catalog/base.ts';
import type { Catalog, Entry, Range } from '../../catalog/types.ts';
import type { LinkedSite, MessageFact } from '../../model.ts';
import type { RuleContext } from '../rule.ts';

/**
 * The entries that define a number at this place. A library that uses a number it may not allot
 * (`conforms: false`) defines it for the projects that import it, not for its own package.
 */
export function definitionsHere(code: number, context: RuleContext): readonly Entry[] {
  const all = context.protocols.definitionsOf(code);
  // Markers are rare, and many sites ask: a new list only where it is another one.
  const entries = all.some(isMarker) ? all.filter((entry) => !isMarker(entry)) : all;
  const own = context.packageName;
  if (own === undefined) return entries;
  return entries.filter((entry) => entry.conforms !== false || !isPackageOf(context.catalogs.get(entry.origin), own));
}

function isMarker(entry: Entry): boolean {
  return entry.marker === true;
}

function isPackageOf(catalog: Catalog | undefined, packageName: string): boolean {
  return catalog?.document.detect?.packages?.some((candidate) => candidate.name === packageName) ?? false;
}

/**
 * The ranges whose owner forbids or discourages the number to everybody else. Of each protocol only its
 * narrowest range that holds the number speaks, so that JSON-RPC's server range lifts the ban of the reserved range around it.
 */
export function forbiddingRanges(code: number, protocols: ActiveProtocols): readonly Range[] {
  const spoken = new Set<string>();
  const forbidding: Range[] = [];
  for (const range of protocols.rangesOf(code)) {
    if (spoken.has(range.origin)) continue;
    spoken.add(range.origin);
    if (range.others !== 'may') forbidding.push(range);
  }
  return forbidding;
}

/** The protocol that everything builds on: always active, and always the last. */
export function baseCatalog(context: RuleContext): Catalog | undefined {
  return context.protocols.list.at(-1)?.catalog;
}

/** All that the base protocol reserves, from end to end. */
export function reservedSpan(context: RuleContext): { readonly from: number; readonly to: number } | undefined {
  const ranges = baseCatalog(context)?.ranges ?? [];
  if (ranges.length === 0) return undefined;
  return { from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ to }) => to)) };
}

/**
 * The number lies where JSON-RPC or an active protocol makes the rules, or an active protocol gives it a meaning
 * wherever it stands. One that answers a single method only (1 to LSP's `initialize`) is elsewhere the author's own.
 */
export function isProtocolNumber(code: number, context: RuleContext): boolean {
  if (context.protocols.rangesOf(code).length > 0) return true;
  return ofProtocols(definitionsHere(code, context), context).some((entry) => entry.when === undefined);
}

/** Sites at which a code is made, as against compared, typed, repeated in a test, or used as the key of a table. */
export function isMade(site: LinkedSite): boolean {
  if (site.test === true || site.role === 'compare' || site.role === 'type') return false;
  return site.form !== 'table' || site.name !== undefined || site.message !== undefined;
}

/**
 * Entries of protocols. What a library says of a number lets it pass, but accuses nobody: its wordings
 * ("Request timed out") are anybody's.
 */
export function ofProtocols(entries: readonly Entry[], context: RuleContext): readonly Entry[] {
  return entries.filter((entry) => !isLibrary(entry.origin, context));
}

/** A catalog of a library that implements protocols, and is none itself. */
export function isLibrary(id: string, context: RuleContext): boolean {
  const catalog = context.catalogs.get(id);
  return catalog !== undefined && isLibraryCatalog(catalog);
}

/** The number is written at the site: through a constant it is the constant's affair. */
export function isWrittenHere(site: LinkedSite): boolean {
  return site.origin === 'literal';
}

/** Every message asks, and few sets of protocols are active in a file. */
const versions = new WeakMap<ActiveProtocols, { readonly required: string | undefined }>();

/** The version that every message names: the current one of the base protocol, `2.0`; none where another was chosen. */
export function requiredVersion({ protocols }: RuleContext): string | undefined {
  let known = versions.get(protocols);
  if (known === undefined) {
    known = { required: currentVersion(protocols) };
    versions.set(protocols, known);
  }
  return known.required;
}

function currentVersion(protocols: ActiveProtocols): string | undefined {
  const base = protocols.list.at(-1);
  const current = base?.catalog.versions.find(({ status }) => status === 'current')?.id;
  return current !== undefined && base?.versions.includes(current) === true ? current : undefined;
}

/**
 * The shape of a message is judged where it has a `jsonrpc` member, or where a protocol that was chosen
 * or that the document shows demands one. JSON-RPC 1.0 and Bitcoin-style answers have none and are left alone,
 * and so is everything where that version was chosen.
 */
export function isShapeJudged(message: MessageFact | undefined, context: RuleContext): boolean {
  if (requiredVersion(context) === undefined) return false;
  if (message?.jsonrpc !== undefined) return true;
  return context.protocols.list.some(
    (active) =>
      (active.strength === 'chosen' || active.strength === 'own' || active.strength === 'strong') &&
      active.catalog.document.traits?.jsonrpcMember === 'required',
  );
}

/** The response that holds a site's error object, where there is one. */
export function responseOf(site: LinkedSite, context: RuleContext): MessageFact | undefined {
  return site.response === undefined ? undefined : context.file.facts.messages[site.response];
}

/** The shape of an error object is judged in judged messages, and where it goes to a known sender. */
export function isErrorShapeJudged(site: LinkedSite, context: RuleContext): boolean {
  if (site.test === true || site.role === 'compare' || site.role === 'type') return false;
  if (site.evidence === 'symbol') return true;
  const response = responseOf(site, context);
  if (response !== undefined) return isShapeJudged(response, context);
  return site.form === 'json' || site.form === 'capture' ? isShapeJudged(undefined, context) : false;
}

/**
 * The words of the site are what an active protocol called this number in versions that do not count here:
 * the code is retired there, not mistaken.
 */
export function isRetired(site: LinkedSite, value: number, context: RuleContext): boolean {
  const retired = context.protocols.retiredOf(value);
  if (retired.length === 0) return false;
  const origins = new Set(retired.map((entry) => entry.origin));
  const isIt = (entry: Entry): boolean => entry.code === value && origins.has(entry.origin);
  const said = site.message?.value;
  if (said !== undefined && context.catalogs.entriesSaying(said).some((match) => isIt(match.entry))) return true;
  return site.name !== undefined && context.catalogs.entriesNamed(site.name.text).some(isIt);
}
