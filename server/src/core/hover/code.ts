import type { ActiveProtocols } from '../catalog/active.ts';
import { BASE_PROTOCOL, isBuiltIn } from '../catalog/base.ts';
import type { CatalogSet } from '../catalog/catalog-set.ts';
import { dataShape } from '../catalog/data-shape.ts';
import { entryTitle, protocolNameOf } from '../catalog/titles.ts';
import type { ActiveProtocol, Entry } from '../catalog/types.ts';
import type { LinkedSite } from '../model.ts';
import { elsewhere } from './elsewhere.ts';
import { activeProtocolLabel, definerLabel } from './labels.ts';
import { code, joined, type Line, link, strong, withCode } from './markup.ts';
import { rangeSentence } from './ranges.ts';

/** What a text about a code draws on. */
export interface MeaningContext {
  readonly protocols: ActiveProtocols;
  readonly catalogs: CatalogSet;
  /** URI of a page of the documentation by its path below `docs/` without extension; absent: no such links. */
  readonly pageUri?: (page: string) => string;
}

/** What a hover over a code draws on. */
export interface CodeContext extends MeaningContext {
  readonly value: number;
  readonly site: LinkedSite;
  /** In a capture: which request the error answers. */
  readonly answer: readonly Line[];
}

/** Advice that is longer belongs on the page of the code. */
const MAX_ADVICE = 140;

/** The hover over a code, top to bottom; what is not known is left out. */
export function codeLines(context: CodeContext): readonly Line[] {
  const { value, protocols, catalogs, site, answer } = context;
  const found = protocols.definitionsOf(value);
  const candidates = found.length > 0 ? found : protocols.retiredOf(value);
  const entry = bestFor(site, candidates);
  return entry
    ? [title(entry, catalogs), ...meaningLines(entry), ...answer, ...surroundings(value, entry, context)]
    : [rangeSentence(value, protocols, catalogs), ...answer, ...surroundings(value, undefined, context)];
}

/** What there is to say about one meaning of a code, top to bottom. */
export function entryLines(entry: Entry, context: MeaningContext): readonly Line[] {
  return [title(entry, context.catalogs), ...meaningLines(entry), ...surroundings(entry.code, entry, context)];
}

/** Why the meaning holds here, what else the number means, and where to read on. */
function surroundings(value: number, entry: Entry | undefined, context: MeaningContext): readonly Line[] {
  return [
    ...because(entry, context.protocols),
    ...elsewhere(value, entry, context.protocols, context.catalogs),
    ...links(value, entry, context),
  ];
}

/** Several entries may define a number: the one that the name or the message of the site speaks of, else the general one. */
function bestFor(site: LinkedSite, entries: readonly Entry[]): Entry | undefined {
  const message = site.message?.value?.toLowerCase();
  const saying = message
    ? entries.find(({ messages }) => messages?.exact?.some((text) => message.startsWith(text.toLowerCase())))
    : undefined;
  return saying ?? entries[0];
}

function title(entry: Entry, catalogs: CatalogSet): Line {
  return [strong(`${entry.code} ${entryTitle(entry)}`), ` · ${definerLabel(entry, catalogs)}`];
}

function meaningLines(entry: Entry): Line[] {
  const shape = dataShape(entry.data);
  // A retired code needs no advice beyond what to send instead.
  const advice = !entry.deprecated && (entry.advice?.length ?? 0) <= MAX_ADVICE ? entry.advice : undefined;
  return [
    ...[entry.meaning, advice].filter((text) => text !== undefined).map(withCode),
    ...retirement(entry),
    ...(shape ? [[code('data'), ': ', code(shape)]] : []),
    ...(entry.http?.length ? [[`Over HTTP with status ${entry.http.join(' or ')}.`]] : []),
  ];
}

function retirement({ deprecated, sender }: Entry): Line[] {
  if (!deprecated) return [];
  const { since, replacement, accept } = deprecated;
  const who = sender === 'client' ? 'clients' : 'servers';
  const receivers = sender === 'client' ? 'servers' : 'clients';
  const fact = replacement === undefined ? `Retired since ${since}` : `Since ${since} ${who} send ${replacement}`;
  return [[accept ? `${fact}; ${receivers} still accept this one.` : `${fact}.`]];
}

/** Why a protocol counts here; plain JSON-RPC needs no reason. */
function because(entry: Entry | undefined, protocols: ActiveProtocols): Line[] {
  const active = entry
    ? protocols.list.find(({ catalog }) => catalog.id === entry.origin)
    : protocols.list.find(({ strength }) => strength !== 'base');
  if (!active || active.strength === 'base' || active.evidence.length === 0) return [];
  return [reason(active)];
}

function reason(active: ActiveProtocol): Line {
  // The first clause is the strongest; the rest would push the links out of sight.
  return [`${activeProtocolLabel(active)}, because `, ...withCode(active.evidence[0] ?? ''), '.'];
}

function hasPage({ origin }: Entry, catalogs: CatalogSet): boolean {
  const catalog = catalogs.get(origin);
  return catalog !== undefined && isBuiltIn(catalog);
}

function links(value: number, entry: Entry | undefined, { catalogs, pageUri }: MeaningContext): Line[] {
  const source =
    entry?.sources?.find(({ proves }) => proves === undefined || proves === 'definition') ?? entry?.sources?.[0];
  // The ends of ranges have names but no page, and so have the codes of projects.
  const known = catalogs.entriesOf(value).some((one) => one.marker !== true && hasPage(one, catalogs));
  const items: Line[] = [];
  if (source) items.push([link(entry?.layer === 'library' ? 'Source' : 'Specification', source.url)]);
  if (entry && pageUri && entry.origin !== BASE_PROTOCOL && hasPage(entry, catalogs)) {
    items.push([link(`All codes of ${protocolNameOf(entry.origin, catalogs)}`, pageUri(`protocols/${entry.origin}`))]);
  }
  if (known && pageUri) items.push([link(`All meanings of ${value}`, pageUri(`codes/${value}`))]);
  return items.length > 0 ? [joined(items, ' · ')] : [];
}
