import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cut, json, shown } from './support.ts';

describe('messages in JSON', () => {
  it('tells requests, notifications and responses apart', () => {
    const text = `[
      {"jsonrpc":"2.0","id":1,"method":"a"}, {"jsonrpc":"2.0","method":"b"},
      {"jsonrpc":"2.0","id":1,"result":null}, {"jsonrpc":"2.0","id":1}
    ]`;
    assert.deepEqual(
      json(text).messages.map((message) => message.kind),
      ['request', 'notification', 'response', 'unknown'],
    );
  });

  it('connects a response with the site of its error', () => {
    const text = '{"jsonrpc":"2.0","id":7,"error":{"code":-32601,"message":"Method not found","data":{"a":1}}}';
    const { messages, sites } = json(text);
    assert.deepEqual(sites.map(shown), ['captured envelope -32601 Method not found']);
    const [site] = sites;
    const [message] = messages;
    assert.equal(message?.site, 0);
    assert.equal(site?.response, 0);
    assert.equal(cut(text, site!.message!.span), '"Method not found"');
    assert.equal(cut(text, site!.data!.value), '{"a":1}');
    assert.equal(cut(text, message!.error!.key), '"error"');
    assert.deepEqual(
      site?.members?.map((member) => member.name),
      ['code', 'message', 'data'],
    );
    assert.equal(message?.complete, true);
    assert.equal(message?.id?.literal, 7);
  });

  it('finds envelopes in any nesting', () => {
    const text =
      '{"log":[{"ts":1,"message":{"jsonrpc":"2.0","id":1,"method":"x"}},{"deep":{"er":[{"jsonrpc":"2.0","id":1,"error":{"code":5,"message":"m"}}]}}]}';
    const { messages, sites } = json(text);
    assert.equal(messages.length, 2);
    assert.deepEqual(sites.map(shown), ['captured envelope 5 m']);
  });

  it('finds a message in the params of another, and evidence where it stands', () => {
    const text =
      '{"jsonrpc":"2.0","id":1,"method":"wrap","params":{"protocolVersion":"2025-11-25","inner":{"jsonrpc":"2.0","method":"tools/list","rootUri":null}},"protocolVersion":3}';
    const { messages, evidence } = json(text);
    assert.equal(messages.length, 2);
    assert.deepEqual(
      evidence.map(({ kind, value, detail, message }) => [kind, value, detail, message]),
      [
        ['method', 'wrap', undefined, 0],
        ['member', 'protocolVersion', '2025-11-25', 0],
        ['method', 'tools/list', undefined, 1],
        ['member', 'rootUri', 'null', 1],
        ['member', 'protocolVersion', '3', 0],
      ],
    );
  });

  it('takes answers without "jsonrpc" among messages for messages', () => {
    const text =
      '[{"jsonrpc":"2.0","id":1,"result":1},{"id":2,"error":{"code":4,"message":"m"}},{"id":3,"result":{}},{"name":"else"}]';
    const { messages, sites } = json(text);
    assert.deepEqual(
      messages.map((message) => message.jsonrpc !== undefined),
      [true, false, false],
    );
    assert.deepEqual(sites.map(shown), ['captured table 4 m']);
  });

  it('takes an answer for a message that stands under the key of the other messages', () => {
    const text =
      '[{"ts":1,"message":{"jsonrpc":"2.0","id":1,"method":"x"}},{"ts":2,"message":{"id":1,"error":{"code":4,"message":"m"}}}]';
    assert.deepEqual(json(text).sites.map(shown), ['captured table 4 m']);
  });

  it('keeps wrong types as they are written', () => {
    const numeric = json('{"jsonrpc":2.0,"id":1,"error":"no"}');
    assert.equal(numeric.messages[0]?.jsonrpc?.type, 'number');
    assert.equal(numeric.messages[0]?.error?.type, 'string');
    assert.deepEqual(numeric.sites, []);
    const faults = json(
      '[{"jsonrpc":"2.0","error":{"code":"-32601","message":5}},{"jsonrpc":"2.0","error":{"code":-32601.5}},{"jsonrpc":"2.0","error":{"code":null,"message":{}}},{"jsonrpc":"2.0","error":{}}]',
    );
    assert.deepEqual(
      faults.sites.map((site) => [site.code?.kind, site.message?.wrongType]),
      [
        ['string', 'number'],
        ['fraction', undefined],
        ['wrong-type', 'object'],
        [undefined, undefined],
      ],
    );
  });

  it('shows an error without a code at its key', () => {
    const text = '{"jsonrpc":"2.0","id":1,"error":{"message":"m"}}';
    assert.equal(cut(text, json(text).sites[0]!.anchor), '"error"');
  });

  it('lets the last of duplicate members count, and lists all', () => {
    const [site] = json('{"jsonrpc":"2.0","error":{"code":1,"code":-32601,"message":"a","message":"b"}}').sites;
    assert.equal(site && shown(site), 'captured envelope -32601 b');
    assert.equal(site?.members?.length, 4);
  });

  it('reads keys and texts with escapes', () => {
    const text = '{"jsonrp\\u0063":"2.0","id":1,"error":{"\\u0063ode":-32601,"message":"a \\"b\\" \\ud83d\\ude00"}}';
    // The word jsonrpc is not in the text; "error" makes it a candidate.
    assert.deepEqual(json(text).sites.map(shown), ['captured envelope -32601 a "b" 😀']);
  });

  for (const [name, path, text] of [
    ['a list of packages', 'other.json', '{"dependencies":{"jsonrpc":"1.0.0","error":"2.0.0","id":"1.0.0"}}'],
    ['a package manifest', 'a/package.json', '{"jsonrpc":"2.0","id":1,"error":{"code":-32601}}'],
    ['a lockfile', 'package-lock.json', '{"packages":{"x":{"jsonrpc":"2.0","error":{"code":-32601}}}}'],
    ['a compiler configuration', 'tsconfig.build.json', '{"jsonrpc":"2.0","error":{"code":-32601}}'],
    ['settings of the editor', 'C:\\x\\.vscode\\settings.json', '{"jsonrpc":"2.0","error":{"code":-32601}}'],
    ['a configuration of a server', 'app.json', '{"jsonrpc":{"port":80},"id":"x"}'],
    [
      'a JSON Schema',
      'schema.json',
      '{"properties":{"jsonrpc":{"const":"2.0"},"id":{},"error":{"properties":{"code":{"type":"integer"},"message":{"type":"string"}}}},"anyOf":[{"properties":{"error":{"$ref":"#"}}}]}',
    ],
  ] as const) {
    it(`does not take ${name} for JSON-RPC`, () => {
      const { messages, sites } = json(text, path);
      assert.deepEqual([messages, sites], [[], []]);
    });
  }
});
