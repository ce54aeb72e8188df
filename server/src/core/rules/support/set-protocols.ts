import type { Catalog } from '../../catalog/types.ts';
import { setProtocol } from '../../fix/set-protocol.ts';
import type { Source } from '../../fix/source.ts';
import type { Fix } from '../../model.ts';
import type { RuleContext } from '../rule.ts';

/** Fixes that choose one of these protocols for the file, beside what is chosen already. */
export function setProtocols(catalogs: readonly Catalog[], context: RuleContext, source: Source): readonly Fix[] {
  const { file, protocols } = context;
  const chosen = protocols.labels.filter((_, index) => protocols.list[index]?.strength === 'chosen');
  return catalogs.map((catalog) => setProtocol(catalog, chosen, file.facts, source));
}
