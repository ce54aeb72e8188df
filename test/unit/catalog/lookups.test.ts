import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import { vocabularyOf } from '../../../server/src/core/extract/vocabulary.ts';

const catalogs = builtinCatalogs();
const vocabulary = vocabularyOf(catalogs);

interface Golden {
  /** How many numbers the catalog has entries for. */
  readonly codes: number;
  /** Code → name, for a few. */
  readonly some: Readonly<Record<string, string>>;
}

/** A lost or changed entry shows here: `golden/<id>.json` says what a few codes of each catalog are called. */
const FOLDER = new URL('golden/', import.meta.url);
const GOLDEN = new Map(
  readdirSync(FOLDER).map((name): [string, Golden] => [
    name.replace(/\.json$/, ''),
    JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')),
  ]),
);

describe('the built-in catalogs', () => {
  it('have golden look-ups, each of them', () => {
    assert.deepEqual(catalogs.catalogs.map(({ id }) => id).sort(), [...GOLDEN.keys()].sort());
  });
  for (const [id, { codes, some }] of GOLDEN) {
    it(`have the codes of ${id}`, () => {
      const entries = catalogs.get(id)?.document.entries ?? [];
      assert.equal(new Set(entries.map(({ code }) => code)).size, codes);
      for (const [code, name] of Object.entries(some)) {
        assert.equal(entries.find((entry) => entry.code === Number(code))?.name, name);
      }
    });
  }
  it('name every release of MCP and every listed version of LSP', () => {
    const versions = (id: string): string[] => (catalogs.get(id)?.versions ?? []).map((version) => version.id);
    assert.deepEqual(versions('mcp'), ['2024-11-05', '2025-03-26', '2025-06-18', '2025-11-25', '2026-07-28']);
    assert.deepEqual(versions('lsp'), ['3.14', '3.15', '3.16', '3.17', '3.18']);
    assert.deepEqual(versions('json-rpc'), ['1.0', '2.0']);
    assert.deepEqual(versions('acp'), ['1', '2']);
  });
  it('have the symbols by which people make errors', () => {
    const code = (module: string, name: string, member: string): number | undefined =>
      vocabulary.symbolsOf(module).find((symbol) => symbol.export === name && symbol.members?.[member] !== undefined)
        ?.members?.[member];
    assert.equal(code('@modelcontextprotocol/sdk/types.js', 'ErrorCode', 'InvalidParams'), -32602);
    assert.equal(code('@modelcontextprotocol/sdk/types.js', 'ErrorCode', 'ConnectionClosed'), -32000);
    assert.equal(code('@modelcontextprotocol/server', 'ProtocolErrorCode', 'UnsupportedProtocolVersion'), -32022);
    assert.equal(code('vscode-languageserver/node', 'ErrorCodes', 'MethodNotFound'), -32601);
    assert.equal(code('vscode-languageserver-protocol', 'LSPErrorCodes', 'RequestFailed'), -32803);
    assert.equal(code('vscode-jsonrpc/node', 'ErrorCodes', 'ConnectionInactive'), -32096);
    assert.equal(code('@agentclientprotocol/sdk', 'RequestError', 'authRequired'), -32000);
    assert.equal(code('@agentclientprotocol/sdk', 'RequestError', 'resourceNotFound'), -32002);
    for (const name of ['toString', 'constructor', '__proto__'])
      assert.equal(code('vscode-jsonrpc', 'ErrorCodes', name), undefined);
    const constructors = ['McpError', 'ResponseError', 'RequestError', 'ProtocolError'];
    for (const name of constructors) assert.ok(vocabulary.symbolNames.has(name), name);
  });
});

describe('the vocabulary of the extract phase', () => {
  it('knows which numbers protocols keep', () => {
    for (const code of [-32768, -32700, -32604, -32150, -32050, -32000, -32850])
      assert.ok(vocabulary.isKept(code), String(code));
    for (const code of [-32769, -31999, -1, 0, 1, 404, 32601]) assert.ok(!vocabulary.isKept(code), String(code));
  });
  it('knows which numbers somebody defines; the end of a range is none', () => {
    for (const code of [-32601, -32803, 1, -1]) assert.ok(vocabulary.isDefined(code), String(code));
    for (const code of [-32899, -32150, 418]) assert.ok(!vocabulary.isDefined(code), String(code));
  });
  it('knows packages by every specifier that names them', () => {
    for (const module of [
      '@modelcontextprotocol/sdk',
      '@modelcontextprotocol/sdk/server/mcp.js',
      'vscode-jsonrpc/node',
    ]) {
      assert.ok(vocabulary.isKnownPackage(module), module);
    }
    for (const module of [
      '',
      '.',
      './vscode-jsonrpc',
      '../mcp',
      '/abs',
      'node:fs',
      '@modelcontextprotocol',
      '@modelcontextprotocol/sdkx',
      'lodash',
      'https://esm.sh/vscode-jsonrpc',
    ]) {
      assert.ok(!vocabulary.isKnownPackage(module), module);
    }
  });
  it('knows methods by name and by prefix', () => {
    for (const method of ['tools/call', 'textDocument/hover', 'initialize', '$/cancel_request'])
      assert.ok(vocabulary.isKnownMethod(method), method);
    for (const method of ['', 'tools', 'textDocument', 'eth_call failed: %s', 'hasOwnProperty', 'x'.repeat(100_000)])
      assert.ok(!vocabulary.isKnownMethod(method));
  });
  it('knows messages and names of any protocol', () => {
    assert.ok(vocabulary.isKnownMessage('Server not initialized'));
    assert.ok(vocabulary.isKnownMessage('resource not found: x'));
    assert.ok(!vocabulary.isKnownMessage('Not Found'));
    assert.ok(vocabulary.isKnownName('SERVER_NOT_INITIALIZED'));
    assert.ok(!vocabulary.isKnownName('NOT_FOUND_HERE'));
  });
  it('names the members that are evidence', () => {
    for (const name of ['protocolVersion', 'agentCapabilities', 'textDocumentSync'])
      assert.ok(vocabulary.evidenceMembers.has(name), name);
  });
});
