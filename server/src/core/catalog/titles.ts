import type { CatalogSet } from './catalog-set.ts';
import type { Catalog, Entry } from './types.ts';

/** The protocol as its makers abbreviate it: `MCP`, `JSON-RPC 2.0`. */
export function protocolName(catalog: Catalog): string {
  return catalog.document.shortName ?? catalog.name;
}

/** The same by the id of a catalog; the id itself where the set does not have it. */
export function protocolNameOf(id: string, catalogs: CatalogSet): string {
  const catalog = catalogs.get(id);
  return catalog === undefined ? id : protocolName(catalog);
}

/** The canonical text of an entry without its full stop, else its name in words. */
export function entryTitle(entry: Entry): string {
  return entry.messages?.exact?.[0]?.replace(/\.$/, '') ?? nameInWords(entry.name);
}

/** `ServerNotInitialized` → `Server not initialized`. */
export function nameInWords(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A range as people read it, lower end first: `-32099…-32000`; of one number: `-32700`. */
export function rangeText(range: { readonly from: number; readonly to: number }): string {
  return range.from === range.to ? String(range.from) : `${range.from}…${range.to}`;
}
