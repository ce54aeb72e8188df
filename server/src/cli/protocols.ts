import type { CatalogSet } from '../core/catalog/catalog-set.ts';
import { parseChoice } from '../core/catalog/choice.ts';
import type { ProtocolChoice } from '../core/catalog/types.ts';
import { UsageError } from './usage-error.ts';

/** Checks protocols as they were typed. Throws `UsageError`. */
export function parseChoices(typed: readonly string[], catalogs: CatalogSet): readonly ProtocolChoice[] {
  return typed.map((text) => {
    const parsed = parseChoice(text, catalogs);
    if ('choice' in parsed) return parsed.choice;
    throw new UsageError(parsed.problem);
  });
}
