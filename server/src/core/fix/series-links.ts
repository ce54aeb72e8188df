import type { LinkedFile, LinkedSite } from '../model.ts';
import { isNumberToken } from './number-token.ts';

/** A definition that counts from another one: an enum member without a value, `Base - 1`, an alias. */
export interface Link {
  readonly site: LinkedSite;
  readonly base: LinkedSite;
}

/** The definitions of a file whose numbers are not written out: they follow others, or are sums of numbers. */
export function unwrittenOf(file: LinkedFile): readonly LinkedSite[] {
  return file.sites.filter(
    ({ role, code }) => role === 'define' && code?.kind === 'integer' && !isNumberToken(code.text),
  );
}

/** Which of these definitions count from which others of the file, as far as their text shows it. */
export function linksOf(unwritten: readonly LinkedSite[], file: LinkedFile): readonly Link[] {
  return unwritten.flatMap((site) => {
    const base = isImplicit(site) ? before(site, file) : namedIn(site, file);
    return base === undefined ? [] : [{ site, base }];
  });
}

/** The definitions that move when some numbers do, each behind the one from which it counts. */
export function chainOf(moved: ReadonlySet<number>, links: readonly Link[]): readonly Link[] {
  const codes = new Set(moved);
  const chain = new Set<Link>();
  for (let before = -1; before !== chain.size; ) {
    before = chain.size;
    for (const link of links) {
      if (link.site.value === undefined || !codes.has(link.base.value as number)) continue;
      codes.add(link.site.value);
      chain.add(link);
    }
  }
  return [...chain];
}

/** An enum member without a value: its code is shown at its name. */
function isImplicit({ code, name }: LinkedSite): boolean {
  return code !== undefined && name !== undefined && code.span.start === name.span.start;
}

/** The member before, where the number counts on from it. */
function before(site: LinkedSite, file: LinkedFile): LinkedSite | undefined {
  let index = site.index - 1;
  while (index >= 0 && file.sites[index]?.group !== site.group) index -= 1;
  const base = file.sites[index];
  return base?.value !== undefined && base.value + 1 === site.value ? base : undefined;
}

/** One name, and a sum or difference with one number at most. */
const COUNTED = /^(?:[\d_]+\s*\+\s*)?((?:[A-Za-z_$][\w$]*\s*\.\s*)*[A-Za-z_$][\w$]*)(?:\s*[-+]\s*[\d_]+)?$/;

/** The definition whose name stands in the expression. */
function namedIn(site: LinkedSite, file: LinkedFile): LinkedSite | undefined {
  const path = COUNTED.exec(site.code?.text ?? '')?.[1]?.split(/\s*\.\s*/);
  if (path === undefined) return undefined;
  const sibling = file.sites.find(
    ({ group, name }) => path.length === 1 && group !== undefined && group === site.group && name?.text === path[0],
  );
  if (sibling !== undefined) return sibling;
  const defined = file.facts.definitions.filter((definition) => definition.path.join('.') === path.join('.'));
  const index = defined.length === 1 ? defined[0]?.site : undefined;
  return index === undefined ? undefined : file.sites[index];
}
