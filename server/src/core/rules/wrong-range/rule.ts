import { numberToken } from '../../fix/number-token.ts';
import type { Source } from '../../fix/source.ts';
import type { BoundFact, Fix, RangeFact, TextEdit } from '../../model.ts';
import type { RangeRule, RuleContext, Verdict } from '../rule.ts';
import { reservedSpan } from '../support/scope.ts';
import { baseName, protocolNameOf, rangeText } from '../support/wording.ts';

/** A range that somebody keeps, as people name it. */
interface Known {
  readonly from: number;
  readonly to: number;
  /** Who keeps it. */
  readonly owner: string;
}

/** A check that is meant for a known range, and lets its ends out, takes more in, or is never true. */
export const rule: RangeRule = {
  id: 'wrong-range',
  title: 'A check of a range misses or swaps the ends of the range that it is meant for',
  severity: 'warning',
  since: '0.1.0',
  fixes: ['suggestion'],
  inspects: 'range',
  check(range, context) {
    if (range.test === true) return undefined;
    const known = knownRanges(context);
    const inside = { from: first(range.from), to: last(range.to) };
    if (known.some(({ from, to }) => from === inside.from && to === inside.to)) return undefined;
    for (const one of known) {
      const verdict = swapped(range, one) ?? missed(range, inside, one);
      if (verdict !== undefined) return verdict;
    }
    return undefined;
  },
};

/** Ranges of the active protocols, and all that the base protocol reserves. */
function knownRanges(context: RuleContext): readonly Known[] {
  const whole = reservedSpan(context);
  const ranges = context.protocols.list.flatMap(({ catalog }) => catalog.ranges);
  return [
    ...(whole === undefined ? [] : [{ ...whole, owner: baseName(context) }]),
    ...ranges
      .filter(({ from, to }) => to - from > 1)
      .map(({ from, to, origin }) => ({ from, to, owner: protocolNameOf(origin, context.catalogs) })),
  ];
}

/** The least and the greatest number that is inside. */
function first({ value, inclusive }: BoundFact): number {
  return inclusive ? value : value + 1;
}

function last({ value, inclusive }: BoundFact): number {
  return inclusive ? value : value - 1;
}

function swapped({ span, from, to, outside }: RangeFact, known: Known): Verdict | undefined {
  if (from.value !== known.to || to.value !== known.from) return undefined;
  const ends = outside === true ? `below ${from.value} or above ${to.value}` : `between ${from.value} and ${to.value}`;
  return {
    span,
    message: `${outside === true ? 'Every' : 'No'} number is ${ends}: the lower end of ${rangeText(known)} (${known.owner}) is ${known.from}.`,
    fixes: (source) => rewritten({ from, to }, known, source),
  };
}

/** The numbers written are the ends of the range, or lie right beside them, and the operators do not go with them. */
function missed(
  range: RangeFact,
  inside: { readonly from: number; readonly to: number },
  known: Known,
): Verdict | undefined {
  const { from, to } = range;
  // A bound one further in is somebody's will where it is written with `>=` or `<=`: `code <= -32001`.
  const near = isMeant(from, known.from, -1) && isMeant(to, known.to, 1);
  if (!near || (from.value !== known.from && to.value !== known.to)) return undefined;
  const out = [known.from, known.to].filter((end) => end < inside.from || end > inside.to);
  const beyond = [inside.from, inside.to].filter((end) => end < known.from || end > known.to);
  const said = [
    ...(out.length === 0 ? [] : [`leaves out ${out.join(' and ')}`]),
    ...(beyond.length === 0 ? [] : [`lets in ${beyond.join(' and ')}`]),
  ];
  if (said.length === 0) return undefined;
  return {
    span: range.span,
    message: `This ${said.join(' and ')}; the range of ${known.owner} is ${rangeText(known)}, both ends included.`,
    fixes: (source) => rewritten(range, known, source),
  };
}

/** @param outward the direction that leads out of the range at this end */
function isMeant({ value, inclusive }: BoundFact, end: number, outward: -1 | 1): boolean {
  return value === end || (inclusive && value === end + outward) || (!inclusive && value === end + 2 * outward);
}

/** The same check with the ends of the known range, both included. */
function rewritten({ from, to }: Pick<RangeFact, 'from' | 'to'>, known: Known, source: Source): readonly Fix[] {
  const edits = [...edited(from, known.from, source), ...edited(to, known.to, source)];
  const isWhole = [from, to].every(
    (bound) => bound.literal || bound.value === (bound === from ? known.from : known.to),
  );
  if (edits.length === 0 || !isWhole) return [];
  return [
    {
      title: `Check for ${rangeText(known)}`,
      kind: 'suggestion',
      edits: [...edits].sort((a, b) => a.span.start - b.span.start),
    },
  ];
}

function edited(bound: BoundFact, end: number, source: Source): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  if (bound.value !== end) edits.push({ span: bound.number, newText: numberToken(end, source.slice(bound.number)) });
  if (!bound.inclusive) edits.push({ span: bound.operator, newText: toggled(source.slice(bound.operator)) });
  return edits;
}

/** `<` for `<=` and the other way round. */
function toggled(operator: string): string {
  return operator.endsWith('=') ? operator.slice(0, -1) : `${operator}=`;
}
