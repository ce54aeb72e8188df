import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkJson, folder, RESERVED, run } from './support/command.ts';

const OFF = '{ "rules": { "reserved-code": "off" } }';

test('the nearest configuration upward holds', () => {
  const cwd = folder({
    '.jsonrpc-errors.json': OFF,
    'a.json': RESERVED,
    'deep/er/b.json': RESERVED,
    'other/.jsonrpc-errors.json': '{ "rules": { "reserved-code": "info" } }',
    'other/c.json': RESERVED,
  });
  const { findings } = checkJson([], { cwd });
  assert.deepEqual(
    findings.map(({ path, severity }) => `${path} ${severity}`),
    ['other/c.json info'],
  );
});

test('--config names another one, --no-config none', () => {
  const cwd = folder({
    '.jsonrpc-errors.json': OFF,
    'ci/strict.json': '{ // by hand\n "rules": { "reserved-code": "hint" } }',
    'a.json': RESERVED,
  });
  const severities = (args: string[]) =>
    checkJson(['a.json', ...args], { cwd }).findings.map(({ severity }) => severity);
  assert.deepEqual(severities([]), []);
  assert.deepEqual(severities(['--config', 'ci/strict.json']), ['hint']);
  assert.deepEqual(severities(['--no-config']), ['error']);
});

test('the command line wins over the configuration', () => {
  const cwd = folder({ '.jsonrpc-errors.json': OFF, 'a.json': RESERVED });
  const { findings } = checkJson(['--rule', 'reserved-code=warning'], { cwd });
  assert.deepEqual(
    findings.map(({ severity }) => severity),
    ['warning'],
  );
});

test('overrides hold for the files that they name', () => {
  const config = '{ "overrides": [{ "files": ["legacy/**"], "rules": { "reserved-code": "off" } }] }';
  const cwd = folder({ '.jsonrpc-errors.json': config, 'legacy/a.json': RESERVED, 'b.json': RESERVED });
  assert.deepEqual(
    checkJson([], { cwd }).findings.map(({ path }) => path),
    ['b.json'],
  );
});

test('a protocol can be chosen in the configuration and on the command line', () => {
  const cwd = folder({ '.jsonrpc-errors.json': '{ "protocols": ["lsp"] }', 'a.json': RESERVED });
  const evidence = (args: string[]) =>
    checkJson(['a.json', '--explain-protocol', ...args], { cwd }).files?.[0]?.protocols.map(
      ({ id, strength }) => `${id} ${strength}`,
    );
  assert.deepEqual(evidence([]), ['lsp chosen', 'json-rpc base']);
  assert.deepEqual(evidence(['--protocol', 'acp']), ['acp chosen', 'json-rpc base']);
});

test('package.json is weak evidence, until detection is switched off', () => {
  const cwd = folder({
    'package.json': '{ "dependencies": { "@modelcontextprotocol/sdk": "^1.20.0" } }',
    'src/a.ts': `export const reply = ${RESERVED};`,
  });
  const ids = (args: string[]) =>
    checkJson(['src/a.ts', '--explain-protocol', ...args], { cwd }).files?.[0]?.protocols.map(
      ({ id, strength }) => `${id} ${strength}`,
    );
  assert.ok(ids([])?.includes('mcp weak'), String(ids([])));
  assert.deepEqual(ids(['--no-detect']), ['json-rpc base']);
});

test('a broken configuration checks nothing and says where it is broken', () => {
  const broken = { '.jsonrpc-errors.json': '{\n  "rules": { "reserved-cod": "off" }\n}', 'deep/a.json': RESERVED };
  const { status, stdout, stderr } = run(['check'], { cwd: folder(broken) });
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.equal(stderr, '.jsonrpc-errors.json:2:14: Unknown rule "reserved-cod". Did you mean "reserved-code"?\n');
});

test('a configuration that is no JSON is told in one sentence', () => {
  const { status, stderr } = run(['check'], {
    cwd: folder({ '.jsonrpc-errors.json': '{ "rules": ', 'a.json': RESERVED }),
  });
  assert.equal(status, 2);
  assert.match(stderr, /^\.jsonrpc-errors\.json:1:\d+: This is not valid JSON: .*\.\n$/);
});

test('a configuration that was named must be there', () => {
  const { status, stderr } = run(['check', '--config', 'nope.json'], { cwd: folder({ 'a.json': RESERVED }) });
  assert.equal(status, 2);
  assert.equal(stderr, 'The configuration nope.json cannot be read: no such file.\n');
});

test('a directive wins over the configuration, the command line over a directive', () => {
  const cwd = folder({
    '.jsonrpc-errors.json': '{ "protocols": ["lsp"] }',
    'a.ts': `// jsonrpc-errors-protocol mcp@2025-11-25, acp\nexport const reply = ${RESERVED};`,
  });
  const active = (args: string[]) =>
    checkJson(['a.ts', '--explain-protocol', ...args], { cwd }).files?.[0]?.protocols.map(
      ({ id, evidence }) => `${id}: ${evidence[0]}`,
    );
  const always = 'json-rpc: it is always active';
  const said = 'a directive in the file says so';
  assert.deepEqual(active([]), [`acp: ${said}`, `mcp: ${said}`, always]);
  assert.deepEqual(active(['--protocol', 'qivicon']), ['qivicon: the command line says so', always]);
});

test('a directive that names no protocol is a failure with its place; the file is checked all the same', () => {
  const cwd = folder({
    'a.ts': `// jsonrpc-errors-protocol lsp, mpc -- a slip\nexport const reply = ${RESERVED};`,
    'b.json': RESERVED,
  });
  const { status, stdout, stderr } = run(['check', '--format', 'json'], { cwd });
  assert.equal(status, 2);
  const { summary, findings, failures } = JSON.parse(stdout);
  assert.deepEqual([summary.files, summary.error, findings.length], [2, 2, 3]);
  assert.deepEqual(failures, [
    {
      path: 'a.ts',
      line: 1,
      column: 33,
      message: 'Unknown protocol "mpc". Did you mean "mcp"? `jsonrpc-errors catalogs` lists all of them',
    },
  ]);
  assert.match(stderr, /^a\.ts:1:33: Unknown protocol "mpc"\. Did you mean "mcp"\? [^\n]*\.\n$/);
  assert.match(run(['check'], { cwd }).stdout, /\n2 errors and 1 warning in 2 of 2 files \(/);
});
