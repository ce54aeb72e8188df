import { BASE_PROTOCOL } from '../base.ts';
import type { EntryDocument } from '../types.ts';
import { versionsBetween } from '../versions.ts';
import type { Check } from './check.ts';

export const entriesSorted: Check = {
  id: 'entries-sorted',
  reason: 'In order of number, two entries for one number stand side by side.',
  severity: 'warning',
  *run({ entries }) {
    for (const [at, { code }] of entries.entries()) {
      const before = entries[at - 1];
      if (before !== undefined && before.code > code) {
        yield {
          path: ['entries', at, 'code'],
          message: `${code} stands after ${before.code}; entries are in order of number.`,
        };
      }
    }
  },
};

export const entriesDiffer: Check = {
  id: 'entries-differ',
  reason: 'Of two entries for one number that differ in nothing, nobody knows which one is meant.',
  severity: 'error',
  *run({ entries }, { versions }) {
    for (const [at, entry] of entries.entries()) {
      const twin = entries.slice(0, at).find((other) => isTwin(entry, other, versions));
      if (twin === undefined) continue;
      yield {
        path: ['entries', at],
        message: `${entry.name} and ${twin.name} are both ${entry.code} in one version and layer; they must differ in when, data or messages.`,
      };
    }
  },
};

function isTwin(a: EntryDocument, b: EntryDocument, versions: readonly string[]): boolean {
  if (a.code !== b.code || (a.layer ?? 'specification') !== (b.layer ?? 'specification')) return false;
  if ((a.marker === true) !== (b.marker === true) || a.specification !== b.specification) return false;
  const first = versionsBetween(versions, a.since, a.until);
  const second = versionsBetween(versions, b.since, b.until);
  if (versions.length > 0 && !first.some((version) => second.includes(version))) return false;
  return [a.when, a.data, a.messages].every((part, at) => same(part, [b.when, b.data, b.messages][at]));
}

export const repeatsInherited: Check = {
  id: 'repeats-inherited',
  reason: 'What is inherited anyway need not be said again.',
  severity: 'warning',
  *run(document, { catalog, known }) {
    const inherited = catalog.chain.slice(1).flatMap((id) => known.get(id)?.document.entries ?? []);
    for (const [at, entry] of document.entries.entries()) {
      const origin = inherited.find((other) => other.code === entry.code && same(other.when, entry.when));
      if (origin === undefined || !addsNothing(entry, origin)) continue;
      yield { path: ['entries', at], message: `${entry.name} says nothing that is not inherited anyway.` };
    }
  },
};

/** Where it stands and who defines it is no news; everything else may be. */
function addsNothing(entry: EntryDocument, inherited: EntryDocument): boolean {
  const { layer: _layer, sources: _sources, since: _since, until: _until, ...said } = entry;
  return Object.entries(said).every(([key, value]) => same(value, inherited[key as keyof EntryDocument]));
}

export const conformsSaid: Check = {
  id: 'conforms-said',
  reason: 'A library that uses a reserved number does what others are told not to do.',
  severity: 'error',
  *run(document, { known, catalog }) {
    if (document.serves === undefined) return;
    const base = known.get(BASE_PROTOCOL);
    for (const [at, { code, conforms, marker }] of document.entries.entries()) {
      if (conforms !== undefined || marker === true) continue;
      const reserved = base?.ranges.some(({ from, to, others }) => from <= code && code <= to && others === 'must-not');
      const inherited = catalog.chain
        .slice(1)
        .some((id) => known.get(id)?.document.entries.some((one) => one.code === code));
      if (reserved !== true || inherited) continue;
      yield {
        path: ['entries', at],
        message: `${base?.document.shortName} reserves ${code}; the entry needs "conforms": false.`,
      };
    }
  },
};

const LOWEST_STATUS = 100;
const HIGHEST_STATUS = 599;

export const httpReal: Check = {
  id: 'http-real',
  reason: 'What is no status of HTTP is most likely the code itself.',
  severity: 'error',
  *run({ entries, transportErrors = [] }) {
    for (const [at, { http = [] }] of entries.entries()) {
      for (const [index, status] of http.entries()) {
        if (!isStatus(status))
          yield { path: ['entries', at, 'http', index], message: `${status} is no status of HTTP.` };
      }
    }
    for (const [at, { http }] of transportErrors.entries()) {
      if (!isStatus(http)) yield { path: ['transportErrors', at, 'http'], message: `${http} is no status of HTTP.` };
    }
  },
};

function isStatus(status: number): boolean {
  return status >= LOWEST_STATUS && status <= HIGHEST_STATUS;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
