import { isRecord } from '../record.ts';
import { dataShape } from './data-shape.ts';
import { entryTitle } from './titles.ts';
import type { Catalog, CatalogDocument, Entry } from './types.ts';

/** Forms in which a catalog can be written for others. */
export const EXPORT_FORMATS = ['markdown', 'typescript', 'openrpc', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The schema as the extension for VS Code serves it. */
export const CATALOG_SCHEMA = 'jsonrpc-errors:/catalog.schema.json';
/** The version of OpenRPC that is written: the newest that all its tools read. */
const OPENRPC_VERSION = '1.3.2';
/** Version of a document whose catalog has none. */
const NO_VERSION = '0.0.0';

/**
 * A catalog as a table for documentation, constants for code, an OpenRPC document, or the catalog itself. What is
 * inherited stands in the first only. `json`, `openrpc` and `typescript` can be read again as catalogs; OpenRPC and
 * TypeScript keep codes, names and what their form has a place for. Ends with a line break.
 */
export function exportCatalog(catalog: Catalog, format: ExportFormat): string {
  switch (format) {
    case 'markdown':
      return markdown(catalog);
    case 'typescript':
      return typescript(catalog);
    case 'openrpc':
      return `${JSON.stringify(openRpc(catalog), undefined, 2)}\n`;
    case 'json': {
      const { $schema: _, ...document } = catalog.document;
      const written: CatalogDocument = { $schema: CATALOG_SCHEMA, ...document };
      return `${JSON.stringify(written, undefined, 2)}\n`;
    }
  }
}

/** Entries that can be sent, own ones and inherited ones apart. */
function entriesOf({ id, entries }: Catalog): { readonly own: readonly Entry[]; readonly inherited: readonly Entry[] } {
  const codes = entries.filter(({ marker }) => marker !== true);
  return {
    own: codes.filter(({ origin }) => origin === id),
    inherited: codes.filter(({ origin }) => origin !== id),
  };
}

function markdown(catalog: Catalog): string {
  const { own, inherited } = entriesOf(catalog);
  const { description, homepage } = catalog.document;
  const about = [description, homepage === undefined ? undefined : `<${homepage}>`].filter(
    (line) => line !== undefined,
  );
  return [
    `# Error codes of ${plain(catalog.name)}`,
    ...about.map(plain),
    ...(own.length > 0 ? [table(own)] : ['It defines no codes of its own.']),
    ...(inherited.length > 0
      ? [`Beside these, it has the codes that it takes over from others:`, table(inherited)]
      : []),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function table(entries: readonly Entry[]): string {
  const described = entries.some(({ data }) => data !== undefined);
  const head = ['Code', 'Name', 'Message', 'Meaning', ...(described ? ['Data'] : [])];
  const rows = entries.map((entry) => [
    String(entry.code),
    `\`${entry.name.replaceAll('`', '')}\``,
    cell(entry.messages?.exact?.[0] ?? entry.messages?.examples?.[0] ?? ''),
    cell([entry.meaning, remark(entry)].filter((text) => text !== undefined && text !== '').join(' ')),
    ...(described ? [shape(entry)] : []),
  ]);
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function shape({ data }: Entry): string {
  const text = data === undefined ? undefined : dataShape(data);
  return text === undefined ? '' : `\`${cell(text).replaceAll('`', '')}\``;
}

/** When it holds, and what came after it. */
function remark({ since, until, deprecated, when }: Entry): string {
  const methods = when?.methods ?? [];
  return [
    ...(methods.length > 0 ? [`For ${methods.map((method) => `\`${method}\``).join(', ')}.`] : []),
    ...(since === undefined ? [] : [`Since ${since}.`]),
    ...(until === undefined ? [] : [`Until ${until}.`]),
    ...(deprecated === undefined
      ? []
      : [
          `Retired in ${deprecated.since}${deprecated.replacement === undefined ? '' : `; then ${deprecated.replacement}`}.`,
        ]),
  ].join(' ');
}

function cell(text: string): string {
  return plain(text).replaceAll('|', '\\|');
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function typescript(catalog: Catalog): string {
  const taken = new Set<string>();
  const members = entriesOf(catalog).own.flatMap((entry) => [
    ...comment(entry),
    `  ${memberName(entry, taken)}: ${entry.code},`,
  ]);
  const name = constantName(catalog.name);
  return [
    `/** Error codes of ${inComment(catalog.name)}. Written by \`jsonrpc-errors catalogs export\`. */`,
    '// jsonrpc-errors-catalog',
    `export const ${name} = {`,
    ...members,
    '} as const;',
    '',
    `export type ${name} = (typeof ${name})[keyof typeof ${name}];`,
    '',
  ].join('\n');
}

function comment(entry: Entry): readonly string[] {
  const meaning = entry.meaning ?? `${entryTitle(entry)}.`;
  const retired =
    entry.deprecated === undefined
      ? []
      : [
          `@deprecated since ${entry.deprecated.since}${entry.deprecated.replacement === undefined ? '' : `: ${entry.deprecated.replacement}`}`,
        ];
  if (retired.length === 0) return [`  /** ${inComment(meaning)} */`];
  return ['  /**', `   * ${inComment(meaning)}`, ...retired.map((line) => `   * ${inComment(line)}`), '   */'];
}

function inComment(text: string): string {
  return plain(text).replaceAll('*/', '* /');
}

/** Several entries may share a name: the code then tells them apart. */
function memberName({ name, code }: Entry, taken: Set<string>): string {
  const number = code < 0 ? `Minus${-code}` : String(code);
  let found = name;
  for (let at = 1; taken.has(found); at += 1) found = at === 1 ? `${name}_${number}` : `${name}_${number}_${at}`;
  taken.add(found);
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(found) ? found : JSON.stringify(found);
}

/** `Agent Client Protocol` → `AgentClientProtocolErrors`. */
function constantName(title: string): string {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return `${/^\p{L}/u.test(name) ? name : `Codes${name}`}Errors`;
}

function openRpc(catalog: Catalog): object {
  const errors: Record<string, object> = {};
  const byMethod = new Map<string, string[]>();
  for (const entry of entriesOf(catalog).own) {
    const key = keyFor(entry, errors);
    errors[key] = { code: entry.code, message: entry.messages?.exact?.[0] ?? entryTitle(entry) };
    for (const method of entry.when?.methods ?? []) byMethod.set(method, [...(byMethod.get(method) ?? []), key]);
  }
  const { description, versions } = catalog.document;
  return {
    openrpc: OPENRPC_VERSION,
    info: {
      title: catalog.name,
      version: versions?.at(-1)?.id ?? NO_VERSION,
      ...(description !== undefined && { description }),
    },
    methods: [...byMethod].map(([name, keys]) => ({
      name,
      params: [],
      errors: keys.map((key) => ({ $ref: `#/components/errors/${key}` })),
    })),
    components: { errors },
  };
}

/** Keys of components have only letters, digits, `.`, `-` and `_`. */
function keyFor({ name, code }: Entry, errors: unknown): string {
  const wanted = name.replace(/[^\w.-]/g, '_') || `Error${code}`;
  const isTaken = (key: string): boolean => isRecord(errors) && Object.hasOwn(errors, key);
  let key = wanted;
  for (let at = 1; isTaken(key); at += 1) key = `${wanted}_${at === 1 ? code : `${code}_${at}`}`;
  return key;
}
