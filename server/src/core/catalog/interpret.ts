import { listOf } from '../words.ts';
import type { CatalogSet } from './catalog-set.ts';
import type { ErrorClue } from './error-clue.ts';
import { type CodeRange, classify, type Definition, entriesFor, explainName, toDefinition } from './explain.ts';
import { type Judged, judgeMeaning, type Saying, surroundingsOf } from './likelihood.ts';
import { createMessageIndex } from './messages.ts';
import { nameKey, normalizeName } from './names.ts';
import { entryTitle, protocolNameOf } from './titles.ts';
import type { Entry, ProtocolChoice } from './types.ts';

/** A meaning that an error may have, and why. */
export interface Meaning extends Definition {
  /** Clauses that complete "because …": "the message is LSP's wording". Absent where only the number speaks for it. */
  readonly reason?: string;
}

/** What an error means, most likely meaning first. */
export interface Interpretation {
  readonly code?: number;
  readonly range?: CodeRange;
  /** The part of the text that is the message. */
  readonly message?: string;
  readonly method?: string;
  /** A sentence where the message is another code's. */
  readonly note?: string;
  readonly definitions: readonly Meaning[];
}

/**
 * Finds the meanings of an error: all those of its code, else those whose wording or name its text is. Message, data,
 * method and what else the text names put them in order.
 *
 * @param text the whole, which may name a protocol
 * @param choices protocols that are asked for; none for all
 * @returns undefined where nothing known is meant.
 */
export function interpret(
  catalogs: CatalogSet,
  text: string,
  clue: ErrorClue,
  choices: readonly ProtocolChoice[] = [],
): Interpretation | undefined {
  const { code, method } = clue;
  const asked = choices.length === 0 ? [undefined] : choices;
  const pool = asked.flatMap((choice) =>
    entriesFor(catalogs, choice, (entry) => code === undefined || entry.code === code),
  );
  const said = sayingOf(pool, clue.texts);
  // Without a number only what is said can be meant.
  const candidates = code === undefined ? [...said.how.keys()] : pool;
  if (code === undefined && candidates.length === 0) return transportError(catalogs, clue.texts, asked);
  const elsewhere = code !== undefined && said.how.size === 0 ? sayingElsewhere(catalogs, clue.texts) : [];
  const surroundings = surroundingsOf(catalogs, text, clue, elsewhere);
  const message = said.text ?? clue.message;
  const note = otherCodeNote(catalogs, elsewhere);
  return {
    ...(code !== undefined && { code, range: classify(catalogs, code) }),
    ...(message !== undefined && { message }),
    ...(method !== undefined && { method }),
    ...(note !== undefined && { note }),
    definitions: ranked(catalogs, candidates, (entry) =>
      judgeMeaning(catalogs, entry, said.how.get(entry), surroundings),
    ),
  };
}

/** Errors of transports have names only: `{"error":"token_expired"}`. */
function transportError(
  catalogs: CatalogSet,
  texts: readonly string[],
  asked: readonly (ProtocolChoice | undefined)[],
): Interpretation | undefined {
  for (const message of texts) {
    if (!/^\w+$/.test(message)) continue;
    const found = asked.map((choice) => explainName(catalogs, message, choice));
    const definitions = found.flatMap((one) => ('definitions' in one ? one.definitions : []));
    if (definitions.length > 0) return { message, definitions };
  }
  return undefined;
}

/** Stable: of equally likely meanings the order of the catalogs decides, JSON-RPC itself first. */
function ranked(catalogs: CatalogSet, entries: readonly Entry[], judge: (entry: Entry) => Judged): readonly Meaning[] {
  const judged = entries.map((entry) => ({ entry, ...judge(entry) }));
  return judged
    .map((one) => ({ ...one, weight: Math.min(one.weight, mostOf(one.entry, judged, catalogs)) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ entry, reasons }) => ({
      ...toDefinition(entry),
      ...(reasons.length > 0 && { reason: listOf(reasons, 'and') }),
    }));
}

/** What a protocol says of a number comes before what its libraries say in other words. */
function mostOf(
  { code, origin }: Entry,
  judged: readonly (Judged & { readonly entry: Entry })[],
  catalogs: CatalogSet,
): number {
  const served = catalogs.get(origin)?.document.serves;
  if (served === undefined) return Infinity;
  const ofServed = judged.filter(({ entry, said }) => said && entry.code === code && served.includes(entry.protocol));
  return ofServed.length === 0 ? Infinity : Math.max(...ofServed.map(({ weight }) => weight)) - 1;
}

interface Said {
  /** The first of the texts that says something. */
  readonly text?: string;
  readonly how: ReadonlyMap<Entry, Saying>;
}

const STRENGTH: Readonly<Record<Saying['how'], number>> = { equals: 4, begins: 3, pattern: 2, example: 1, name: 0 };

/** The text that is most likely the message, and the entries that it is a wording of. */
function sayingOf(pool: readonly Entry[], texts: readonly string[]): Said {
  const wordings = createMessageIndex(pool.map((entry) => ({ entry, messages: entry.messages })));
  const examples = createMessageIndex(
    pool.map((entry) => ({ entry, messages: { exact: entry.messages?.examples ?? [] } })),
  );
  let best: Said = { how: new Map() };
  let strongest = -1;
  for (const text of texts) {
    const how = new Map<Entry, Saying>();
    for (const match of wordings.find(text)) {
      // The length of an expression says nothing.
      how.set(match.entry, { how: match.how, length: match.how === 'pattern' ? 0 : match.text.length });
    }
    for (const { entry, text: example } of examples.find(text)) {
      const pattern = how.get(entry);
      // Of those that give it this form, the ones that also show it are meant.
      if (pattern === undefined) how.set(entry, { how: 'example', length: example.length });
      else if (pattern.how === 'pattern') how.set(entry, { how: 'pattern', length: example.length });
    }
    const key = normalizeName(text);
    for (const entry of pool) {
      if (!how.has(entry) && isNamed(entry, key)) how.set(entry, { how: 'name', length: key.length });
    }
    const strength = Math.max(-1, ...[...how.values()].map((one) => STRENGTH[one.how]));
    if (strength > strongest) {
      best = { text, how };
      strongest = strength;
    }
  }
  return best;
}

function isNamed(entry: Entry, key: string): boolean {
  return key !== '' && [entry.name, ...(entry.identifiers ?? [])].some((name) => nameKey(name) === key);
}

/** Entries of other numbers whose whole wording one of the texts is. */
function sayingElsewhere(catalogs: CatalogSet, texts: readonly string[]): readonly Entry[] {
  for (const text of texts) {
    const found = catalogs.entriesSaying(text).filter(({ how }) => how === 'equals');
    if (found.length > 0) return found.map(({ entry }) => entry);
  }
  return [];
}

function otherCodeNote(catalogs: CatalogSet, [entry]: readonly Entry[]): string | undefined {
  if (entry === undefined) return undefined;
  return `"${entryTitle(entry)}" is what ${protocolNameOf(entry.protocol, catalogs)} calls ${entry.code}.`;
}
