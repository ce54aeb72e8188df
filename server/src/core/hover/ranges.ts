import type { ActiveProtocols } from '../catalog/active.ts';
import type { CatalogSet } from '../catalog/catalog-set.ts';
import type { Range } from '../catalog/types.ts';
import { protocolName, rangeText } from '../rules/support/wording.ts';
import { type Line, strong } from './markup.ts';

/** Where a number lies that no active protocol defines, and who may give it a meaning. */
export function rangeSentence(value: number, protocols: ActiveProtocols, catalogs: CatalogSet): Line {
  const range = protocols.rangesOf(value)[0];
  if (!range || range.owner === 'application')
    return [strong(String(value)), ' is in no range that is reserved here: its author gives it a meaning.'];
  const catalog = catalogs.get(range.origin);
  const owner = catalog ? protocolName(catalog) : range.origin;
  return [strong(String(value)), ` ${place(range, owner)}; no active protocol defines it.`];
}

function place(range: Range, owner: string): string {
  switch (range.owner) {
    case 'implementation':
      return `is in the range for RPC servers and libraries (${owner}, ${rangeText(range)})`;
    case 'nobody':
      return `is reserved by ${owner} for future use (${rangeText(range)})`;
    default:
      return `is in the range that ${owner} keeps for its specification (${rangeText(range)})`;
  }
}
