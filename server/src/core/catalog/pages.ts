import type { CatalogSet } from './catalog-set.ts';
import { type CodeRange, classify } from './explain.ts';
import { entryTitle, protocolNameOf } from './titles.ts';
import type { Catalog, Entry, Range, TransportErrorDocument } from './types.ts';
import { versionNamed } from './versions.ts';

/** File name of the page of a code, in docs/codes/. */
export function codePageName(code: number): string {
  return `${code}.md`;
}

/** Every number that some catalog defines, markers of ranges left out, in order. */
export function definedCodes(catalogs: CatalogSet): readonly number[] {
  const codes = catalogs.catalogs.flatMap((catalog) => stated(catalog).map((entry) => entry.code));
  return [...new Set(codes)].sort((a, b) => a - b);
}

/** docs/protocols/<id>.md: everything one catalog says, in Markdown. */
export function protocolPage(catalog: Catalog): string {
  const { document } = catalog;
  const lines = [`# ${catalog.name}`, ''];
  if (document.description !== undefined) lines.push(document.description, '');
  lines.push(...headFacts(catalog), '');
  if (document.ranges !== undefined) lines.push('## Ranges', '', ...rangeTable(catalog), '');
  lines.push('## Codes', '', ...codeTable(stated(catalog)), '');
  for (const entry of stated(catalog)) lines.push(...entrySection(entry));
  const markers = catalog.entries.filter((entry) => entry.origin === catalog.id && entry.marker === true);
  if (markers.length > 0) {
    lines.push('## Names for the ends of ranges', '', 'These are no codes to send.', '', ...markerTable(markers), '');
  }
  const inherited = catalog.entries.filter((entry) => entry.origin !== catalog.id && entry.marker !== true);
  if (inherited.length > 0) lines.push('## Inherited codes', '', ...inheritedTable(inherited), '');
  if (document.transportErrors !== undefined) {
    lines.push('## Errors of the transport', '', ...transportTable(document.transportErrors), '');
  }
  if (document.advice !== undefined) lines.push('## Advice', '', ...document.advice.map((text) => `- ${text}`), '');
  if (document.notes !== undefined) lines.push('## Notes', '', ...document.notes.map((text) => `- ${text}`), '');
  return `${lines.join('\n').trimEnd()}\n`;
}

/**
 * docs/codes/<code>.md: all meanings of one number.
 * @param entries the stated entries of the number (`catalogs.entriesOf`)
 */
export function codePage(code: number, entries: readonly Entry[], catalogs: CatalogSet): string {
  const lines = [`# ${code}`, '', `${RANGE_SENTENCES[classify(catalogs, code)]}`, ''];
  const meanings = entries.filter((entry) => entry.marker !== true);
  const rows = meanings.map((entry) =>
    row(protocolLink(catalogs, entry.protocol, '../protocols/'), entryTitle(entry), entry.meaning ?? '', heldIn(entry)),
  );
  lines.push(row('Protocol', 'Error', 'Meaning', 'Versions'), underline(4), ...rows, '');
  for (const entry of meanings) {
    const facts = entryFacts(entry);
    if (facts.length > 0)
      lines.push(`## ${protocolNameOf(entry.protocol, catalogs)}: ${entryTitle(entry)}`, '', ...facts, '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** docs/codes/README.md: every number with who uses it for what. */
export function codesIndex(catalogs: CatalogSet): string {
  const rows = definedCodes(catalogs).map((code) => {
    const entries = catalogs.entriesOf(code).filter((entry) => entry.marker !== true);
    const meanings = entries.map((entry) => `${protocolNameOf(entry.protocol, catalogs)} *${entryTitle(entry)}*`);
    return row(`[${code}](${codePageName(code)})`, [...new Set(meanings)].join(' · '));
  });
  return ['# Codes', '', row('Code', 'Meanings'), underline(2), ...rows, ''].join('\n');
}

/** docs/protocols/README.md: every catalog. */
export function protocolsIndex(catalogs: CatalogSet): string {
  const rows = catalogs.catalogs.map((catalog) =>
    row(
      protocolLink(catalogs, catalog.id, ''),
      `\`${catalog.id}\``,
      catalog.versions.map((version) => version.id).join(', '),
      String(new Set(stated(catalog).map((entry) => entry.code)).size),
      catalog.document.description ?? '',
    ),
  );
  return ['# Protocols', '', row('Name', 'Id', 'Versions', 'Codes', 'For'), underline(5), ...rows, ''].join('\n');
}

const RANGE_SENTENCES: Readonly<Record<CodeRange, string>> = {
  standard: 'Predefined by JSON-RPC 2.0.',
  reserved: 'In the range that JSON-RPC 2.0 reserves for itself.',
  'server-error': 'In the range that JSON-RPC 2.0 leaves to RPC servers, libraries and protocols.',
  application: 'Outside the range of JSON-RPC 2.0: every protocol and application may give it a meaning.',
};

const OWNERS: Readonly<Record<Range['owner'], string>> = {
  nobody: 'nobody',
  specification: 'the specification',
  implementation: 'implementations',
  application: 'applications',
};
const OTHERS: Readonly<Record<Range['others'], string>> = {
  'must-not': 'must not',
  'should-not': 'should not',
  may: 'may',
};
const RETRIES: Readonly<Record<NonNullable<Entry['retry']>, string>> = {
  never: 'no use',
  later: 'later',
  'after-change': 'after a change',
};

function stated(catalog: Catalog): readonly Entry[] {
  return catalog.entries.filter((entry) => entry.origin === catalog.id && entry.marker !== true);
}

function headFacts(catalog: Catalog): readonly string[] {
  const { document, versions } = catalog;
  const facts = [`- Id: \`${catalog.id}\``];
  if (versions.length > 0) facts.push(`- Versions: ${versions.map((version) => version.id).join(', ')}`);
  for (const [label, ids] of [
    ['Builds on', document.extends],
    ['Library for', document.serves],
  ] as const) {
    if (ids !== undefined) facts.push(`- ${label}: ${ids.map((id) => `[${id}](${id}.md)`).join(', ')}`);
  }
  if (document.homepage !== undefined) facts.push(`- Documentation: <${document.homepage}>`);
  return facts;
}

function rangeTable(catalog: Catalog): readonly string[] {
  const own = catalog.ranges.filter((range) => range.origin === catalog.id);
  return [
    row('Range', 'Who allots codes', 'Others', 'Versions', 'For'),
    underline(5),
    ...own.map((range) =>
      row(
        range.from === range.to ? String(range.from) : `${range.from}…${range.to}`,
        OWNERS[range.owner],
        OTHERS[range.others],
        heldIn(range),
        [range.meaning, range.note].filter((text) => text !== undefined).join(' '),
      ),
    ),
  ];
}

function codeTable(entries: readonly Entry[]): readonly string[] {
  return [
    row('Code', 'Name', 'Message', 'Meaning'),
    underline(4),
    ...entries.map((entry) =>
      row(
        `[${entry.code}](../codes/${codePageName(entry.code)})`,
        entry.name,
        entry.messages?.exact?.[0] ?? entry.messages?.examples?.[0] ?? '',
        entry.meaning ?? '',
      ),
    ),
  ];
}

function inheritedTable(entries: readonly Entry[]): readonly string[] {
  return [
    row('Code', 'Name', 'From'),
    underline(3),
    ...entries.map((entry) =>
      row(`[${entry.code}](../codes/${codePageName(entry.code)})`, entry.name, `[${entry.origin}](${entry.origin}.md)`),
    ),
  ];
}

function markerTable(entries: readonly Entry[]): readonly string[] {
  return [
    row('Number', 'Name', 'Meaning'),
    underline(3),
    ...entries.map((entry) =>
      row(String(entry.code), [entry.name, ...(entry.identifiers ?? [])].join(', '), entry.meaning ?? ''),
    ),
  ];
}

function transportTable(errors: readonly TransportErrorDocument[]): readonly string[] {
  return [
    row('Name', 'HTTP', 'Meaning', 'Note'),
    underline(4),
    ...errors.map((error) => row(`\`${error.name}\``, String(error.http), error.meaning, error.note ?? '')),
  ];
}

function entrySection(entry: Entry): readonly string[] {
  const facts = entryFacts(entry);
  return facts.length === 0 ? [] : [`### ${entry.code} ${entryTitle(entry)}`, '', ...facts, ''];
}

/** What a table has no room for, a line each. */
function entryFacts(entry: Entry): readonly string[] {
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
    say(
      'Retired',
      `since ${versionText(deprecated.since)}${instead}${accepted}${deprecated.reason ? `. ${deprecated.reason}` : ''}`,
    );
  }
  say('Also written', otherTexts.map((text) => `"${text}"`).join(', '));
  say('Names in code', entry.identifiers?.map((name) => `\`${name}\``).join(', '));
  say('Sent by', entry.sender === 'local' ? 'nobody: it is raised locally' : entry.sender);
  say('Repeating the request', entry.retry && RETRIES[entry.retry]);
  say('HTTP', entry.http?.join(', '));
  say('`data`', entry.data && `\`${JSON.stringify(entry.data)}\``);
  say('Note', entry.note);
  say('Sources', entry.sources?.map(({ url }) => `<${url}>`).join(' · '));
  return facts;
}

function heldIn({ since, until }: Pick<Entry, 'since' | 'until'>): string {
  if (since === undefined) return until === undefined ? '' : `until ${until}`;
  if (since === until) return `only ${since}`;
  return until === undefined ? `since ${versionText(since)}` : `${versionText(since)} … ${until}`;
}

/** `≤3.14` → `3.14 or earlier`. */
function versionText(reference: string): string {
  const named = versionNamed(reference);
  return named === reference ? named : `${named} or earlier`;
}

function protocolLink(catalogs: CatalogSet, id: string, base: string): string {
  return `[${protocolNameOf(id, catalogs)}](${base}${id}.md)`;
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

/** The row under the head of a table. */
function underline(columns: number): string {
  return `|${' --- |'.repeat(columns)}`;
}
