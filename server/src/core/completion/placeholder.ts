import { keptNumbers } from '../extract/typescript/near.ts';
import type { Vocabulary } from '../extract/vocabulary.ts';

/** A typed number that says by itself which codes are meant: the sign and the digits with which kept ones begin. */
const TELLING = /^-\d{2,}$/;

/**
 * A number that could become of what is typed: one that a protocol keeps, where there is one; else 0, which proves
 * nothing. With it in its place, half-typed code can be read like any other.
 */
export function placeholderFor(typed: string, vocabulary: Vocabulary): string {
  const begun = typed.replaceAll('_', '');
  if (/^[+\d]/.test(begun)) return '0';
  const digits = /^-(\d+)$/.exec(begun)?.[1] ?? '';
  return String(keptBeginning(digits, vocabulary) ?? 0);
}

/** What is typed proves that a kept number is meant. */
export function isTelling(typed: string, vocabulary: Vocabulary): boolean {
  const begun = typed.replaceAll('_', '');
  return TELLING.test(begun) && keptBeginning(begun.slice(1), vocabulary) !== undefined;
}

/** The highest kept number whose digits begin like this. */
function keptBeginning(digits: string, vocabulary: Vocabulary): number | undefined {
  let highest: number | undefined;
  for (const { from, to } of keptNumbers(vocabulary)) {
    for (let zeros = 0; zeros <= String(-from).length - digits.length; zeros += 1) {
      const unit = 10 ** zeros;
      const first = Number(digits || '0') * unit;
      const number = Math.min(to, -first);
      const fits = number >= from && (digits === '' || number > -first - unit);
      if (fits && (highest === undefined || number > highest)) highest = number;
    }
  }
  return highest;
}
