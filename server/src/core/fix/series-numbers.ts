import type { Link } from './series-links.ts';

/** Numbers are renumbered by blocks of this size, so that their last digits stay. */
const BLOCK = 1000;
/** Blocks that are tried; past them the digits would be too many to recognise. */
const BLOCKS = 9;

/** Old number → new number of everything in the file that has the old one. */
export type Renumbering = ReadonlyMap<number, number>;

/**
 * New numbers for old ones, each free and none twice, with the last digits of the old. First positive ones; where
 * definitions count from one another only shifts, since those keep distances with their sign.
 *
 * @param written old numbers that stand as literals
 * @param links definitions that follow when the one from which they count moves
 * @param isFree says whether a number may be given
 * @returns undefined where no block has room for all
 */
export function renumber(
  written: ReadonlySet<number>,
  links: readonly Link[],
  isFree: (code: number) => boolean,
): Renumbering | undefined {
  const blocks = Array.from({ length: BLOCKS }, (_, index) => (index + 1) * BLOCK);
  const positive = blocks.map((block) => (code: number) => block + (Math.abs(code) % BLOCK));
  const shifts = blocks.map((block) => (code: number) => code + (code < 0 ? -block : block));
  for (const numbering of links.length === 0 ? [...positive, ...shifts] : shifts) {
    const numbers = follow(new Map([...written].map((code) => [code, numbering(code)])), links);
    if (numbers === undefined) continue;
    const given = [...numbers.values()];
    if (new Set(given).size === given.length && given.every(isFree)) return numbers;
  }
  return undefined;
}

/** The numbers with those that follow from them; undefined where one number would have to become two. */
function follow(numbers: Map<number, number>, links: readonly Link[]): Renumbering | undefined {
  for (const { site, base } of links) {
    const [old, from] = [site.value, base.value];
    const moved = from === undefined ? undefined : numbers.get(from);
    if (old === undefined || from === undefined || moved === undefined) continue;
    const next = moved + old - from;
    if ((numbers.get(old) ?? next) !== next) return undefined;
    numbers.set(old, next);
  }
  return numbers;
}
