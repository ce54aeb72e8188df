import { describe } from 'node:test';
import { table } from './support.ts';

const ERROR = '"error": { "code": -32603, "message": "Internal error" }';
const SAFE = 'Remove "result" (safe)';

describe('removing one of two answers', () => {
  table('result-with-error', [
    [
      'takes the comma behind a member along',
      'a.json',
      `{"jsonrpc":"2.0","id":1,"result":null,${ERROR}}`,
      { [SAFE]: `{"jsonrpc":"2.0","id":1,${ERROR}}` },
    ],
    [
      'takes the comma before the last member along',
      'a.json',
      `{ "jsonrpc": "2.0", ${ERROR}, "id": 1, "result": null }`,
      { [SAFE]: `{ "jsonrpc": "2.0", ${ERROR}, "id": 1 }` },
    ],
    [
      'takes the first member',
      'a.json',
      `{ "result": null, "jsonrpc": "2.0", "id": 1, ${ERROR} }`,
      { [SAFE]: `{ "jsonrpc": "2.0", "id": 1, ${ERROR} }` },
    ],
    [
      'takes the line of a member along, with CRLF and a BOM',
      'a.json',
      `\ufeff{\r\n  "jsonrpc": "2.0",\r\n  "id": 1,\r\n  "result": null,\r\n  ${ERROR}\r\n}\r\n`,
      { [SAFE]: `\ufeff{\r\n  "jsonrpc": "2.0",\r\n  "id": 1,\r\n  ${ERROR}\r\n}\r\n` },
    ],
    [
      'leaves the comments of others',
      'a.jsonc',
      `{\n  "jsonrpc": "2.0",\n  "id": 1,\n  ${ERROR}, // why, oh why\n  /* above, */\n  "result": null // nothing\n}\n`,
      { [SAFE]: `{\n  "jsonrpc": "2.0",\n  "id": 1,\n  ${ERROR} // why, oh why\n  /* above, */\n}\n` },
    ],
    [
      'keeps a trailing comma',
      'a.jsonc',
      `{\n  "jsonrpc": "2.0",\n  "id": 1,\n  ${ERROR},\n  "result": null,\n}\n`,
      { [SAFE]: `{\n  "jsonrpc": "2.0",\n  "id": 1,\n  ${ERROR},\n}\n` },
    ],
    [
      'knows lines that begin with commas',
      'a.json',
      `{ "jsonrpc": "2.0"\n, "id": 1\n, ${ERROR}\n, "result": null\n}`,
      { [SAFE]: `{ "jsonrpc": "2.0"\n, "id": 1\n, ${ERROR}\n}` },
    ],
    [
      'leaves the line break before the next member',
      'a.ts',
      "send({ jsonrpc: '2.0', id, result: null,\n  error: { code: 1001, message: 'Busy' } });",
      { [SAFE]: "send({ jsonrpc: '2.0', id,\n  error: { code: 1001, message: 'Busy' } });" },
    ],
    [
      'leaves what stands behind it on the line',
      'a.ts',
      "send({ jsonrpc: '2.0', id,\n  result: null, error: { code: 1001, message: 'Busy' } });",
      { [SAFE]: "send({ jsonrpc: '2.0', id,\n  error: { code: 1001, message: 'Busy' } });" },
    ],
    [
      'finds the member behind a comment with a comma',
      'a.ts',
      "send({ jsonrpc: '2.0', id, error: { code: 1001, message: '},' } /* a, b */, /* c */ result: null });",
      { [SAFE]: "send({ jsonrpc: '2.0', id, error: { code: 1001, message: '},' } /* a, b */ /* c */  });" },
    ],
    [
      'lets the author choose between two answers that say something',
      'a.json',
      `{ "jsonrpc": "2.0", "id": 1, "result": 19, ${ERROR} }`,
      {
        'Remove "result"': `{ "jsonrpc": "2.0", "id": 1, ${ERROR} }`,
        'Remove "error"': '{ "jsonrpc": "2.0", "id": 1, "result": 19 }',
      },
    ],
    [
      'asks before it makes a success of a null error',
      'a.json',
      '{ "jsonrpc": "2.0", "id": 1, "result": 19, "error": null }',
      { 'Remove "error"': '{ "jsonrpc": "2.0", "id": 1, "result": 19 }' },
    ],
    [
      'asks where a spread may bring a result',
      'a.ts',
      "send({ ...base, jsonrpc: '2.0', id, result: null, error: { code: 1001, message: 'Busy' } });",
      {
        'Remove "result"': "send({ ...base, jsonrpc: '2.0', id, error: { code: 1001, message: 'Busy' } });",
        'Remove "error"': "send({ ...base, jsonrpc: '2.0', id, result: null });",
      },
    ],
    ['changes no record', 'a.jsonl', `{"jsonrpc":"2.0","id":1,"result":null,${ERROR}}`, {}],
    [
      'offers nothing where it does not see what stands before the member',
      'a.json',
      `{ "jsonrpc": "2.0", "id": 1, ${ERROR}, "at": "12:00", "result": null }`,
      {},
    ],
  ]);
});
