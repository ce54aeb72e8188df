import { distance } from 'fastest-levenshtein';
import { BASE_PROTOCOL } from './base.ts';
import type { CatalogSet } from './catalog-set.ts';
import { nameKey, normalizeName } from './names.ts';
import { mostProminentFirst } from './prominence.ts';
import type { Catalog, Entry, EntryDocument, ProtocolChoice, TransportErrorDocument } from './types.ts';

/** Where JSON-RPC puts a number. */
export type CodeRange = 'standard' | 'reserved' | 'server-error' | 'application';

/** One meaning of a code, or a named error of a transport; what is not known is absent. */
export interface Definition {
  readonly protocol: string;
  readonly name: string;
  /** Absent for errors of the transport. */
  readonly code?: number;
  readonly message?: string;
  readonly meaning?: string;
  readonly since?: string;
  readonly until?: string;
  /** Version that retires it. */
  readonly deprecated?: string;
  readonly replacement?: number;
  readonly when: NonNullable<EntryDocument['when']>;
  readonly layer: Entry['layer'];
  readonly source?: string;
  readonly whenUsed?: string;
  readonly advice?: string;
  readonly sender?: NonNullable<EntryDocument['sender']>;
  readonly retry?: NonNullable<EntryDocument['retry']>;
  readonly http?: readonly number[];
  readonly data?: Readonly<Record<string, unknown>>;
  readonly identifiers?: readonly string[];
  /** True: the end of a range, not a code to send. */
  readonly marker?: boolean;
  readonly note?: string;
}

export interface CodeExplanation {
  readonly code: number;
  readonly range: CodeRange;
  readonly definitions: readonly Definition[];
}

export interface NameExplanation {
  readonly name: string;
  readonly definitions: readonly Definition[];
}

/** How many names are suggested for one that is not known. */
const SUGGESTIONS = 3;

/**
 * Every meaning of a number, or with a choice its meanings in that protocol, inherited ones included and named
 * after it. Where the chosen version does not define the number, the versions that do are told.
 */
export function explainCode(catalogs: CatalogSet, code: number, choice?: ProtocolChoice): CodeExplanation {
  const entries =
    choice === undefined
      ? mostProminentFirst(catalogs.entriesOf(code), catalogs)
      : entriesFor(catalogs, choice, (entry) => entry.code === code);
  return { code, range: classify(catalogs, code), definitions: entries.map((entry) => toDefinition(entry)) };
}

/**
 * Everything that has this name: entries by name, identifier or wording in words, and errors of transports.
 * An unknown name gives the nearest known ones, best first; possibly none.
 */
export function explainName(
  catalogs: CatalogSet,
  name: string,
  choice?: ProtocolChoice,
): NameExplanation | { readonly nearest: readonly string[] } {
  const wanted = name.trim().toLowerCase();
  const key = normalizeName(name);
  const spelt = (other: string): boolean => other.toLowerCase() === wanted;
  const entries = entriesFor(catalogs, choice, (entry) =>
    namesOf(entry).some((other) => spelt(other) || (key !== '' && nameKey(other) === key)),
  );
  const transport = transportErrors(catalogs, choice).filter(({ error }) =>
    [error.name, ...(error.identifiers ?? [])].some(spelt),
  );
  const definitions = [
    ...entries.map((entry) => toDefinition(entry)),
    ...transport.map(({ catalog, error }) => toTransportDefinition(catalog, error)),
  ];
  if (definitions.length > 0) return { name: name.trim(), definitions };
  return { nearest: nearestNames(catalogs, wanted, choice) };
}

/** Where JSON-RPC puts a number: by the entries and ranges of the base catalog. */
export function classify(catalogs: CatalogSet, code: number): CodeRange {
  const base = catalogs.get(BASE_PROTOCOL);
  if (base?.entries.some((entry) => entry.code === code) === true) return 'standard';
  const range = base?.ranges.find(({ from, to }) => from <= code && code <= to);
  if (range === undefined) return 'application';
  return range.owner === 'implementation' ? 'server-error' : 'reserved';
}

/**
 * Entries of a protocol that hold in the chosen version, or in any where none does; without a choice, all stated ones,
 * the most prominent protocols first.
 */
export function entriesFor(
  catalogs: CatalogSet,
  choice: ProtocolChoice | undefined,
  matches: (entry: Entry) => boolean,
): readonly Entry[] {
  if (choice === undefined) {
    const stated = catalogs.catalogs.flatMap((catalog) =>
      catalog.entries.filter((entry) => entry.origin === catalog.id && matches(entry)),
    );
    return mostProminentFirst(stated, catalogs);
  }
  const found = catalogs.get(choice.id)?.entries.filter(matches) ?? [];
  const { version } = choice;
  if (version === undefined) return found;
  const current = found.filter((entry) => entry.versions.length === 0 || entry.versions.includes(version));
  return current.length > 0 ? current : found;
}

function namesOf(entry: Entry): readonly string[] {
  return [entry.name, ...(entry.identifiers ?? [])];
}

function transportErrors(
  catalogs: CatalogSet,
  choice: ProtocolChoice | undefined,
): readonly { readonly catalog: Catalog; readonly error: TransportErrorDocument }[] {
  return catalogs.catalogs
    .filter((catalog) => choice === undefined || catalog.id === choice.id)
    .flatMap((catalog) => (catalog.document.transportErrors ?? []).map((error) => ({ catalog, error })));
}

export function toDefinition(entry: Entry): Definition {
  const definition = {
    protocol: entry.protocol,
    code: entry.code,
    name: entry.name,
    message: entry.messages?.exact?.[0] ?? (entry.messages?.any === true ? undefined : entry.messages?.examples?.[0]),
    meaning: entry.meaning,
    since: entry.since,
    until: entry.until,
    deprecated: entry.deprecated?.since,
    replacement: entry.deprecated?.replacement,
    when: entry.when ?? {},
    layer: entry.layer,
    source: entry.sources?.[0]?.url,
    whenUsed: entry.whenUsed,
    advice: entry.advice,
    sender: entry.sender,
    retry: entry.retry,
    http: entry.http,
    data: entry.data,
    identifiers: entry.identifiers,
    marker: entry.marker,
    note: entry.note,
  };
  return withoutUnknown(definition);
}

function toTransportDefinition(catalog: Catalog, error: TransportErrorDocument): Definition {
  return withoutUnknown({
    protocol: catalog.id,
    name: error.name,
    meaning: error.meaning,
    when: {},
    layer: 'transport' as const,
    source: error.sources?.[0]?.url,
    advice: error.advice,
    http: [error.http],
    identifiers: error.identifiers,
    note: error.note,
  });
}

/** Leaves members without a value out, so that JSON, text and pages say only what is known. */
function withoutUnknown(definition: Readonly<Record<string, unknown>>): Definition {
  return Object.fromEntries(
    Object.entries(definition).filter(([, value]) => value !== undefined),
  ) as unknown as Definition;
}

function nearestNames(catalogs: CatalogSet, wanted: string, choice: ProtocolChoice | undefined): readonly string[] {
  const plain = squeezed(wanted);
  if (plain === '' || plain.length > 100) return [];
  const names = new Set([
    ...entriesFor(catalogs, choice, () => true).map((entry) => entry.name),
    ...transportErrors(catalogs, choice).map(({ error }) => error.name),
  ]);
  const farthest = Math.max(2, Math.floor(plain.length / 3));
  return [...names]
    .map((name) => ({ name, far: distance(plain, squeezed(name)) }))
    .filter(({ far }) => far <= farthest)
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, SUGGESTIONS)
    .map(({ name }) => name);
}

/** Letters and digits only: `METHOD_NOT_FOUND` is as near as `MethodNotFound`. */
function squeezed(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
