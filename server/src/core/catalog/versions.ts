import type { Catalog } from './types.ts';

/** `≤3.14` in a catalog: the fact held in 3.14 already, since when is unknown. */
const NOT_LATER_THAN = '≤';

/** The version that a `since`, `until` or `deprecated.since` names, without its mark of uncertainty. */
export function versionNamed(reference: string): string {
  return reference.startsWith(NOT_LATER_THAN) ? reference.slice(NOT_LATER_THAN.length).trim() : reference;
}

/**
 * The listed versions from `since` to `until`, both included, in their order.
 * A bound that is absent or not in the list bounds nothing: a wrong bound is a finding of `validateCatalog`.
 */
export function versionsBetween(
  listed: readonly string[],
  since: string | undefined,
  until: string | undefined,
): readonly string[] {
  const first = since === undefined ? -1 : listed.indexOf(versionNamed(since));
  const last = until === undefined ? -1 : listed.indexOf(versionNamed(until));
  if (first <= 0 && (last === -1 || last === listed.length - 1)) return listed;
  return listed.slice(Math.max(first, 0), last === -1 ? undefined : last + 1);
}

/** True where a listed version of the catalog is the one that `reference` names, or a later one. */
export function isFrom(version: string, reference: string, { versions }: Catalog): boolean {
  const indexOf = (wanted: string): number => versions.findIndex(({ id }) => id === wanted);
  const first = indexOf(versionNamed(reference));
  return first !== -1 && indexOf(version) >= first;
}

/** The version as a sentence names it: of a range of releases (`>=0.17.0 <0.18.2`) the first. */
export function versionText(reference: string): string {
  const version = versionNamed(reference);
  return /^[<>=^~]/.test(version) ? (/\d[\w.-]*/.exec(version)?.[0] ?? version) : version;
}
