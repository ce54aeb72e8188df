import type { JsonPath } from '../schema-validator.ts';
import type { CatalogDocument, SourceDocument } from '../types.ts';
import type { Check } from './check.ts';

export const sourcesSaid: Check = {
  id: 'sources-said',
  reason: 'A fact without a source cannot be checked again.',
  severity: 'error',
  strict: true,
  *run(document) {
    if (document.unsourced !== undefined) return;
    for (const section of ['entries', 'ranges', 'transportErrors'] as const) {
      for (const [at, { sources }] of (document[section] ?? []).entries()) {
        if (sources === undefined) yield { path: [section, at], message: 'It needs "sources".' };
      }
    }
  },
};

const MOVING = /\/(?:blob|tree|raw)\/(?:main|master|trunk|develop|dev|next|latest|HEAD)(?:\/|$)/;
const RAW_MOVING = /^https?:\/\/raw\.githubusercontent\.com\/[^/]+\/[^/]+\/(?:main|master|HEAD)\//;
/** Registries show the newest release where an address names none. */
const NEWEST =
  /^https?:\/\/(?:(?:www\.)?unpkg\.com\/(?:browse\/)?(?!browse\/)|cdn\.jsdelivr\.net\/npm\/|app\.unpkg\.com\/)(?:@[^/@]+\/)?[^/@]+(?:\/|$)|^https?:\/\/docs\.rs\/(?:crate\/)?[^/]+\/latest(?:\/|$)|@latest(?:\/|$)/;
const TRACKING = /[?&](?:utm_\w+|fbclid|gclid)=/;

export const linksPinned: Check = {
  id: 'links-pinned',
  reason: 'What a moving link shows next year is no source for a fact of today.',
  severity: 'warning',
  *run(document) {
    for (const { path, source } of sourcesOf(document)) {
      const at = [...path, 'url'];
      if (MOVING.test(source.url) || RAW_MOVING.test(source.url)) {
        yield { path: at, message: 'A link into a repository needs a commit or a tag instead of a branch.' };
      }
      if (NEWEST.test(source.url)) {
        yield { path: at, message: 'A link into a package needs its version.' };
      }
      if (source.url.startsWith('http:')) yield { path: at, message: 'The link should begin with https.' };
      if (TRACKING.test(source.url)) yield { path: at, message: 'The link should have no tracking parameters.' };
      if (!/^https?:\/\/\S+$/.test(source.url)) yield { path: at, message: `"${source.url}" is no web address.` };
    }
  },
};

/** All sources of a document, each with its place. */
export function* sourcesOf(document: CatalogDocument): Iterable<{ path: JsonPath; source: SourceDocument }> {
  for (const section of ['entries', 'ranges', 'transportErrors'] as const) {
    for (const [at, fact] of (document[section] ?? []).entries()) {
      for (const [index, source] of (fact.sources ?? []).entries()) {
        yield { path: [section, at, 'sources', index], source };
      }
    }
  }
  for (const [at, { deprecated }] of document.entries.entries()) {
    for (const [index, source] of (deprecated?.sources ?? []).entries()) {
      yield { path: ['entries', at, 'deprecated', 'sources', index], source };
    }
  }
}
