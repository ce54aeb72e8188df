import type { Catalog, Entry, Range, TransportErrorDocument, VersionDocument } from '../types.ts';
import { entrySections, heldIn, numberedTitle, sameMeanings, sourceLinks } from './entry-facts.ts';
import { evidenceLines, traitLines } from './evidence.ts';
import { page, table } from './markdown.ts';
import { codePageName, stated } from './names.ts';

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

/** docs/protocols/<id>.md: everything one catalog says, in Markdown. */
export function protocolPage(catalog: Catalog): string {
  const { document } = catalog;
  const lines = [`# ${catalog.name}`, ''];
  const section = (title: string, ...content: readonly string[]): void => {
    if (content.length > 0) lines.push(`## ${title}`, '', ...content, '');
  };
  if (document.description !== undefined) lines.push(document.description, '');
  lines.push(...headFacts(catalog), '');
  section('Versions', ...versionTable(catalog.versions));
  section('Codes', ...codeTable(stated(catalog)));
  if (document.ranges !== undefined) section('Ranges', ...rangeTable(catalog));
  const markers = catalog.entries.filter((entry) => entry.origin === catalog.id && entry.marker === true);
  if (markers.length > 0)
    section('Names for the ends of ranges', 'These are no codes to send.', '', ...markerTable(markers));
  if (document.transportErrors !== undefined)
    section('Errors of the transport', ...transportTable(document.transportErrors));
  section('How it is recognised', ...evidenceLines(document));
  section('Its messages', ...traitLines(document.traits));
  section('Advice', ...(document.advice ?? []).map((text) => `- ${text}`));
  section('Notes', ...(document.notes ?? []).map((text) => `- ${text}`));
  const details = entrySections(stated(catalog), '###', numberedTitle);
  if (details.length > 0) lines.push('## Details', '', ...details);
  const inherited = catalog.entries.filter((entry) => entry.origin !== catalog.id && entry.marker !== true);
  if (inherited.length > 0) section('Inherited codes', ...inheritedTable(inherited));
  return page(lines);
}

function headFacts(catalog: Catalog): readonly string[] {
  const { document, versions } = catalog;
  const facts = [`- Id: \`${catalog.id}\``];
  if (versions.length > 0) facts.push(`- Versions: ${versions.map(versionName).join(', ')}`);
  for (const [label, ids] of [
    ['Builds on', document.extends],
    ['Library for', document.serves],
  ] as const) {
    if (ids !== undefined) facts.push(`- ${label}: ${ids.map((id) => `[${id}](${id}.md)`).join(', ')}`);
  }
  if (document.homepage !== undefined) facts.push(`- Documentation: <${document.homepage}>`);
  if (document.unsourced !== undefined) facts.push(`- Sources: none that is public. ${document.unsourced}`);
  return facts;
}

function versionName({ id, status }: VersionDocument): string {
  return status === 'current' || status === 'draft' ? `${id} (${status})` : id;
}

/** Only where there is more to say of a version than that it exists. */
function versionTable(versions: readonly VersionDocument[]): readonly string[] {
  if (versions.every(({ note }) => note === undefined)) return [];
  return table(
    ['Version', 'Published', 'Status', 'Note'],
    versions.map(({ id, released, status, note }) => [id, released ?? '', status ?? '', note ?? '']),
  );
}

function codeTable(entries: readonly Entry[]): readonly string[] {
  return table(
    ['Code', 'Name', 'Message', 'Meaning', 'Versions', 'Only for', '`data`'],
    sameMeanings(entries).map(({ entry, versions, data }) => [
      `[${entry.code}](../codes/${codePageName(entry.code)})`,
      entry.name,
      entry.messages?.exact?.[0] ?? entry.messages?.examples?.[0] ?? '',
      entry.meaning ?? '',
      versions,
      entry.when?.methods?.map((method) => `\`${method}\``).join(', ') ?? '',
      data,
    ]),
  );
}

function rangeTable(catalog: Catalog): readonly string[] {
  const own = catalog.ranges.filter((range) => range.origin === catalog.id);
  return table(
    ['Range', 'Who allots codes', 'Others', 'Versions', 'For', 'Source'],
    own.map((range) => [
      range.from === range.to ? String(range.from) : `${range.from}…${range.to}`,
      OWNERS[range.owner],
      OTHERS[range.others],
      heldIn(range),
      [range.meaning, range.note].filter((text) => text !== undefined).join(' '),
      sourceLinks(range.sources) ?? '',
    ]),
  );
}

function inheritedTable(entries: readonly Entry[]): readonly string[] {
  return table(
    ['Code', 'Name', 'From'],
    entries.map((entry) => [
      `[${entry.code}](../codes/${codePageName(entry.code)})`,
      entry.name,
      `[${entry.origin}](${entry.origin}.md)`,
    ]),
  );
}

function markerTable(entries: readonly Entry[]): readonly string[] {
  return table(
    ['Number', 'Name', 'Meaning'],
    entries.map((entry) => [
      String(entry.code),
      [entry.name, ...(entry.identifiers ?? [])].join(', '),
      entry.meaning ?? '',
    ]),
  );
}

function transportTable(errors: readonly TransportErrorDocument[]): readonly string[] {
  return table(
    ['Name', 'HTTP', 'Meaning', 'Note', 'Source'],
    errors.map((error) => [
      `\`${error.name}\``,
      String(error.http),
      error.meaning,
      error.note ?? '',
      sourceLinks(error.sources) ?? '',
    ]),
  );
}
