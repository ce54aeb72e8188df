import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { halves, idAt, otherHalf } from '../../../server/src/core/navigation/exchange.ts';
import { analyze } from '../../support/analyze.ts';

const SESSION = [
  '{"jsonrpc":"2.0","id":1,"method":"tools/list"}',
  '{"jsonrpc":"2.0","id":"1","method":"tools/call","params":{"name":"x","id":7}}',
  '{"jsonrpc":"2.0","method":"notifications/progress","params":{"progress":1}}',
  '{"jsonrpc":"2.0","id":"1","error":{"code":-32602,"message":"Unknown tool: x"}}',
  '{"jsonrpc":"2.0","id":1,"result":{"tools":[]}}',
  '{"jsonrpc":"2.0","id":2,"method":"ping"}',
].join('\r\n');

/** The line of an offset, from 1. */
const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** For the id on a line: the line of the other half, and the lines of all halves. */
function from(text: string, line: number, path = 'session.jsonl') {
  const { linked } = analyze(path, text);
  const start =
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? 1 : 0);
  const key = text.indexOf('"id"', start);
  const places = [key + 1, key + '"id":'.length].map((offset) => idAt(linked, offset));
  const [id, onValue] = places;
  assert.equal(id?.message, onValue?.message, 'the key and the value mean the same');
  if (id === undefined) return undefined;
  const other = otherHalf(linked, id.message);
  return {
    other: other && lineOf(text, other.start),
    token: other && text.slice(other.start, other.end),
    all: halves(linked, id.message).map(({ span, asks }) => `${lineOf(text, span.start)}${asks ? ' asks' : ''}`),
  };
}

describe('the id of a message in a capture', () => {
  it('leads from the request to the response, and back; 1 is not "1"', () => {
    assert.deepEqual(from(SESSION, 1), { other: 5, token: '1', all: ['1 asks', '5'] });
    assert.deepEqual(from(SESSION, 5), { other: 1, token: '1', all: ['1 asks', '5'] });
    assert.deepEqual(from(SESSION, 2), { other: 4, token: '"1"', all: ['2 asks', '4'] });
    assert.deepEqual(from(SESSION, 4), { other: 2, token: '"1"', all: ['2 asks', '4'] });
  });

  it('leads nowhere where a request is not answered, or a response has no request', () => {
    const { other, all } = from(SESSION, 6) ?? {};
    assert.deepEqual([other, all], [undefined, ['6 asks']]);
    const alone = from('{"jsonrpc":"2.0","id":9,"result":1}\n', 1);
    assert.deepEqual([alone?.other, alone?.all], [undefined, ['1']]);
  });

  it('is found inside of envelopes and strings', () => {
    const text = [
      '{"ts":"2026-07-01T10:00:00.000Z","log":"{\\"jsonrpc\\":\\"2.0\\",\\"id\\":\\"a\\",\\"method\\":\\"ping\\"}"}',
      '{"ts":"2026-07-01T10:00:00.043Z","log":"{\\"jsonrpc\\":\\"2.0\\",\\"id\\":\\"a\\",\\"result\\":{}}"}',
    ].join('\n');
    const { linked } = analyze('docker.jsonl', text);
    const id = idAt(linked, text.indexOf('\\"a\\"') + 2);
    const other = id && otherHalf(linked, id.message);
    assert.equal(other && lineOf(text, other.start), 2);
  });

  it('is no other member that is called so, and nothing in other files', () => {
    const { linked } = analyze('session.jsonl', SESSION);
    assert.equal(idAt(linked, SESSION.indexOf('"id":7') + 1), undefined);
    assert.equal(idAt(linked, SESSION.indexOf('"method"') + 1), undefined);
    const script = 'export const reply = { jsonrpc: "2.0", id: 1, error: { code: -32601, message: "No" } };';
    assert.equal(idAt(analyze('a.ts', script).linked, script.indexOf('id: 1')), undefined);
  });
});
