import type { JsonPath } from '../schema-validator.ts';
import type { CatalogDocument, SourceDocument } from '../types.ts';
import { versionsBetween } from '../versions.ts';
import type { Check } from './check.ts';

export const fileNamed: Check = {
  id: 'file-named',
  reason: 'A catalog is found by the name of its file.',
  severity: 'warning',
  *run({ id }, { fileName }) {
    if (fileName === undefined) return;
    const name = fileName.split(/[\\/]/).at(-1) ?? '';
    if (name !== `${id}.json`)
      yield { path: ['id'], message: `The catalog "${id}" belongs into ${id}.json, not ${name}.` };
  },
};

export const rangesApart: Check = {
  id: 'ranges-apart',
  reason: 'A number in two ranges has two owners.',
  severity: 'error',
  *run({ ranges = [] }, { versions }) {
    for (const [at, range] of ranges.entries()) {
      if (range.from > range.to) {
        yield { path: ['ranges', at, 'from'], message: `"from" is the lower end: ${range.to} … ${range.from}.` };
        continue;
      }
      const held = versionsBetween(versions, range.since, range.until);
      const other = ranges
        .slice(0, at)
        .find(
          (before) =>
            before.owner !== range.owner &&
            before.specification === range.specification &&
            before.from <= range.to &&
            range.from <= before.to &&
            (versions.length === 0 ||
              versionsBetween(versions, before.since, before.until).some((version) => held.includes(version))),
        );
      if (other === undefined) continue;
      yield {
        path: ['ranges', at],
        message: `${range.from}…${range.to} overlaps ${other.from}…${other.to}, which has another owner.`,
      };
    }
  },
};

export const methodNamed: Check = {
  id: 'method-named',
  reason: 'A method has a name, a group of methods a prefix.',
  severity: 'error',
  *run({ methods = [] }) {
    for (const [at, { name, prefix }] of methods.entries()) {
      if ((name === undefined) === (prefix === undefined)) {
        yield { path: ['methods', at], message: 'A method needs either "name" or "prefix".' };
      }
    }
  },
};

export const symbolComplete: Check = {
  id: 'symbol-complete',
  reason: 'A symbol without members, code or parameters says nothing about codes.',
  severity: 'error',
  *run({ symbols = [] }) {
    for (const [at, { form, members, code, parameters, export: name }] of symbols.entries()) {
      const path = ['symbols', at];
      if (form === 'enum' || form === 'factories') {
        if (members === undefined) yield { path, message: `${name} needs "members" with their codes.` };
      } else if (code === undefined && parameters?.includes('code') !== true) {
        yield { path, message: `${name} needs a "code", or "code" among its parameters.` };
      }
    }
  },
};

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
      if (source.url.startsWith('http:')) yield { path: at, message: 'The link should begin with https.' };
      if (TRACKING.test(source.url)) yield { path: at, message: 'The link should have no tracking parameters.' };
      if (!/^https?:\/\/\S+$/.test(source.url)) yield { path: at, message: `"${source.url}" is no web address.` };
    }
  },
};

function* sourcesOf(document: CatalogDocument): Iterable<{ path: JsonPath; source: SourceDocument }> {
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
