import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { UserFacingError } from '../../scripts/failure.ts';
import { inProject } from '../../scripts/paths.ts';
import { loadCatalogs } from '../../server/src/core/catalog/load.ts';
import type { CatalogDocument } from '../../server/src/core/catalog/types.ts';
import { type Bench, measure, type Row } from './bench.ts';

const DOCUMENTS = inProject('server/src/generated/catalogs.json');
const ROUNDS = 9;
/** So many look-ups make one measurement: a single one is too short for the clock. */
const LOOKUPS = 2000;
/** The larger set has so many copies of every catalog. */
const COPIES = 8;

/** What one process measured of itself: nothing is warm there, as when an editor starts. */
interface Cold {
  readonly parse: number;
  readonly load: number;
  readonly megabytes: number;
}

/** What the catalogs cost at the start, and what a look-up costs in few and in many catalogs. */
export const bench: Bench = async () => {
  const runs = Array.from({ length: ROUNDS }, coldRun);
  const parse = median(runs.map((run) => run.parse));
  const load = median(runs.map((run) => run.load));
  const megabytes = median(runs.map((run) => run.megabytes));
  const rows: Row[] = [
    {
      name: `loading all catalogs, cold (${megabytes.toFixed(1)} MB with every index; goal < 5 MB)`,
      milliseconds: load,
      against: 'JSON.parse of their file',
      reference: parse,
      goal: '< 15 ms',
    },
  ];
  const documents = JSON.parse(readFileSync(DOCUMENTS, 'utf8')) as readonly CatalogDocument[];
  const few = setOf(documents);
  const many = setOf(documents.flatMap((document) => copies(document)));
  const lookups: Readonly<Record<string, (set: typeof few) => unknown>> = {
    'by number': (set) => set.entriesOf(-31001),
    'by name': (set) => set.entriesNamed('SOME_NAME_THAT_NOBODY_HAS'),
    'by text': (set) => set.entriesSaying('Some text that nobody sends'),
  };
  for (const [how, look] of Object.entries(lookups)) {
    const [milliseconds = 0, reference = 0] = await measure(
      ROUNDS,
      () => repeat(() => look(many)),
      () => repeat(() => look(few)),
    );
    const name = `${LOOKUPS} look-ups ${how}, ${COPIES} times as many catalogs`;
    rows.push({ name, milliseconds, against: 'the same in the built-in ones', reference, goal: 'ratio near 1' });
  }
  return rows;
};

function repeat(look: () => unknown): void {
  for (let count = 0; count < LOOKUPS; count++) look();
}

function setOf(documents: readonly CatalogDocument[]): ReturnType<typeof loadCatalogs> {
  return loadCatalogs(documents.map((document) => ({ document, source: 'bench' })));
}

/** The document, and others that differ in id and numbers. */
function copies(document: CatalogDocument): readonly CatalogDocument[] {
  return Array.from({ length: COPIES }, (_, copy) =>
    copy === 0
      ? document
      : {
          ...document,
          id: `${document.id}-${copy}`,
          entries: document.entries.map((entry) => ({
            ...entry,
            code: entry.code + copy * 100_000,
            name: `${entry.name}Number${copy}`,
            ...(entry.messages === undefined ? {} : { messages: { exact: [`${entry.name} number ${copy}`] } }),
          })),
        },
  );
}

function coldRun(): Cold {
  const script = `
    const { readFileSync } = await import('node:fs');
    const { loadCatalogs } = await import(${JSON.stringify(inProject('server/src/core/catalog/load.ts'))});
    const text = readFileSync(${JSON.stringify(DOCUMENTS)}, 'utf8');
    gc();
    const before = process.memoryUsage().heapUsed;
    const started = performance.now();
    const documents = JSON.parse(text);
    const parsed = performance.now();
    const set = loadCatalogs(documents.map((document) => ({ document, source: 'built-in' })));
    set.get('json-rpc');
    const loaded = performance.now();
    set.entriesOf(0), set.entriesNamed('x'), set.entriesSaying('x');
    gc();
    const megabytes = (process.memoryUsage().heapUsed - before) / 1e6;
    console.log(JSON.stringify({ parse: parsed - started, load: loaded - started, megabytes }));
  `;
  const options = ['--expose-gc', '--input-type=module', '--eval', script];
  const { stdout, stderr, status } = spawnSync(process.execPath, options, { encoding: 'utf8' });
  if (status !== 0) throw new UserFacingError(`The catalogs could not be loaded: ${stderr}`);
  return JSON.parse(stdout) as Cold;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
