import type { CatalogSet } from '../catalog-set.ts';
import { type CodeRange, classify } from '../explain.ts';
import { mostProminentFirst } from '../prominence.ts';
import { entryTitle, protocolNameOf } from '../titles.ts';
import type { Entry } from '../types.ts';
import { entrySections, sameMeanings } from './entry-facts.ts';
import { page, table } from './markdown.ts';
import { codePageName, definedCodes, protocolLink, stated } from './names.ts';

const RANGE_SENTENCES: Readonly<Record<CodeRange, string>> = {
  standard: 'Predefined by JSON-RPC 2.0.',
  reserved: 'In the range that JSON-RPC 2.0 reserves for itself.',
  'server-error': 'In the range that JSON-RPC 2.0 leaves to RPC servers, libraries and protocols.',
  application: 'Outside the range of JSON-RPC 2.0: every protocol and application may give it a meaning.',
};

/**
 * docs/codes/<code>.md: all meanings of one number, those that people most likely meet first.
 * @param entries the stated entries of the number (`catalogs.entriesOf`)
 */
export function codePage(code: number, entries: readonly Entry[], catalogs: CatalogSet): string {
  const meanings = mostProminentFirst(
    entries.filter((entry) => entry.marker !== true),
    catalogs,
  );
  return page([
    `# ${code}`,
    '',
    RANGE_SENTENCES[classify(catalogs, code)],
    '',
    ...table(
      ['Protocol', 'Error', 'Meaning', 'Versions', '`data`'],
      sameMeanings(meanings).map(({ entry, versions, data }) => [
        protocolLink(catalogs, entry.protocol, '../protocols/'),
        entryTitle(entry),
        entry.meaning ?? '',
        versions,
        data,
      ]),
    ),
    '',
    ...entrySections(meanings, '##', (entry) => `${protocolNameOf(entry.protocol, catalogs)}: ${entryTitle(entry)}`),
    '[All codes](README.md)',
  ]);
}

/** docs/codes/README.md: every number with who uses it for what. */
export function codesIndex(catalogs: CatalogSet): string {
  const rows = definedCodes(catalogs).map((code) => {
    const entries = catalogs.entriesOf(code).filter((entry) => entry.marker !== true);
    const meanings = mostProminentFirst(entries, catalogs).map(
      (entry) => `${protocolNameOf(entry.protocol, catalogs)} *${entryTitle(entry)}*`,
    );
    return [`[${code}](${codePageName(code)})`, [...new Set(meanings)].join(' · ')];
  });
  return page(['# Codes', '', ...table(['Code', 'Meanings'], rows)]);
}

/** docs/protocols/README.md: every catalog. */
export function protocolsIndex(catalogs: CatalogSet): string {
  const rows = catalogs.catalogs.map((catalog) => [
    protocolLink(catalogs, catalog.id, ''),
    `\`${catalog.id}\``,
    catalog.versions.map((version) => version.id).join(', '),
    String(new Set(stated(catalog).map((entry) => entry.code)).size),
    catalog.document.description ?? '',
  ]);
  return page(['# Protocols', '', ...table(['Name', 'Id', 'Versions', 'Codes', 'For'], rows)]);
}
