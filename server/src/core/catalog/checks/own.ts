/** What a project may not say, or should think twice about, in a catalog of its own. */

import { BASE_PROTOCOL } from '../base.ts';
import type { CatalogSet } from '../catalog-set.ts';
import { nameKeys } from '../load.ts';
import { normalizeText } from '../messages.ts';
import { entryTitle, protocolName } from '../titles.ts';
import type { Catalog, Entry, EntryDocument, Range } from '../types.ts';
import type { Check } from './check.ts';

export const namesKept: Check = {
  id: 'names-kept',
  reason: 'A name that means another number everywhere else misleads everybody who reads it.',
  severity: 'error',
  own: true,
  *run({ entries }, { known }) {
    const base = known.get(BASE_PROTOCOL);
    for (const [at, entry] of entries.entries()) {
      const other = base && namesake(entry, base);
      if (base === undefined || other === undefined) continue;
      yield {
        path: ['entries', at],
        message: `In ${protocolName(base)} "${entryTitle(other)}" is ${other.code}. Take another name, or that number.`,
      };
    }
  },
};

/** The entry of the base protocol whose name or wording this one has, though it has another number. */
function namesake(entry: EntryDocument, base: Catalog): Entry | undefined {
  return base.entries.find((other) => other.code !== entry.code && isNamed(entry, other));
}

export const codesKept: Check = {
  id: 'codes-kept',
  reason: 'Every client reads the codes of JSON-RPC itself in the same way.',
  severity: 'warning',
  own: true,
  *run({ entries }, { known }) {
    const base = known.get(BASE_PROTOCOL);
    if (base === undefined) return;
    for (const [at, entry] of entries.entries()) {
      const standard = base.entries.find((other) => other.code === entry.code && other.marker !== true);
      if (standard === undefined || entry.when !== undefined || entry.conforms === false) continue;
      const narrowed = entries.some((other) => other.code === entry.code && isNamed(other, standard));
      if (narrowed) continue;
      yield {
        path: ['entries', at],
        message: `Clients of ${protocolName(base)} read ${entry.code} as "${entryTitle(standard)}". Take another number; for one that holds only for some methods, name them in "when".`,
      };
    }
  },
};

export const reservedLeft: Check = {
  id: 'reserved-left',
  reason: 'Who takes a reserved number collides with whoever gets it.',
  severity: 'warning',
  own: true,
  *run(document, { known, catalog }) {
    const base = known.get(BASE_PROTOCOL);
    // Who says whose numbers are whose describes a protocol, which may have what JSON-RPC reserves.
    if (base === undefined || document.serves !== undefined || document.ranges !== undefined) return;
    const inherited = [base, ...catalog.chain.slice(1).flatMap((id) => known.get(id) ?? [])];
    for (const [at, { code, conforms, marker }] of document.entries.entries()) {
      if (conforms !== undefined || marker === true || inherited.some((one) => defines(one, code))) continue;
      if ((rangeOf(code, base)?.others ?? 'may') === 'may') continue;
      yield {
        path: ['entries', at],
        message: `${protocolName(base)} reserves ${code}. Take a number outside of what it reserves; "conforms": false says that you cannot.`,
      };
    }
  },
};

/** The entry takes from the base protocol what is not to be taken: a name, a code, or a number that it reserves. */
export function breaksBase(entry: EntryDocument, known: CatalogSet): boolean {
  const base = known.get(BASE_PROTOCOL);
  if (base === undefined) return false;
  if (namesake(entry, base) !== undefined) return true;
  const standard = base.entries.find((other) => other.code === entry.code && other.marker !== true);
  if (standard !== undefined) return !isNamed(entry, standard);
  return rangeOf(entry.code, base)?.others === 'must-not';
}

/** The narrowest range of a catalog that holds a number. */
function rangeOf(code: number, { ranges }: Catalog): Range | undefined {
  return ranges.filter(({ from, to }) => from <= code && code <= to).sort((a, b) => a.to - a.from - (b.to - b.from))[0];
}

export const extendsEnds: Check = {
  id: 'extends-ends',
  reason: 'Of catalogs that extend each other in a circle nobody knows which one overrides which.',
  severity: 'error',
  *run({ id, extends: extended = [] }, { known }) {
    for (const [at, parent] of extended.entries()) {
      const circle = parent !== id && circleThrough(parent, id, (one) => known.get(one)?.document.extends ?? []);
      if (circle === false) continue;
      const path = [id, ...circle, id].map((one) => `"${one}"`).join(' extends ');
      yield { path: ['extends', at], message: `This goes in a circle: ${path}.` };
    }
  },
};

/** The way from one id to another along `extends`, without the other; false where there is none. */
function circleThrough(from: string, to: string, next: (id: string) => readonly string[]): readonly string[] | false {
  const open: (readonly string[])[] = [[from]];
  const seen = new Set([from]);
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    for (const id of next(path.at(-1) as string)) {
      if (id === to) return path;
      if (!seen.has(id)) open.push([...path, id]);
      seen.add(id);
    }
  }
  return false;
}

function defines(catalog: Catalog, code: number): boolean {
  return catalog.entries.some((entry) => entry.code === code);
}

function isNamed(entry: EntryDocument, other: Entry): boolean {
  const keys = nameKeys(other);
  if (nameKeys(entry).some((key) => keys.includes(key))) return true;
  const wordings = (other.messages?.exact ?? []).map((text) => normalizeText(text));
  return (entry.messages?.exact ?? []).some((text) => wordings.includes(normalizeText(text)));
}
