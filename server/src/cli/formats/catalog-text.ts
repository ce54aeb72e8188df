import { entryTitle, rangeText } from '../../core/catalog/titles.ts';
import type { Catalog, Entry, Range } from '../../core/catalog/types.ts';
import type { Colors } from '../io.ts';
import { table } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';

const INDENT = '  ';

/** A catalog for people: its codes with names and wording, what it inherits, whom its ranges belong to. */
export function catalogText(catalog: Catalog, colors: Colors): string {
  const { id, name, document, versions, entries, ranges } = catalog;
  const own = entries.filter((entry) => entry.origin === id);
  const inherited = entries.filter((entry) => entry.origin !== id);
  const head = [
    `${colors.bold(name)} (${id})`,
    ...(document.description === undefined ? [] : wrap(document.description, INDENT)),
    ...fact('homepage', document.homepage),
    ...fact('versions', versions.map((version) => version.id).join(', ')),
    ...fact('source', catalog.source),
  ];
  return [
    head.join('\n'),
    ...section('Codes', entryRows(own), colors),
    ...section('Inherited codes', entryRows(inherited), colors),
    ...section('Ranges', rangeRows(ranges.filter((range) => range.origin === id)), colors),
    ...section('Inherited ranges', rangeRows(ranges.filter((range) => range.origin !== id)), colors),
    ...section('Errors of the transport', transportRows(catalog), colors),
  ]
    .join('\n\n')
    .concat('\n');
}

function fact(label: string, value: string | undefined): readonly string[] {
  return value === undefined || value === '' ? [] : [`${INDENT}${label}: ${value}`];
}

function section(title: string, rows: readonly (readonly string[])[], colors: Colors): readonly string[] {
  if (rows.length === 0) return [];
  const lines = table(rows, [colors.bold]).map((line) => INDENT + line);
  return [[colors.underline(title), ...lines].join('\n')];
}

function entryRows(entries: readonly Entry[]): readonly (readonly string[])[] {
  return entries.map((entry) => [String(entry.code), entry.name, entryTitle(entry), validity(entry)]);
}

function validity({ since, until, deprecated }: Entry): string {
  const parts = [
    ...(since === undefined ? [] : [`since ${since}`]),
    ...(until === undefined ? [] : [`until ${until}`]),
    ...(deprecated === undefined ? [] : [`retired in ${deprecated.since}`]),
  ];
  return parts.join(', ');
}

const OWNERS: Readonly<Record<Range['owner'], string>> = {
  nobody: 'nobody yet',
  specification: 'the specification',
  implementation: 'servers and libraries',
  application: 'applications',
};
const OTHERS: Readonly<Record<Range['others'], string>> = {
  'must-not': 'others must not use it',
  'should-not': 'others should not use it',
  may: 'others may use it',
};

function rangeRows(ranges: readonly Range[]): readonly (readonly string[])[] {
  return [...ranges].sort((a, b) => a.from - b.from || a.to - b.to).map(rangeRow);
}

function rangeRow(range: Range): readonly string[] {
  return [
    rangeText(range),
    `for ${OWNERS[range.owner]}`,
    OTHERS[range.others],
    range.since ? `since ${range.since}` : '',
  ];
}

function transportRows({ document }: Catalog): readonly (readonly string[])[] {
  return (document.transportErrors ?? []).map(({ name, http, meaning }) => [name, `HTTP ${http}`, meaning]);
}
