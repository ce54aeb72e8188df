import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cut, jsonl, shown } from './support.ts';

const ERROR = '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}';

describe('captures of one message a line', () => {
  it('reads each line, whatever the line breaks, blank lines and a BOM', () => {
    const text = `\ufeff${ERROR}\r\n\r\n  \n{"jsonrpc":"2.0","method":"tools/list"}\r${ERROR}`;
    const { messages, sites, syntax, evidence } = jsonl(text);
    assert.deepEqual(syntax, []);
    assert.deepEqual(
      messages.map(({ kind, line }) => [kind, line]),
      [
        ['response', 0],
        ['notification', 3],
        ['response', 4],
      ],
    );
    assert.deepEqual(
      sites.map(({ role, form, evidence, response }) => [role, form, evidence, response]),
      [
        ['captured', 'capture', 'envelope', 0],
        ['captured', 'capture', 'envelope', 2],
      ],
    );
    assert.deepEqual(
      evidence.map(({ value, message }) => [value, message]),
      [['tools/list', 1]],
    );
    assert.equal(cut(text, sites[1]!.anchor), '-32601');
  });

  it('finds nothing wrong with a file of blanks and a BOM', () => {
    for (const text of ['', '\ufeff', '\ufeff\n', '\ufeff  \r\n\t\n'])
      assert.deepEqual(jsonl(text).syntax, [], JSON.stringify(text));
  });

  it('says where a line is not JSON, and goes on', () => {
    const text = `${ERROR}\n{"a":[1,2}\n${ERROR}\n{"a":1\nplain words\n${ERROR.slice(0, -1)}\n${ERROR}`;
    const { messages, syntax } = jsonl(text);
    assert.equal(messages.length, 3);
    assert.deepEqual(
      syntax.map(({ line, problem, span }) => [line, problem, cut(text, span)]),
      [
        [1, 'expected ] before }', '}'],
        [3, 'expected } before the end of the line', '1'],
        [4, 'expected a value, found plain', 'plain'],
        [5, 'expected } before the end of the line', '}'],
      ],
    );
  });

  it('finds envelopes in a line, and ignores other records', () => {
    const text = [
      `{"ts":1,"dir":"in","message":${ERROR}}`,
      '{"level":"error","message":"Method not found","code":"E1"}',
      '{"error":{"code":404,"message":"Not Found"}}',
      '[1,2]',
      `[${ERROR}]`,
    ].join('\n');
    const { messages, sites, syntax } = jsonl(text);
    assert.deepEqual(syntax, []);
    assert.deepEqual(
      messages.map(({ line }) => line),
      [0, 4],
    );
    assert.deepEqual(sites.map(shown), Array(2).fill('captured envelope -32601 Method not found'));
  });

  it('defines nothing and knows no comments', () => {
    const { sites, syntax } = jsonl('{"METHOD_NOT_FOUND":-32601}\n// jsonrpc\n');
    assert.deepEqual(sites, []);
    assert.equal(syntax[0]?.problem, 'comments are not allowed');
  });

  it('reads lines of a megabyte and any depth', () => {
    const long = `{"x":"${'y'.repeat(1_000_000)}","m":${ERROR}}`;
    const deep = '['.repeat(100_000);
    const closed = `${'[{"a":'.repeat(50_000)}${ERROR}${'}]'.repeat(50_000)}`;
    const { messages, syntax } = jsonl(`${long}\n${deep}\n${closed}`);
    assert.deepEqual(
      messages.map(({ line }) => line),
      [0, 2],
    );
    assert.deepEqual(
      syntax.map(({ line }) => line),
      [1],
    );
  });
});
