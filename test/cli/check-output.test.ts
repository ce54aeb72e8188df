import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkJson, folder, MISMATCH, RESERVED, RIGHT, run } from './support/command.ts';

test('text shows place, message, rule, the line with the token underlined, and a summary', () => {
  const cwd = folder({ 'src/a.json': MISMATCH, 'b.json': RIGHT });
  const { status, stdout, stderr } = run(['check'], { cwd });
  assert.equal(stderr, '');
  assert.equal(status, 1);
  const lines = stdout.replace(/\d+\.\d s/, '0.0 s').split('\n');
  assert.deepEqual(lines.slice(0, 4), [
    'src/a.json',
    '  1:41  warning  -32601 means "Method not found" (JSON-RPC 2.0), but the message says "Invalid params", which is -32602.  code-message-mismatch',
    '      1 | {"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Invalid params"}}',
    '        |                                         ^^^^^^',
  ]);
  assert.deepEqual(lines.slice(-3), ['', '1 warning in 1 of 2 files (0.0 s)', '']);
});

test('text says so when nothing is wrong', () => {
  const { status, stdout } = run(['check'], { cwd: folder({ 'b.json': RIGHT }) });
  assert.match(stdout, /^No problems in 1 file \(\d+\.\d s\)\n$/);
  assert.equal(status, 0);
});

test('text keeps the underline under the token behind tabs, wide characters and combining marks', () => {
  const text = `{\t"method": "日本e\u0301👍", "jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"x"}}`;
  const { stdout } = run(['check'], { cwd: folder({ 'a.json': text }) });
  const [, , source = '', marks = ''] = stdout.split('\n');
  // Two columns each for the two ideographs and the emoji, none for the accent, three for the tab.
  const prefix = source.slice(0, source.indexOf('-32150'));
  const width = prefix.length + 2 - 1;
  assert.equal(marks.indexOf('^'), width, `${source}\n${marks}`);
  assert.match(marks, /\^{6}$/);
});

test('text cuts a very long line around the token', () => {
  const text = `{"jsonrpc":"2.0","id":1,"x":"${'a'.repeat(1_000_000)}","error":{"code":-32150,"message":"${'b'.repeat(1000)}"}}`;
  const { stdout } = run(['check'], { cwd: folder({ 'a.json': text }) });
  const [, place = '', source = '', marks = ''] = stdout.split('\n');
  assert.ok(place.startsWith(`  1:${text.indexOf('-32150') + 1}  error`), place);
  assert.ok(source.length < 140);
  assert.match(source, / \| ….*-32150.*…$/);
  assert.equal(marks.indexOf('^'), source.indexOf('-32150'));
});

test('text never sends control characters of a file to the terminal', () => {
  const text = '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"\u001b[31m\u202ered"}}';
  const { stdout } = run(['check'], { cwd: folder({ 'a.json': text }) });
  assert.ok(!stdout.includes('\u001b') && !stdout.includes('\u202e'), JSON.stringify(stdout));
});

test('json prints one object of the published shape', () => {
  const cwd = folder({ 'a.json': RESERVED, 'b.json': RIGHT });
  const { status, stdout } = run(['check', '--format', 'json'], { cwd });
  assert.equal(status, 1);
  assert.equal(stdout.trimEnd().split('\n').length, 1);
  const output = JSON.parse(stdout);
  assert.deepEqual(Object.keys(output), ['version', 'summary', 'findings', 'failures']);
  assert.deepEqual(output.summary, { files: 2, error: 1, warning: 0, info: 0, hint: 0 });
  assert.deepEqual(output.failures, []);
  const [{ message, fixes, ...finding }] = output.findings;
  assert.deepEqual(finding, {
    path: 'a.json',
    line: 1,
    column: 41,
    endLine: 1,
    endColumn: 47,
    severity: 'error',
    ruleId: 'reserved-code',
    code: -32150,
    protocols: ['json-rpc'],
  });
  assert.match(message, /^-32150 is reserved by JSON-RPC 2\.0/);
  assert.ok(Array.isArray(fixes));
});

test('jsonl prints findings, then failures, the summary last', () => {
  const cwd = folder({ 'a.json': RESERVED, 'c.json': MISMATCH });
  const { stdout } = run(['check', '--format', 'jsonl', 'a.json', 'missing.json', 'c.json'], { cwd });
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map((line) => line.ruleId ?? Object.keys(line)[0]),
    ['failure', 'reserved-code', 'code-message-mismatch', 'summary'],
  );
  assert.deepEqual(lines[0], { failure: { path: 'missing.json', message: 'no such file or folder' } });
  assert.deepEqual(lines[3], { summary: { files: 2, error: 1, warning: 1, info: 0, hint: 0 } });
});

test('--quiet shows and counts errors only', () => {
  const cwd = folder({ 'a.json': MISMATCH });
  const { status, findings, summary } = checkJson(['--quiet'], { cwd });
  assert.deepEqual(findings, []);
  assert.equal(summary.warning, 0);
  assert.equal(status, 0);
});

test('--explain-protocol names what shows the protocol of a file', () => {
  const cwd = folder({ 'a.jsonl': `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{}}\n${RIGHT}` });
  const { files } = checkJson(['--explain-protocol'], { cwd });
  assert.equal(files?.[0]?.path, 'a.jsonl');
  const mcp = files?.[0]?.protocols.find(({ id }) => id === 'mcp');
  assert.ok(
    mcp?.evidence.some((clause) => clause.includes('tools/call')),
    JSON.stringify(files),
  );
  assert.match(run(['check', '--explain-protocol'], { cwd }).stdout, /^a\.jsonl\n {2}.*\(mcp\), because .*tools\/call/);
});

test('--explain-protocol is silent about files in which nothing speaks JSON-RPC, unless they are named', () => {
  const cwd = folder({ 'a.json': '{"name":"x"}', 'b.json': '{}' });
  assert.deepEqual(checkJson(['--explain-protocol'], { cwd }).files, []);
  assert.deepEqual(
    checkJson(['--explain-protocol', 'a.json'], { cwd }).files?.map(({ path }) => path),
    ['a.json'],
  );
});

test('--explain-protocol answers for a named file in which no code stands', () => {
  const cwd = folder({ 'a.ts': "import { Server } from '@modelcontextprotocol/sdk/server/index.js';\n" });
  assert.deepEqual(
    checkJson(['--explain-protocol', 'a.ts'], { cwd }).files?.map(({ protocols }) => protocols[0]?.id),
    ['mcp'],
  );
});

test('colours come with FORCE_COLOR and go with NO_COLOR', () => {
  const cwd = folder({ 'a.json': RESERVED });
  const start = '\u001b[';
  assert.ok(!run(['check'], { cwd }).stdout.includes(start));
  assert.ok(run(['check'], { cwd, env: { FORCE_COLOR: '1' } }).stdout.includes(start));
  assert.ok(!run(['check'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout.includes(start));
});
