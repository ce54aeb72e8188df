import type { Entry } from '../../catalog/types.ts';
import { isFrom } from '../../catalog/versions.ts';
import type { LinkedSite } from '../../model.ts';
import type { RuleContext } from '../rule.ts';
import { definitionsHere, forbiddingRanges, isLibrary } from './scope.ts';

/**
 * The meaning of a site's code that every version that counts here has retired. Where the number has other meanings the
 * site's own words must be those of the retired one; where nobody else gives it one, the number is retired with it,
 * except for an author with words of their own in a range that is open to them.
 */
export function retiredMeaning(site: LinkedSite, context: RuleContext): Entry | undefined {
  const { value } = site;
  if (value === undefined) return undefined;
  const retired = deprecatedHere(value, context);
  if (retired.length === 0) return undefined;
  if (isSaidByOthers(site, value, retired, context)) return undefined;
  const said = retired.find((entry) => isSaid(entry, site, context));
  if (said !== undefined) return said;
  if (definitionsHere(value, context).some((entry) => !retired.includes(entry))) return undefined;
  if (hasOwnWords(site) && forbiddingRanges(value, context.protocols).length === 0) return undefined;
  return retired.find((entry) => entry.when === undefined);
}

/** What a library retired concerns who chose that library: others may use its numbers as they like. */
function deprecatedHere(value: number, context: RuleContext): readonly Entry[] {
  const retired = context.protocols.deprecatedOf(value).filter((entry) => entry.marker !== true);
  return retired.filter(
    ({ origin }) =>
      !isLibrary(origin, context) ||
      context.protocols.list.some(({ catalog, strength }) => catalog.id === origin && strength === 'chosen'),
  );
}

/** The words of the site are those of a meaning that the number still has. */
function isSaidByOthers(site: LinkedSite, value: number, retired: readonly Entry[], context: RuleContext): boolean {
  const { protocols } = context;
  const isOther = (entry: Entry): boolean => entry.code === value && !retired.includes(entry);
  const text = site.message?.value;
  if (text !== undefined && protocols.entriesSaying(text).some(({ entry }) => isOther(entry))) return true;
  return site.name !== undefined && protocols.entriesNamed(site.name.text).some(isOther);
}

/** The words of the site are those of this entry, whichever versions count. */
export function isSaid(entry: Entry, { message, name }: LinkedSite, { catalogs }: RuleContext): boolean {
  const isIt = (other: Entry): boolean =>
    other.origin === entry.origin && other.code === entry.code && other.name === entry.name;
  if (message?.value !== undefined && catalogs.entriesSaying(message.value).some((match) => isIt(match.entry)))
    return true;
  return name !== undefined && catalogs.entriesNamed(name.text).some(isIt);
}

/** The site says what it means, and says it whole: what stands in the place of `…` is not known. */
export function hasOwnWords({ message, name }: LinkedSite): boolean {
  return name !== undefined || (message?.value !== undefined && !message.value.includes('…'));
}

/** Somebody migrates from a version in which the meaning was not retired yet. */
export function isMigrated(entry: Entry, { catalogs, since }: RuleContext): boolean {
  const catalog = catalogs.get(entry.protocol);
  const { deprecated } = entry;
  if (catalog === undefined || deprecated === undefined) return false;
  return (since ?? []).some(
    ({ id, version }) => id === entry.protocol && version !== undefined && !isFrom(version, deprecated.since, catalog),
  );
}

/** What takes the place of a retired meaning: of the entries of its new number the one of the same name first. */
export function replacementOf({ deprecated, name }: Entry, context: RuleContext): Entry | number | undefined {
  const code = deprecated?.replacement;
  if (code === undefined) return undefined;
  const entries = definitionsHere(code, context);
  return entries.find((entry) => entry.name === name) ?? entries[0] ?? code;
}
