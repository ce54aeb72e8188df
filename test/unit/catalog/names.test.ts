import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import { nameKey, normalizeName } from '../../../server/src/core/catalog/names.ts';

const catalogs = builtinCatalogs();
/** Codes that JSON-RPC itself has under the name. */
const standard = (identifier: string): number[] =>
  catalogs
    .entriesNamed(identifier)
    .filter((entry) => entry.protocol === 'json-rpc')
    .map((entry) => entry.code);

describe('names in code', () => {
  const SPELLINGS = [
    'METHOD_NOT_FOUND',
    'MethodNotFound',
    'methodNotFound',
    'ERR_METHOD_NOT_FOUND',
    'MethodNotFoundError',
    'METHOD_NOT_FOUND_ERROR',
    'JSONRPC_METHOD_NOT_FOUND',
    'JSON_RPC_METHOD_NOT_FOUND',
    'JsonRpcMethodNotFound',
    'JSONRPCMethodNotFoundError',
    'kMethodNotFound',
    'METHOD_NOT_FOUND_CODE',
    'ERROR_CODE_METHOD_NOT_FOUND',
    'E_METHOD_NOT_FOUND',
    'RPC_METHOD_NOT_FOUND',
    'rpcMethodNotFound',
    'MethodNotFoundRpcError',
    'MethodNotFoundException',
    'CodeMethodNotFound',
    'method-not-found',
    'method_not_found/0',
    'Method not found',
    'ErrorCode.MethodNotFound',
    '_METHOD_NOT_FOUND_',
  ];
  for (const spelling of SPELLINGS) {
    it(`knows ${spelling}`, () => assert.deepEqual(standard(spelling), [-32601]));
  }

  const ONE_WORD: readonly (readonly [string, number])[] = [
    ['ParseError', -32700],
    ['PARSE_ERROR', -32700],
    ['ErrParse', -32700],
    ['JSON_PARSE_ERROR', -32700],
    ['JSONParseError', -32700],
    ['InternalError', -32603],
    ['ErrInternal', -32603],
    ['INTERNAL_ERROR_CODE', -32603],
    ['InternalRpcError', -32603],
    ['JSONRPC_INTERNAL_ERROR', -32603],
  ];
  for (const [name, code] of ONE_WORD) {
    it(`knows ${name} although its name is one word`, () => assert.deepEqual(standard(name), [code]));
  }

  const NEVER = [
    'INTERNAL',
    'internal',
    'Internal',
    'SERVER',
    'server',
    'Parse',
    'PARSE',
    'parse',
    'rpcInternal',
    'INTERNAL_SERVER_ERROR',
    'MethodNotAllowed',
    'METHOD_NOT_FOUND_HANDLER',
    'NOT_FOUND',
    'notFound',
    'InvalidToken',
    'ErrorCode',
    'error',
    'code',
    'E',
    '',
    '日本語',
    '💥',
  ];
  for (const name of NEVER) {
    it(`takes ${JSON.stringify(name)} for none of the predefined errors`, () => assert.deepEqual(standard(name), []));
  }

  it('keeps params and parameters apart except where a catalog lists both', () => {
    assert.notEqual(normalizeName('InvalidParams'), normalizeName('InvalidParameters'));
    assert.deepEqual(standard('INVALID_PARAMETERS'), [-32602]);
  });

  it('finds an entry of one word only under a name that says error', () => {
    assert.equal(nameKey('Timeout'), normalizeName('TimeoutError'));
    assert.notEqual(nameKey('Timeout'), normalizeName('TIMEOUT'));
  });

  it('reads a pasted megabyte as fast as a name', () => {
    assert.deepEqual(catalogs.entriesNamed('METHOD_NOT_FOUND_'.repeat(60_000)), []);
  });
});
