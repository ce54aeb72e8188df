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
