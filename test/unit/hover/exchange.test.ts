import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hoverAt } from '../../../server/src/core/hover/index.ts';
import { duration } from '../../../server/src/core/words.ts';
import { analyze } from '../../support/analyze.ts';

/** A line of a capture, some milliseconds after the first. */
const line = (after: number, direction: 'send' | 'recv', message: object): string =>
  JSON.stringify({
    ts: new Date(Date.UTC(2026, 6, 1, 10) + after).toISOString(),
    direction,
    message: { jsonrpc: '2.0', ...message },
  });

const SESSION = [
  line(0, 'send', { id: 7, method: 'tools/call', params: { name: 'x' } }),
  line(10, 'send', { id: 8, method: 'tools/list' }),
  line(43, 'recv', { id: 7, error: { code: -32602, message: 'Unknown tool: x' } }),
  line(1510, 'recv', { id: 8, result: { tools: [] } }),
  line(1600, 'send', { id: 9, method: 'ping' }),
].join('\n');

/** What the hover says at the occurrence of a token on a line. */
function said(text: string, lineNumber: number, token: string): readonly string[] {
  const lines = text.split('\n');
  const start = lines.slice(0, lineNumber - 1).join('\n').length;
  const hover = hoverAt(analyze('session.jsonl', text), text, text.indexOf(token, start) + 1, {});
  return hover?.plaintext.split('\n') ?? [];
}

describe('hover over the id of a message in a capture', () => {
  it('says what became of a request', () => {
    assert.deepEqual(said(SESSION, 1, '"id"'), [
      'tools/call · Request of the client · id 7',
      'Answered with -32602 at line 3 after 43 ms.',
    ]);
    assert.deepEqual(said(SESSION, 2, '"id"'), [
      'tools/list · Request of the client · id 8',
      'Answered at line 4 after 1.5 s.',
    ]);
    assert.deepEqual(said(SESSION, 5, '"id"'), ['ping · Request · id 9', 'Never answered in this capture.']);
  });

  it('says what a response answers', () => {
    assert.deepEqual(said(SESSION, 4, '"id"'), ['tools/list · Response · id 8', 'Answers line 2 after 1.5 s.']);
    assert.deepEqual(said('{"jsonrpc":"2.0","id":"a","result":1}', 1, '"id"'), [
      'Response · id "a"',
      'Its request is not in this capture.',
    ]);
  });
});

describe('hover over a code in a capture', () => {
  it('says which request it answers, below what it means', () => {
    const [title, ...rest] = said(SESSION, 3, '-32602');
    assert.match(title ?? '', /^-32602 Invalid params · MCP/);
    assert.ok(rest.includes('Answers tools/call of line 1 after 43 ms.'), rest.join('\n'));
  });
});

describe('a duration', () => {
  it('has as many digits as tell something', () => {
    const said = [0, 0.4, 4.25, 43.4, 999.4, 1000, 1510, 59_900, 61_000, 600_000].map(duration);
    assert.deepEqual(said, [
      '0 ms',
      '0.4 ms',
      '4.3 ms',
      '43 ms',
      '999 ms',
      '1 s',
      '1.5 s',
      '60 s',
      '1 min 1 s',
      '10 min 0 s',
    ]);
  });
});
