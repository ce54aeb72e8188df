import type { Entry } from '../../catalog/types.ts';
import type { LinkedSite } from '../../model.ts';
import type { RuleContext } from '../rule.ts';
import { isLibrary } from './scope.ts';

/** What a site's own words say it is. */
export interface Witness {
  readonly entry: Entry;
  readonly by: 'message' | 'name';
}

/**
 * Entries of the active protocols that the message or the name of a site stands for; the message first. Patterns, and
 * the words of libraries, let a site pass and prove nothing against it.
 */
export function witnesses(site: LinkedSite, context: RuleContext): readonly Witness[] {
  const found: Witness[] = [];
  if (site.message?.value !== undefined) {
    for (const match of context.protocols.entriesSaying(site.message.value)) {
      if (match.how !== 'pattern') found.push({ entry: match.entry, by: 'message' });
    }
  }
  if (site.name !== undefined) {
    for (const entry of context.protocols.entriesNamed(site.name.text)) found.push({ entry, by: 'name' });
  }
  return found.filter(({ entry }) => !isLibrary(entry.origin, context));
}

/**
 * The integer that a code written as a string stands for: the number in the string, or, where that is a
 * slip, the code that message or name confirm. Undefined where the string holds no integer.
 */
export function intendedCode(site: LinkedSite, context: RuleContext): number | undefined {
  if (site.code?.kind !== 'string') return undefined;
  const text = site.code.value.trim();
  if (!/^[-+]?\d{1,15}$/.test(text)) return undefined;
  const value = Number(text);
  if (context.protocols.definitionsOf(value).length > 0) return value;
  return (
    witnesses(site, context).find((witness) => slipBetween(value, witness.entry.code) !== undefined)?.entry.code ??
    value
  );
}

/** How one number became the other. */
export type Slip = 'sign' | 'digit' | 'swap';

/**
 * The single slip of the pen that turns one number into the other: the minus sign lost or added (`sign`), one digit
 * left out, inserted or replaced (`digit`), or two neighbours swapped (`swap`).
 */
export function slipBetween(written: number, meant: number): Slip | undefined {
  if (written === meant) return undefined;
  if (written === -meant) return 'sign';
  if (Math.sign(written) !== Math.sign(meant)) return undefined;
  return slipOfDigits(String(Math.abs(written)), String(Math.abs(meant)));
}

function slipOfDigits(a: string, b: string): Slip | undefined {
  if (Math.abs(a.length - b.length) > 1) return undefined;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.length > restB.length) return restA.slice(1) === restB ? 'digit' : undefined;
  if (restA.length < restB.length) return restA === restB.slice(1) ? 'digit' : undefined;
  if (restA.slice(1) === restB.slice(1)) return 'digit';
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2) ? 'swap' : undefined;
}
