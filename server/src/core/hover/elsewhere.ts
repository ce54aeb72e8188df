import type { ActiveProtocols } from '../catalog/active.ts';
import type { CatalogSet } from '../catalog/catalog-set.ts';
import type { Entry } from '../catalog/types.ts';
import { namedBy } from './labels.ts';
import { joined, type Line } from './markup.ts';

/** Further meanings that fit on a line; the page of the code has them all. */
const MAX_MEANINGS = 4;

/**
 * The other meanings of a number: of further active protocols ("Also here"), then of the rest of the
 * world ("Elsewhere").
 */
export function elsewhere(
  value: number,
  shown: readonly Entry[],
  protocols: ActiveProtocols,
  catalogs: CatalogSet,
): readonly Line[] {
  const taken = new Set(shown.map(meaningKey));
  const here = untaken(protocols.definitionsOf(value), taken);
  const others = untaken(catalogs.entriesOf(value), taken);
  return [...meanings('Also here: ', here, catalogs), ...meanings('Elsewhere: ', others, catalogs)];
}

/** Entries whose meaning was not told yet; takes them. */
function untaken(entries: readonly Entry[], taken: Set<string>): Entry[] {
  return entries.filter((entry) => {
    const key = meaningKey(entry);
    if (taken.has(key) || entry.marker) return false;
    taken.add(key);
    return true;
  });
}

function meaningKey({ origin, name }: Entry): string {
  return `${origin} ${name}`;
}

function meanings(intro: string, entries: readonly Entry[], catalogs: CatalogSet): Line[] {
  if (entries.length === 0) return [];
  const items = entries.slice(0, MAX_MEANINGS).map((entry) => namedBy(entry, catalogs));
  const more = entries.length - items.length;
  return [[intro, ...joined(items, ' · '), ...(more > 0 ? [` · ${more} more`] : [])]];
}
