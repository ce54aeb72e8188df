import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Entry } from '../../../server/src/core/catalog/types.ts';
import { messageCompletions } from '../../../server/src/core/completion/messages.ts';
import { chosen, itemAt, labelsAt } from './support.ts';

const MCP = "import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';\n";

describe('messages are offered', () => {
  it('those of the code that stands beside it first, then the others', () => {
    const others = ['Parse error', 'Internal error', 'Invalid params', 'Invalid Request'];
    assert.deepEqual(labelsAt('a.json', '{"jsonrpc":"2.0","error":{"code":-32601,"message":"|"}}'), [
      'Method not found',
      ...others,
    ]);
    assert.equal(labelsAt('a.json', '{"jsonrpc":"2.0","error":{"message":"|","code":-32602}}')[0], 'Invalid params');
  });
  it('with code and protocol', () => {
    const { detail, origin } = itemAt(
      'a.json',
      '{"jsonrpc":"2.0","error":{"code":1,"message":"|"}}',
      'Method not found',
    );
    assert.deepEqual([detail, origin], ['-32601', 'JSON-RPC 2.0']);
  });
  it('for a constant', () => {
    assert.equal(labelsAt('a.ts', `${MCP}throw new McpError(ErrorCode.MethodNotFound, '|')`)[0], 'Method not found');
  });
  it('for a code that is still to be typed', () => {
    assert.equal(labelsAt('a.json', '{"jsonrpc":"2.0","error":{"message":"|"}}').length, 5);
  });

  const edits: readonly (readonly [what: string, path: string, text: string, result: string])[] = [
    [
      'in place of the whole content',
      'a.json',
      '{"jsonrpc":"2.0","error":{"message":"In|valid: foo"}}',
      '{"jsonrpc":"2.0","error":{"message":"Method not found|"}}',
    ],
    [
      'with quotes',
      'a.json',
      '{"jsonrpc":"2.0","error":{"message": |}}',
      '{"jsonrpc":"2.0","error":{"message": "Method not found"|}}',
    ],
    [
      'with quotes in place of a word',
      'a.json',
      '{"jsonrpc":"2.0","error":{"message": Meth|}}',
      '{"jsonrpc":"2.0","error":{"message": "Method not found"|}}',
    ],
    [
      'with the quote that is missing',
      'a.json',
      '{"jsonrpc":"2.0","error":{"message":"Meth|',
      '{"jsonrpc":"2.0","error":{"message":"Method not found"|',
    ],
    [
      'with the quote that is missing before a brace',
      'a.ts',
      "x = { jsonrpc: '2.0', error: { message: 'Meth| } }",
      "x = { jsonrpc: '2.0', error: { message: 'Method not found'| } }",
    ],
    [
      'with the quotes of the file',
      'a.ts',
      "x = { jsonrpc: '2.0', error: { message: | } }",
      "x = { jsonrpc: '2.0', error: { message: 'Method not found'| } }",
    ],
    [
      'with the quotes of its imports',
      'a.ts',
      'import a from "a";\nx = { jsonrpc: \'2.0\', error: { message: | } }',
      'import a from "a";\nx = { jsonrpc: \'2.0\', error: { message: "Method not found"| } }',
    ],
    [
      'in a template',
      'a.ts',
      "x = { jsonrpc: '2.0', error: { message: `Me|` } }",
      "x = { jsonrpc: '2.0', error: { message: `Method not found|` } }",
    ],
    [
      'behind an apostrophe',
      'a.ts',
      "x = { jsonrpc: '2.0', error: { message: \"can't |\" } }",
      'x = { jsonrpc: \'2.0\', error: { message: "Method not found|" } }',
    ],
    [
      'behind an escape',
      'a.json',
      '{"jsonrpc":"2.0","error":{"message":"a \\"b\\" |c"}}',
      '{"jsonrpc":"2.0","error":{"message":"Method not found|"}}',
    ],
    [
      'as an argument',
      'a.ts',
      `${MCP}throw new McpError(ErrorCode.InternalError, 'Me|th')`,
      `${MCP}throw new McpError(ErrorCode.InternalError, 'Method not found|')`,
    ],
    [
      'as an argument without quotes',
      'a.ts',
      `${MCP}throw new McpError(ErrorCode.InternalError, |)`,
      `${MCP}throw new McpError(ErrorCode.InternalError, 'Method not found'|)`,
    ],
    [
      'in the second of two lines',
      'a.json',
      '{"jsonrpc":"2.0",\r\n"error":{"message":\r\n "|"}}',
      '{"jsonrpc":"2.0",\r\n"error":{"message":\r\n "Method not found|"}}',
    ],
  ];
  for (const [what, path, text, result] of edits) {
    it(what, () => assert.equal(chosen(path, text, 'Method not found'), result));
  }
  it('with escapes where a wording needs them', () => {
    const entry = { code: 1, name: 'No', messages: { exact: [`Can't say "no"`] } } as unknown as Entry;
    const offer = { entry, title: '', origin: '', deprecated: false };
    const written = (quote: string): string | undefined =>
      messageCompletions([offer], 1, { quote, open: '', close: '', language: 'typescript' })[0]?.newText;
    assert.equal(written('"'), `Can't say \\"no\\"`);
    assert.equal(written("'"), `Can\\'t say "no"`);
    assert.equal(written('`'), `Can't say "no"`);
  });
});

describe('messages are not offered', () => {
  const places: readonly (readonly [what: string, path: string, text: string])[] = [
    ['in the errors of others', 'a.json', '{"error":{"code":404,"message":"|"}}'],
    ['in other members', 'a.json', '{"jsonrpc":"2.0","method":"|"}'],
    ['in data', 'a.json', '{"jsonrpc":"2.0","error":{"code":1,"message":"x","data":{"message":"|"}}}'],
    ['in a template that computes something', 'a.ts', "x = { jsonrpc: '2.0', error: { message: `${a} |` } }"],
    ['in a sum', 'a.ts', "x = { jsonrpc: '2.0', error: { message: 'a|' + b } }"],
    [
      'where the next quote may open another string',
      'a.ts',
      "x = { jsonrpc: '2.0', error: { message: 'Inv|, data: 'x' } }",
    ],
    ['behind a string', 'a.json', '{"jsonrpc":"2.0","error":{"message":"x"|}}'],
    ['in a capture', 'a.jsonl', '{"jsonrpc":"2.0","error":{"code":-32601,"message":"|"}}'],
    ['in other calls', 'a.ts', `${MCP}log('|')`],
    ['in a comment', 'a.ts', `${MCP}// new McpError(1, '|')`],
    ['in the data of a call', 'a.ts', `${MCP}throw new McpError(1, 'x', '|')`],
  ];
  for (const [what, path, text] of places) {
    it(what, () => assert.deepEqual(labelsAt(path, text), []));
  }
});
