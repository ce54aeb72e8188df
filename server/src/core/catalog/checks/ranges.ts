import { rangeText } from '../titles.ts';
import type { EntryDocument, RangeDocument } from '../types.ts';
import { versionsBetween } from '../versions.ts';
import type { Check } from './check.ts';

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
      const other = ranges
        .slice(0, at)
        .find(
          (before) =>
            before.owner !== range.owner &&
            before.specification === range.specification &&
            before.from <= range.to &&
            range.from <= before.to &&
            meet(before, range, versions),
        );
      if (other === undefined) continue;
      yield {
        path: ['ranges', at],
        message: `${range.from}…${range.to} overlaps ${other.from}…${other.to}, which has another owner.`,
      };
    }
  },
};

export const rangeKeptEmpty: Check = {
  id: 'range-kept-empty',
  reason: 'In a range that is nobody’s, not even its specification defines a code.',
  severity: 'error',
  *run({ ranges = [], entries }, { versions }) {
    for (const [at, entry] of entries.entries()) {
      if (entry.marker === true || entry.conforms === false) continue;
      const range = ranges.find(
        (one) => one.owner === 'nobody' && one.from <= entry.code && entry.code <= one.to && meet(one, entry, versions),
      );
      if (range === undefined) continue;
      yield {
        path: ['entries', at, 'code'],
        message: `${rangeText(range)} is kept for nobody, and ${entry.code} is in it.`,
      };
    }
  },
};

export const rangeConsistent: Check = {
  id: 'range-consistent',
  reason: 'Who owns a range and what others may do there are one sentence.',
  severity: 'error',
  *run({ ranges = [] }) {
    for (const [at, { owner, others }] of ranges.entries()) {
      if (owner === 'nobody' && others === 'may')
        yield {
          path: ['ranges', at, 'others'],
          message: 'What is nobody’s is not open to others: "must-not" or "should-not".',
        };
      if (owner === 'application' && others !== 'may')
        yield { path: ['ranges', at, 'others'], message: 'What belongs to applications is open to them: "may".' };
    }
  },
};

function meet(
  a: Pick<RangeDocument | EntryDocument, 'since' | 'until'>,
  b: Pick<RangeDocument | EntryDocument, 'since' | 'until'>,
  versions: readonly string[],
): boolean {
  if (versions.length === 0) return true;
  const held = versionsBetween(versions, a.since, a.until);
  return versionsBetween(versions, b.since, b.until).some((version) => held.includes(version));
}
