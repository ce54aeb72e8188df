import { didYouMean, listOf } from '../core/words.ts';
import { UsageError } from './usage-error.ts';

/** Output formats of `check`. */
export const CHECK_FORMATS = ['text', 'json', 'jsonl', 'sarif', 'github'] as const;

/** Output formats of `report`. */
export const REPORT_FORMATS = ['text', 'json', 'markdown'] as const;

/** Megabytes of the largest script that is checked, unless an option says otherwise: longer ones are generated. */
export const MAX_FILE_SIZE = 5;

/** Collects an option that may be given several times. */
export function repeatable(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

/** Collects an option that takes a list, and may be given several times. A list of nothing has one empty item, which nothing is called. */
export function list(value: string, earlier: readonly string[] = []): readonly string[] {
  const items = value.split(',').map((item) => item.trim());
  const named = items.filter((item) => item !== '');
  return [...earlier, ...(named.length > 0 ? named : [''])];
}

/** Accepts one of a few words. */
export function oneOf<T extends string>(flag: string, words: readonly T[]): (value: string) => T {
  return (value) => {
    const found = words.find((word) => word === value);
    if (found !== undefined) return found;
    const guess = didYouMean(value, words);
    throw new UsageError(`Unknown value "${value}" of ${flag}.${guess} It takes ${listOf(words, 'or')}.`);
  };
}

/** Accepts a whole number from `least` on, up to `most` where there is such a limit. */
export function wholeNumber(flag: string, least: number, most?: number): (value: string) => number {
  return (value) => {
    const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= (most ?? Number.MAX_SAFE_INTEGER)) return number;
    const limits = most === undefined ? `from ${least} on` : `from ${least} to ${most}`;
    throw new UsageError(`${flag} takes a whole number ${limits}, not "${value}".`);
  };
}

/** Accepts a path of members: `event.payload`, `params.0.message`. */
export function memberPath(value: string): readonly string[] {
  const steps = value.split('.');
  if (steps.includes(''))
    throw new UsageError(
      `--field takes names of members with dots between them, for example "event.payload", not "${value}".`,
    );
  return steps;
}
