import { isLibrary } from '../catalog/base.ts';
import type { CatalogSet } from '../catalog/catalog-set.ts';
import { protocolName } from '../catalog/titles.ts';
import type { ActiveProtocol, Entry, VersionDocument } from '../catalog/types.ts';

/** `MCP`, `MCP 2025-11-25`, `MCP 2024-11-05 … 2025-11-25`: the versions only where they are known. */
export function activeProtocolLabel(active: ActiveProtocol): string {
  const name = protocolName(active.catalog);
  // The versions of a library are ranges of its releases: too long for a label, and nobody asks.
  return active.pinned && !isLibrary(active.catalog)
    ? withVersions(name, active.versions, active.catalog.versions)
    : name;
}

/** Who defines an entry, and in which versions where not in all: `MCP 2024-11-05 … 2025-11-25`. */
export function definerLabel(entry: Entry, catalogs: CatalogSet): string {
  const catalog = catalogs.get(entry.origin);
  if (!catalog) return entry.origin;
  const name = protocolName(catalog);
  // The versions of an inherited entry are those of the protocol that inherits it.
  return entry.origin === entry.protocol && !isLibrary(catalog)
    ? withVersions(name, entry.versions, catalog.versions)
    : name;
}

function withVersions(name: string, versions: readonly string[], all: readonly VersionDocument[]): string {
  const first = versions[0];
  const last = versions.at(-1);
  // "JSON-RPC 2.0" says its version already.
  if (first === undefined || versions.length >= all.length || all.some(({ id }) => name.endsWith(` ${id}`)))
    return name;
  return first === last ? `${name} ${first}` : `${name} ${first} … ${last}`;
}
