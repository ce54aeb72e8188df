import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadCatalogs } from '../../../server/src/core/catalog/load.ts';
import type { EntryDocument } from '../../../server/src/core/catalog/types.ts';

const entry = (
  code: number,
  exact: string[],
  more: Partial<NonNullable<EntryDocument['messages']>> = {},
): EntryDocument => ({
  code,
  name: `N${Math.abs(code)}`,
  messages: { exact, ...more },
});
const catalogs = loadCatalogs([
  {
    source: 'test',
    document: {
      id: 'texts',
      name: 'Texts',
      entries: [
        entry(-32700, ['Parse error']),
        entry(-32600, ['Invalid Request']),
        entry(-32099, ['Invalid request: Maximum batch length exceeded']),
        entry(-32602, ['Invalid params', 'Invalid method parameter(s)']),
        entry(-32002, ['Resource not found'], { prefixes: ['Resource not found: '] }),
        entry(-5, ['Timeout']),
        entry(-6, ["The client's request is too big."]),
        entry(-500, [], { patterns: ['^AA\\d\\d '] }),
        entry(-501, [], { patterns: ['('] }),
      ],
    },
  },
]);
const codes = (text: string): number[] => catalogs.entriesSaying(text).map((match) => match.entry.code);
const how = (text: string): string[] => catalogs.entriesSaying(text).map((match) => match.how);

describe('texts of messages', () => {
  it('does not mind case, a final full stop and white space', () => {
    for (const text of ['Parse error', 'parse error.', ' PARSE  ERROR ', 'Parse\r\nerror', 'Parse error...']) {
      assert.deepEqual([codes(text), how(text)], [[-32700], ['equals']], text);
    }
  });

  it('knows a text by its beginning, up to a word boundary', () => {
    for (const text of [
      'Parse error: unexpected token',
      'Parse error (line 3)',
      'Parse error, again',
      'Parse error — oops',
      'Parse error in line 3',
      'Parse error.\nat line 3',
      'Parse error!',
      'parse error 💥',
    ]) {
      assert.deepEqual([codes(text), how(text)], [[-32700], ['begins']], text);
    }
    for (const text of [
      'Parse errors',
      'Parse error_code',
      'Parse error-prone input',
      "Parse error's",
      'A parse error',
      'Parse',
    ]) {
      assert.deepEqual(codes(text), [], text);
    }
  });

  it('takes a wording of one word only alone or before a mark', () => {
    for (const text of [
      'Timeout',
      'timeout.',
      'TIMEOUT',
      'Timeout: 5 s',
      'Timeout, sorry',
      'Timeout (5 s)',
      'Timeout - 5 s',
      'Timeout – 5 s',
      'Timeout. Try again',
    ]) {
      assert.deepEqual(codes(text), [-5], text);
    }
    for (const text of ['Timeout of 5 s', 'Timeouts', 'Timeout5', 'Timeout-based', 'Timeout 5 s', 'Timeout…']) {
      assert.deepEqual(codes(text), [], text);
    }
  });

  it('never compares what stands behind an unknown part', () => {
    assert.deepEqual(codes('…: Parse error'), []);
    assert.deepEqual(codes('Parse …error'), []);
    assert.deepEqual(codes('Parse error: …'), [-32700]);
    assert.deepEqual(how('Parse error…'), ['begins']);
    assert.deepEqual(codes('Resource not found: …'), [-32002]);
    assert.deepEqual(codes('Resource …'), []);
  });

  it('gives the longer wording first', () => {
    assert.deepEqual(codes('Invalid request: maximum batch length exceeded'), [-32099, -32600]);
    assert.deepEqual(codes('Invalid request'), [-32600]);
  });

  it('names an entry once, with its longest wording', () => {
    const matches = catalogs.entriesSaying('Resource not found: a.txt');
    assert.deepEqual(
      matches.map(({ text }) => text),
      ['Resource not found:'],
    );
  });

  it('reads marks inside a wording as they are', () => {
    assert.deepEqual(codes('Invalid method parameter(s).'), [-32602]);
    assert.deepEqual(codes('Invalid method parameter'), []);
    assert.deepEqual(codes('The client’s request is too big'), [-6]);
  });

  it('tries patterns, and leaves out one that is no regular expression', () => {
    assert.deepEqual([codes("AA21 didn't pay prefund"), how('AA21 x')], [[-500], ['pattern']]);
    assert.deepEqual(codes('XAA21 no'), []);
  });

  it('stays calm with ugly texts', () => {
    for (const text of [
      '',
      ' ',
      '.',
      '…',
      '\u0000',
      '\uD800',
      'İ',
      '"',
      '()',
      'x'.repeat(1_000_000),
      'Parse error '.repeat(90_000),
    ]) {
      assert.doesNotThrow(() => codes(text));
    }
    assert.deepEqual(codes(`Parse error: ${'x'.repeat(1_000_000)}`), [-32700]);
  });

  it('does not look at every wording to find one', () => {
    const many = loadCatalogs([
      {
        source: 'test',
        document: {
          id: 'many',
          name: 'Many',
          entries: Array.from({ length: 4000 }, (_, at) => entry(at, [`Invalid thing number ${at} of many`])),
        },
      },
    ]);
    assert.deepEqual(
      many.entriesSaying('Invalid thing number 3999 of many: x').map((match) => match.entry.code),
      [3999],
    );
  });
});
