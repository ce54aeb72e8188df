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

/**
 * Checks the versions from which somebody migrates: each is of a protocol that was chosen in a later version.
 * Throws `UsageError`.
 */
export function parseSince(
  typed: readonly string[],
  chosen: readonly ProtocolChoice[],
  catalogs: CatalogSet,
): readonly ProtocolChoice[] {
  const choices = parseChoices(typed, catalogs);
  for (const { id, version } of choices) {
    const listed = catalogs.get(id)?.versions.map((one) => one.id) ?? [];
    if (version === undefined) {
      const example = listed[0] === undefined ? `"${id}" has none` : `for example "${id}@${listed[0]}"`;
      throw new UsageError(`--since names the version from which you migrate; ${example}.`);
    }
    const targets = chosen.flatMap((one) => (one.id === id && one.version !== undefined ? [one.version] : []));
    if (targets.length === 0) {
      throw new UsageError(
        `--since ${id}@${version} needs the version to which you migrate: add --protocol ${id}@${listed.at(-1)}.`,
      );
    }
    const early = targets.find((target) => listed.indexOf(target) <= listed.indexOf(version));
    if (early !== undefined) {
      throw new UsageError(`--since ${id}@${version} is not earlier than --protocol ${id}@${early}.`);
    }
  }
  return choices;
}
