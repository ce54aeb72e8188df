import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { offersOf } from './offers.ts';

const TO_NOT_FOUND = 'Change the code to -32601 (Method not found)';

describe('a definition with the name of another code', () => {
  const safe: readonly [what: string, file: (code: string) => string][] = [
    [
      'a table of errors',
      (code) => `export const ERRORS = { methodNotFound: { code: ${code}, message: 'Method not found' } };`,
    ],
    ['a class', (code) => `class MethodNotFoundError extends Error { code = ${code}; message = 'Method not found'; }`],
    [
      'a constructor',
      (code) => `class MethodNotFound extends RpcError { constructor() { super(${code}, 'Method not found'); } }`,
    ],
    ['a function', (code) => `const methodNotFound = () => ({ code: ${code}, message: 'Method not found' });`],
  ];
  for (const [what, file] of safe) {
    it(`${what}: the number is safely changed where the message agrees`, () => {
      assert.deepEqual(offersOf('a.ts', file('-32602')), { [`safe: ${TO_NOT_FOUND}`]: file('-32601') });
    });
  }

  const suggested: readonly [what: string, file: (code: string) => string][] = [
    ['a constant', (code) => `export const METHOD_NOT_FOUND = ${code};`],
    ['an enum', (code) => `export enum Code { ParseError = -32700, MethodNotFound = ${code} }`],
    ['a static member', (code) => `class Codes { static readonly METHOD_NOT_FOUND = ${code}; }`],
    ['a table', (code) => `export const CODES = { ParseError: -32700, MethodNotFound: ${code} };`],
    ['a property of exports', (code) => `exports.METHOD_NOT_FOUND = ${code};`],
    ['a pair', (code) => `const CODES = new Map([['METHOD_NOT_FOUND', ${code}], ['PARSE_ERROR', -32700]]);`],
  ];
  for (const [what, file] of suggested) {
    it(`${what}: the number is suggested`, () => {
      assert.deepEqual(offersOf('a.ts', file('-32602')), { [TO_NOT_FOUND]: file('-32601') });
    });
  }

  it('takes a message along that belongs to neither', () => {
    const file = (code: string, message: string) =>
      `export const ERRORS = { methodNotFound: { code: ${code}, message: ${message} } };`;
    assert.deepEqual(offersOf('a.ts', file('-32602', "'Invalid params: x'")), {
      [`${TO_NOT_FOUND} and the message to "Method not found: x"`]: file('-32601', "'Method not found: x'"),
    });
  });

  it('is left alone where it is used with the words of its number', () => {
    const text = "const METHOD_NOT_FOUND = -32602;\nfail({ code: METHOD_NOT_FOUND, message: 'Invalid params' });";
    assert.deepEqual(offersOf('a.ts', text), {});
  });

  it('in JSON is changed there', () => {
    const json = (code: number) => `{ "errorCodes": { "PARSE_ERROR": -32700, "METHOD_NOT_FOUND": ${code} } }`;
    assert.deepEqual(offersOf('codes.json', json(-32602)), { [TO_NOT_FOUND]: json(-32601) });
  });
});

describe('a slip of the pen', () => {
  it('is safely mended where message or name say which code was meant', () => {
    for (const code of ['32601', '-326001', '-3261', '-32061', '-32604']) {
      const file = (written: string) => `export const e = { code: ${written}, message: 'Method not found: foo' };`;
      assert.deepEqual(offersOf('a.ts', file(code)), { [`safe: ${TO_NOT_FOUND}`]: file('-32601') }, code);
    }
    const named = (written: string) => `export const METHOD_NOT_FOUND = ${written};`;
    assert.deepEqual(offersOf('a.ts', named('-326001')), { [`safe: ${TO_NOT_FOUND}`]: named('-32601') });
  });

  it('is only suggested where nothing but its neighbours say so', () => {
    const file = (code: string) => `enum Code { InvalidRequest = -32600, NoSuchThing = ${code} }`;
    assert.deepEqual(offersOf('a.ts', file('32601')), { [TO_NOT_FOUND]: file('-32601') });
  });

  it('is not mended against the name', () => {
    const text = "export const ERRORS = { invalidParams: { code: -326001, message: 'Method not found' } };";
    assert.deepEqual(offersOf('a.ts', text), {});
  });
});

describe('a fault that was made at a definition', () => {
  it('is not mended at its uses', () => {
    const text = "const METHOD_NOT_FOUND = -32602;\nfail({ code: METHOD_NOT_FOUND, message: 'Nope' });";
    const file = (code: string) =>
      `const METHOD_NOT_FOUND = ${code};\nfail({ code: METHOD_NOT_FOUND, message: 'Nope' });`;
    assert.deepEqual(offersOf('a.ts', text), { [TO_NOT_FOUND]: file('-32601') });
  });
});
