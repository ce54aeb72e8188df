import type { ActiveProtocols } from '../catalog/active.ts';
import type { CatalogSet } from '../catalog/catalog-set.ts';
import { protocolNameOf, rangeText } from '../catalog/titles.ts';
import type { Range } from '../catalog/types.ts';
import { type Line, strong } from './markup.ts';

/** Where a number lies that no active protocol defines, and who may give it a meaning. */
export function rangeSentence(value: number, protocols: ActiveProtocols, catalogs: CatalogSet): Line {
  const range = protocols.rangesOf(value)[0];
  if (range !== undefined && range.owner !== 'application') {
    return [
      strong(String(value)),
      ` ${place(range, protocolNameOf(range.origin, catalogs))}; no active protocol defines it.`,
    ];
  }
  const foreign = catalogs.rangesOf(value).find((one) => one.owner === 'specification' && one.others === 'must-not');
  if (foreign !== undefined) {
    const owner = protocolNameOf(foreign.origin, catalogs);
    return [strong(String(value)), ` is in the range that ${owner} keeps for itself (${rangeText(foreign)}).`];
  }
  return [strong(String(value)), ' is in no range that is reserved here: its author gives it a meaning.'];
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
