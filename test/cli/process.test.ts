import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, cpSync, existsSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { COMMAND, folder, RESERVED, run, start } from './support/command.ts';

test('a reader that goes away ends the command without a word', async () => {
  const files = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}.json`, RESERVED.repeat(1)]));
  const child = start(['check', '--format', 'jsonl'], folder(files));
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  child.stdout.destroy();
  const [status] = await once(child, 'close');
  assert.equal(stderr, '');
  assert.equal(status, 2, 'half of the findings must not pass for all of them');
});

// Linux has a device that is always full.
if (existsSync('/dev/full')) {
  test('a full disk is told in one sentence', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [COMMAND, 'rules'], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(full);
    assert.equal(status, 2);
    assert.match(stderr, /^The output cannot be written \(ENOSPC: [^\n]*\)\.\n$/);
  });
}

test('JSON alone never loads the TypeScript parser, TypeScript does', () => {
  const cwd = folder({
    'a.json': RESERVED,
    'b/b.ts': `export const reply = ${RESERVED};`,
    'c/c.ts': 'export const c = 1;',
  });
  const loads = (target: string) => {
    const { stdout, status } = run(['check', target, '--format', 'json'], {
      cwd,
      env: { NODE_OPTIONS: `--import=${probe}` },
    });
    assert.notEqual(status, 2, stdout);
    const last = stdout.trimEnd().split('\n').at(-1) ?? '';
    return JSON.parse(last).loaded.some((file: string) => file.includes('typescript-parser'));
  };
  const probeFolder = folder({
    'probe.mjs': `import { createRequire } from 'node:module';
const { cache } = createRequire(import.meta.url);
process.on('exit', () => process.stdout.write(JSON.stringify({ loaded: Object.keys(cache) }) + '\\n'));`,
  });
  const probe = pathToFileURL(path.join(probeFolder, 'probe.mjs')).href;
  assert.equal(loads('a.json'), false);
  assert.equal(loads('c'), false, 'a file without a candidate is never parsed');
  assert.equal(loads('b'), true);
});

test('before a build the command says how to make one', () => {
  const root = folder({ 'package.json': '{"type":"module"}' });
  const copy = path.join(root, 'bin/jsonrpc-errors.mjs');
  cpSync(COMMAND, copy);
  const { status, stdout, stderr } = spawnSync(process.execPath, [copy], { encoding: 'utf8' });
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /^jsonrpc-errors is not built yet; run `npm run build`[^\n]*\n$/);
});

test('an old Node.js is told which one is needed', () => {
  const source = readFileSync(COMMAND, 'utf8').replaceAll('process.versions.node', '"18.20.0"');
  const copy = path.join(folder({ 'bin/jsonrpc-errors.mjs': source }), 'bin/jsonrpc-errors.mjs');
  const { status, stderr } = spawnSync(process.execPath, [copy], { encoding: 'utf8' });
  assert.equal(status, 2);
  assert.equal(stderr, 'jsonrpc-errors needs Node.js 20 or later; this is 18.20.0.\n');
});
