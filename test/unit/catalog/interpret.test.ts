import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import { readErrorText } from '../../../server/src/core/catalog/error-text.ts';
import { type Interpretation, interpret } from '../../../server/src/core/catalog/interpret.ts';
import { createCatalogSet } from '../../../server/src/core/catalog/load.ts';
import type { ProtocolChoice } from '../../../server/src/core/catalog/types.ts';

// A fixed few: what is likeliest must not change with every new catalog.
const KNOWN = new Set(['json-rpc', 'acp', 'lsp', 'mcp', 'mcp-typescript-sdk', 'qivicon']);
const catalogs = createCatalogSet(builtinCatalogs().catalogs.filter(({ id }) => KNOWN.has(id)));

function read(text: string) {
  const found = readErrorText(text);
  assert.ok(found, 'the text is not empty');
  return found;
}

function meant(text: string, choices: readonly ProtocolChoice[] = []): Interpretation {
  const found = interpret(catalogs, text, read(text).first, choices);
  assert.ok(found, `${text} means nothing`);
  return found;
}

/** The likeliest meaning: protocol, code and why. */
function likeliest(text: string): readonly unknown[] {
  const [first] = meant(text).definitions;
  return [first?.protocol, first?.code, first?.reason];
}

describe('reading the error in a text', () => {
  const codes: Readonly<Record<string, number>> = {
    'MCP error -32000: Connection closed': -32000,
    'rpc failed code=-32000 msg="nonce too low"': -32000,
    'rpc error: code = -32603 desc = broken': -32603,
    'Method not found (-32601)': -32601,
    '[ -32002 ] Resource not found: x': -32002,
    '-32601: Method not found': -32601,
    'Error code: \u221232601': -32601,
    "ValueError: {'code': -32000, 'message': 'nonce too low'}": -32000,
    '{\n  code: -32601,\n  message: "Method not found"\n}': -32601,
    'error 4001: User rejected the request.': 4001,
    'error code 4001': 4001,
    "{'code': 3, 'message': 'execution reverted'}": 3,
    'ERR_CODE=-32005 after 3 tries': -32005,
    '2026-07-28T10:00:00.12345Z worker-12345 answered -32601': -32601,
    '\u001b[31merror\u001b[0m -32800': -32800,
    'body="{\\"jsonrpc\\":\\"2.0\\",\\"id\\":1,\\"error\\":{\\"code\\":-32005,\\"message\\":\\"x\\"}}"': -32005,
    '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"mess': -32601,
    'POST https://example.com/rpc {"error":{"code":-32601,"message":"x"}}': -32601,
    '{"error":{"code":"-32601","message":"x"}}': -32601,
    '{"code":-32603,"message":"x","data":{"originalError":{"code":3,"message":"y"}}}': -32603,
  };
  for (const [text, code] of Object.entries(codes)) {
    it(`finds ${code} in ${JSON.stringify(text)}`, () => {
      const { first, count } = read(text);
      assert.equal(first.code, code);
      assert.equal(count, 1);
    });
  }

  const none = [
    'Process finished with exit code 1',
    'status code 404',
    'on 2026-07-28 at 10:00:00-05:00',
    'build a-12345-b of 1732449600000123456',
    'exit code -12.5',
    '{"error":{"code":9223372036854775807,"message":"x"}}',
    '{"id":1,"method":"save","params":{"code":3}}',
    '{"id":1,"method":"save","params":{"code":3,"name":"x"}}',
    '{"error":{"code":-32601.5,"message":"x"}}',
  ];
  for (const text of none) {
    it(`finds no code in ${JSON.stringify(text)}`, () => assert.equal(read(text).first.code, undefined));
  }

  it('takes the message, whatever quotes and marks stand around it', () => {
    const message = (text: string) => read(text).first.message;
    assert.equal(message('MCP error -32000: Connection closed'), 'Connection closed');
    assert.equal(message("{'code': -32000, 'message': 'nonce too low'}"), 'nonce too low');
    assert.equal(message('code=-32000 msg="a \u{1f600} b" id=4'), 'a \u{1f600} b');
    assert.equal(message('{"error":{"code":-32000,"message":"  a\\nb  "}}'), 'a\nb');
    assert.equal(message('Error: -32602\r\nat main'), undefined);
  });

  it('takes the first of several errors and counts them', () => {
    const line = (code: number) => `10:00 <- {"jsonrpc":"2.0","id":1,"error":{"code":${code},"message":"x"}}`;
    assert.deepEqual(read([line(-32601), 'idle', line(-32602)].join('\r\n')).count, 2);
    assert.equal(read(`[{"code":-1,"message":"a"},{"code":-2,"message":"b"},{"code":-3,"message":"c"}]`).count, 3);
    const { first, count } = read('failed: code=-32005\nfailed: code=-32000');
    assert.deepEqual([first.code, count], [-32005, 2]);
  });

  it('knows the method of the request with the same id', () => {
    const exchange = (id: number) =>
      `{"id":1,"method":"tools/call"}\n{"id":2,"method":"resources/read"}\n{"id":${id},"error":{"code":-32602,"message":"x"}}`;
    assert.equal(read(exchange(2)).first.method, 'resources/read');
    assert.equal(read(exchange(3)).first.method, undefined);
    assert.equal(read('eth_call failed: method=eth_call code=-32000').first.method, 'eth_call');
  });

  it('says of blanks that there is nothing', () => {
    for (const text of ['', ' \r\n\t', '\0\0', '\ufeff', '\u001b[0m']) assert.equal(readErrorText(text), undefined);
  });

  it('never throws, and reads large texts in time that grows with them', () => {
    const text =
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"a \\"b\\"","data":{"uri":"x"}}} code=-3 (-32000)';
    for (let end = 0; end <= text.length; end++) readErrorText(text.slice(0, end));
    for (const piece of [
      '{',
      '[',
      '"',
      '\\"{',
      "'",
      '-',
      ' ',
      '\n',
      'code ',
      'error ',
      '(',
      ': ',
      '\ud83d',
      '\0{',
      '{"a":',
    ]) {
      const many = piece.repeat(200_000);
      const found = readErrorText(many);
      if (found !== undefined) interpret(catalogs, many, found.first);
    }
  });
});

describe('the likeliest meaning', () => {
  it('is that whose wording the message is', () => {
    assert.deepEqual(likeliest('{"error":{"code":-32002,"message":"Server not initialized"}}'), [
      'lsp',
      -32002,
      "the message is LSP's wording",
    ]);
    assert.deepEqual(likeliest('MCP error -32000: Connection closed').slice(0, 2), ['mcp-typescript-sdk', -32000]);
    assert.deepEqual(likeliest('Method not found (-32601)').slice(0, 2), ['json-rpc', -32601]);
  });
  it('knows the message on the lines below the code', () => {
    const text = 'error code: -32002\r\nerror message:\r\nServer not initialized\r\n';
    assert.deepEqual(likeliest(text).slice(0, 2), ['lsp', -32002]);
    assert.equal(meant(text).message, 'Server not initialized');
  });
  it('is found by the message alone, behind what was written before it', () => {
    assert.deepEqual(likeliest('Uncaught (in promise) Error: Server not initialized').slice(0, 2), ['lsp', -32002]);
  });
  it('prefers the whole wording to a beginning, and that to none', () => {
    const order = meant('{"error":{"code":-32602,"message":"Invalid params: x"}}').definitions.map(
      ({ reason }) => reason,
    );
    assert.match(order[0] ?? '', /begins with/);
    assert.equal(order.at(-1), undefined);
  });
  it('follows a protocol that the text names', () => {
    assert.deepEqual(likeliest('MCP error -32602: Invalid params'), [
      'mcp',
      -32602,
      "the message is MCP's wording and the text names MCP",
    ]);
  });
  it('follows the shape of data, and the method', () => {
    assert.deepEqual(likeliest('{"code":-32802,"message":"gone","data":{"retriggerRequest":true}}'), [
      'lsp',
      -32802,
      'data has retriggerRequest',
    ]);
    assert.deepEqual(likeliest('{"error":{"code":-32002,"message":"x","data":{"sessionId":"s"}}}').slice(0, 3), [
      'acp',
      -32002,
      'data has sessionId',
    ]);
    const [first] = meant('method "tools/call" failed with error code -32602').definitions;
    assert.deepEqual([first?.protocol, first?.reason], ['mcp', 'tools/call is a method of MCP']);
  });
  it('keeps all meanings of the code, and to the protocols that are asked for', () => {
    const text = '{"code":-32002,"message":"Server not initialized"}';
    const protocols = new Set(meant(text).definitions.map(({ protocol }) => protocol));
    for (const id of ['acp', 'lsp', 'mcp']) assert.ok(protocols.has(id), id);
    const asked = meant(text, [{ id: 'mcp', version: '2025-11-25' }]).definitions;
    assert.deepEqual([...new Set(asked.map(({ protocol }) => protocol))], ['mcp']);
  });
  it('says where the message belongs to another code', () => {
    const { note } = meant('{"code":-32601,"message":"Invalid params"}');
    assert.equal(note, '"Invalid params" is what JSON-RPC 2.0 calls -32602.');
    assert.equal(meant('{"code":-32150,"message":"x"}').note, undefined);
    assert.deepEqual(meant('{"code":-32150,"message":"x"}').definitions, []);
  });
  it('knows errors that have a name only', () => {
    assert.equal(meant('{"error":"token_expired"}').definitions[0]?.name, 'token_expired');
  });
  it('is silent about other words', () => {
    for (const text of ['hello world', '404 Not Found', '{"error":"nothing that is known"}', '{}']) {
      assert.equal(interpret(catalogs, text, read(text).first), undefined, text);
    }
  });
});
