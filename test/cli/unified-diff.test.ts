import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { unifiedDiff } from '../../server/src/cli/text/unified-diff.ts';
import { applyEdits } from '../../server/src/core/fix/apply.ts';
import type { TextEdit } from '../../server/src/core/model.ts';
import { folder } from './support/command.ts';

/** Replaces the first occurrence of each text, in order. */
function replacing(text: string, words: Readonly<Record<string, string>>): readonly TextEdit[] {
  return Object.entries(words).map(([word, newText]) => {
    const start = text.indexOf(word);
    return { span: { start, end: start + word.length }, newText };
  });
}

function git(cwd: string, args: readonly string[], input: string): string {
  const { status, stderr, error } = spawnSync('git', args, { cwd, input, encoding: 'utf8' });
  if (error !== undefined) throw error;
  return status === 0 ? '' : stderr;
}

/** The diff, which the real `git apply` takes and makes into the edited text. */
function diffOf(text: string, edits: readonly TextEdit[], name = 'a.ts'): string {
  const diff = unifiedDiff(name, text, edits);
  const cwd = folder({ [name]: text });
  assert.equal(git(cwd, ['apply', '--whitespace=nowarn'], diff), '', diff);
  assert.equal(readFileSync(path.join(cwd, name), 'utf8'), applyEdits(text, edits));
  return diff;
}

const LINES = Array.from({ length: 30 }, (_, index) => `line ${index + 1};\n`).join('');

test('a diff shows three lines around a change', () => {
  assert.equal(
    diffOf(LINES, replacing(LINES, { 'line 10': 'tenth' })),
    `--- a/a.ts
+++ b/a.ts
@@ -7,7 +7,7 @@
 line 7;
 line 8;
 line 9;
-line 10;
+tenth;
 line 11;
 line 12;
 line 13;
`,
  );
});

test('changes that are near share a hunk, those that are far do not, and lines that come or go move the rest', () => {
  const edits = replacing(LINES, {
    'line 1;\n': '',
    'line 8': 'a;\nb',
    'line 9': 'c',
    'line 20': 'd',
    'line 30;\n': '',
  });
  const diff = diffOf(LINES, edits);
  assert.deepEqual(diff.match(/^@@.*/gm), ['@@ -1,12 +1,12 @@', '@@ -17,7 +17,7 @@', '@@ -27,4 +27,3 @@']);
});

test('a last line without a line break is told', () => {
  assert.equal(
    diffOf('x\ny', [{ span: { start: 2, end: 3 }, newText: 'z' }]),
    `--- a/a.ts
+++ b/a.ts
@@ -1,2 +1,2 @@
 x
-y
\\ No newline at end of file
+z
\\ No newline at end of file
`,
  );
  assert.match(diffOf('x\ny', replacing('x\ny', { x: 'z' })), /^ y\n\\ No newline/m);
  diffOf('x\ny', [{ span: { start: 3, end: 3 }, newText: '\n' }]);
  diffOf('x\ny\n', [{ span: { start: 3, end: 4 }, newText: '' }]);
  diffOf('x\ny\n', [{ span: { start: 4, end: 4 }, newText: 'z' }]);
  diffOf('x\n', [{ span: { start: 0, end: 2 }, newText: '' }]);
});

test('line breaks of every kind, byte order marks and surrogates stay as they are', () => {
  const text = '\ufeff"\u{1f600}"\r\none\rtwo\r\n\r\nthree\n';
  const diff = diffOf(text, replacing(text, { '"\u{1f600}"': 'x', two: '2' }));
  assert.ok(diff.includes('-\ufeff"\u{1f600}"\r\n'), diff);
  assert.ok(diff.includes('+one\r2\r\n'), diff);
});

test('edits that change no line make no diff, and lines that stay are not shown as changed', () => {
  assert.equal(unifiedDiff('a.ts', LINES, []), '');
  assert.equal(unifiedDiff('a.ts', LINES, replacing(LINES, { 'line 3': 'line 3' })), '');
  const whole = [{ span: { start: 0, end: LINES.length }, newText: LINES.replace('line 10', 'x') }];
  assert.match(diffOf(LINES, whole), /@@ -7,7 \+7,7 @@/);
});

test('names that need it are quoted', () => {
  assert.match(diffOf('x\n', replacing('x\n', { x: 'y' }), 'with blank/a b.ts'), /^--- a\/with blank\/a b\.ts\t$/m);
  assert.match(diffOf('x\n', replacing('x\n', { x: 'y' }), 'é.ts'), /^--- a\/é\.ts$/m);
  if (path.sep === '/') {
    const name = 'a"b\\c\td\u0001.ts';
    assert.ok(diffOf('x\n', replacing('x\n', { x: 'y' }), name).includes('--- "a/a\\"b\\\\c\\td\\001.ts"\n'));
  }
});

test('whatever the edits are, git makes the same of them', () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const pieces = ['a', 'b\n', '\n', 'c\r\n', ' ', ''];
  for (let run = 0; run < 25; run += 1) {
    const text = `start\n${Array.from({ length: random(40) }, () => pieces[random(pieces.length)]).join('')}`;
    const edits: TextEdit[] = [];
    for (let at = random(8); at <= text.length; at += 1 + random(12)) {
      const end = Math.min(text.length, at + random(4));
      edits.push({ span: { start: at, end }, newText: pieces[random(pieces.length)] ?? '' });
      at = end;
    }
    if (unifiedDiff('a.ts', text, edits) !== '') diffOf(text, edits);
    else assert.equal(applyEdits(text, edits), text);
  }
});
