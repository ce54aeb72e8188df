import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { offersOf, response } from './offers.ts';

const TO_PARAMS = 'Change the code to -32602 (Invalid params)';
const TO_NOT_FOUND = 'Change the code to -32601 (Method not found)';

describe('a new number in a script', () => {
  const styles: readonly [written: string, expected: string][] = [
    ['-32601', '-32602'],
    ['-32_601', '-32_602'],
    ['- 32601', '- 32602'],
    ['-0x7f59', '-0x7f5a'],
    ['-0X7F59', '-0X7F5A'],
    ['(-32601)', '(-32602)'],
    ['-32601 as const', '-32602 as const'],
    ['<const>-32601', '<const>-32602'],
    ['(-32601)!', '(-32602)!'],
    ['-32601 /* why */', '-32602 /* why */'],
    ['-3.2601e4', '-32602'],
  ];
  for (const [written, expected] of styles) {
    it(`${written} → ${expected}`, () => {
      const message = "'Invalid params'";
      assert.equal(offersOf('a.ts', response(written, message))[TO_PARAMS], response(expected, message));
    });
  }

  it('of few digits keeps separators only where there is a thousand to part', () => {
    const offers = offersOf('a.ts', response('-32_150', "'Quota exceeded'"));
    assert.deepEqual(offers, {
      // Not -32050, to which a protocol gives a meaning.
      'Change the code to 1150': response('1_150', "'Quota exceeded'"),
      'Change the code to -32051': response('-32_051', "'Quota exceeded'"),
    });
  });

  it('without its sign does not run into the word before', () => {
    assert.equal(
      offersOf('a.ts', 'function errorCode() { return-32150; }')['Change the code to 1150'],
      'function errorCode() { return 1150; }',
    );
  });

  it('gets the sign that was lost', () => {
    const table = (code: string) => `enum Code {\r\n  InvalidRequest = -32600,\r\n  MethodNotFound = ${code},\r\n}\r\n`;
    assert.deepEqual(offersOf('a.ts', table('32_601')), { [`safe: ${TO_NOT_FOUND}`]: table('-32_601') });
    assert.deepEqual(offersOf('a.ts', table('0x7f59')), { [`safe: ${TO_NOT_FOUND}`]: table('-0x7f59') });
  });

  it('is not put in the place of a sum, a name or a member without a value', () => {
    assert.deepEqual(offersOf('a.ts', 'const BASE_ERROR = -32601;\nconst METHOD_NOT_FOUND = BASE_ERROR - 1;'), {});
    assert.deepEqual(offersOf('a.ts', 'enum Code { ParseError = -32700, MethodNotFound }'), {});
  });

  it('is not given where other definitions count on from the old one', () => {
    assert.deepEqual(offersOf('a.ts', 'enum Code { MethodNotFound = -32602, Busy }'), {});
    assert.deepEqual(
      offersOf('a.ts', 'const METHOD_NOT_FOUND = -32602;\nconst NEXT_ERROR = METHOD_NOT_FOUND + 900;'),
      {},
    );
  });
});

describe('a new number in place of something else', () => {
  const written: readonly [code: string, message: string, expected: string][] = [
    ["'-32602'", "'Invalid params'", `safe: ${TO_PARAMS}`],
    ['"-32602"', "'Invalid params'", `safe: ${TO_PARAMS}`],
    ['`-32602`', "'Invalid params'", `safe: ${TO_PARAMS}`],
    ["'-32602'", "'Name is missing'", `safe: ${TO_PARAMS}`],
    ["'32602'", "'Invalid params'", `safe: ${TO_PARAMS}`],
    ['null', "'Invalid params'", TO_PARAMS],
    ['true', "'Invalid params'", TO_PARAMS],
    ["'E_PARAMS'", "'Invalid params'", TO_PARAMS],
    ['-32602.5', "'Invalid params'", TO_PARAMS],
  ];
  for (const [code, message, title] of written) {
    it(`${code} with ${message}`, () => {
      assert.deepEqual(offersOf('a.ts', response(code, message)), { [title]: response('-32602', message) });
    });
  }

  it('is only suggested where nobody confirms it', () => {
    assert.deepEqual(offersOf('a.ts', response("'7'", "'Oops'")), { 'Change the code to 7': response('7', "'Oops'") });
  });

  it('takes the message along, or follows it, where the two disagree', () => {
    assert.deepEqual(offersOf('a.ts', response("'-32601'", "'Invalid params: x'")), {
      [`${TO_NOT_FOUND} and the message to "Method not found: x"`]: response('-32601', "'Method not found: x'"),
      [TO_PARAMS]: response('-32602', "'Invalid params: x'"),
    });
  });

  it('is not offered for what may hold more, or says nothing', () => {
    for (const code of ['{ n: 1 }', '[1]', 'null', "'E_BUSY'", '1.5', '`${a}`']) {
      const message = code.includes('1]') || code.includes('n:') ? "'Invalid params'" : "'Busy'";
      assert.deepEqual(offersOf('a.ts', response(code, message)), {}, code);
    }
  });
});

describe('a new number in JSON', () => {
  const json = (code: string) =>
    `{\r\n\t"jsonrpc": "2.0", "id": 1,\r\n\t"error": { "code": ${code}, "message": "Invalid params" }\r\n}`;

  it('is a number, however it was written', () => {
    for (const code of ['-32601', '-3.2601e4']) assert.equal(offersOf('a.json', json(code))[TO_PARAMS], json('-32602'));
    assert.deepEqual(offersOf('a.json', json('"-32602"')), { [`safe: ${TO_PARAMS}`]: json('-32602') });
    assert.deepEqual(offersOf('a.json', json('null')), { [TO_PARAMS]: json('-32602') });
  });

  it('stays a key where it is one', () => {
    const table = (key: string) => `{ "errors": { "${key}": "Invalid params", "-32700": "Parse error" } }`;
    assert.equal(offersOf('a.json', table('-32601'))[TO_PARAMS], table('-32602'));
  });

  it('keeps comments, trailing commas and a byte order mark', () => {
    const jsonc = (code: string) =>
      `\ufeff// as sent\n{ "jsonrpc": "2.0", "id": 1, "error": { "code": /* ? */ ${code}, "message": "Invalid params", }, }`;
    assert.equal(offersOf('a.jsonc', jsonc('-32601'))[TO_PARAMS], jsonc('-32602'));
  });

  it('is given in what is half typed', () => {
    const typed = (code: string) =>
      `[{ "jsonrpc": "2.0", "id": 1, "error": { "code": ${code}, "message": "Invalid params" }`;
    assert.equal(offersOf('a.json', typed('-32601'))[TO_PARAMS], typed('-32602'));
    assert.doesNotThrow(() => offersOf('a.json', '{ "jsonrpc": "2.0", "id": 1, "error": { "code": "-32602'));
  });
});
