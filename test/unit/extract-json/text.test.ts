import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDirective } from '../../../server/src/core/directives.ts';
import { LineIndex } from '../../../server/src/core/text.ts';

describe('LineIndex', () => {
  const text = 'a\r\n\u{1F600}b\rc\n\n\ud800d';
  const index = new LineIndex(text);

  it('ends lines at \\n, \\r\\n and \\r', () => {
    assert.deepEqual(
      Array.from({ length: index.lineCount }, (_, line) => index.lineText(line)),
      ['a', '\u{1F600}b', 'c', '', '\ud800d'],
    );
  });

  it('leads from every offset to its position and back', () => {
    for (let offset = 0; offset <= text.length; offset++) {
      const position = index.positionAt(offset);
      // Between \r and \n there is no position; the end of the line is nearest.
      assert.equal(index.offsetAt(position), offset === 2 ? 1 : offset);
    }
    assert.deepEqual(index.positionAt(5), { line: 1, character: 2 });
    assert.deepEqual(index.placeAt(5), { line: 2, column: 3 });
  });

  it('takes what lies outside for the nearest end', () => {
    assert.deepEqual(index.positionAt(-5), { line: 0, character: 0 });
    assert.deepEqual(index.positionAt(1000), { line: 4, character: 2 });
    assert.deepEqual(index.positionAt(Number.NaN), { line: 0, character: 0 });
    assert.equal(index.offsetAt({ line: 0, character: 99 }), 1);
    assert.equal(index.offsetAt({ line: 99, character: 0 }), text.length);
    assert.equal(index.offsetAt({ line: -1, character: 5 }), 0);
    assert.equal(index.lineText(99), '');
  });

  it('knows one line in an empty text, and counts a BOM', () => {
    assert.equal(new LineIndex('').lineCount, 1);
    assert.deepEqual(new LineIndex('\ufeffa').positionAt(1), { line: 0, character: 1 });
  });

  it('agrees with a plain count on long texts', () => {
    const lines = Array.from({ length: 5000 }, (_, line) => 'x'.repeat(line % 7) + ['\n', '\r\n', '\r'][line % 3]);
    const long = lines.join('');
    const found = new LineIndex(long);
    let start = 0;
    // A lone \r before a line that is only \n would read as one break.
    const expected = long.split(/\r\n|\r|\n/);
    assert.equal(found.lineCount, expected.length);
    expected.forEach((line, at) => {
      assert.equal(found.lineText(at), line);
      assert.equal(found.lineStart(at), start);
      start += line.length + (long.startsWith('\r\n', start + line.length) ? 2 : 1);
    });
  });
});

describe('parseDirective', () => {
  const read = (text: string) => {
    const fact = parseDirective(text, 10);
    return (
      fact && {
        name: fact.name,
        args: fact.args.map((arg) => text.slice(arg.span.start - 10, arg.span.end - 10)),
        reason: fact.reason,
        span: text.slice(fact.span.start - 10, fact.span.end - 10),
      }
    );
  };

  it('reads a comment with or without its marks', () => {
    const expected = { name: 'protocol', args: ['mcp'], reason: undefined, span: 'jsonrpc-errors-protocol mcp' };
    for (const text of [
      'jsonrpc-errors-protocol mcp',
      '// jsonrpc-errors-protocol mcp',
      '/* jsonrpc-errors-protocol mcp */',
      '/**\r\n * jsonrpc-errors-protocol mcp\r\n */',
      '# jsonrpc-errors-protocol mcp  ',
      '<!-- jsonrpc-errors-protocol mcp -->',
    ]) {
      assert.deepEqual(read(text), expected, text);
    }
  });

  it('reads rules and reason', () => {
    assert.deepEqual(
      read('// jsonrpc-errors-disable-next-line reserved-code,miswritten-code  x -- as the -- server does'),
      {
        name: 'disable-next-line',
        args: ['reserved-code', 'miswritten-code', 'x'],
        reason: 'as the -- server does',
        span: 'jsonrpc-errors-disable-next-line reserved-code,miswritten-code  x -- as the -- server does',
      },
    );
    assert.deepEqual(read('// jsonrpc-errors-disable -- why')?.args, []);
    assert.equal(read('// jsonrpc-errors-disable --')?.reason, undefined);
  });

  it('keeps what is misspelt, for those who judge it', () => {
    assert.equal(read('// jsonrpc-errors-disbale')?.name, 'disbale');
    assert.equal(read('// jsonrpc-errors-')?.name, '');
  });

  it('sees a directive only at the beginning of a comment', () => {
    assert.equal(read('// see jsonrpc-errors-disable'), undefined);
    assert.equal(read('// jsonrpc-error'), undefined);
    assert.equal(read(''), undefined);
  });

  it('takes the span of the comment where only its inside is given', () => {
    const fact = parseDirective(' jsonrpc-errors-enable', 2, { start: 0, end: 24 });
    assert.deepEqual(fact?.comment, { start: 0, end: 24 });
    assert.deepEqual(fact?.span, { start: 3, end: 24 });
  });
});
