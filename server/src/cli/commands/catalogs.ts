import { builtinCatalogs } from '../../core/catalog/builtin.ts';
import type { CatalogSet } from '../../core/catalog/catalog-set.ts';
import type { Catalog } from '../../core/catalog/types.ts';
import { didYouMean } from '../../core/words.ts';
import { pagePath } from '../../node/documentation.ts';
import { FINE } from '../exit-status.ts';
import { catalogText } from '../formats/catalog-text.ts';
import type { Io } from '../io.ts';
import { projectHere } from '../project-here.ts';
import { table } from '../text/table.ts';
import { UsageError } from '../usage-error.ts';

export interface CatalogsOptions {
  /** Absent: text; of an export a table in Markdown. */
  readonly format?: 'text' | 'json' | 'markdown' | 'typescript' | 'openrpc';
  /** Where an export goes. */
  readonly output?: string;
}

type Action = (names: readonly string[], options: CatalogsOptions, io: Io) => number | Promise<number>;

const ACTIONS: Readonly<Record<string, Action>> = { list, show, validate, new: create, export: write };

/** `catalogs [list | show ID | validate FILE… | new ID | export ID]`. */
export async function catalogs(
  action: string,
  names: readonly string[],
  options: CatalogsOptions,
  io: Io,
): Promise<number> {
  const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (run !== undefined) {
    if (run !== write) refuseExportOptions(action, options);
    return run(names, options, io);
  }
  const known = builtinCatalogs();
  const guess = known.get(action) ? ` Did you mean "show ${action}"?` : didYouMean(action, Object.keys(ACTIONS));
  throw new UsageError(`Unknown action "${action}".${guess} \`jsonrpc-errors catalogs --help\` lists all of them.`);
}

function refuseExportOptions(action: string, { format = 'text', output }: CatalogsOptions): void {
  if (output !== undefined) throw new UsageError('--output goes with `catalogs export`.');
  if (format === 'text' || format === 'json') return;
  throw new UsageError(`\`catalogs ${action}\` prints text or json; \`catalogs export\` writes ${format}.`);
}

async function create(names: readonly string[], _: CatalogsOptions, io: Io): Promise<number> {
  const [id, ...more] = names;
  if (id === undefined || more.length > 0) throw new UsageError('`jsonrpc-errors catalogs new` needs one id.');
  const { newCatalog } = await import('./new-catalog.ts');
  return newCatalog(id, io);
}

async function write(names: readonly string[], options: CatalogsOptions, io: Io): Promise<number> {
  const { exportNamed } = await import('./export-catalog.ts');
  return exportNamed(names, options, io);
}

async function list(names: readonly string[], { format }: CatalogsOptions, io: Io): Promise<number> {
  if (names.length > 0) throw new UsageError('`jsonrpc-errors catalogs list` takes no names; `show ID` does.');
  const all = (await projectHere(io)).catalogs.catalogs;
  if (format === 'json') {
    io.out(`${JSON.stringify({ version: 1, catalogs: all.map(catalogData) })}\n`);
    return FINE;
  }
  const rows = all.map((catalog) => [catalog.id, catalog.name, codeCount(catalog), versionsText(catalog)]);
  const lines = table(rows, [io.colors.bold]);
  io.out(`${lines.join('\n')}\n\n\`jsonrpc-errors catalogs show ID\` shows the codes of a protocol.\n`);
  return FINE;
}

async function show(names: readonly string[], { format }: CatalogsOptions, io: Io): Promise<number> {
  const [id, ...more] = names;
  if (id === undefined || more.length > 0) {
    throw new UsageError(
      '`jsonrpc-errors catalogs show` needs the id of one protocol; `jsonrpc-errors catalogs` lists them.',
    );
  }
  const catalog = catalogNamed(id, (await projectHere(io)).catalogs);
  if (format === 'json') {
    io.out(`${JSON.stringify(catalog.document)}\n`);
    return FINE;
  }
  const page = pagePath(import.meta.url, `protocols/${catalog.id}`);
  io.out(catalogText(catalog, io.colors));
  if (page !== undefined) io.out(`\n${io.colors.dim('All about this protocol:')} ${page}\n`);
  return FINE;
}

async function validate(names: readonly string[], { format }: CatalogsOptions, io: Io): Promise<number> {
  // Loaded late: the validator is as large as all the rest.
  const { validateFiles } = await import('./validate-catalogs.ts');
  return validateFiles(names, format === 'json' ? 'json' : 'text', io);
}

/** The catalog with an id; throws a `UsageError` that says which may be meant. */
export function catalogNamed(id: string, known: CatalogSet): Catalog {
  const catalog = known.get(id);
  if (catalog !== undefined) return catalog;
  // A catalog is shown with all its versions.
  const [withoutVersion = ''] = id.split('@');
  const nearest = known.get(withoutVersion)?.id ?? known.nearest(withoutVersion);
  const guess = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  throw new UsageError(`Unknown protocol "${id}".${guess} \`jsonrpc-errors catalogs\` lists all of them.`);
}

function catalogData(catalog: Catalog): object {
  const { id, name, versions, source } = catalog;
  return { id, name, versions: versions.map((version) => version.id), entries: ownEntries(catalog), source };
}

/** Inherited entries are counted where they are stated. */
function ownEntries({ id, entries }: Catalog): number {
  return entries.filter((entry) => entry.origin === id).length;
}

/** Several entries may share a number. */
function ownCodes({ id, entries }: Catalog): number {
  return new Set(entries.filter((entry) => entry.origin === id).map((entry) => entry.code)).size;
}

function codeCount(catalog: Catalog): string {
  const count = ownCodes(catalog);
  return `${count} ${count === 1 ? 'code' : 'codes'}`;
}

function versionsText({ versions }: Catalog): string {
  const first = versions[0]?.id ?? '';
  const last = versions.at(-1)?.id ?? '';
  return first === last ? first : `${first} … ${last}`;
}
