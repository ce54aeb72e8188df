import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CatalogDocument } from '../../../server/src/core/catalog/types.ts';
import { offersIn, offersOf } from './offers.ts';
import { analyzerWith } from './with-catalogs.ts';

const SDK = '@modelcontextprotocol/sdk/types.js';

/** The names that are offered for -32602 where a text has the code `of` beside "Invalid params". */
function namesFor(before: string, code = '-32601'): readonly string[] {
  const offers = offersOf('a.ts', `${before}\nthrow fail({ code: ${code}, message: 'Invalid params' });`);
  return Object.keys(offers).flatMap((title) => /^Replace with (.*)$/.exec(title)?.[1] ?? []);
}

describe('the constant for a code', () => {
  const found: readonly [what: string, before: string, name: string][] = [
    ['of an SDK', `import { ErrorCode } from '${SDK}';`, 'ErrorCode.InvalidParams'],
    ['under another name', `import { ErrorCode as Code } from '${SDK}';`, 'Code.InvalidParams'],
    ['in a namespace', `import * as sdk from '${SDK}';`, 'sdk.ErrorCode.InvalidParams'],
    ['that was required', `const { ErrorCode } = require('${SDK}');`, 'ErrorCode.InvalidParams'],
    ['of the file', 'const INVALID_PARAMS = -32602;', 'INVALID_PARAMS'],
    ['in an enum', 'export enum Code { InvalidParams = -32602 }', 'Code.InvalidParams'],
    ['in a table', 'const CODES = { INVALID_PARAMS: -32602 } as const;', 'CODES.INVALID_PARAMS'],
    ['in a frozen table', 'const CODES = Object.freeze({ INVALID_PARAMS: -32602 });', 'CODES.INVALID_PARAMS'],
    ['of a class', 'class Codes { static readonly INVALID_PARAMS = -32602; }', 'Codes.INVALID_PARAMS'],
    [
      'before that of the file',
      `import { ErrorCode } from '${SDK}';\nconst INVALID_PARAMS = -32602;`,
      'ErrorCode.InvalidParams',
    ],
  ];
  for (const [what, before, name] of found) {
    it(`${what}: ${name}`, () => assert.deepEqual(namesFor(before), [name]));
  }

  const unusable: readonly [why: string, before: string][] = [
    ['is only a type', `import type { ErrorCode } from '${SDK}';`],
    ['is only a type among values', `import { type ErrorCode, McpError } from '${SDK}';`],
    ['belongs to a function', 'function f() { const INVALID_PARAMS = -32602; }'],
    ['belongs to a function that requires it', `function f() { const { ErrorCode } = require('${SDK}'); }`],
    ['is hidden by a parameter', 'const INVALID_PARAMS = -32602;\nfunction f(INVALID_PARAMS: number) {}'],
    [
      'comes from an SDK and is hidden by a parameter',
      `import { ErrorCode } from '${SDK}';\nfunction f(ErrorCode: any) {}`,
    ],
    ['comes from an SDK and is hidden in a block', `import { ErrorCode } from '${SDK}';\n{ enum ErrorCode { A = 1 } }`],
    ['was required and is hidden', `const { ErrorCode } = require('${SDK}');\nfor (const ErrorCode of []) {}`],
    ['is hidden by another number', 'const INVALID_PARAMS = -32602;\nfunction f() { const INVALID_PARAMS = 1; }'],
    ['is hidden by a function', 'const Code = { InvalidParams: -32602 };\nfunction f() { function Code() {} }'],
    ['is private', 'class Codes { private static readonly INVALID_PARAMS = -32602; }'],
    ['is a property of exports', 'exports.INVALID_PARAMS = -32602;'],
    ['is a function', "const invalidParams = () => ({ code: -32602, message: 'x' });"],
    ['is a class', 'class InvalidParams { code = -32602 }'],
    ['needs quotes', "const CODES = { 'invalid-params': -32602 };"],
    ['is called something else', 'const BAD_INPUT_ERROR = -32602;'],
    ['has another number', 'const INVALID_PARAMS = -32050;'],
  ];
  for (const [why, before] of unusable)
    it(`is not offered where it ${why}`, () => assert.deepEqual(namesFor(before), []));

  it('is not offered before its declaration', () => {
    const text = "throw fail({ code: -32601, message: 'Invalid params' });\nconst INVALID_PARAMS = -32602;";
    assert.ok(!('Replace with INVALID_PARAMS' in offersOf('a.ts', text)));
    const required = `throw fail({ code: -32601, message: 'Invalid params' });\nconst { ErrorCode } = require('${SDK}');`;
    assert.ok(!('Replace with ErrorCode.InvalidParams' in offersOf('a.ts', required)));
  });

  it('comes first, and behind what is safe', () => {
    const file = (code: string, message: string) =>
      `import { ErrorCode } from '${SDK}';\nconst x = { jsonrpc: '2.0', id: 1, error: { code: ${code}, message: ${message} } };`;
    assert.deepEqual(Object.keys(offersOf('a.ts', file('-32601', "'Invalid params'"))), [
      'Replace with ErrorCode.InvalidParams',
      'Change the code to -32602 (Invalid params)',
      'Change the message to "Method not found"',
    ]);
    assert.deepEqual(offersOf('a.ts', file("'-32602'", "'Invalid params'")), {
      'safe: Change the code to -32602 (Invalid params)': file('-32602', "'Invalid params'"),
      'Replace with ErrorCode.InvalidParams': file('ErrorCode.InvalidParams', "'Invalid params'"),
    });
  });

  it('is not put into a definition', () => {
    const text = `import { ErrorCode } from '${SDK}';\nenum Mine { InvalidParams = -32601 }`;
    assert.deepEqual(Object.keys(offersOf('a.ts', text)), ['Change the code to -32602 (Invalid params)']);
  });
});

describe('a code that is a name', () => {
  const replaced: readonly [what: string, before: string, code: string, name: string][] = [
    ['of an SDK', `import { ErrorCode } from '${SDK}';`, 'ErrorCode.MethodNotFound', 'ErrorCode.InvalidParams'],
    ['in a namespace', `import * as t from '${SDK}';`, 't.ErrorCode.MethodNotFound', 't.ErrorCode.InvalidParams'],
    [
      'of the file',
      'enum C { MethodNotFound = -32601, InvalidParams = -32602 }',
      'C.MethodNotFound',
      'C.InvalidParams',
    ],
    ['of any other name', 'enum C { NoMethodError = -32601, BadParams = -32602 }', 'C.NoMethodError', 'C.BadParams'],
    ['of a function', 'function f() { enum C { A = -32601, B = -32602 }\n', 'C.A', 'C.B'],
  ];
  for (const [what, before, code, name] of replaced) {
    it(`${what}: its sibling, not the number`, () => {
      const file = (written: string) => `${before}\nthrow fail({ code: ${written}, message: 'Invalid params' });`;
      const offers = offersOf('a.ts', file(code));
      assert.equal(offers[`Replace with ${name}`], file(name));
      assert.ok(!Object.keys(offers).some((title) => title.startsWith('Change the code')));
    });
  }

  it('and has no sibling becomes the number', () => {
    const file = (code: string) =>
      `const NO_METHOD_ERROR = -32601;\nthrow fail({ code: ${code}, message: 'Invalid params' });`;
    assert.equal(
      offersOf('a.ts', file('NO_METHOD_ERROR'))['Change the code to -32602 (Invalid params)'],
      file('-32602'),
    );
  });

  it('of a function that makes the error is not replaced', () => {
    const text = `function invalidParams(message: string) {
  return { code: -32602, message };
}
throw invalidParams('Method not found');`;
    assert.deepEqual(Object.keys(offersOf('a.ts', text)), ['Change the message to "Invalid params"']);
  });
});

describe('a factory of a package', () => {
  const toolkit: CatalogDocument = {
    id: 'toolkit',
    name: 'Toolkit',
    extends: ['json-rpc'],
    symbols: [
      {
        package: 'toolkit',
        export: 'errors',
        form: 'factories',
        parameters: ['message'],
        members: { methodNotFound: -32601, invalidParams: -32602 },
      },
      {
        package: 'toolkit',
        export: 'errors',
        form: 'factories',
        parameters: ['other', 'message'],
        members: { parse: -32700 },
      },
    ],
    entries: [],
  };
  const file = (member: string, message: string) =>
    `import { errors as e } from 'toolkit';\r\nthrow e.${member}('${message}');\r\n`;

  it('is replaced by the one for the meant code', () => {
    const text = file('methodNotFound', 'Invalid params: x');
    const analysis = analyzerWith(toolkit)('a.ts', text);
    assert.deepEqual(offersIn(analysis, text), {
      'Replace with e.invalidParams': file('invalidParams', 'Invalid params: x'),
      'Change the message to "Method not found: x"': file('methodNotFound', 'Method not found: x'),
    });
  });

  it('is left where the other one takes other arguments', () => {
    const text = file('methodNotFound', 'Parse error');
    const analysis = analyzerWith(toolkit)('a.ts', text);
    assert.deepEqual(Object.keys(offersIn(analysis, text)), ['Change the message to "Method not found"']);
  });
});
