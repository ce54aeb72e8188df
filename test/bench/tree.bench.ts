import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserFacingError } from '../../scripts/failure.ts';
import { inProject } from '../../scripts/paths.ts';
import { type Bench, measure } from './bench.ts';

const CLI = inProject('server/bin/jsonrpc-errors.mjs');
const TREE_BYTES = 30_000_000;

/** Reads every file named on standard input: what no check of them can do without. */
const READER = `
const { readFileSync } = require('node:fs');
let bytes = 0;
for (const file of readFileSync(0, 'utf8').split('\\n')) if (file) bytes += readFileSync(file).length;
`;

/** A tree of real TypeScript with few codes in it, checked by the command line as a whole process. */
export const bench: Bench = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jsonrpc-errors-bench-'));
  const tree = path.join(folder, 'tree');
  try {
    const files = fillTree(tree);
    const reader = path.join(folder, 'reader.cjs');
    writeFileSync(reader, READER);
    const [reading = 0, checking = 0] = await measure(
      7,
      () => run([reader], folder, files.join('\n')),
      () => run([CLI, 'check', '--no-config', '--no-progress', 'tree'], folder),
    );
    const name = `check a tree of ${(TREE_BYTES / 1e6).toFixed(0)} MB in ${files.length} files`;
    return [{ name, milliseconds: checking, against: 'reading its files', reference: reading, goal: '≤ 500 ms' }];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Copies the TypeScript of node_modules, over and over, until the tree is large enough. */
function fillTree(tree: string): string[] {
  const sources = globSync('node_modules/**/*.{ts,mts,cts}', { cwd: inProject('.') })
    // One file of the compiler is as large as all else.
    .filter((file) => statSync(inProject(file)).isFile() && statSync(inProject(file)).size < 300_000)
    .sort();
  if (sources.length === 0) throw new UserFacingError('node_modules holds no TypeScript; run `npm ci`.');
  const files: string[] = [];
  let bytes = 0;
  for (let copy = 0; bytes < TREE_BYTES; copy++) {
    for (const source of sources) {
      if (bytes >= TREE_BYTES) break;
      // The name of the folder must not be node_modules: a walk passes those over.
      const target = path.join(tree, `copy-${copy}`, source.replaceAll('node_modules/', 'packages/'));
      mkdirSync(path.dirname(target), { recursive: true });
      cpSync(inProject(source), target);
      bytes += statSync(target).size;
      files.push(target);
    }
  }
  // A few codes, so that the parser is needed: one file in a thousand or so.
  writeFileSync(path.join(tree, 'codes.ts'), readFileSync(inProject('samples/server.ts')));
  return files;
}

function run(args: readonly string[], cwd: string, input = ''): void {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, input, encoding: 'utf8' });
  // 1 says that there are findings, which there are.
  if (status !== 0 && status !== 1) throw new UserFacingError(`${args.join(' ')} ended with ${status}: ${stderr}`);
}
