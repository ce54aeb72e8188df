import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import { type Definition, explainCode, explainName } from '../../../server/src/core/catalog/explain.ts';

const catalogs = builtinCatalogs();
const definitions = (name: string): readonly Definition[] => {
  const found = explainName(catalogs, name);
  assert.ok('definitions' in found, `${name} is not known`);
  return found.definitions;
};

describe('explaining a code', () => {
  it('lists everybody who gives -32002 a meaning', () => {
    const found = explainCode(catalogs, -32002);
    const protocols = new Set(found.definitions.map(({ protocol }) => protocol));
    assert.equal(found.range, 'server-error');
    assert.deepEqual(
      ['acp', 'command-api', 'conduit-mcp', 'lsp', 'mcp', 'qivicon'].filter((id) => !protocols.has(id)),
      [],
    );
  });
  it('says what is known of a retired code', () => {
    const mcp = explainCode(catalogs, -32002).definitions.find(({ protocol }) => protocol === 'mcp');
    assert.ok(mcp);
    const { name, message, since, until, deprecated, replacement, when, layer, source } = mcp;
    assert.deepEqual(
      { name, message, since, until, deprecated, replacement, when, layer },
      {
        name: 'ResourceNotFound',
        message: 'Resource not found',
        since: '2024-11-05',
        until: '2025-11-25',
        deprecated: '2026-07-28',
        replacement: -32602,
        when: {},
        layer: 'specification',
      },
    );
    assert.match(source ?? '', /^https:\/\//);
  });
  it('tells where JSON-RPC puts a number', () => {
    const ranges = {
      standard: [-32700, -32600, -32603],
      reserved: [-32768, -32701, -32604, -32100],
      'server-error': [-32099, -32000],
      application: [-32769, -31999, -1, 0, 404, 4001],
    };
    for (const [range, codes] of Object.entries(ranges)) {
      for (const code of codes) assert.equal(explainCode(catalogs, code).range, range, String(code));
    }
  });
  it('has no definition for a number that nobody defines', () => {
    assert.deepEqual(explainCode(catalogs, -32150), { code: -32150, range: 'reserved', definitions: [] });
  });
  it('shows inherited codes under the chosen protocol', () => {
    for (const id of ['lsp', 'mcp', 'acp']) {
      const [definition] = explainCode(catalogs, -32603, { id }).definitions;
      assert.deepEqual([definition?.protocol, definition?.name], [id, 'InternalError']);
    }
  });
  it('keeps to the chosen version, and tells of others where it has none', () => {
    const of = (version: string): string[] =>
      explainCode(catalogs, -32602, { id: 'mcp', version }).definitions.map(({ name }) => name);
    assert.deepEqual(of('2026-07-28'), ['InvalidParams', 'ResourceNotFound']);
    assert.deepEqual(of('2025-06-18'), ['InvalidParams', 'ResourceNotFound', 'UnsupportedProtocolVersion']);
    const [gone] = explainCode(catalogs, -32002, { id: 'mcp', version: '2026-07-28' }).definitions;
    assert.equal(gone?.until, '2025-11-25');
  });
  it('leaves out what is not known', () => {
    const text = JSON.stringify(explainCode(catalogs, -32803));
    assert.ok(!text.includes('null'));
    assert.ok(!('message' in (explainCode(catalogs, -32803).definitions[0] ?? {})));
  });
});

describe('explaining a name', () => {
  it('knows every spelling', () => {
    for (const name of ['MethodNotFound', 'METHOD_NOT_FOUND', 'ErrorCode.MethodNotFound', 'method not found']) {
      assert.ok(
        definitions(name).some(({ protocol, code }) => protocol === 'json-rpc' && code === -32601),
        name,
      );
    }
  });
  it('gives all codes of a name that has several', () => {
    const codes = definitions('PlatformStateError').map(({ code }) => code);
    assert.equal(codes.length, 9);
  });
  it('answers with errors of the transport, which have no code', () => {
    const [definition] = definitions('token_expired');
    assert.deepEqual([definition?.protocol, definition?.http, definition?.layer], ['qivicon', [403], 'transport']);
    assert.ok(definition && !('code' in definition));
    assert.equal(definitions('Invalid_session')[0]?.name, 'invalid_session');
  });
  it('knows names that only an SDK has', () => {
    assert.deepEqual(
      definitions('ConnectionClosed').map(({ code }) => code),
      [-32000, -1],
    );
    assert.deepEqual(
      definitions('authRequired').map(({ code }) => code),
      [-32000, -32007],
    );
  });
  it('keeps to the chosen protocol', () => {
    const found = explainName(catalogs, 'ResourceNotFound', { id: 'command-api' });
    assert.ok('definitions' in found);
    assert.deepEqual(
      found.definitions.map(({ protocol, code }) => [protocol, code]),
      [['command-api', -32003]],
    );
  });
  it('suggests the nearest names for an unknown one', () => {
    assert.deepEqual(explainName(catalogs, 'MethodNotFond'), { nearest: ['MethodNotFound'] });
    assert.deepEqual(explainName(catalogs, 'tokn_expired'), { nearest: ['token_expired'] });
    for (const name of ['', '…', 'x'.repeat(100_000), 'constructor']) {
      assert.deepEqual(explainName(catalogs, name), { nearest: [] }, name.slice(0, 20));
    }
  });
});
