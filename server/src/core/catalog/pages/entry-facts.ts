import { dataShape } from '../data-shape.ts';
import { entryTitle } from '../titles.ts';
import type { Entry, EntryDocument, SourceDocument } from '../types.ts';
import { versionNamed } from '../versions.ts';
import { code } from './markdown.ts';

const RETRIES: Readonly<Record<NonNullable<Entry['retry']>, string>> = {
  never: 'no use',
  later: 'later',
  'after-change': 'after a change',
};
const SENDERS: Readonly<Record<NonNullable<Entry['sender']>, string>> = {
  client: 'the client',
  server: 'the server',
  both: 'either side',
  local: 'nobody: it is raised locally',
};

/** What a table has no room for, a line each. */
export function entryFacts(entry: Entry): readonly string[] {
  const { messages, deprecated } = entry;
  const facts: string[] = [];
  const say = (label: string, text: string | undefined): void => {
    if (text !== undefined && text !== '') facts.push(`- ${label}: ${text}`);
  };
  const otherTexts = [
    ...(messages?.exact ?? []).slice(1),
    ...(messages?.prefixes ?? []).map((text) => `${text}…`),
    ...(messages?.examples ?? []),
  ];
  say('When used', entry.whenUsed);
  say('Advice', entry.advice);
  say('Only for', entry.when?.methods?.map((method) => `\`${method}\``).join(', '));
  say('Versions', heldIn(entry));
  if (deprecated !== undefined) {
    const instead = deprecated.replacement === undefined ? '' : `; ${deprecated.replacement} takes its place`;
    const accepted = deprecated.accept === true ? '; receivers still accept it' : '';
    const reason = deprecated.reason ? `. ${deprecated.reason}` : '';
    say('Retired', `since ${versionText(deprecated.since)}${instead}${accepted}${reason}`);
  }
  say('Also written', otherTexts.map((text) => `"${text}"`).join(', '));
  if (messages?.any === true) say('Texts', 'any');
  say('Names in code', entry.identifiers?.map((name) => `\`${name}\``).join(', '));
  say('Sent by', entry.sender && SENDERS[entry.sender]);
  say('Repeating the request', entry.retry && RETRIES[entry.retry]);
  say('HTTP', entry.http?.join(', '));
  say('`data`', dataText(entry.data));
  if (entry.conforms === false) say('Conforms', 'no: JSON-RPC 2.0 reserves this number');
  say('Note', entry.note);
  say('Sources', sourceLinks([...(entry.sources ?? []), ...(deprecated?.sources ?? [])]));
  return facts;
}

/** The sections of entries; of those with one title, each says what sets it apart. */
export function entrySections(
  entries: readonly Entry[],
  level: '##' | '###',
  titleOf: (entry: Entry) => string,
): readonly string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const facts = entryFacts(entry);
    if (facts.length === 0) continue;
    const namesakes = entries.filter((other) => titleOf(other) === titleOf(entry));
    const mark = namesakes.length > 1 ? distinction(entry, namesakes) : undefined;
    lines.push(`${level} ${titleOf(entry)}${mark === undefined ? '' : ` (${mark})`}`, '', ...facts, '');
  }
  return lines;
}

function distinction(entry: Entry, namesakes: readonly Entry[]): string | undefined {
  const candidates = [
    (one: Entry) => one.when?.methods?.join(', '),
    (one: Entry) => heldIn(one),
    (one: Entry) => one.specification,
    (one: Entry) => one.name,
  ];
  const telling = candidates.find((tell) => namesakes.every((one) => one === entry || tell(one) !== tell(entry)));
  return telling?.(entry) || undefined;
}

/** Versions in which something holds: `since 2.0`, `0.1.0 … 0.3.0`. */
export function heldIn({ since, until }: Pick<EntryDocument, 'since' | 'until'>): string {
  if (since === undefined) return until === undefined ? '' : `until ${until}`;
  if (since === until) return `only ${since}`;
  return until === undefined ? `since ${versionText(since)}` : `${versionText(since)} … ${until}`;
}

/** `≤3.14` → `3.14 or earlier`. */
function versionText(reference: string): string {
  const named = versionNamed(reference);
  return named === reference ? named : `${named} or earlier`;
}

/** Entries of a protocol that say the same of one number in several versions, as one row of a table. */
export interface Meaning {
  readonly entry: Entry;
  readonly versions: string;
  readonly data: string;
}

/** The rows of a table of entries, in their order. */
export function sameMeanings(entries: readonly Entry[]): readonly Meaning[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.protocol, entry.code, entry.name, entry.meaning, entry.when]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()].map((group) => {
    const [entry] = group as [Entry, ...Entry[]];
    return { entry, versions: spanned(group), data: shapesOf(group) };
  });
}

/** From the first version of a group to the last. */
function spanned(group: readonly Entry[]): string {
  const since = group[0]?.since;
  const until = group.at(-1)?.until;
  return heldIn({ ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) });
}

/** The shape of `data`; of a group that has it only in some versions with these. */
function shapesOf(group: readonly Entry[]): string {
  const shaped = group.flatMap((entry) => {
    const shape = dataShape(entry.data);
    return shape === undefined ? [] : { entry, shape: code(shape) };
  });
  if (group.length === 1) return shaped[0]?.shape ?? '';
  return shaped.map(({ entry, shape }) => `${heldIn(entry)}: ${shape}`).join('; ');
}

function dataText(data: Entry['data']): string | undefined {
  if (data === undefined) return undefined;
  const shape = dataShape(data);
  const example = Array.isArray(data.examples) ? data.examples[0] : undefined;
  const parts = [
    ...(shape === undefined ? [] : [code(shape)]),
    ...(example === undefined ? [] : [`for example ${code(JSON.stringify(example))}`]),
  ];
  return parts.join(', ');
}

/** Every address once, with what it says differently. */
export function sourceLinks(sources: readonly SourceDocument[] | undefined): string | undefined {
  if (sources === undefined) return undefined;
  const byUrl = new Map<string, string[]>();
  for (const { url, disputes } of sources) {
    const said = byUrl.get(url) ?? [];
    byUrl.set(url, disputes === undefined ? said : [...said, disputes]);
  }
  const links = [...byUrl].map(([url, disputes]) =>
    disputes.length === 0 ? `<${url}>` : `<${url}> (${disputes.join(' ')})`,
  );
  return links.join(' · ');
}

/** The heading of an entry on the page of its protocol. */
export function numberedTitle(entry: Entry): string {
  return `${entry.code} ${entryTitle(entry)}`;
}
