import type { Vocabulary } from '../vocabulary.ts';

/** Digits that a number must have to be looked for in texts. */
const MIN_DIGITS = 4;
const MAX_DIGITS = 5;

interface NumberShape {
  /** The first two digits of the kept numbers, in order. */
  readonly prefixes: readonly string[];
  /** Digits of the kept numbers. */
  readonly lengths: readonly [least: number, most: number];
}

const shapes = new WeakMap<Vocabulary, NumberShape>();

/** The digits with which the kept numbers begin: so the numbers stay in the catalogs. */
export function numberShape(vocabulary: Vocabulary): NumberShape {
  const known = shapes.get(vocabulary);
  if (known !== undefined) return known;
  const prefixes = new Set<string>();
  let least = MAX_DIGITS;
  for (const { from: low, to: high } of keptNumbers(vocabulary)) {
    least = Math.min(least, String(-high).length);
    for (let digits = String(-high).length; digits <= String(-low).length; digits += 1) {
      const unit = 10 ** (digits - 2);
      const first = Math.floor(Math.max(-high, 10 * unit) / unit);
      const last = Math.floor(Math.min(-low, 100 * unit - 1) / unit);
      for (let prefix = first; prefix <= last; prefix += 1) prefixes.add(String(prefix));
    }
  }
  const shape: NumberShape = { prefixes: [...prefixes].sort(), lengths: [least, MAX_DIGITS] };
  shapes.set(vocabulary, shape);
  return shape;
}

/** The kept ranges, as far as they hold numbers that make a text worth parsing: positive ones and those of few digits are everywhere. */
export function keptNumbers(vocabulary: Vocabulary): readonly { readonly from: number; readonly to: number }[] {
  return (vocabulary.keptRanges ?? askedRanges(vocabulary))
    .map(({ from, to }) => ({
      from: Math.max(from, 1 - 10 ** MAX_DIGITS),
      to: Math.min(to, -(10 ** (MIN_DIGITS - 1))),
    }))
    .filter(({ from, to }) => from <= to);
}

/** The ranges of a vocabulary that does not list them. */
function askedRanges(vocabulary: Vocabulary): readonly { readonly from: number; readonly to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (let code = 1 - 10 ** MAX_DIGITS; code <= -(10 ** (MIN_DIGITS - 1)); code += 1) {
    if (!vocabulary.isKept(code)) continue;
    const last = ranges.at(-1);
    if (last?.to === code - 1) last.to = code;
    else ranges.push({ from: code, to: code });
  }
  return ranges;
}

/**
 * True for a number that is not kept but looks like a slip of one: the sign lost, a digit too many or too
 * few behind the digits with which kept numbers begin.
 */
export function isNearKept(vocabulary: Vocabulary, value: number): boolean {
  if (!Number.isInteger(value) || vocabulary.isKept(value)) return false;
  if (vocabulary.isKept(-value)) return true;
  const digits = String(Math.abs(value));
  const { prefixes, lengths } = numberShape(vocabulary);
  if (digits.length < lengths[0] - 1 || digits.length > lengths[1] + 1) return false;
  return prefixes.some((prefix) => digits.startsWith(prefix));
}
