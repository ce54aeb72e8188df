import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { checkJson, folder, MISMATCH, places, RESERVED, RIGHT, run } from './support/command.ts';

test('a folder is searched for files by their ending', () => {
  const cwd = folder({
    'a.json': RESERVED,
    'b/c.jsonl': RESERVED,
    'b/d.jsonc': RESERVED,
    'b/e.ndjson': RESERVED,
    'f.log': RESERVED,
    'g.txt': RESERVED,
    'h.md': RESERVED,
    'node_modules/x/i.json': RESERVED,
    '.git/j.json': RESERVED,
    '.hidden/k.json': RESERVED,
  });
  const expected = ['.hidden/k.json', 'a.json', 'b/c.jsonl', 'b/d.jsonc', 'b/e.ndjson'];
  assert.deepEqual(
    checkJson([], { cwd }).findings.map(({ path: file }) => file),
    expected,
  );
  assert.deepEqual(
    checkJson(['.', 'b', 'a.json'], { cwd }).findings.map(({ path: file }) => file),
    expected,
  );
});

test('an empty folder is fine', () => {
  const cwd = folder({ 'empty/readme.md': '' });
  assert.deepEqual(checkJson(['empty'], { cwd }).summary, { files: 0, error: 0, warning: 0, info: 0, hint: 0 });
  assert.equal(run(['check', 'empty'], { cwd }).status, 0);
});

test('.gitignore is respected at every level, and a nearer one overrides', () => {
  const cwd = folder({
    '.gitignore': '*.log.json\nout/\n!keep.log.json\n/top.json\n',
    'a.log.json': RESERVED,
    'keep.log.json': RESERVED,
    'out/b.json': RESERVED,
    'top.json': RESERVED,
    'deep/top.json': RESERVED,
    'deep/.gitignore': '!a.log.json\nskip.json\n',
    'deep/a.log.json': RESERVED,
    'deep/skip.json': RESERVED,
    'deep/er/skip.json': RESERVED,
  });
  const expected = ['deep/a.log.json', 'deep/top.json', 'keep.log.json'];
  assert.deepEqual(
    checkJson([], { cwd }).findings.map(({ path: file }) => file),
    expected,
  );
});

test('.gitignore files above the folder count up to the root of the repository', () => {
  const cwd = folder({
    '.gitignore': 'a.json\n',
    'repo/.git/HEAD': '',
    'repo/.gitignore': 'b.json\n',
    'repo/src/a.json': RESERVED,
    'repo/src/b.json': RESERVED,
  });
  assert.deepEqual(
    checkJson(['.'], { cwd: path.join(cwd, 'repo/src') }).findings.map(({ path: file }) => file),
    ['a.json'],
  );
});

test('what is named is read although it is ignored', () => {
  const cwd = folder({ '.gitignore': 'dist\n', 'dist/a.json': RESERVED, 'dist/b.log': RESERVED });
  assert.deepEqual(places(checkJson(['dist/b.log'], { cwd })), ['dist/b.log:1:41 reserved-code']);
  assert.deepEqual(places(checkJson(['dist'], { cwd })), ['dist/a.json:1:41 reserved-code']);
});

test('globs are matched here, and bring text logs that a folder would not', () => {
  const cwd = folder({
    'logs/a.log': RESERVED,
    'logs/x/b.jsonl': RESERVED,
    'logs/c.png': RESERVED,
    'd.jsonl': RESERVED,
  });
  const found = (glob: string) => checkJson([glob], { cwd }).findings.map(({ path: file }) => file);
  assert.deepEqual(found('logs/**'), ['logs/a.log', 'logs/x/b.jsonl']);
  assert.deepEqual(found('logs/*'), ['logs/a.log']);
  assert.deepEqual(found('**/*.{jsonl,png}'), ['d.jsonl', 'logs/c.png', 'logs/x/b.jsonl']);
});

test('a file whose name is a glob is taken by its name', () => {
  const cwd = folder({ 'app/[id].json': RESERVED, 'app/i.json': RESERVED });
  assert.deepEqual(
    checkJson(['app/[id].json'], { cwd }).findings.map(({ path: file }) => file),
    ['app/[id].json'],
  );
});

test('a path or glob that matches nothing is told, the rest is checked, the exit status is 2', () => {
  const cwd = folder({ 'a.json': RIGHT });
  const { status, stdout, stderr } = run(['check', 'missing.json', 'no/*.json', 'a.json', '--format', 'json'], { cwd });
  assert.equal(status, 2);
  assert.deepEqual(JSON.parse(stdout).failures, [
    { path: 'missing.json', message: 'no such file or folder' },
    { path: 'no/*.json', message: 'no file matches' },
  ]);
  assert.equal(JSON.parse(stdout).summary.files, 1);
  assert.equal(
    stderr,
    'missing.json: no such file or folder.\nno/*.json: no file matches; the other file was checked.\n',
  );
});

test('an empty argument means no file, not the whole folder', () => {
  const { status, failures, summary } = checkJson([''], { cwd: folder({ 'a.json': RESERVED }) });
  assert.deepEqual(failures, [{ path: '""', message: 'no such file or folder' }]);
  assert.equal(summary.files, 0);
  assert.equal(status, 2);
});

test('a compressed recording is refused in one sentence', () => {
  const cwd = folder({ 'a.jsonl.gz': 'x', 'b.json': RIGHT });
  const { status, stderr } = run(['check', 'a.jsonl.gz', 'b.json'], { cwd });
  assert.equal(status, 2);
  assert.equal(
    stderr,
    'a.jsonl.gz: compressed files cannot be read yet; unpack it first; the other file was checked.\n',
  );
});

test('an unreadable file is a failure, and the others are checked', () => {
  const cwd = folder({ 'b.json': RESERVED });
  symlinkSync('nowhere.json', path.join(cwd, 'a.json'));
  symlinkSync('c.json', path.join(cwd, 'c.json'));
  symlinkSync('user@host.1234', path.join(cwd, '.#lock.json'));
  mkdirSync(path.join(cwd, 'd.json'));
  const { status, findings, failures, summary } = checkJson([], { cwd });
  assert.equal(status, 2);
  assert.deepEqual(failures, [
    { path: 'a.json', message: 'the symbolic link leads nowhere' },
    { path: 'c.json', message: 'the symbolic links go in a circle' },
  ]);
  assert.deepEqual(
    findings.map(({ path: file }) => file),
    ['b.json'],
  );
  assert.equal(summary.files, 1);
  assert.match(run(['check'], { cwd }).stdout, /1 error in 1 of 1 file; 2 files could not be checked/);
});

test('a link to a folder is not followed, so that none leads in a circle', () => {
  const cwd = folder({ 'a/b.json': RESERVED });
  symlinkSync('..', path.join(cwd, 'a/up'));
  assert.deepEqual(places(checkJson([], { cwd })), ['a/b.json:1:41 reserved-code']);
});

test('standard input is read as - and named by --stdin-filename', () => {
  const cwd = folder({ 'a.json': RIGHT });
  assert.deepEqual(places(checkJson(['-'], { cwd, input: RESERVED })), ['<stdin>:1:41 reserved-code']);
  const named = checkJson(['-', '--stdin-filename', 'src/x.json'], { cwd, input: RESERVED });
  assert.deepEqual(places(named), ['src/x.json:1:41 reserved-code']);
});

test('standard input without a name is one document or one message a line, as it looks', () => {
  const cwd = folder({});
  assert.deepEqual(places(checkJson(['-'], { cwd, input: `${RIGHT}${RESERVED}` })), ['<stdin>:2:41 reserved-code']);
  const pretty = JSON.stringify(JSON.parse(RESERVED), null, 2);
  assert.deepEqual(places(checkJson(['-'], { cwd, input: pretty })), ['<stdin>:5:13 reserved-code']);
});

test('a file with a strange ending is read by its content', () => {
  const cwd = folder({ response: JSON.stringify(JSON.parse(RESERVED), null, 2), 'x.log': `${RIGHT}${RESERVED}` });
  assert.deepEqual(places(checkJson(['response', 'x.log'], { cwd })), [
    'response:5:13 reserved-code',
    'x.log:2:41 reserved-code',
  ]);
});

test('in a text log other lines are normal, and a broken message is none', () => {
  const log = `starting up\n${RESERVED}[info] done\n{"jsonrpc":"2.0",\n`;
  const cwd = folder({
    'x.log': log,
    'notes.txt': 'nothing [here]\n{ is a message\n',
    'strict.jsonl': 'starting up\n',
  });
  assert.deepEqual(places(checkJson(['x.log', 'notes.txt', 'strict.jsonl'], { cwd })), [
    'strict.jsonl:1:1 invalid-json',
    'x.log:2:41 reserved-code',
    'x.log:4:17 invalid-json',
  ]);
});

test('a byte order mark, CRLF and UTF-16 leave positions as editors show them', () => {
  const windows = RESERVED.replace('{', '{\r\n');
  const bigEndian = Buffer.from(`\ufeff${RESERVED}`, 'utf16le').swap16();
  const cwd = folder({
    'bom.json': `\ufeff${RESERVED}`,
    'crlf.json': windows,
    'utf16be.json': bigEndian,
    'utf16le.json': Buffer.from(`\ufeff${RESERVED}`, 'utf16le'),
  });
  assert.deepEqual(places(checkJson([], { cwd })), [
    'bom.json:1:41 reserved-code',
    'crlf.json:2:40 reserved-code',
    'utf16be.json:1:41 reserved-code',
    'utf16le.json:1:41 reserved-code',
  ]);
});

test('bytes that are no text never stop it, and positions stay right', () => {
  const [before = '', after = ''] = RESERVED.split('"id"');
  const bytes = (middle: number[]) =>
    Buffer.concat([Buffer.from(`${before}"x":"`), Buffer.from(middle), Buffer.from(`","id"${after}`)]);
  const cwd = folder({
    'invalid.json': bytes([0xff, 0xfe, 0xc3]),
    'nul.json': bytes([0x00, 0x00]),
    'surrogate.json': bytes([0xed, 0xa0, 0x80]),
    'empty.json': '',
    'random.ts': Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)),
  });
  const { status, findings, failures } = checkJson([], { cwd });
  assert.equal(status, 1);
  assert.deepEqual(failures, []);
  // `"x":"` and `",` are 7 columns; each bad byte becomes one character.
  assert.deepEqual(
    findings.map(({ path: file, column, ruleId }) => `${file} ${column} ${ruleId}`),
    ['invalid.json 51 reserved-code', 'nul.json 50 reserved-code', 'surrogate.json 51 reserved-code'],
  );
});

test('a script that is too large to be written by hand is left out, and that is said', () => {
  const line = `export const reply = ${RESERVED.trim()};\n`;
  const large = line + `// ${'x'.repeat(100)}\n`.repeat(15_000);
  const cwd = folder({ 'a.ts': line, 'generated.ts': large, 'plain.ts': large.replace(line, '') });
  const limited = run(['check', '--format', 'json', '--max-file-size', '1'], { cwd });
  assert.deepEqual(JSON.parse(limited.stdout).summary.files, 2);
  assert.equal(limited.status, 1);
  assert.equal(
    limited.stderr,
    'generated.ts: 1.5 MB is more than --max-file-size allows (1 MB), so it was not checked.\n',
  );
  const whole = run(['check', '--format', 'json'], { cwd });
  assert.deepEqual(JSON.parse(whole.stdout).summary.files, 3);
  assert.equal(whole.stderr, '');
});

test('the order of findings does not depend on the number of jobs', () => {
  const files: Record<string, string> = {};
  for (let index = 0; index < 40; index += 1) {
    files[`src/f${index}.ts`] = `export const reply = ${(index % 2 === 0 ? RESERVED : MISMATCH).trim()};\n`;
    files[`src/g${index}.json`] = MISMATCH;
  }
  const cwd = folder(files);
  const [one, two, three] = ['1', '2', '3'].map((jobs) => run(['check', '--format', 'json', '--jobs', jobs], { cwd }));
  assert.equal(JSON.parse(one!.stdout).findings.length, 80);
  assert.equal(two!.stdout, one!.stdout);
  assert.equal(three!.stdout, one!.stdout);
});

test('a file given twice, in two ways, is checked once', () => {
  const cwd = folder({ 'a.json': RESERVED });
  writeFileSync(path.join(cwd, 'b.json'), RIGHT);
  assert.equal(checkJson(['a.json', './a.json', '*.json', path.join(cwd, 'a.json')], { cwd }).summary.files, 2);
});

test('paths outside the working directory are shown relative to it', () => {
  const cwd = folder({ 'x/a.json': RESERVED, 'y/b.json': RIGHT });
  assert.deepEqual(places(checkJson(['../x'], { cwd: path.join(cwd, 'y') })), ['../x/a.json:1:41 reserved-code']);
});

test('a script without a name is told from a log', () => {
  const cwd = folder({
    tool: `#!/usr/bin/env node\n// A comment.\nconst reply = ${RESERVED};`,
    'session.log': `const is what it began with\n${RESERVED}`,
  });
  const script = `/* Licence */\nimport { x } from 'y';\nexport const reply = ${RESERVED};`;
  assert.deepEqual(places(checkJson(['-'], { cwd, input: script })), ['<stdin>:3:62 reserved-code']);
  assert.deepEqual(places(checkJson(['tool'], { cwd })), ['tool:3:55 reserved-code']);
  const log = `import of 5 files\nclass loaded\n${RESERVED}`;
  assert.deepEqual(places(checkJson(['-'], { cwd, input: log })), ['<stdin>:3:41 reserved-code']);
  assert.deepEqual(places(checkJson(['session.log'], { cwd })), ['session.log:2:41 reserved-code']);
});
