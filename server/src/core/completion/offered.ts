import type { ActiveProtocols } from '../catalog/active.ts';
import { isLibrary } from '../catalog/base.ts';
import type { CatalogSet } from '../catalog/catalog-set.ts';
import { entryTitle, protocolNameOf } from '../catalog/titles.ts';
import type { ActiveProtocol, Entry } from '../catalog/types.ts';
import { versionNamed } from '../catalog/versions.ts';

/** An entry that somebody may want to write. */
export interface Offer {
  readonly entry: Entry;
  readonly title: string;
  readonly origin: string;
  /** Retired in some of the versions that count. */
  readonly deprecated: boolean;
}

/**
 * The entries of the active protocols whose codes can be sent, most specific protocol first, libraries last. What is retired in every
 * version that counts, what a library only reports to its own user and what it may not allot is left out.
 */
export function offers(protocols: ActiveProtocols, catalogs: CatalogSet): readonly Offer[] {
  const byProtocol = new Map(protocols.list.map((active) => [active.catalog.id, active]));
  const seen = new Set<string>();
  const found: Offer[] = [];
  for (const entry of protocols.entries()) {
    if (entry.marker === true || entry.conforms === false || entry.sender === 'local') continue;
    const retirement = retirementOf(entry, byProtocol.get(entry.protocol));
    if (retirement === 'everywhere') continue;
    const title = entryTitle(entry);
    const origin = protocolNameOf(entry.origin, catalogs);
    found.push({ entry, title, origin, deprecated: retirement === 'somewhere' });
  }
  const rank = ({ entry, deprecated }: Offer): number => {
    const catalog = catalogs.get(entry.protocol);
    return (deprecated ? 2 : 0) + (catalog !== undefined && isLibrary(catalog) ? 1 : 0);
  };
  found.sort((a, b) => rank(a) - rank(b));
  // One meaning in several protocols, or for several methods, is one to choose.
  return found.filter(({ entry, title }) => {
    const before = seen.size;
    return seen.add(`${entry.code} ${title.toLowerCase()}`).size > before;
  });
}

/** In which of the versions that count an entry is retired; a retirement of no listed version may be any. */
function retirementOf(
  { deprecated }: Entry,
  active: ActiveProtocol | undefined,
): 'nowhere' | 'somewhere' | 'everywhere' {
  if (deprecated === undefined || active === undefined) return 'nowhere';
  const listed = active.catalog.versions.map(({ id }) => id);
  const first = listed.indexOf(versionNamed(deprecated.since));
  if (first === -1) return 'somewhere';
  const later = active.versions.filter((version) => listed.indexOf(version) >= first);
  if (later.length === 0) return 'nowhere';
  return later.length === active.versions.length ? 'everywhere' : 'somewhere';
}
