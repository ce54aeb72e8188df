import assert from 'node:assert/strict';
import { readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import picocolors from 'picocolors';
import type { Io } from '../../server/src/cli/io.ts';
import { type MendedFile, Mender } from '../../server/src/cli/mender.ts';
import type { FileAnalysis } from '../../server/src/core/analyzer.ts';
import type { Finding, Severity } from '../../server/src/core/model.ts';
import type { AnalysedFile } from '../../server/src/node/analysis.ts';
import { decode } from '../../server/src/node/decode.ts';
import { FileError } from '../../server/src/node/read-file.ts';
import { folder } from './support/command.ts';

/** Every `bad` is a finding, and its safe fix is `good`. */
function analysisOf(text: string, severity: Severity = 'error'): FileAnalysis {
  const findings = [...text.matchAll(/bad/g)].map(
    ({ index }): Finding => ({
      ruleId: 'bad',
      severity,
      span: { start: index, end: index + 3 },
      message: 'It is bad.',
      protocols: [],
    }),
  );
  const fixesOf: FileAnalysis['fixesOf'] = ({ span }) => [
    { title: 'Make it good', kind: 'safe', edits: [{ span, newText: 'good' }] },
  ];
  return { findings, fixesOf } as Partial<FileAnalysis> as FileAnalysis;
}

interface Setting {
  readonly cwd: string;
  readonly writes?: boolean;
  readonly input?: Buffer;
  readonly takes?: (finding: Finding) => boolean;
}

function menderOf({ cwd, writes = true, input = Buffer.alloc(0), takes = () => true }: Setting) {
  const mended: MendedFile[] = [];
  const io: Io = {
    out() {},
    err() {},
    cwd,
    colors: picocolors.createColors(false),
    readInput: async () => input,
  };
  const mender = new Mender({ writes, takes, onMended: (file) => mended.push(file) }, io);
  return { mender, mended };
}

/** A file as it was analysed; `seen` is what another thread saw of it. */
function analysed(cwd: string, name: string, seen?: string): AnalysedFile {
  const absolute = path.join(cwd, name);
  const text = seen ?? decode(readFileSync(absolute));
  return {
    kind: 'analysed',
    file: { absolute, path: name, named: false, root: cwd, language: 'typescript' },
    source: { path: name, language: 'typescript', text },
    analysis: analysisOf(text),
    analyze: analysisOf,
  };
}

test('safe fixes are written, and what is left is the analysis of the new text', () => {
  const cwd = folder({ 'a.ts': 'bad\r\nbad;' });
  const { mender, mended } = menderOf({ cwd });
  const { result, unfixed } = mender.mend(analysed(cwd, 'a.ts'));
  assert.deepEqual(unfixed, []);
  assert.ok(result.kind === 'analysed');
  assert.equal(result.source.text, 'good\r\ngood;');
  assert.deepEqual(result.analysis.findings, []);
  assert.equal(readFileSync(path.join(cwd, 'a.ts'), 'utf8'), 'good\r\ngood;');
  assert.deepEqual(mended, [{ path: 'a.ts', fixed: 2 }]);
  assert.deepEqual(mender.summary, { problems: 2, files: 1, written: true });
});

test('a file in which nothing is to be mended is not touched', () => {
  const cwd = folder({ 'a.ts': 'good', 'b.ts': 'bad' });
  const times = ['a.ts', 'b.ts'].map((name) => statSync(path.join(cwd, name)).mtimeMs);
  const { mender, mended } = menderOf({ cwd, takes: ({ severity }) => severity === 'warning' });
  for (const name of ['a.ts', 'b.ts']) {
    const result = analysed(cwd, name);
    assert.equal(mender.mend(result).result, result);
  }
  assert.deepEqual(
    ['a.ts', 'b.ts'].map((name) => statSync(path.join(cwd, name)).mtimeMs),
    times,
  );
  assert.deepEqual(mended, []);
});

test('what another thread saw of a file that has changed since does not count', () => {
  const cwd = folder({ 'a.ts': 'a bad word', 'b.ts': 'fine' });
  const { mender, mended } = menderOf({ cwd });
  mender.mend(analysed(cwd, 'a.ts', 'bad'));
  const { result } = mender.mend(analysed(cwd, 'b.ts', 'bad'));
  assert.equal(readFileSync(path.join(cwd, 'a.ts'), 'utf8'), 'a good word');
  assert.equal(readFileSync(path.join(cwd, 'b.ts'), 'utf8'), 'fine');
  assert.ok(result.kind === 'analysed');
  assert.equal(result.source.text, 'fine');
  assert.deepEqual(mended, [{ path: 'a.ts', fixed: 1 }]);
});

test('byte order marks, UTF-16 and line breaks stay; what is no text is left alone', () => {
  const cases = {
    'mark.ts': Buffer.from('\ufeffbad\r\n'),
    'little.ts': Buffer.from('\ufeffbad\r', 'utf16le'),
    'big.ts': Buffer.from('\ufeffbad\n', 'utf16le').swap16(),
  };
  const cwd = folder({ ...cases, 'broken.ts': Buffer.from([...Buffer.from('bad'), 0xff]) });
  const { mender } = menderOf({ cwd });
  for (const [name, bytes] of Object.entries(cases)) {
    assert.deepEqual(mender.mend(analysed(cwd, name)).unfixed, [], name);
    const after = readFileSync(path.join(cwd, name));
    assert.deepEqual(after.subarray(0, 2), bytes.subarray(0, 2), name);
    assert.equal(decode(after), decode(bytes).replace('bad', 'good'), name);
  }
  assert.deepEqual(mender.mend(analysed(cwd, 'broken.ts')).unfixed, [
    { path: 'broken.ts', message: 'it is not valid UTF-8; it was not fixed', unfixed: true },
  ]);
  assert.deepEqual(readFileSync(path.join(cwd, 'broken.ts')), Buffer.from([...Buffer.from('bad'), 0xff]));
});

test('a file that is gone, or on which the engine fails, is told and leaves the rest of the run alone', () => {
  const cwd = folder({ 'a.ts': 'bad' });
  const { mender } = menderOf({ cwd });
  const gone = analysed(cwd, 'gone.ts', 'bad');
  const { result, unfixed } = mender.mend(gone);
  assert.equal(result, gone);
  assert.equal(unfixed[0]?.message, 'no such file; it was not fixed');
  const analyze = () => {
    throw new FileError('it could not be analysed (oh)');
  };
  assert.equal(
    mender.mend({ ...analysed(cwd, 'a.ts'), analyze }).unfixed[0]?.message,
    'it could not be analysed (oh); it was not fixed',
  );
  assert.equal(readFileSync(path.join(cwd, 'a.ts'), 'utf8'), 'bad');
});

test('two paths to one file mend it once, and say where it is', () => {
  const cwd = folder({ 'deep/real.ts': 'bad' });
  symlinkSync(path.join('deep', 'real.ts'), path.join(cwd, 'a.ts'));
  for (const writes of [false, true]) {
    const { mender, mended } = menderOf({ cwd, writes });
    const results = ['a.ts', 'deep/real.ts'].map((name) => mender.mend(analysed(cwd, name)).result);
    assert.deepEqual(
      mended.map(({ path: file, fixed }) => [file, fixed]),
      [['deep/real.ts', 1]],
    );
    for (const result of results) assert.ok(result.kind === 'analysed' && result.source.text === 'good');
  }
});

test('a dry run writes nothing and says what it would do', () => {
  const cwd = folder({ 'a.ts': '\ufeffbad\r\n' });
  const { mender, mended } = menderOf({ cwd, writes: false });
  const { result } = mender.mend(analysed(cwd, 'a.ts'));
  assert.ok(result.kind === 'analysed' && result.source.text === 'good\r\n');
  assert.deepEqual(mended, [
    { path: 'a.ts', fixed: 1, diff: '--- a/a.ts\n+++ b/a.ts\n@@ -1,1 +1,1 @@\n-\ufeffbad\r\n+\ufeffgood\r\n' },
  ]);
  assert.deepEqual(mender.summary, { problems: 1, files: 1, written: false });
  assert.equal(readFileSync(path.join(cwd, 'a.ts'), 'utf8'), '\ufeffbad\r\n');
});

test('standard input is mended in its encoding, and no file of its name is touched', async () => {
  const cwd = folder({ 'a.ts': 'bad' });
  const input = Buffer.from('\ufeffbad', 'utf16le');
  const { mender } = menderOf({ cwd, input });
  assert.equal(mender.input, undefined);
  await mender.io.readInput();
  const result = analysed(cwd, 'a.ts', 'bad');
  mender.mend({ ...result, file: { ...result.file, input: true } });
  assert.deepEqual(mender.input, Buffer.from('\ufeffgood', 'utf16le'));
  assert.equal(readFileSync(path.join(cwd, 'a.ts'), 'utf8'), 'bad');
});

test('standard input that cannot be mended stays as it came', async () => {
  const input = Buffer.from([...Buffer.from('bad'), 0xff]);
  const { mender } = menderOf({ cwd: '/', input });
  await mender.io.readInput();
  const result = analysed('/', 'a.ts', 'bad');
  assert.equal(mender.mend({ ...result, file: { ...result.file, input: true } }).unfixed.length, 1);
  assert.deepEqual(mender.input, input);
});
