import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ActiveInput, type ActiveProtocols, resolveActive } from '../../../server/src/core/catalog/active.ts';
import { builtinCatalogs, builtinDocuments } from '../../../server/src/core/catalog/builtin.ts';
import { loadCatalogs } from '../../../server/src/core/catalog/load.ts';
import type { EvidenceFact } from '../../../server/src/core/model.ts';

const catalogs = builtinCatalogs();
const imported = (value: string): EvidenceFact => ({ kind: 'import', value });
const method = (value: string): EvidenceFact => ({ kind: 'method', value });
const member = (value: string, detail?: string): EvidenceFact => ({
  kind: 'member',
  value,
  ...(detail === undefined ? {} : { detail }),
});
const active = (input: Partial<ActiveInput>): ActiveProtocols =>
  resolveActive(catalogs, { evidence: [], detect: true, ...input });
const chosen = (id: string, version?: string): ActiveInput['chosen'] => ({
  choices: [version === undefined ? { id } : { id, version }],
  by: 'command line',
});

interface Case {
  readonly says: string;
  readonly input: Partial<ActiveInput>;
  /** Labels in order. */
  readonly labels: readonly string[];
}

const DETECTED: readonly Case[] = [
  { says: 'nothing: plain JSON-RPC', input: {}, labels: ['json-rpc'] },
  {
    says: 'an import of an SDK, with the library that it is',
    input: { evidence: [imported('@modelcontextprotocol/sdk/server/mcp.js')] },
    labels: ['mcp', 'mcp-typescript-sdk', 'json-rpc'],
  },
  {
    says: 'an import of the language server package',
    input: { evidence: [imported('vscode-languageserver/node')] },
    labels: ['lsp', 'vscode-jsonrpc', 'json-rpc'],
  },
  {
    says: 'an import of the ACP SDK',
    input: { evidence: [imported('@agentclientprotocol/sdk')] },
    labels: ['acp', 'json-rpc'],
  },
  {
    says: 'a subpath that stands for one version',
    input: { evidence: [imported('@agentclientprotocol/sdk/experimental/v2/unstable')] },
    labels: ['acp@2', 'json-rpc'],
  },
  { says: 'a method of its own', input: { evidence: [method('tools/call')] }, labels: ['mcp', 'json-rpc'] },
  { says: 'a prefix of methods', input: { evidence: [method('textDocument/hover')] }, labels: ['lsp', 'json-rpc'] },
  {
    says: 'methods in snake case',
    input: { evidence: [method('session/request_permission')] },
    labels: ['acp', 'json-rpc'],
  },
  {
    says: 'the cancel of ACP, not that of LSP',
    input: { evidence: [method('$/cancel_request')] },
    labels: ['acp', 'json-rpc'],
  },
  {
    says: 'a date as protocol version, which also pins it',
    input: { evidence: [member('protocolVersion', '2025-06-18')] },
    labels: ['mcp@2025-06-18', 'json-rpc'],
  },
  {
    says: 'a date that no version has: the protocol, no version',
    input: { evidence: [member('protocolVersion', '2031-01-01')] },
    labels: ['mcp', 'json-rpc'],
  },
  {
    says: 'two protocols in one file',
    input: { evidence: [method('tools/list'), method('textDocument/hover')] },
    labels: ['lsp', 'mcp', 'json-rpc'],
  },
  {
    says: 'several shared names that one protocol knows best',
    input: { evidence: ['initialize', 'initialized', 'shutdown', 'exit'].map(method) },
    labels: ['lsp', 'json-rpc'],
  },
  {
    says: 'a dependency where nothing else shows anything',
    input: { dependencies: { 'vscode-languageserver': '^9.0.0', lodash: '*' } },
    labels: ['lsp', 'vscode-jsonrpc', 'json-rpc'],
  },
  {
    says: 'a dependency beside an import of a mere transport',
    input: { evidence: [imported('vscode-jsonrpc/node')], dependencies: { 'vscode-languageserver': '^9.0.0' } },
    labels: ['lsp', 'vscode-jsonrpc', 'json-rpc'],
  },
  { says: 'the name of the file', input: { path: 'C:\\work\\.mcp.json' }, labels: ['mcp', 'json-rpc'] },
];

const NEVER: readonly Case[] = [
  { says: 'one shared name', input: { evidence: [method('initialize')] }, labels: ['json-rpc'] },
  { says: 'two shared names', input: { evidence: [method('initialize'), method('shutdown')] }, labels: ['json-rpc'] },
  {
    says: 'one shared name, over and over',
    input: { evidence: Array.from({ length: 9 }, () => method('initialize')) },
    labels: ['json-rpc'],
  },
  { says: 'ping', input: { evidence: [method('ping')] }, labels: ['json-rpc'] },
  {
    says: 'a transport library',
    input: { evidence: [imported('vscode-jsonrpc')] },
    labels: ['vscode-jsonrpc', 'json-rpc'],
  },
  {
    says: 'a package whose name only begins alike',
    input: { evidence: [imported('vscode-languageserver-textdocument')] },
    labels: ['json-rpc'],
  },
  {
    says: 'a file of the project called like a package',
    input: { evidence: [imported('./vscode-languageserver')] },
    labels: ['json-rpc'],
  },
  { says: 'a module of Node', input: { evidence: [imported('node:net'), imported('')] }, labels: ['json-rpc'] },
  {
    says: 'a protocol version as a number',
    input: { evidence: [member('protocolVersion', '1')] },
    labels: ['json-rpc'],
  },
  {
    says: 'a protocol version of another kind',
    input: { evidence: [member('protocolVersion', '2.0')] },
    labels: ['json-rpc'],
  },
  {
    says: 'members that everybody has',
    input: { evidence: [member('id', '1'), member('params'), member('constructor')] },
    labels: ['json-rpc'],
  },
  {
    says: 'methods in other letters',
    input: { evidence: [method('TOOLS/CALL'), method('toString')] },
    labels: ['json-rpc'],
  },
  { says: 'text', input: { evidence: [{ kind: 'text', value: 'mcp' }] }, labels: ['json-rpc'] },
  {
    says: 'dependencies beside strong evidence',
    input: { evidence: [method('textDocument/hover')], dependencies: { '@modelcontextprotocol/sdk': '^1.0.0' } },
    labels: ['lsp', 'json-rpc'],
  },
  {
    says: 'dependencies beside a choice',
    input: { chosen: chosen('acp'), dependencies: { '@modelcontextprotocol/sdk': '^1.0.0' } },
    labels: ['acp', 'json-rpc'],
  },
  {
    says: 'anything when detection is off',
    input: { detect: false, evidence: [method('tools/call')], dependencies: { fastmcp: '1' } },
    labels: ['json-rpc'],
  },
];

describe('a protocol is shown by', () => {
  for (const { says, input, labels } of DETECTED) {
    it(says, () => assert.deepEqual(active(input).labels, labels));
  }
});

describe('no protocol is shown by', () => {
  for (const { says, input, labels } of NEVER) {
    it(says, () => assert.deepEqual(active(input).labels, labels));
  }

  it('a library, however many', () => {
    assert.equal(active({ evidence: [imported('vscode-jsonrpc')] }).beyondBase, false);
    assert.equal(active({ evidence: [imported('vscode-languageserver')] }).beyondBase, true);
  });
});

describe('versions', () => {
  const versionsOf = (input: Partial<ActiveInput>, id = 'mcp'): readonly string[] | undefined =>
    active(input).list.find(({ catalog }) => catalog.id === id)?.versions;
  const EARLIER = ['2024-11-05', '2025-03-26', '2025-06-18', '2025-11-25'];

  it('are all that a package speaks', () => {
    assert.deepEqual(versionsOf({ evidence: [imported('@modelcontextprotocol/server')] }), [...EARLIER, '2026-07-28']);
  });
  it('are those of the release that package.json names', () => {
    const evidence = [imported('@modelcontextprotocol/sdk/types.js')];
    assert.deepEqual(versionsOf({ evidence, dependencies: { '@modelcontextprotocol/sdk': '^1.17.0' } }), EARLIER);
    assert.deepEqual(versionsOf({ evidence, dependencies: { '@modelcontextprotocol/sdk': '~0.6.0' } }), ['2024-11-05']);
    assert.deepEqual(versionsOf({ evidence, dependencies: { '@modelcontextprotocol/sdk': 'workspace:*' } }), EARLIER);
    assert.deepEqual(versionsOf({ evidence, dependencies: { '@modelcontextprotocol/sdk': 'github:a/b#c' } }), EARLIER);
  });
  it('are those that have the methods', () => {
    assert.deepEqual(versionsOf({ evidence: [method('server/discover')] }), ['2026-07-28']);
    assert.deepEqual(versionsOf({ evidence: [method('tools/call'), method('initialize')] }), EARLIER);
  });
  it('are not dated by methods in code, which may speak several versions or probe for one', () => {
    const found = active({ evidence: [method('server/discover')], inCode: true }).list[0];
    assert.deepEqual([found?.versions.length, found?.pinned], [5, false]);
  });
  it('are better known from the text than from package or method', () => {
    const evidence = [
      imported('@modelcontextprotocol/sdk'),
      method('server/discover'),
      member('protocolVersion', '2025-03-26'),
    ];
    assert.deepEqual(versionsOf({ evidence }), ['2025-03-26']);
  });
  it('are all where nothing names one, and then nothing is pinned', () => {
    const found = active({ evidence: [method('tools/call')] }).list[0];
    assert.deepEqual([found?.versions.length, found?.pinned], [5, false]);
  });
  it('are the chosen one, whatever the file shows', () => {
    const input = { chosen: chosen('mcp', '2025-11-25'), evidence: [member('protocolVersion', '2026-07-28')] };
    assert.deepEqual(active(input).labels, ['mcp@2025-11-25', 'json-rpc']);
  });
  it('come from evidence where the choice names none', () => {
    const input = { chosen: chosen('mcp'), evidence: [member('protocolVersion', '2026-07-28')] };
    assert.deepEqual(active(input).labels, ['mcp@2026-07-28', 'json-rpc']);
  });
  it('may be chosen twice', () => {
    const choices = [
      { id: 'acp', version: '1' },
      { id: 'acp', version: '2' },
    ];
    assert.deepEqual(versionsOf({ chosen: { choices, by: 'settings' } }, 'acp'), ['1', '2']);
  });
});

describe('the evidence for people', () => {
  const because = (input: Partial<ActiveInput>, id: string): readonly string[] | undefined =>
    active(input).list.find(({ catalog }) => catalog.id === id)?.evidence;

  it('completes "MCP, because …"', () => {
    const evidence = [
      imported('@modelcontextprotocol/sdk/types.js'),
      method('tools/call'),
      member('protocolVersion', '2025-11-25'),
    ];
    assert.deepEqual(because({ evidence }, 'mcp'), [
      'this file imports `@modelcontextprotocol/sdk`',
      'it names the method `tools/call`',
      'its `protocolVersion` is "2025-11-25"',
    ]);
  });
  it('names package.json and who chose', () => {
    assert.deepEqual(because({ dependencies: { fastmcp: '1' } }, 'mcp'), ['package.json depends on `fastmcp`']);
    assert.deepEqual(because({ chosen: chosen('lsp') }, 'lsp'), ['the command line says so']);
    const byDirective = { choices: [{ id: 'lsp' }], by: 'directive' } as const;
    assert.deepEqual(because({ chosen: byDirective }, 'lsp'), ['a directive in the file says so']);
  });
  it('gathers names of one kind, and stops after a few', () => {
    const evidence = ['tools/list', 'tools/call', 'prompts/get', 'prompts/list', 'resources/read', 'roots/list'].map(
      method,
    );
    assert.deepEqual(because({ evidence }, 'mcp'), [
      'it names the methods `tools/list`, `tools/call`, `prompts/get` and `prompts/list`',
    ]);
  });
});

describe('what active protocols say', () => {
  const names = (entries: readonly { protocol: string; name: string }[]): string[] =>
    entries.map(({ protocol, name }) => `${protocol} ${name}`);

  it('defines the standard codes once, as JSON-RPC', () => {
    assert.deepEqual(names(active({ chosen: chosen('mcp') }).definitionsOf(-32700)), ['json-rpc ParseError']);
  });
  it('puts the entry of the protocol before that of JSON-RPC, the general one before narrowed ones', () => {
    assert.deepEqual(names(active({ chosen: chosen('mcp') }).definitionsOf(-32602)), [
      'mcp InvalidParams',
      'mcp ResourceNotFound',
      'mcp ResourceNotFound',
      'mcp UnsupportedProtocolVersion',
      'json-rpc InvalidParams',
    ]);
  });
  it('sees only what holds in the versions that count', () => {
    const now = active({ chosen: chosen('mcp', '2026-07-28') });
    assert.deepEqual(names(now.definitionsOf(-32002)), []);
    assert.deepEqual(names(now.retiredOf(-32002)), ['mcp ResourceNotFound']);
    const before = active({ chosen: chosen('mcp', '2025-11-25') });
    assert.deepEqual(names(before.definitionsOf(-32002)), ['mcp ResourceNotFound']);
    assert.deepEqual(before.retiredOf(-32002), []);
    assert.deepEqual(names(before.retiredOf(-32020)), ['mcp HeaderMismatch']);
  });
  it('takes "Resource not found" for -32602 from 2026-07-28 on, and for both before, as SDKs send both', () => {
    const saying = (version: string): number[] =>
      active({ chosen: chosen('mcp', version) })
        .entriesSaying('Resource not found: a.txt')
        .map(({ entry }) => entry.code);
    assert.deepEqual(saying('2026-07-28'), [-32602]);
    assert.deepEqual(saying('2025-06-18'), [-32002, -32602]);
  });
  it('takes "Unknown tool: x" for nobody’s wording, and knows the SDK’s own codes', () => {
    const sdk = active({ evidence: [imported('@modelcontextprotocol/sdk/types.js')] });
    assert.deepEqual(
      sdk.entriesSaying('Unknown tool: x').map(({ entry }) => entry.code),
      [],
    );
    assert.ok(sdk.definitionsOf(-32001).some(({ name }) => name === 'RequestTimeout'));
    assert.ok(sdk.definitionsOf(-32000).some(({ name }) => name === 'ConnectionClosed'));
  });
  it('gives an extension the codes of what it extends', () => {
    const conduit = active({ chosen: chosen('conduit-mcp') });
    assert.deepEqual(names(conduit.definitionsOf(-32042)), ['conduit-mcp UrlElicitationRequired']);
    assert.deepEqual(names(conduit.definitionsOf(-32002)), ['conduit-mcp ResourceNotFound']);
    assert.deepEqual(
      conduit.entriesNamed('resource_not_found').map(({ code }) => code),
      [-32002, -32602, -32602],
    );
  });
  it('lists markers of ranges last', () => {
    const lsp = active({ chosen: chosen('lsp') });
    assert.deepEqual(names(lsp.definitionsOf(-32800)), ['lsp RequestCancelled', 'lsp lspReservedErrorRangeEnd']);
  });
  it('asks for names without saying anything to none', () => {
    assert.deepEqual(active({}).entriesNamed(''), []);
    assert.deepEqual(active({}).entriesNamed('ErrorCode'), []);
  });
});

describe('ranges that bind', () => {
  const ranges = (input: Partial<ActiveInput>, code: number): string[] =>
    active(input)
      .rangesOf(code)
      .map(({ protocol, others }) => `${protocol} ${others}`);

  it('are always those of JSON-RPC 2.0', () => {
    assert.deepEqual(ranges({}, -32150), ['json-rpc must-not']);
    assert.deepEqual(ranges({}, -32050), ['json-rpc may']);
    assert.deepEqual(ranges({}, -32768), ['json-rpc must-not']);
    for (const code of [-32769, -31999, 0, 404, 4001]) assert.deepEqual(ranges({}, code), [], String(code));
  });
  it('are not there in JSON-RPC 1.0', () => {
    assert.deepEqual(ranges({ chosen: chosen('json-rpc', '1.0') }, -32150), []);
  });
  it('come from a version only when every version that counts keeps them', () => {
    assert.deepEqual(ranges({ chosen: chosen('mcp') }, -32050), ['json-rpc may']);
    assert.deepEqual(ranges({ chosen: chosen('mcp', '2026-07-28') }, -32050), ['mcp must-not', 'json-rpc may']);
    assert.deepEqual(ranges({ chosen: chosen('mcp', '2026-07-28') }, -32010), ['mcp should-not', 'json-rpc may']);
    assert.deepEqual(ranges({ chosen: chosen('mcp', '2025-11-25') }, -32050), ['mcp may', 'json-rpc may']);
  });
  it('may lie outside those of JSON-RPC', () => {
    assert.deepEqual(ranges({ evidence: [method('textDocument/hover')] }, -32850), ['lsp must-not']);
    assert.deepEqual(ranges({ chosen: chosen('acp') }, -32850), []);
  });
  it('are the narrowest first', () => {
    assert.deepEqual(ranges({ chosen: chosen('acp') }, -32001), ['acp should-not', 'json-rpc may']);
  });
  it('of a version of MCP do not bind an extension that names none', () => {
    assert.deepEqual(ranges({ chosen: chosen('conduit-mcp') }, -32050), ['json-rpc may']);
  });
});

describe('a project’s own catalog', () => {
  const own = loadCatalogs([
    ...builtinDocuments(),
    { source: 'errors.json', document: { id: 'shop', name: 'Shop', entries: [{ code: 1001, name: 'SoldOut' }] } },
  ]);
  const declared = (id: string) => ({ id, declared: true, source: 'errors.json' });
  it('is active where the project declares it, detection or not', () => {
    const found = resolveActive(own, { evidence: [], detect: false, own: [declared('shop'), declared('nobody')] });
    assert.deepEqual(found.labels, ['shop', 'json-rpc']);
    assert.equal(found.definitionsOf(1001)[0]?.name, 'SoldOut');
  });
});

describe('narrowing', () => {
  it('keeps the chosen ones, the base and the ones that are asked for', () => {
    const all = active({ chosen: chosen('acp'), evidence: [method('tools/call'), method('textDocument/hover')] });
    assert.deepEqual(all.labels, ['acp', 'lsp', 'mcp', 'json-rpc']);
    assert.deepEqual(all.only(new Set(['lsp'])).labels, ['acp', 'lsp', 'json-rpc']);
  });
});
