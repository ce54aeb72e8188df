import type { FileAnalysis } from '../../core/analyzer.ts';
import type { ActiveProtocols } from '../../core/catalog/active.ts';
import { entryFor } from '../../core/catalog/entry-for.ts';
import { entryTitle } from '../../core/catalog/titles.ts';
import type { Entry } from '../../core/catalog/types.ts';
import type { LinkedSite } from '../../core/model.ts';
import type { LineIndex } from '../../core/text.ts';
import { type PlaceData, placeData } from './check-data.ts';

/** An error site as `sites` prints it; what is not known is absent. */
export interface SiteData extends PlaceData {
  readonly path: string;
  readonly code?: number;
  readonly role: LinkedSite['role'];
  readonly form: LinkedSite['form'];
  readonly name?: string;
  readonly message?: string;
  readonly protocols: readonly string[];
  /** What the number means in the protocols that are active there. */
  readonly meaning?: string;
}

/** A site, and the entry of a catalog that defines its code where it stands. */
export interface ListedSite {
  readonly data: SiteData;
  readonly entry?: Entry;
}

/** The sites of a file in order of position. */
export function listedSites(
  path: string,
  { sites, protocolsAt }: FileAnalysis,
  lines: LineIndex,
): readonly ListedSite[] {
  const inOrder = [...sites].sort((a, b) => a.anchor.start - b.anchor.start);
  return inOrder.map((site) => listedSite(path, site, protocolsAt(site), lines));
}

function listedSite(path: string, site: LinkedSite, protocols: ActiveProtocols, lines: LineIndex): ListedSite {
  const name = nameOf(site);
  const message = site.message?.value;
  const entry = site.value === undefined ? undefined : entryFor(site.value, name, message, protocols);
  const meaning = entry && (entry.meaning ?? entryTitle(entry));
  const data: SiteData = {
    path,
    ...placeData(site.anchor, lines),
    ...(site.value !== undefined && { code: site.value }),
    role: site.role,
    form: site.form,
    ...(name !== undefined && { name }),
    ...(message !== undefined && { message }),
    protocols: protocols.labels,
    ...(meaning !== undefined && { meaning }),
  };
  return { data, ...(entry && { entry }) };
}

/** The name that is given to the code, or by which it is called. */
function nameOf({ name, code, symbol }: LinkedSite): string | undefined {
  if (name !== undefined) return name.text;
  return code?.kind === 'reference' ? code.path.at(-1) : symbol?.member;
}
