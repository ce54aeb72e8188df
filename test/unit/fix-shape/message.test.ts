import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { offers, table } from './support.ts';

describe('the version of a message', () => {
  const SAFE = 'Change "jsonrpc" to "2.0" (safe)';
  for (const written of ['2.0', '2', '"2"', '"2.00"', '" 2.0"', '"02.0"']) {
    it(`is only spelt in another way: ${written}`, () => {
      const text = (version: string) => `{"jsonrpc":${version},"id":1,"result":19}`;
      assert.deepEqual(offers('jsonrpc-version', 'a.json', text(written)), { [SAFE]: text('"2.0"') });
    });
  }
  for (const written of ['"1.0"', '"2.1"', '""', 'null', 'true', '3']) {
    it(`may be meant: ${written}`, () => {
      const text = (version: string) => `{"jsonrpc":${version},"id":1,"result":19}`;
      assert.deepEqual(offers('jsonrpc-version', 'a.json', text(written)), {
        'Change "jsonrpc" to "2.0"': text('"2.0"'),
      });
    });
  }
  table('jsonrpc-version', [
    [
      'is written in the quotes of the file',
      'a.ts',
      "import { send } from './send';\nsend({ jsonrpc: 2.0, id, method: 'a' });",
      { [SAFE]: "import { send } from './send';\nsend({ jsonrpc: '2.0', id, method: 'a' });" },
    ],
    [
      'keeps its quotes and what is said of its type',
      'a.ts',
      "send({ jsonrpc: `2` as const, id, method: 'a' });",
      { [SAFE]: "send({ jsonrpc: `2.0` as const, id, method: 'a' });" },
    ],
    ['is left alone where it is written in escapes', 'a.json', '{"jsonrpc":"\\u0032","id":1,"result":19}', {}],
  ]);
});

describe('an answer that is missing', () => {
  const ADD = 'Add "result": null';
  const REPLACE = 'Replace "error" with "result": null';
  table('missing-result', [
    [
      'is added behind the id',
      'a.json',
      '{"jsonrpc":"2.0","id":1}',
      { [ADD]: '{"jsonrpc":"2.0","id":1,"result":null}' },
    ],
    [
      'is added on a line of its own',
      'a.ts',
      "res.json({\r\n  jsonrpc: '2.0',\r\n  id,\r\n});",
      { [ADD]: "res.json({\r\n  jsonrpc: '2.0',\r\n  id,\r\n  result: null,\r\n});" },
    ],
    [
      'takes the place of an error that is none',
      'a.json',
      '{ "jsonrpc": "2.0", "error": null, "id": 1 }',
      { [REPLACE]: '{ "jsonrpc": "2.0", "result": null, "id": 1 }' },
    ],
    [
      'is not made up beside an id of null, with which nothing succeeds',
      'a.json',
      '{"jsonrpc":"2.0","error":null,"id":null}',
      {},
    ],
    ['is not made up in a record', 'a.jsonl', '{"jsonrpc":"2.0","id":1}', {}],
  ]);
});
