import { normalizeName } from '../catalog/names.ts';
import type { LinkedFile, LinkedSite } from '../model.ts';
import { isNumberToken } from './number-token.ts';
import { chainOf, type Link, linksOf, unwrittenOf } from './series-links.ts';

/** All that gets a new number when a series is renumbered. */
export interface Series {
  /** Old numbers that stand as literals in the members of the series. */
  readonly written: ReadonlySet<number>;
  /** Definitions that follow, each behind the one that it follows. */
  readonly links: readonly Link[];
  /** Old numbers of the series, written or followed. */
  readonly codes: ReadonlySet<number>;
}

/** Index of the group to which a site belongs: its own, or the smallest table around it, for what a function in the table makes. */
export function groupAround(site: LinkedSite, { facts }: LinkedFile): number | undefined {
  if (site.group !== undefined) return site.group;
  let found: number | undefined;
  let size = Number.POSITIVE_INFINITY;
  facts.groups.forEach(({ kind, span }, index) => {
    const around = span.start <= site.anchor.start && site.anchor.end <= span.end;
    if (kind === 'constants' || !around || span.end - span.start >= size) return;
    found = index;
    size = span.end - span.start;
  });
  return found;
}

/**
 * The series that some sites make up with all that follows from them. Numbers that the file also gives to something
 * else are left out.
 *
 * @param members the sites of one group whose numbers are to change
 * @param movable all sites of the file whose numbers may change
 * @returns undefined where a number would follow that must not, or where it is not sure what would follow
 */
export function seriesOf(
  members: readonly LinkedSite[],
  movable: ReadonlySet<LinkedSite>,
  file: LinkedFile,
): Series | undefined {
  const moved = members.filter((site) => isWrittenNumber(site) && isOneThing(site, file));
  const written = new Set(moved.map(({ value }) => value as number));
  const unwritten = unwrittenOf(file);
  const links = linksOf(unwritten, file);
  const chain = chainOf(written, links);
  const codes = new Set([...written, ...chain.map(({ site }) => site.value as number)]);

  const following = new Set(chain.map(({ site }) => site));
  const linked = new Set(links.map(({ site }) => site));
  const groups = new Set(moved.map(({ group }) => group));
  const sure = unwritten.every((site) => {
    if (following.has(site)) return movable.has(site) && isOneThing(site, file);
    return !codes.has(site.value as number) && (linked.has(site) || !groups.has(site.group));
  });
  return sure ? { written, links: chain, codes } : undefined;
}

/** True where the number stands at the site as digits that can be replaced. */
function isWrittenNumber({ code, value }: LinkedSite): boolean {
  return code?.kind === 'integer' && value !== undefined && isNumberToken(code.text);
}

/** False where a definition in another group of the file gives the number to something of another name. */
function isOneThing(member: LinkedSite, { sites }: LinkedFile): boolean {
  const same = sites.filter(({ value, name }) => value === member.value && name !== undefined);
  const [own, others] = [
    same.filter(({ group }) => group === member.group),
    same.filter(({ group, role }) => group !== member.group && (role === 'define' || group !== undefined)),
  ];
  return own.length === 0 || others.every((other) => own.some((site) => keyOf(site) === keyOf(other)));
}

function keyOf({ name }: LinkedSite): string {
  return normalizeName(name?.text ?? '');
}
