import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resolveActive } from '../../../server/src/core/catalog/active.ts';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import type { EvidenceFact } from '../../../server/src/core/model.ts';
import { analyze } from '../../support/analyze.ts';

const catalogs = builtinCatalogs();

const labels = (evidence: readonly EvidenceFact[], dependencies = {}): readonly string[] =>
  resolveActive(catalogs, { evidence, dependencies, detect: true }).labels;
const imported = (value: string): EvidenceFact => ({ kind: 'import', value });
const method = (value: string): EvidenceFact => ({ kind: 'method', value });

describe('a library is detected', () => {
  const IMPORTS: readonly (readonly [string, string])[] = [
    ['jayson', 'jayson'],
    ['jayson/promise', 'jayson'],
    ['jayson/lib/client/browser', 'jayson'],
    ['json-rpc-2.0', 'json-rpc-2.0'],
    ['jsonrpc-lite', 'jsonrpc-lite'],
    ['rpc-websockets', 'rpc-websockets'],
    ['rpc-websockets/dist/lib/client', 'rpc-websockets'],
    ['@open-rpc/server-js', 'server-js'],
  ];
  for (const [module, id] of IMPORTS) {
    it(`by an import of ${module}`, () => assert.deepEqual(labels([imported(module)]), [id, 'json-rpc']));
  }
  it('by methods that only it has', () => {
    assert.deepEqual(labels([method('rpc.login')]), ['rpc-websockets', 'json-rpc']);
    assert.deepEqual(labels([method('rpc.on'), method('rpc.off')]), ['rpc-websockets', 'json-rpc']);
  });
  it('in the release that package.json asks for', () => {
    assert.deepEqual(labels([imported('jayson')], { jayson: '^4.2.0' }), ['jayson@>=4.1.0', 'json-rpc']);
    assert.deepEqual(labels([imported('rpc-websockets')], { 'rpc-websockets': '~5.2.4' }), [
      'rpc-websockets@>=4.6.1 <5.3.1',
      'json-rpc',
    ]);
    assert.deepEqual(labels([imported('jsonrpc-lite')], { 'jsonrpc-lite': 'workspace:*' }), [
      'jsonrpc-lite',
      'json-rpc',
    ]);
  });
  it('by nothing else', () => {
    for (const module of [
      'jsonrpcserver',
      'jsonrpclib',
      'streamjsonrpc',
      'jsonrpsee',
      'go-jsonrpc',
      'json-rpc',
      'jayson-mock',
      './jayson',
      '@open-rpc/client-js',
    ])
      assert.deepEqual(labels([imported(module)]), ['json-rpc'], module);
    for (const name of ['rpc.discover', 'rpc.', 'rpc.online', 'login', 'on'])
      assert.deepEqual(labels([method(name)]), ['json-rpc'], name);
  });
  it('and makes no protocol of a file', () => {
    for (const [module] of IMPORTS)
      assert.equal(resolveActive(catalogs, { evidence: [imported(module)], detect: true }).beyondBase, false, module);
  });
});

/** Findings as `line rule`. */
function findings(path: string, text: string): readonly string[] {
  return analyze(path, text).findings.map(
    ({ ruleId, span }) => `${text.slice(0, span.start).split('\n').length} ${ruleId}`,
  );
}

describe('the errors of a library', () => {
  it('are found where the message stands before the code', () => {
    assert.deepEqual(
      findings(
        'a.ts',
        `import { JSONRPCErrorException, createJSONRPCErrorResponse, JSONRPCErrorCode } from 'json-rpc-2.0';
throw new JSONRPCErrorException('Invalid params', -32601);
throw new JSONRPCErrorException('Invalid params', -32602, { name: 'x' });
createJSONRPCErrorResponse(null, JSONRPCErrorCode.InvalidRequest, 'Method not found');
createJSONRPCErrorResponse(1, 0, 'Request timeout');`,
      ),
      ['2 code-message-mismatch', '4 code-message-mismatch'],
    );
    assert.deepEqual(
      findings(
        'b.js',
        `const jsonrpc = require('jsonrpc-lite');
const a = new jsonrpc.JsonRpcError('Method not found', -32602);
const b = jsonrpc.error(1, jsonrpc.JsonRpcError.methodNotFound({ method: 'x' }));
const c = new jsonrpc.JsonRpcError('Invalid request', -32600);`,
      ),
      ['2 code-message-mismatch'],
    );
    assert.deepEqual(
      findings(
        'c.mts',
        `import { JSONRPCError } from '@open-rpc/server-js';
throw new JSONRPCError('Method not found', -32602);
throw new JSONRPCError('Sold out', 1001);`,
      ),
      ['2 code-message-mismatch'],
    );
  });
  it('may have its own words', () => {
    assert.deepEqual(
      findings(
        'a.cjs',
        `const { Server } = require('jayson');
exports.tooMany = { code: Server.errors.INVALID_REQUEST_MAX_BATCH_LENGTH_EXCEEDED, message: 'Invalid request: Maximum batch length exceeded' };
exports.broken = { code: Server.errors.PARSE_ERROR, message: 'Parse Error' };
exports.wrong = { code: Server.errors.INVALID_PARAMS, message: 'Method not found' };`,
      ),
      ['4 code-message-mismatch'],
    );
  });
  it('may lie in what JSON-RPC reserves, there and in no other file', () => {
    const text = (module: string): string => `import * as rpc from '${module}';
export const error = { jsonrpc: '2.0', id: 1, error: { code: -32604, message: 'Params not found' } };`;
    assert.deepEqual(findings('a.ts', text('rpc-websockets')), []);
    const [finding, ...more] = analyze('b.ts', text('jsonrpc-lite')).findings;
    assert.deepEqual(more, []);
    assert.equal(finding?.ruleId, 'reserved-code');
    assert.doesNotMatch(finding?.message ?? '', /rpc-websockets|jsonrpsee/);
  });
  it('are known in a capture by the methods of the connection', () => {
    const capture = [
      '{"jsonrpc":"2.0","id":1,"method":"rpc.login","params":{}}',
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32605,"message":"Method forbidden"}}',
    ];
    assert.deepEqual(findings('a.jsonl', capture.join('\r\n')), []);
    assert.deepEqual(findings('a.jsonl', capture[1] ?? ''), ['1 reserved-code']);
  });
});

describe('the words of a library accuse nobody', () => {
  it('where another library or none is used', () => {
    for (const module of ['jayson', 'node:http']) {
      assert.deepEqual(
        findings(
          'a.ts',
          `import * as x from '${module}';
export const replies = [
  { jsonrpc: '2.0', id: 1, error: { code: -32050, message: 'Request is too big' } },
  { jsonrpc: '2.0', id: 1, error: { code: 1001, message: 'Server is busy, try again later' } },
  { jsonrpc: '2.0', id: 1, error: { code: -32000, message: 'unknown error' } },
  { jsonrpc: '2.0', id: 1, error: { code: -32000, message: 'The task was cancelled.' } },
  { jsonrpc: '2.0', id: 1, error: { code: 7, message: 'Event forbidden' } },
];`,
        ),
        [],
        module,
      );
    }
  });
  it('nor make errors of JSON-RPC of what is none', () => {
    for (const error of [
      { code: 0, message: 'Request timeout' },
      { code: 1, message: 'unknown error' },
      { code: 6969, message: 'unknown error' },
      { code: -1000, message: 'An unexpected error occurred' },
      { code: 3200, message: 'Invalid Request' },
    ]) {
      assert.deepEqual(findings('a.json', JSON.stringify({ error })), [], error.message);
    }
  });
});

describe('SDKs of MCP', () => {
  it('have numbers that the protocol does not have', () => {
    const names = (code: number): readonly string[] =>
      catalogs.entriesOf(code).flatMap(({ origin, name }) => (/^mcp-\w+-sdk$/.test(origin) ? `${origin} ${name}` : []));
    assert.deepEqual(names(-32800), ['mcp-python-sdk RequestCancelled']);
    assert.deepEqual(names(-31001), ['mcp-go-sdk UnsupportedMethod']);
    assert.deepEqual(names(-32005), ['mcp-go-sdk Rejected']);
  });
  it('make errors by classes that know their code', () => {
    assert.deepEqual(
      findings(
        'a.ts',
        `import { UrlElicitationRequiredError, ResourceNotFoundError } from '@modelcontextprotocol/server';
throw new ResourceNotFoundError('file:///x');
throw new UrlElicitationRequiredError([], 'Method not found');`,
      ).filter((finding) => finding.endsWith('mismatch')),
      ['3 code-message-mismatch'],
    );
  });
});

describe('releases of a library', () => {
  const namesOf = (id: string, version: string, code: number): readonly string[] =>
    resolveActive(catalogs, { chosen: { choices: [{ id, version }], by: 'settings' }, evidence: [], detect: false })
      .definitionsOf(code)
      .map(({ name }) => name);
  it('moved their numbers', () => {
    assert.deepEqual(namesOf('jsonrpsee', '>=0.14.0 <0.17.0', -32604), ['ServerIsBusy']);
    assert.deepEqual(namesOf('jsonrpsee', '>=0.18.2', -32604), []);
    assert.deepEqual(namesOf('jsonrpsee', '>=0.18.2', -32009), ['ServerIsBusy']);
  });
  it('gave a number another meaning', () => {
    assert.deepEqual(namesOf('streamjsonrpc', '<1.4', -32001), ['NoCallbackObject']);
    assert.deepEqual(namesOf('streamjsonrpc', '>=2.0 <2.3', -32001), []);
    assert.deepEqual(namesOf('streamjsonrpc', '>=2.7', -32001), ['NoMarshaledObjectFound']);
  });
  it('added some', () => {
    assert.deepEqual(namesOf('rpc-websockets', '<4.6.1', -32605), []);
    assert.deepEqual(namesOf('rpc-websockets', '>=4.6.1 <5.3.1', -32605), ['MethodForbidden']);
    assert.deepEqual(namesOf('jayson', '<4.1.0', -32099), []);
  });
});
