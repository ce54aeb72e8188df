import { entryTitle, protocolName, protocolNameOf } from '../../catalog/titles.ts';
import type { Entry } from '../../catalog/types.ts';
import type { RuleContext } from '../rule.ts';
import { baseCatalog } from './scope.ts';

export { entryTitle, nameInWords, protocolName, protocolNameOf, rangeText } from '../../catalog/titles.ts';

export function quoted(text: string): string {
  return `"${text}"`;
}

/** Longer texts are not repeated whole in a title. */
const LONGEST = 60;

/** The text on one line, cut where it is long. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const points = [...line];
  return points.length > LONGEST ? `${points.slice(0, LONGEST - 1).join('')}…` : line;
}

const ARTICLES: Readonly<Record<string, string>> = { object: 'an object', array: 'an array', null: 'null' };

/** The type of a JSON value as a noun phrase: `a number`, `an object`, `null`. */
export function typeText(type: string): string {
  return ARTICLES[type] ?? `a ${type}`;
}

/** Name of the protocol that everything builds on, for sentences about the shape of messages. */
export function baseName(context: RuleContext): string {
  const base = baseCatalog(context);
  return base === undefined ? 'JSON-RPC' : protocolName(base);
}

/** Who calls a code what the entry calls it: the base protocol, whoever repeats it, else the protocol of the entry. */
export function definerName(entry: Entry, context: RuleContext): string {
  const base = baseCatalog(context);
  const title = entryTitle(entry).toLowerCase();
  const repeats = base?.entries.some(
    (candidate) => candidate.code === entry.code && entryTitle(candidate).toLowerCase() === title,
  );
  return base !== undefined && repeats === true ? protocolName(base) : protocolNameOf(entry.origin, context.catalogs);
}
