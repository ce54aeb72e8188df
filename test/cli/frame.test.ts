import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeFrame } from '../../server/src/cli/text/code-frame.ts';
import { displayWidth } from '../../server/src/cli/text/width.ts';

/** The part of the shown line above the marks, by columns of a terminal. */
function marked(line: string, start: number, end: number): string {
  const { source, marks } = codeFrame(line, start, end);
  const [from, to] = [marks.indexOf('^'), marks.length];
  let column = 0;
  let found = '';
  for (const character of source) {
    const width = displayWidth(character);
    if (width > 0 && column >= from && column < to) found += character;
    column += width;
  }
  return found;
}

test('the marks stand under the token whatever stands before it', () => {
  for (const before of [
    '',
    '  ',
    '\t',
    'a\tb\t',
    '日本語',
    'e\u0301',
    '👍🏽 ',
    '\u0000\u001b[31m',
    '\ud800',
    'ｶﾅ',
    '\u202e',
  ]) {
    const line = `${before}-32601, more`;
    assert.equal(marked(line, before.length, before.length + 6), '-32601', JSON.stringify(before));
  }
});

test('the marks stand under the token wherever a long line is cut', () => {
  const filler = 'ab👍日\t'.repeat(5000);
  for (let cut = 0; cut < 12; cut += 1) {
    const before = filler.slice(cut);
    const line = `${before}-32601${filler}`;
    assert.equal(marked(line, before.length, before.length + 6), '-32601', String(cut));
    assert.ok(displayWidth(codeFrame(line, before.length, before.length + 6).source) < 400);
  }
});

test('a frame fits into a narrow terminal', () => {
  const line = `${'a'.repeat(300)}-32601${'b'.repeat(300)}`;
  const { source, marks } = codeFrame(line, 300, 306, 50);
  assert.equal(source, `…${'a'.repeat(16)}-32601${'b'.repeat(28)}…`);
  assert.equal(marks.indexOf('^'), source.indexOf('-32601'));
  // However narrow it is, a few characters are shown.
  assert.match(codeFrame(line, 300, 306, -5).source, /^…a{10}-32601b{14}…$/);
});

test('a token at the end of a line, an empty token and one longer than the line have a mark', () => {
  assert.equal(codeFrame('abc', 3, 3).marks, '   ^');
  assert.equal(codeFrame('', 0, 0).marks, '^');
  assert.equal(codeFrame('abc', 1, 50).marks, ' ^^');
  assert.match(codeFrame('x'.repeat(1000), 10, 900).marks, /^ {10}\^+$/);
});
