import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chosen, completionsAt, itemAt, labelsAt } from './support.ts';

const STANDARD = ['-32700', '-32603', '-32602', '-32601', '-32600'];
const MCP = "import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';\n";
const PINNED = { settings: [{ id: 'mcp', version: '2026-07-28' }] };

describe('codes are offered', () => {
  const places: readonly (readonly [what: string, path: string, text: string])[] = [
    ['at the end of a half-typed response', 'a.json', '{"jsonrpc":"2.0","id":1,"error":{"code": -32|'],
    ['behind the colon', 'a.json', '{"jsonrpc":"2.0","id":1,"error":{"code":|}}'],
    ['before the comma', 'a.json', '{"jsonrpc":"2.0","id":1,"error":{"code": |, "message":"x"}}'],
    ['where the comma is missing', 'a.json', '{"jsonrpc":"2.0","error":{"code": |\n"message":"x"}}'],
    ['where the brace is missing', 'a.json', '{"jsonrpc":"2.0","error":{"code": -|}\n'],
    ['beside what follows', 'a.json', '[{"jsonrpc":"2.0","error":{"code": |}}, {"jsonrpc":"2.0","id":1,"result":1}]'],
    ['with comments around', 'a.jsonc', '// a\n{"jsonrpc":"2.0",/* b */"error":{"code": |}}'],
    ['in an error without an envelope', 'a.json', '{"error":{"code": -32|}}'],
    ['in a literal', 'a.ts', "send({ jsonrpc: '2.0', id, error: { code: |, message: 'x' } });"],
    [
      'in a literal that goes on in the next line',
      'a.ts',
      "send({ jsonrpc: '2.0', error: {\n  code: |\n  message: 'x' } });",
    ],
    ['in a literal that is never closed', 'a.ts', "send({ jsonrpc: '2.0', error: { code: " + '|'],
    ['for a quoted key', 'a.js', "x = { 'jsonrpc': '2.0', 'error': { 'code': | } }"],
    ['for a name', 'a.ts', "x = { jsonrpc: '2.0', error: { code: inva| } }"],
    ['for a number that says enough', 'a.ts', 'return { error: { code: -32| } };'],
    ['for a minus in an error', 'a.ts', 'return { error: { code: -| } };'],
    ['in JSX', 'a.tsx', "const x = <A b={{ jsonrpc: '2.0', error: { code: -| } }} />;"],
    ['in an assertion', 'a.test.ts', "expect(x).toEqual({ jsonrpc: '2.0', id: 1, error: { code: -|, message: 'x' } })"],
    ['for a helper and a number that says enough', 'a.ts', "reject(-32|, 'x')"],
  ];
  for (const [what, path, text] of places) {
    it(what, () => assert.deepEqual(labelsAt(path, text), STANDARD));
  }

  it('with the likeliest first, where the message tells', () => {
    const text = '{"jsonrpc":"2.0","error":{"code": |, "message": "Method not found"}}';
    assert.deepEqual(labelsAt('a.json', text), ['-32601', '-32700', '-32603', '-32602', '-32600']);
  });
  it('beside the words of a protocol, once a minus shows what is meant', () => {
    assert.equal(labelsAt('a.json', '{"code": -|, "message": "Method not found"}')[0], '-32601');
    assert.deepEqual(labelsAt('a.json', '{"code": |, "message": "Method not found"}'), []);
  });
  it('behind the same in a text with BOM, CRLF and surrogates', () => {
    const text = '\uFEFF{\r\n"a": "😀\ud800",\r\n"jsonrpc":"2.0","error":{"code": -3|2601,\r\n"message":"x"}}';
    assert.equal(chosen('a.json', text, '-32602'), text.replace('-3|2601', '-32602|'));
  });
});

describe('codes are not offered', () => {
  const places: readonly (readonly [what: string, path: string, text: string])[] = [
    ['for a status of HTTP', 'a.ts', 'res.json({ code: 4| })'],
    ['for a status beside a message', 'a.json', '{"error":{"code": 4|, "message":"Not Found"}}'],
    ['before anything tells what it is', 'a.json', '{"error":{"code": |, "message":"Not Found"}}'],
    ['for the errors of others', 'a.ts', "throw { code: |, message: 'x' }"],
    ['in other members', 'a.json', '{"jsonrpc":"2.0","id":-|,"error":{"code":1,"message":"x"}}'],
    ['in data', 'a.json', '{"jsonrpc":"2.0","error":{"code":1,"message":"x","data":{"code": -|}}}'],
    ['in a string', 'a.ts', 'const x = \'{ jsonrpc: "2.0", error: { code: -|\''],
    ['in a string of JSON', 'a.json', '{"a":"{\\"jsonrpc\\":\\"2.0\\",\\"error\\":{\\"code\\": -|"}'],
    ['in a comment', 'a.ts', "/* { jsonrpc: '2.0', error: { code: -| } } */"],
    ['in a comment of JSON', 'a.jsonc', '{ // "error": { "code": -|\n}'],
    ['in a capture', 'a.jsonl', '{"jsonrpc":"2.0","id":1,"error":{"code":|'],
    ['in a manifest', 'package.json', '{"jsonrpc":"2.0","error":{"code":|}}'],
    ['as a part of something larger', 'a.ts', "x = { jsonrpc: '2.0', error: { code: Codes.| } }"],
    ['behind a number', 'a.ts', "x = { jsonrpc: '2.0', error: { code: -32601 | } }"],
    ['before another value', 'a.ts', "x = { jsonrpc: '2.0', error: { code: | -32601 } }"],
    ['where a type is declared', 'a.ts', 'interface E { jsonrpc: string; error: { code: | } }'],
    ['in a plain call', 'a.ts', `${MCP}setTimeout(|)`],
    ['in a plain sum', 'a.ts', 'const x = Math.max(-32|)'],
    ['for constants', 'a.ts', 'const PARSE_ERROR = -32|'],
  ];
  for (const [what, path, text] of places) {
    it(what, () => assert.deepEqual(labelsAt(path, text), []));
  }
});

describe('codes come from the active protocols', () => {
  it('and an error without an envelope is one where the file itself speaks a protocol', () => {
    const text = 'return { error: { code: | } };';
    assert.deepEqual(labelsAt('a.ts', text, { dependencies: { '@modelcontextprotocol/sdk': '^1.20.0' } }), []);
    assert.equal(labelsAt('a.ts', `${MCP}${text}`)[0], 'ErrorCode.InvalidParams');
  });
  it('the own first, then those of JSON-RPC, what is retired last', () => {
    const found = completionsAt('a.json', '{"jsonrpc":"2.0","error":{"code": |}}', { settings: [{ id: 'mcp' }] });
    const said = found?.items.map(({ label, detail, origin, deprecated }) => [
      label,
      detail,
      origin,
      deprecated === true,
    ]);
    assert.deepEqual(said?.[0], ['-32602', 'Invalid params', 'MCP', false]);
    assert.deepEqual(
      said?.filter(([, , origin]) => origin === 'JSON-RPC 2.0').map(([label]) => label),
      ['-32700', '-32603'],
    );
    assert.ok(said?.slice(-3).every(([, , , deprecated]) => deprecated));
    assert.ok(
      said?.some(
        ([label, detail, , deprecated]) => label === '-32002' && detail === 'Resource not found' && deprecated,
      ),
    );
  });
  it('without what is retired in the version that was chosen', () => {
    const labels = labelsAt('a.json', '{"jsonrpc":"2.0","error":{"code": |}}', PINNED);
    assert.ok(labels.includes('-32022'));
    assert.ok(!labels.includes('-32002'));
  });
  it('without ends of ranges and without what libraries only report', () => {
    const text = "import { ResponseError } from 'vscode-jsonrpc';\nnew ResponseError(|)";
    const labels = labelsAt('a.ts', text, { settings: [{ id: 'lsp' }] });
    assert.ok(labels.includes('-32803'));
    for (const label of ['-32099', '-32899', '-32097']) assert.ok(!labels.includes(label), label);
  });
  it('of the exchange where a document holds several', () => {
    const exchange = (method: string, cursor: string): string =>
      `{"jsonrpc":"2.0","id":"${method}","method":"${method}"},{"jsonrpc":"2.0","id":"${method}","error":{"code": ${cursor},"message":"x"}}`;
    const text = `[${exchange('textDocument/rename', '1')},${exchange('tools/call', '|')}]`;
    assert.equal(itemAt('a.json', text, '-32602').origin, 'MCP');
    assert.ok(!labelsAt('a.json', text).includes('-32803'));
  });
});

describe('codes of calls', () => {
  const NUMBERS_AND_NAMES = ['ErrorCode.InvalidParams', 'ErrorCode.MethodNotFound', '-32602', '-32601'];
  for (const call of [
    'throw new McpError(|',
    'throw new McpError(|)',
    "throw new McpError(-|, 'x')",
    'new McpError(Err|)',
  ]) {
    it(`stand in ${call}`, () => {
      const labels = labelsAt('a.ts', `${MCP}${call}`);
      assert.deepEqual(
        [...new Set(labels)].filter((label) => NUMBERS_AND_NAMES.includes(label)),
        NUMBERS_AND_NAMES,
      );
    });
  }
  it('have the names by which they were imported', () => {
    const renamed = "import { ErrorCode as Code, McpError as Failure } from '@modelcontextprotocol/sdk/types.js';\n";
    assert.ok(labelsAt('a.ts', `${renamed}throw new Failure(|)`).includes('Code.InvalidParams'));
    const namespace = "import * as types from '@modelcontextprotocol/sdk/types.js';\n";
    assert.ok(labelsAt('a.ts', `${namespace}throw new types.McpError(|)`).includes('types.ErrorCode.InvalidParams'));
  });
  it('have no names of types', () => {
    const typed = "import { type ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';\n";
    assert.ok(!labelsAt('a.ts', `${typed}throw new McpError(|)`).some((label) => label.startsWith('ErrorCode')));
  });
  it('have the constants of the file', () => {
    const own = 'const METHOD_NOT_FOUND = -32601;\n';
    const labels = labelsAt('a.ts', `${own}send({ jsonrpc: '2.0', id, error: { code: |, message: 'x' } });`);
    assert.deepEqual(labels, ['METHOD_NOT_FOUND', ...STANDARD]);
  });
  it('stand at the parameter of the code only', () => {
    assert.ok(!labelsAt('a.ts', `${MCP}throw new McpError(ErrorCode.InvalidParams, |)`).includes('-32602'));
    assert.deepEqual(labelsAt('a.ts', `${MCP}throw new McpError(ErrorCode.InvalidParams, 'x', |)`), []);
    assert.deepEqual(labelsAt('a.ts', `${MCP}throw new McpError({ a: | })`), []);
  });
});

describe('an item of a code', () => {
  const text = (typed: string): string => `{"jsonrpc":"2.0","error":{"code": ${typed}}}`;
  const filter = (typed: string): string | undefined => itemAt('a.json', text(typed), '-32602').filterText;

  it('is found by its number, with and without the sign, and by its name', () => {
    assert.equal(filter('|'), '-32602 Invalid params InvalidParams');
    assert.equal(filter('-32|'), '-32602 Invalid params InvalidParams');
    assert.equal(filter('326|'), '32602 Invalid params InvalidParams');
    assert.equal(filter('inva|'), 'Invalid params InvalidParams -32602');
  });
  it('replaces the whole number', () => {
    for (const typed of ['|', '-|', '-32|', '-3|2601', '|-32601', '326|01', 'inva|', 'inva|lid']) {
      assert.equal(chosen('a.json', text(typed), '-32602'), text('-32602|'));
    }
    assert.equal(
      chosen('a.ts', "x = { jsonrpc: '2.0', error: { code: -32_6|01 } }", '-32602'),
      "x = { jsonrpc: '2.0', error: { code: -32602| } }",
    );
  });
  it('leaves the next member alone', () => {
    assert.equal(
      chosen('a.ts', "x = { jsonrpc: '2.0', error: { code: |message: 'x' } }", '-32602'),
      "x = { jsonrpc: '2.0', error: { code: -32602|message: 'x' } }",
    );
  });
});
