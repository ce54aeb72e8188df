import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type CheckOutput, checkJson, folder, MISMATCH, places, RIGHT, run } from './support/command.ts';

/** `jsonrpc-version` with a safe fix; `MISMATCH` beside it has none. */
const WRONG = '{"jsonrpc":"2","id":1,"result":1}\n';
const FIXED = '{"jsonrpc":"2.0","id":1,"result":1}\n';
/** Two findings with safe fixes, the second of which stands in the same object. */
const TWICE =
  '{\r\n  "jsonrpc": "2",\r\n  "id": 1,\r\n  "result": null,\r\n  "error": { "code": -32601, "message": "Method not found" }\r\n}';
const TWICE_FIXED =
  '{\r\n  "jsonrpc": "2.0",\r\n  "id": 1,\r\n  "error": { "code": -32601, "message": "Method not found" }\r\n}';

interface FixOutput extends CheckOutput {
  readonly fixedFiles: readonly { readonly path: string; readonly fixed: number; readonly diff?: string }[];
}

function fixJson(args: readonly string[], cwd: string): FixOutput & { readonly status: number | null } {
  return checkJson(args, { cwd }) as FixOutput & { status: number | null };
}

function contents(cwd: string, ...names: readonly string[]): readonly string[] {
  return names.map((name) => readFileSync(path.join(cwd, name), 'utf8'));
}

test('--fix makes the safe fixes, keeps everything else, and reports what remains', () => {
  const cwd = folder({ 'a.json': `\ufeff${TWICE}`, 'b/b.ts': `export const a = ${WRONG}`, 'c.json': MISMATCH });
  const { status, stdout, stderr } = run(['check', '--fix'], { cwd });
  assert.deepEqual(contents(cwd, 'a.json', 'b/b.ts', 'c.json'), [
    `\ufeff${TWICE_FIXED}`,
    `export const a = ${FIXED}`,
    MISMATCH,
  ]);
  assert.equal(stderr, '');
  assert.match(stdout, /^c\.json\n {2}1:41 {2}warning /);
  assert.match(stdout, /\n\n3 problems fixed in 2 files; 1 warning left in 1 of 3 files \(\d+\.\d s\)\n$/);
  assert.equal(status, 1);
});

test('the exit status of --fix is that of what remains', () => {
  const cwd = folder({ 'a.json': WRONG });
  const { status, stdout } = run(['check', '--fix'], { cwd });
  assert.equal(status, 0);
  assert.match(stdout, /^1 problem fixed in 1 file; none left in 1 file \(/);
});

test('--fix a second time changes nothing, and touches no file', () => {
  const cwd = folder({ 'a.json': TWICE, 'b.json': RIGHT });
  const past = new Date('2020-01-01');
  utimesSync(path.join(cwd, 'b.json'), past, past);
  assert.equal(run(['check', '--fix'], { cwd }).status, 0);
  utimesSync(path.join(cwd, 'a.json'), past, past);
  const { status, stdout } = run(['check', '--fix'], { cwd });
  assert.equal(status, 0);
  assert.match(stdout, /^No problems in 2 files \(/);
  for (const name of ['a.json', 'b.json']) assert.equal(statSync(path.join(cwd, name)).mtimeMs, past.getTime());
  assert.deepEqual(readdirSync(cwd).sort(), ['a.json', 'b.json'], 'nothing is left behind');
});

test('--fix leaves recordings as they are, whatever they are called', () => {
  const names = ['a.jsonl', 'b.ndjson', 'c.log', 'd.txt', 'e.log.1', 'f'];
  const cwd = folder(Object.fromEntries(names.map((name) => [name, `${WRONG}${RIGHT}`])));
  const output = fixJson(['--fix', ...names], cwd);
  for (const content of contents(cwd, ...names)) assert.equal(content, `${WRONG}${RIGHT}`);
  assert.deepEqual(output.summary, { files: 6, error: 6, warning: 0, info: 0, hint: 0, fixed: 0 });
  assert.deepEqual(output.fixedFiles, []);
});

test('--fix of a single document in a log leaves it as it is, too', () => {
  const cwd = folder({ 'a.log': WRONG });
  assert.equal(fixJson(['--fix', 'a.log'], cwd).summary.fixed, 0);
  assert.deepEqual(contents(cwd, 'a.log'), [WRONG]);
});

test('json and jsonl say how much was fixed, and where', () => {
  const cwd = folder({ 'a.json': TWICE, 'b.json': MISMATCH });
  const output = fixJson(['--fix'], cwd);
  assert.deepEqual(Object.keys(output).slice(1), ['version', 'summary', 'findings', 'failures', 'fixedFiles']);
  assert.deepEqual(output.summary, { files: 2, error: 0, warning: 1, info: 0, hint: 0, fixed: 2 });
  assert.deepEqual(output.fixedFiles, [{ path: 'a.json', fixed: 2 }]);
  assert.deepEqual(places(output), ['b.json:1:41 code-message-mismatch']);

  const lines = run(['check', '--fix', '--format', 'jsonl'], { cwd: folder({ 'a.json': WRONG }) }).stdout;
  assert.deepEqual(
    lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
    [
      { fixedFile: { path: 'a.json', fixed: 1 } },
      { summary: { files: 1, error: 0, warning: 0, info: 0, hint: 0, fixed: 1 } },
    ],
  );
});

test('findings of a file that was fixed are those of its new text', () => {
  const text = WRONG.replace('"result":1', '"result":null,"error":{"code":-32601,"message":"Invalid params"}');
  const { findings, summary } = fixJson(['--fix'], folder({ 'a.json': text }));
  assert.equal(summary.fixed, 2);
  assert.deepEqual(
    findings.map(({ line, column, ruleId }) => [line, column, ruleId]),
    [[1, MISMATCH.indexOf('-32601') + 1, 'code-message-mismatch']],
  );
});

test('rules that are off, and with --quiet whatever is no error, fix nothing', () => {
  const cwd = folder({ 'a.json': WRONG });
  assert.equal(fixJson(['--fix', '--rule', 'jsonrpc-version=off'], cwd).summary.fixed, 0);
  assert.equal(fixJson(['--fix', '--quiet', '--rule', 'jsonrpc-version=warning'], cwd).summary.fixed, 0);
  assert.deepEqual(contents(cwd, 'a.json'), [WRONG]);
  assert.equal(fixJson(['--fix', '--quiet'], cwd).summary.fixed, 1);
});

test('--fix follows symbolic links and keeps them, and keeps permissions', {
  skip: process.platform === 'win32',
}, () => {
  const cwd = folder({ 'deep/real.json': WRONG });
  chmodSync(path.join(cwd, 'deep/real.json'), 0o640);
  symlinkSync('deep/real.json', path.join(cwd, 'a.json'));
  const { summary, findings } = fixJson(['--fix'], cwd);
  assert.deepEqual([summary.fixed, findings], [1, []]);
  assert.deepEqual(contents(cwd, 'a.json', 'deep/real.json'), [FIXED, FIXED]);
  assert.ok(lstatSync(path.join(cwd, 'a.json')).isSymbolicLink());
  assert.equal(statSync(path.join(cwd, 'deep/real.json')).mode & 0o777, 0o640);
});

test('a file that cannot be fixed is told, with exit status 2, and the others are fixed', () => {
  const cwd = folder({
    'a.ts': Buffer.concat([Buffer.from('// \xff\n', 'latin1'), Buffer.from(`f(${WRONG});`)]),
    'b.json': WRONG,
  });
  const before = readFileSync(path.join(cwd, 'a.ts'));
  const { status, stdout, stderr } = run(['check', '--fix'], { cwd });
  assert.equal(stderr, 'a.ts: it is not valid UTF-8; it was not fixed.\n');
  assert.equal(status, 2);
  assert.deepEqual(readFileSync(path.join(cwd, 'a.ts')), before);
  assert.deepEqual(contents(cwd, 'b.json'), [FIXED]);
  assert.match(stdout, /^a\.ts\n[\s\S]*\n1 problem fixed in 1 file; 1 error left in 1 of 2 files \(/);
  assert.deepEqual(fixJson(['--fix'], cwd).failures, [
    { path: 'a.ts', message: 'it is not valid UTF-8; it was not fixed', unfixed: true },
  ]);
});

test('UTF-16 stays UTF-16', () => {
  const cwd = folder({ 'a.json': Buffer.from(`\ufeff${WRONG}`, 'utf16le') });
  assert.equal(run(['check', '--fix'], { cwd }).status, 0);
  assert.deepEqual(readFileSync(path.join(cwd, 'a.json')), Buffer.from(`\ufeff${FIXED}`, 'utf16le'));
});

test('--fix works the same on several threads', () => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`f${index}.ts`, `export const a = ${WRONG}`]),
  );
  const cwd = folder(files);
  assert.equal(fixJson(['--fix', '--jobs', '3'], cwd).summary.fixed, 12);
  for (const content of contents(cwd, ...Object.keys(files))) assert.equal(content, `export const a = ${FIXED}`);
});

test('of standard input --fix prints the fixed text, and reports on stderr', () => {
  const mixed = `${WRONG.trimEnd().replace('"result":1', '"error":{"code":-32601,"message":"Invalid params"}')}`;
  const { status, stdout, stderr } = run(['check', '--fix', '-'], { input: mixed });
  assert.equal(stdout, mixed.replace('"2"', '"2.0"'));
  assert.match(
    stderr,
    /^<stdin>\n {2}1:41 {2}warning [\s\S]*\n\n1 problem fixed in 1 file; 1 warning left in 1 of 1 file \(/,
  );
  assert.equal(status, 1);
});

test('standard input is printed as it came where nothing is to be fixed', () => {
  const inputs = ['', 'const a = 1;\r\n', RIGHT, `${WRONG}${WRONG}`, Buffer.from([0xff, 0x41])];
  for (const input of inputs) {
    const { stdout } = run(['check', '--fix', '-'], { input });
    assert.equal(stdout, input.toString());
  }
});

test('standard input that has the name of a file does not change that file', () => {
  const cwd = folder({ 'a.json': WRONG });
  const { stdout } = run(['check', '--fix', '-', '--stdin-filename', 'a.json'], { cwd, input: WRONG });
  assert.equal(stdout, FIXED);
  assert.deepEqual(contents(cwd, 'a.json'), [WRONG]);
});

test('--fix - with --format json reports on stderr', () => {
  const { stdout, stderr } = run(['check', '--fix', '--format', 'json', '-'], { input: WRONG });
  assert.equal(stdout, FIXED);
  assert.deepEqual(JSON.parse(stderr).fixedFiles, [{ path: '<stdin>', fixed: 1 }]);
});

test('--fix-dry-run prints a patch with which git does what --fix does, and writes nothing', () => {
  const files = { 'a b.json': `\ufeff${TWICE}`, 'c.json': MISMATCH, 'd/e.ts': `export const a = [\n${WRONG}];\n` };
  const cwd = folder(files);
  const { status, stdout, stderr } = run(['check', '--fix-dry-run'], { cwd });
  assert.deepEqual(contents(cwd, ...Object.keys(files)), Object.values(files));
  assert.match(
    stderr,
    /^3 problems would be fixed in 2 files; 1 warning would be left in 1 of 3 files \(\d+\.\d s\)\n$/,
  );
  assert.equal(status, 1);
  const applied = spawnSync('git', ['apply', '--whitespace=nowarn'], { cwd, input: stdout, encoding: 'utf8' });
  assert.deepEqual([applied.status, applied.stderr], [0, ''], stdout);

  const other = folder(files);
  run(['check', '--fix'], { cwd: other });
  assert.deepEqual(contents(cwd, ...Object.keys(files)), contents(other, ...Object.keys(files)));
});

test('--fix-dry-run of a folder below the root of a repository is applied there', () => {
  const cwd = folder({ 'src/a.json': WRONG });
  spawnSync('git', ['init', '-q'], { cwd });
  const below = path.join(cwd, 'src');
  const { stdout } = run(['check', '--fix-dry-run'], { cwd: below });
  assert.equal(spawnSync('git', ['apply'], { cwd: below, input: stdout }).status, 0);
  assert.deepEqual(contents(cwd, 'src/a.json'), [FIXED]);
});

test('--fix-dry-run says nothing on stdout where there is nothing to fix', () => {
  const { status, stdout, stderr } = run(['check', '--fix-dry-run'], { cwd: folder({ 'a.json': RIGHT }) });
  assert.deepEqual([status, stdout], [0, '']);
  assert.match(stderr, /^No problems in 1 file \(/);
});

test('--fix-dry-run with --format json has the patch of each file', () => {
  const cwd = folder({ 'a.json': WRONG });
  const { status, summary, fixedFiles, findings } = fixJson(['--fix-dry-run'], cwd);
  assert.deepEqual([status, summary.fixed, findings], [0, 1, []]);
  assert.deepEqual(fixedFiles, [
    { path: 'a.json', fixed: 1, diff: `--- a/a.json\n+++ b/a.json\n@@ -1,1 +1,1 @@\n-${WRONG}+${FIXED}` },
  ]);
  assert.deepEqual(contents(cwd, 'a.json'), [WRONG]);
});

test('--fix-dry-run of standard input shows what would change', () => {
  const { stdout } = run(['check', '--fix-dry-run', '-', '--stdin-filename', 'x/y.json'], { input: WRONG });
  assert.equal(stdout, `--- a/x/y.json\n+++ b/x/y.json\n@@ -1,1 +1,1 @@\n-${WRONG}+${FIXED}`);
});

test('--fix-dry-run still explains protocols, beside the patch', () => {
  const cwd = folder({ 'a.json': WRONG });
  const { stdout, stderr } = run(['check', '--fix-dry-run', '--explain-protocol'], { cwd });
  assert.match(stdout, /^--- a\/a\.json\n/);
  assert.match(stderr, /^a\.json\n {2}.*JSON-RPC/);
});

test('check alone says what --fix would do', () => {
  const { stdout } = run(['check'], { cwd: folder({ 'a.json': WRONG, 'b.jsonl': WRONG }) });
  assert.match(stdout, /\n {8}= safe fix: .*2\.0/);
  assert.match(stdout, /\n2 errors in 2 of 2 files; --fix would fix 1 \(/);
});
