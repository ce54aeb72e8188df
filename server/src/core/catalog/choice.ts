import { closest } from 'fastest-levenshtein';
import { listOf } from '../words.ts';
import type { CatalogSet } from './catalog-set.ts';
import { protocolName } from './titles.ts';
import type { ProtocolChoice } from './types.ts';

/** A choice, or what is wrong with it in a sentence or two, and what is likely meant. */
export type ParsedChoice =
  | { readonly choice: ProtocolChoice }
  | { readonly problem: string; readonly meant?: string | undefined };

const HOW_TO_LIST = '`jsonrpc-errors catalogs` lists all of them.';

/**
 * Reads `ID` or `ID@VERSION`, as it stands on the command line, in a directive, a setting or a configuration.
 */
export function parseChoice(text: string, catalogs: CatalogSet): ParsedChoice {
  const trimmed = text.trim();
  const at = trimmed.indexOf('@');
  const id = at === -1 ? trimmed : trimmed.slice(0, at);
  const version = at === -1 ? undefined : trimmed.slice(at + 1);
  if (id === '') return { problem: `A protocol is named by its id, for example "mcp". ${HOW_TO_LIST}` };
  const catalog = catalogs.get(id);
  if (catalog === undefined) {
    const nearest = catalogs.nearest(id);
    const guess = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
    return { problem: `Unknown protocol "${id}".${guess} ${HOW_TO_LIST}`, meant: nearest };
  }
  if (version === undefined) return { choice: { id } };
  const listed = catalog.versions.map((one) => one.id);
  if (listed.includes(version)) return { choice: { id, version } };
  if (listed.length === 0)
    return { problem: `${protocolName(catalog)} ("${id}") has no versions here; write "${id}".`, meant: id };
  const meant = version === '' ? undefined : `${id}@${closest(version, listed)}`;
  const guess = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return {
    problem: `Unknown version "${version}" of ${protocolName(catalog)}.${guess} It has ${listOf(listed, 'and')}.`,
    meant,
  };
}
