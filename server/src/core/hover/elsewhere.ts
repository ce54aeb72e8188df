import type { ActiveProtocols } from '../catalog/active.ts';
import type { CatalogSet } from '../catalog/catalog-set.ts';
import { mostProminentFirst } from '../catalog/prominence.ts';
import { entryTitle, protocolName } from '../catalog/titles.ts';
import type { Entry } from '../catalog/types.ts';
import { definerLabel } from './labels.ts';
import { emphasis, joined, type Line } from './markup.ts';

/** Further meanings that fit on a line; the page of the code has them all. */
const MAX_MEANINGS = 4;

/**
 * The other meanings of a number: of further active protocols ("Also here"), then of the rest of the
 * world ("Elsewhere"). Who only repeats what the base protocol says is not worth a word.
 *
 * @param shown The entry that the hover is about.
 */
export function elsewhere(
  value: number,
  shown: Entry | undefined,
  protocols: ActiveProtocols,
  catalogs: CatalogSet,
): readonly Line[] {
  const standard = new Set(baseEntries(protocols, value).map(titleKey));
  const told = new Set<string>();
  const untold = (entries: readonly Entry[]): Entry[] =>
    entries.filter((entry) => {
      if (entry.marker || entry === shown || repeats(entry, shown, catalogs)) return false;
      if (standard.has(titleKey(entry)) && (!shown || titleKey(entry) === titleKey(shown))) return false;
      const key = `${nameOf(entry, catalogs)} ${titleKey(entry)}`;
      if (told.has(key)) return false;
      told.add(key);
      return true;
    });
  if (shown) told.add(`${nameOf(shown, catalogs)} ${titleKey(shown)}`);
  const here = untold(protocols.definitionsOf(value));
  const others = untold(mostProminentFirst(catalogs.entriesOf(value), catalogs));
  return [
    ...meanings('Also here: ', here, (entry) => nameOf(entry, catalogs)),
    // Of a protocol that is active here another version is meant, so the version has to be said.
    ...meanings('Elsewhere: ', others, (entry) =>
      protocols.has(entry.origin) ? definerLabel(entry, catalogs) : nameOf(entry, catalogs),
    ),
  ];
}

/** A library that gives the number the meaning that it has in the protocol which the library implements. */
function repeats(entry: Entry, shown: Entry | undefined, catalogs: CatalogSet): boolean {
  if (!shown || titleKey(entry) !== titleKey(shown)) return false;
  return catalogs.get(entry.origin)?.document.serves?.includes(shown.origin) === true;
}

function baseEntries(protocols: ActiveProtocols, value: number): readonly Entry[] {
  const base = protocols.list.find(({ strength }) => strength === 'base')?.catalog;
  return base ? base.entries.filter((entry) => entry.code === value) : [];
}

function nameOf({ origin }: Entry, catalogs: CatalogSet): string {
  const catalog = catalogs.get(origin);
  return catalog ? protocolName(catalog) : origin;
}

function titleKey(entry: Entry): string {
  return entryTitle(entry).toLowerCase();
}

function meanings(intro: string, entries: readonly Entry[], label: (entry: Entry) => string): Line[] {
  if (entries.length === 0) return [];
  const items = entries.slice(0, MAX_MEANINGS).map((entry): Line => [`${label(entry)} `, emphasis(entryTitle(entry))]);
  const more = entries.length - items.length;
  return [[intro, ...joined(items, ' · '), ...(more > 0 ? [` · ${more} more`] : [])]];
}
