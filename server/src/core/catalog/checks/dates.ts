import type { CatalogDocument } from '../types.ts';
import type { Check, CheckProblem } from './check.ts';
import { sourcesOf } from './sources.ts';

const DATE = /^(\d{4})-(\d\d)(?:-(\d\d))?$/;
const MONTHS = 12;

export const datesReal: Check = {
  id: 'dates-real',
  reason: 'A day that no calendar has was never looked at.',
  severity: 'error',
  *run(document): Iterable<CheckProblem> {
    for (const [at, { released }] of (document.versions ?? []).entries()) {
      if (released !== undefined && !isDate(released)) yield wrong(['versions', at, 'released'], released);
    }
    for (const { path, source } of sourcesOf(document)) {
      if (source.checked !== undefined && !isDate(source.checked)) yield wrong([...path, 'checked'], source.checked);
    }
    if (document.specifications !== undefined) yield* datesOfFacts(document);
  },
};

/** A family of specifications dates its facts where others name versions. */
function* datesOfFacts(document: CatalogDocument): Iterable<CheckProblem> {
  for (const section of ['entries', 'ranges'] as const) {
    for (const [at, { since, until }] of (document[section] ?? []).entries()) {
      for (const [member, date] of Object.entries({ since, until })) {
        const day = date?.replace(/^≤/, '');
        if (day !== undefined && DATE.test(day) && !isDate(day)) yield wrong([section, at, member], day);
      }
    }
  }
}

function wrong(path: readonly (string | number)[], date: string): CheckProblem {
  return { path, message: `${date} is no day of the calendar.` };
}

function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return true;
  const inYear = Number(month) >= 1 && Number(month) <= MONTHS;
  return inYear && (day === undefined || (Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month))));
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
