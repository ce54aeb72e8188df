import { BASE_PROTOCOL } from './base.ts';
import type { CatalogSet } from './catalog-set.ts';
import { dataFit } from './data-fit.ts';
import type { ErrorClue } from './error-clue.ts';
import { factsIndex } from './facts-index.ts';
import { protocolName, protocolNameOf } from './titles.ts';
import type { Entry } from './types.ts';

/** How a text speaks for an entry. */
export interface Saying {
  readonly how: 'equals' | 'begins' | 'pattern' | 'example' | 'name';
  /** Length of the wording in UTF-16 units. */
  readonly length: number;
}

export interface Judged {
  readonly weight: number;
  /** True where the message is a wording of the entry. */
  readonly said: boolean;
  /** Clauses that complete "because …". */
  readonly reasons: readonly string[];
}

/** What stands around a message and may tell whose it is. */
export interface Surroundings {
  readonly data: unknown;
  readonly method: string | undefined;
  /** Catalogs that know the method, and no other does. */
  readonly ofMethod: ReadonlySet<string>;
  /** Catalogs near to one in which the message goes with another number, and that one. */
  readonly kin: ReadonlyMap<string, string>;
  /** Catalog → the word of the text that names it. */
  readonly named: ReadonlyMap<string, string>;
}

/** A wording outweighs all that is not one; of these a contradiction weighs as much as a fit. */
const WORDING: Readonly<Record<Saying['how'], number>> = {
  equals: 800,
  begins: 600,
  pattern: 500,
  example: 400,
  name: 300,
};
const PROTOCOL = 60;
const METHOD = 50;
const DATA = 40;
const KIN = 30;
const GENERAL = 1;
/** A longer wording is the better proof, but never outweighs another reason. */
const LONGEST = 30;

/** Longer texts name a protocol somewhere by chance. */
const SEARCHED = 2000;

/** @param elsewhere entries of other numbers that have the message, if any */
export function surroundingsOf(
  catalogs: CatalogSet,
  text: string,
  clue: ErrorClue,
  elsewhere: readonly Entry[],
): Surroundings {
  const searched = text.slice(0, SEARCHED);
  const words = new Set(searched.match(/[\p{L}\p{N}][\p{L}\p{N}.+-]*/gu) ?? []);
  const named = new Map<string, string>();
  for (const catalog of catalogs.catalogs) {
    // "Internal JSON-RPC error" says nothing of who says it.
    if (catalog.id === BASE_PROTOCOL) continue;
    const makers = (catalog.document.symbols ?? []).filter(({ form }) => form === 'constructor');
    const names = [protocolName(catalog), catalog.name, ...makers.map((symbol) => symbol.export)];
    const found = names.find((name) => words.has(name));
    if (found !== undefined) named.set(catalog.id, found);
  }
  const method = clue.method ?? methodIn(searched, catalogs);
  const listed = method === undefined ? [] : factsIndex(catalogs).methodsOf(method);
  const own = listed.filter(({ item }) => item.shared !== true);
  const ofMethod = new Set(own.map(({ catalog }) => catalog.id));
  return { data: clue.data, method, named, ofMethod, kin: kinOf(elsewhere, catalogs) };
}

/** A word that is a method of some protocol: `eth_call` in a line of a log. */
function methodIn(text: string, catalogs: CatalogSet): string | undefined {
  const index = factsIndex(catalogs);
  for (const [word] of text.matchAll(/[$\p{L}][\p{L}\p{N}$]*(?:[/._][\p{L}\p{N}$]+)+/gu)) {
    if (index.methodsOf(word).some(({ item }) => item.shared !== true)) return word;
  }
  return undefined;
}

/** The catalogs of these entries, what they implement, and what implements that. */
function kinOf(entries: readonly Entry[], catalogs: CatalogSet): ReadonlyMap<string, string> {
  const kin = new Map<string, string>();
  // What JSON-RPC itself says, everybody says.
  if (entries.some(({ origin }) => origin === BASE_PROTOCOL)) return kin;
  for (const { origin } of entries) {
    const served = catalogs.get(origin)?.document.serves ?? [];
    const near = catalogs.catalogs.filter(({ id, document }) => {
      return (
        id === origin || served.includes(id) || document.serves?.some((one) => one === origin || served.includes(one))
      );
    });
    for (const { id } of near) if (!kin.has(id)) kin.set(id, origin);
  }
  return kin;
}

/** How likely an entry is meant, and what speaks for it, the best reason first. */
export function judgeMeaning(
  catalogs: CatalogSet,
  entry: Entry,
  saying: Saying | undefined,
  { data, method, ofMethod, named, kin }: Surroundings,
): Judged {
  const reasons: string[] = [];
  let weight = entry.when === undefined && entry.marker !== true ? GENERAL : 0;
  const protocol = protocolNameOf(entry.protocol, catalogs);
  if (saying !== undefined) {
    weight += WORDING[saying.how] + Math.min(saying.length, LONGEST);
    reasons.push(sayingReason(saying, protocol));
  }
  const word = named.get(entry.protocol);
  if (word !== undefined) {
    weight += PROTOCOL;
    reasons.push(`the text names ${word}`);
  }
  const methods = entry.when?.methods;
  if (method !== undefined && methods !== undefined) {
    weight += methods.includes(method) ? METHOD : -METHOD;
    if (methods.includes(method)) reasons.push(`it is meant for ${method}`);
  } else if (method !== undefined && ofMethod.has(entry.protocol)) {
    weight += METHOD;
    reasons.push(`${method} is a method of ${protocol}`);
  }
  const near = kin.get(entry.protocol);
  if (saying === undefined && near !== undefined) {
    weight += KIN;
    reasons.push(`${protocolNameOf(near, catalogs)} has this message`);
  }
  const fit = dataFit(entry.data, data);
  if (fit === false) weight -= DATA;
  else if (fit !== undefined) {
    weight += DATA;
    reasons.push(fit);
  }
  return { weight, reasons, said: saying !== undefined };
}

function sayingReason({ how }: Saying, protocol: string): string {
  switch (how) {
    case 'equals':
      return `the message is ${possessive(protocol)} wording`;
    case 'begins':
      return `the message begins with ${possessive(protocol)} wording`;
    case 'pattern':
      return `the message has a form that ${protocol} gives it`;
    case 'example':
      return `${protocol} shows this message with it`;
    case 'name':
      return 'the message is its name';
  }
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}'` : `${name}'s`;
}
