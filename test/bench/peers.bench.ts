import { spawnSync } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserFacingError } from '../../scripts/failure.ts';
import { inProject } from '../../scripts/paths.ts';
import { createNodeAnalyzer } from '../../server/src/node/engine.ts';
import { type Bench, measure, type Row } from './bench.ts';

/** Too big for development dependencies: fetched into the cache when this bench first runs. */
const PEERS = { oxlint: '1.94.0', eslint: '9.39.5', 'typescript-eslint': '8.74.0', '@vscode/ripgrep': '1.18.0' };
/** Packages that ship TypeScript, some of them full of codes. */
const SOURCES = {
  viem: '2.21.0',
  ethers: '6.13.4',
  '@modelcontextprotocol/sdk': '1.12.0',
  'vscode-languageserver-protocol': '3.17.5',
};
const CACHE = inProject('.cache/bench-peers');
const CLI = inProject('server/bin/jsonrpc-errors.mjs');
const TREE_BYTES = 25_000_000;
/** Of an ordinary application this part of the files at most may hold a code. */
const ORDINARY_SHARE = 0.015;
const CODE = /-3[0-9]{4}/;

/** As somebody would look for the numbers with a linter. */
const ESLINT_CONFIG = `import tseslint from 'typescript-eslint';
export default [{
  files: ['**/*.{ts,mts,cts}'],
  languageOptions: { parser: tseslint.parser },
  linterOptions: { reportUnusedDisableDirectives: 'off' },
  rules: { 'no-restricted-syntax': ['error', {
    selector: "UnaryExpression[operator='-'] > Literal[value>=32000][value<=32768]", message: 'A code.' }] },
}];
`;

/** The whole command beside what else goes through a tree, in turns. */
export const bench: Bench = async () => {
  install();
  const folder = mkdtempSync(path.join(tmpdir(), 'jsonrpc-errors-peers-'));
  try {
    const dense = fill(path.join(folder, 'dense'), TREE_BYTES, () => true);
    const analyzer = createNodeAnalyzer();
    let files = 0;
    let coded = 0;
    const ordinary = fill(path.join(folder, 'ordinary'), TREE_BYTES, (text) => {
      files += 1;
      if (!analyzer.isCandidate({ path: 'a.ts', language: 'typescript', text })) return true;
      if (coded >= files * ORDINARY_SHARE) return false;
      coded += 1;
      return true;
    });
    const four = fill(path.join(folder, 'four'), 4 * TREE_BYTES, () => true);
    const rows = [
      ...(await compare('a tree', dense, '≤ 1.0', true)),
      ...(await compare('an ordinary tree', ordinary, '≤ 0.5', false)),
    ];
    const [once = 0, fourTimes = 0] = await measure(
      3,
      () => ours(dense),
      () => ours(four),
    );
    rows.push({
      name: 'four times the tree',
      milliseconds: fourTimes,
      against: 'the tree',
      reference: once,
      goal: '≤ 4',
    });
    for (const [name, tree] of Object.entries({ 'a tree': dense, 'four times the tree': four }))
      console.log(`Peak memory of ${name}: ${memoryOf(tree).toFixed(0)} MB (goal: ≤ 400 MB)`);
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

async function compare(name: string, tree: string, goal: string, withEslint: boolean): Promise<readonly Row[]> {
  const [own = 0, oxlint = 0, ripgrep = 0] = await measure(
    5,
    () => ours(tree),
    () => run(peer('oxlint/bin/oxlint'), ['.'], tree),
    () => run(path.join(CACHE, ripgrepBinary()), ['--no-messages', '-c', '-e', CODE.source, '.'], tree),
  );
  const row = (against: string, reference: number, wanted: string): Row => ({
    name: `check ${name} of ${TREE_BYTES / 1e6} MB`,
    milliseconds: own,
    against,
    reference,
    goal: wanted,
  });
  const rows = [row('oxlint', oxlint, goal), row('ripgrep', ripgrep, '')];
  if (!withEslint) return rows;
  writeFileSync(path.join(tree, 'eslint.config.mjs'), ESLINT_CONFIG);
  mkdirSync(path.join(tree, 'node_modules'), { recursive: true });
  const link = path.join(tree, 'node_modules/typescript-eslint');
  writeFileSync(path.join(tree, 'package.json'), '{"type":"module"}');
  if (!existsSync(link)) symlinkSync(path.join(CACHE, 'node_modules/typescript-eslint'), link);
  const started = performance.now();
  run(peer('eslint/bin/eslint.js'), ['.'], tree);
  return [...rows, row('ESLint, once', performance.now() - started, '≤ 0.025')];
}

function ours(tree: string): void {
  run(CLI, ['check', '--no-config', '--no-progress', '.'], tree);
}

function peer(file: string): string {
  return path.join(CACHE, 'node_modules', file);
}

function ripgrepBinary(): string {
  const [found] = globSync('node_modules/@vscode/ripgrep*/bin/rg{,.exe}', { cwd: CACHE });
  if (found === undefined) throw new UserFacingError('@vscode/ripgrep has no program for this machine.');
  return found;
}

/** Programs end with 1 where they find something. */
function run(program: string, args: readonly string[], cwd: string): string {
  const isScript = !/rg(?:\.exe)?$/.test(program);
  const [command, rest] = isScript ? [process.execPath, [program, ...args]] : [program, args];
  const { status, stderr, error } = spawnSync(command, rest, { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (status !== 0 && status !== 1) throw new UserFacingError(`${program} ended with ${status}: ${error ?? stderr}`);
  return stderr;
}

/** In MB. */
function memoryOf(tree: string): number {
  const report = 'data:text/javascript,process.on("exit",()=>console.error("rss",process.resourceUsage().maxRSS))';
  const { stderr } = spawnSync(
    process.execPath,
    ['--import', report, CLI, 'check', '--no-config', '--no-progress', '.'],
    {
      cwd: tree,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    },
  );
  return Number(/rss (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024;
}

function install(): void {
  const wanted = JSON.stringify({ private: true, dependencies: { ...PEERS, ...SOURCES } });
  const manifest = path.join(CACHE, 'package.json');
  if (existsSync(manifest) && readFileSync(manifest, 'utf8') === wanted) return;
  mkdirSync(CACHE, { recursive: true });
  console.log('Fetching what is compared, once…');
  writeFileSync(manifest, wanted);
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-save'], {
    cwd: CACHE,
    stdio: 'inherit',
  });
  if (status === 0) return;
  rmSync(manifest);
  throw new UserFacingError('npm could not fetch the peers; see above.');
}

/** Copies the TypeScript of the packages, over and over, as far as it is wanted, until the tree is large enough. */
function fill(tree: string, bytes: number, wants: (text: string) => boolean): string {
  const sources = Object.keys(SOURCES).flatMap((name) => {
    const root = path.join(CACHE, 'node_modules', name);
    return globSync('**/*.{ts,mts,cts}', {
      cwd: root,
      exclude: (each) => path.basename(each.toString()) === 'node_modules',
    })
      .filter((file) => statSync(path.join(root, file)).isFile())
      .sort()
      .map((file) => ({ from: path.join(root, file), to: path.join(name, file) }));
  });
  for (let written = 0, copy = 0; written < bytes; copy += 1) {
    for (const { from, to } of sources) {
      if (written >= bytes) break;
      const text = readFileSync(from, 'utf8');
      if (!wants(text)) continue;
      const target = path.join(tree, `copy-${copy}`, to);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
      written += text.length;
    }
  }
  return tree;
}
