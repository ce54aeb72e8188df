import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { decode, decodeExactly } from '../../server/src/node/decode.ts';
import { reasonOf } from '../../server/src/node/read-file.ts';
import { readRegular, replaceFile } from '../../server/src/node/replace-file.ts';
import { folder } from './support/command.ts';

const HAS_MODES = process.platform !== 'win32';
/** Somebody without rights, whom root becomes for a moment: root may write everywhere. */
const NOBODY = 65_534;

function withoutRights(files: readonly string[], action: () => void): void {
  if (process.geteuid?.() !== 0) {
    action();
    return;
  }
  for (const file of files) chownSync(file, NOBODY, NOBODY);
  process.seteuid?.(NOBODY);
  try {
    action();
  } finally {
    process.seteuid?.(0);
  }
}

function replace(file: string): void {
  replaceFile(readRegular(file), Buffer.from('new'));
}

function failureOf(action: () => void): string {
  try {
    action();
  } catch (error) {
    return reasonOf(error, 'written');
  }
  return '';
}

test('a file is replaced with its permissions, and nothing else is left beside it', () => {
  const cwd = folder({ 'a.ts': 'old' });
  const file = path.join(cwd, 'a.ts');
  chmodSync(file, 0o750);
  replace(file);
  assert.equal(readFileSync(file, 'utf8'), 'new');
  if (HAS_MODES) assert.equal(statSync(file).mode & 0o7777, 0o750);
  assert.deepEqual(readdirSync(cwd), ['a.ts']);
});

test('a symbolic link stays, and leads to the new content', () => {
  const cwd = folder({ 'deep/real.ts': 'old' });
  symlinkSync(path.join('deep', 'real.ts'), path.join(cwd, 'link.ts'));
  symlinkSync('link.ts', path.join(cwd, 'second.ts'));
  replace(path.join(cwd, 'second.ts'));
  assert.equal(readFileSync(path.join(cwd, 'deep/real.ts'), 'utf8'), 'new');
  assert.ok(!lstatSync(path.join(cwd, 'deep/real.ts')).isSymbolicLink());
  assert.equal(readlinkSync(path.join(cwd, 'link.ts')), path.join('deep', 'real.ts'));
  assert.deepEqual(readdirSync(path.join(cwd, 'deep')), ['real.ts']);
});

test('a file that has changed since it was read is left alone', () => {
  const cwd = folder({ 'a.ts': 'old' });
  const file = path.join(cwd, 'a.ts');
  const read = readRegular(file);
  writeFileSync(file, 'newer');
  assert.equal(
    failureOf(() => replaceFile(read, Buffer.from('new'))),
    'it changed while it was checked',
  );
  assert.equal(readFileSync(file, 'utf8'), 'newer');
  assert.deepEqual(readdirSync(cwd), ['a.ts']);
});

test('a file that is gone or no file is told, and nothing is left behind', () => {
  const cwd = folder({ 'a.ts': 'old' });
  mkdirSync(path.join(cwd, 'b.ts'));
  const reading = (name: string) => failureOf(() => void readRegular(path.join(cwd, name)));
  const replacing = (name: string) =>
    failureOf(() => replaceFile({ target: path.join(cwd, name), bytes: Buffer.from('old') }, Buffer.from('new')));
  assert.deepEqual([reading('gone.ts'), replacing('gone.ts')], ['no such file', 'no such file']);
  assert.deepEqual([reading('b.ts'), replacing('b.ts')], ['it is no regular file', 'it is a folder']);
  assert.deepEqual(readdirSync(cwd).sort(), ['a.ts', 'b.ts']);
});

test('a read-only file, or one in a read-only folder, is not replaced', { skip: !HAS_MODES }, () => {
  const cwd = folder({ 'a.ts': 'old', 'b/b.ts': 'old' });
  const [readOnly, inside, deep] = ['a.ts', 'b/b.ts', 'b'].map((name) => path.join(cwd, name));
  assert.ok(readOnly !== undefined && inside !== undefined && deep !== undefined);
  chmodSync(readOnly, 0o444);
  chmodSync(deep, 0o555);
  withoutRights([cwd, readOnly, inside, deep], () => {
    for (const file of [readOnly, inside]) {
      assert.equal(
        failureOf(() => replace(file)),
        'permission denied',
      );
      assert.equal(readFileSync(file, 'utf8'), 'old');
    }
  });
  assert.deepEqual([...readdirSync(cwd), ...readdirSync(deep)], ['a.ts', 'b', 'b.ts']);
  chmodSync(deep, 0o755);
});

test('a pipe is not read a second time', { skip: process.platform === 'win32' }, () => {
  const cwd = folder({});
  assert.equal(spawnSync('mkfifo', ['pipe'], { cwd }).status, 0);
  assert.equal(
    failureOf(() => void readRegular(path.join(cwd, 'pipe'))),
    'it is no regular file',
  );
});

test('text goes back in the encoding and with the mark in which it came', () => {
  const text = 'é日\ud83d\ude00\r\n';
  for (const bytes of [
    Buffer.from(text),
    Buffer.from(`\ufeff${text}`),
    Buffer.from(`\ufeff\ufeff${text}`),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    Buffer.from('\ufeff\ud83d!', 'utf16le'),
    Buffer.alloc(0),
  ]) {
    const decoded = decodeExactly(bytes);
    assert.ok('text' in decoded);
    assert.equal(decoded.text, decode(bytes));
    assert.deepEqual(decoded.encode(decoded.text), bytes);
    assert.equal(decode(decoded.encode('x\u{1f600}')), 'x\u{1f600}');
  }
});

test('bytes that are no text are told before they are written wrongly', () => {
  const lossy = (bytes: readonly number[]) => decodeExactly(Buffer.from(bytes));
  assert.deepEqual(lossy([0x41, 0xff, 0x42]), { lossy: 'it is not valid UTF-8' });
  assert.deepEqual(lossy([0xed, 0xa0, 0xbd]), { lossy: 'it is not valid UTF-8' });
  assert.deepEqual(lossy([0xef, 0xbb]), { lossy: 'it is not valid UTF-8' });
  assert.deepEqual(lossy([0xff, 0xfe, 0x41]), { lossy: 'it is not valid UTF-16' });
  assert.deepEqual(lossy([0xfe, 0xff, 0x00, 0x41, 0x00]), { lossy: 'it is not valid UTF-16' });
});
