import { closest } from 'fastest-levenshtein';
import type { JsonPath } from '../schema-validator.ts';
import type { CatalogDocument } from '../types.ts';
import { versionNamed } from '../versions.ts';
import type { Check, CheckProblem } from './check.ts';

/** A family of specifications has no versions; there dates stand in their place. */
const DATE = /^\d{4}-\d\d-\d\d$/;

/** Something that holds from a version to a version. */
interface Dated {
  readonly path: JsonPath;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly deprecated?: { readonly since: string } | undefined;
}

function* datedFacts(document: CatalogDocument): Iterable<Dated> {
  for (const section of ['entries', 'ranges', 'methods'] as const) {
    for (const [at, fact] of (document[section] ?? []).entries()) yield { ...fact, path: [section, at] };
  }
}

/** Every place that names a version of the protocol. */
function* versionReferences(document: CatalogDocument): Iterable<{ path: JsonPath; version: string }> {
  for (const { path, since, until, deprecated } of datedFacts(document)) {
    if (since !== undefined) yield { path: [...path, 'since'], version: since };
    if (until !== undefined) yield { path: [...path, 'until'], version: until };
    if (deprecated !== undefined) yield { path: [...path, 'deprecated', 'since'], version: deprecated.since };
  }
  for (const [at, { versions }] of (document.detect?.packages ?? []).entries()) {
    for (const [index, version] of (versions ?? []).entries()) {
      yield { path: ['detect', 'packages', at, 'versions', index], version };
    }
  }
}

export const versionListed: Check = {
  id: 'version-listed',
  reason: 'A version that is not in the list of versions bounds nothing.',
  severity: 'error',
  *run(document, { versions }) {
    for (const { path, version } of versionReferences(document)) {
      const named = versionNamed(version);
      if (versions.includes(named) || (document.specifications !== undefined && DATE.test(named))) continue;
      const hint = versions.length === 0 ? 'This catalog lists none.' : `The nearest is "${closest(named, versions)}".`;
      yield { path, message: `"${version}" is none of the listed versions. ${hint}` };
    }
  },
};

export const versionOrder: Check = {
  id: 'version-order',
  reason: 'What begins after it ends never holds.',
  severity: 'error',
  *run(document, { versions }) {
    const rank = (version: string): number => versions.indexOf(versionNamed(version));
    for (const { path, since, until, deprecated } of datedFacts(document)) {
      if (since !== undefined && until !== undefined && rank(until) !== -1 && rank(since) > rank(until)) {
        yield { path: [...path, 'until'], message: `It ends with ${until}, before it begins with ${since}.` };
      }
      if (deprecated === undefined || rank(deprecated.since) === -1) continue;
      if (until !== undefined && rank(deprecated.since) <= rank(until)) {
        yield {
          path: [...path, 'deprecated', 'since'],
          message: `It is retired from ${deprecated.since} on, so it cannot hold until ${until}.`,
        };
      } else if (since !== undefined && rank(deprecated.since) < rank(since)) {
        yield {
          path: [...path, 'deprecated', 'since'],
          message: `It is deprecated since ${deprecated.since}, before it begins with ${since}.`,
        };
      }
    }
  },
};

export const versionsOrdered: Check = {
  id: 'versions-ordered',
  reason: 'The order of the list says which version is older.',
  severity: 'error',
  *run({ versions = [] }) {
    const seen = new Set<string>();
    let latest = '';
    for (const [at, { id, released }] of versions.entries()) {
      if (seen.has(id)) yield { path: ['versions', at, 'id'], message: `Version "${id}" is listed twice.` };
      seen.add(id);
      if (released === undefined) continue;
      if (released < latest) {
        yield {
          path: ['versions', at, 'released'],
          message: `It was released before the version above it (${latest}).`,
        };
      }
      latest = released;
    }
  },
};

export const retiredHasEnd: Check = {
  id: 'retired-has-end',
  reason: 'Without an end a retired code counts as current in every version.',
  severity: 'error',
  *run({ entries }) {
    for (const [at, { deprecated, until }] of entries.entries()) {
      if (until !== undefined || deprecated === undefined) continue;
      if (deprecated.replacement === undefined && deprecated.accept === undefined) continue;
      yield {
        path: ['entries', at, 'deprecated'],
        message: `It is replaced from ${deprecated.since} on; "until" must name the last version that has it.`,
      };
    }
  },
};

export const sinceSaid: Check = {
  id: 'since-said',
  reason: 'Absent, "since" does not tell "from the beginning" from "unknown".',
  severity: 'error',
  strict: true,
  *run({ entries }, { versions }): Iterable<CheckProblem> {
    if (versions.length === 0) return;
    for (const [at, { since, name }] of entries.entries()) {
      if (since === undefined)
        yield { path: ['entries', at], message: `${name} does not say since which version it holds.` };
    }
  },
};
