import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { extract } from './notation.ts';

/** `exported<local`, `exported<local from module`. */
function exportsOf(text: string, path?: string): readonly string[] {
  return extract(text, path).exports.map(
    ({ exported, local, from }) => `${exported}<${local}${from === undefined ? '' : ` from ${from}`}`,
  );
}

/** `path(code, message, data)`, `path extends base`. */
function factoriesOf(text: string): readonly string[] {
  return extract(text).factories.map(({ path, code, message, data, base }) =>
    base === undefined
      ? `${path.join('.')}(${code}, ${message}, ${data})`
      : `${path.join('.')} extends ${base.join('.')}`,
  );
}

describe('what a file gives to others', () => {
  it('is read from every form of export', () => {
    const texts = {
      'export default Codes;': ['default<Codes'],
      'export default Codes.GONE;': ['default<Codes.GONE'],
      'export default { GONE: -32001 };': ['default<default'],
      'export const { A, B: C } = Codes;': ['A<A', 'C<C'],
      "export * as codes from './codes';": ['codes<* from ./codes'],
      'export = Codes;': ['=<Codes'],
    };
    for (const [text, expected] of Object.entries(texts)) assert.deepEqual(exportsOf(text), expected, text);
  });

  it('is read from CommonJS, as people and as compilers write it', () => {
    const texts = {
      'module.exports = Codes;': ['=<Codes'],
      "module.exports = require('./codes');": ['=<* from ./codes'],
      "module.exports = { A, B: Codes.B, C: -32001, ...require('./d') };": ['A<A', 'B<Codes.B', 'C<C', '*<* from ./d'],
      'exports.GONE = -32001;': ['GONE<GONE'],
      'module.exports.fail = fail;': ['fail<fail'],
      '__exportStar(require("./codes"), exports);': ['*<* from ./codes'],
      'Object.defineProperty(exports, "X", { enumerable: true, get: function () { return codes_1.X; } });': [
        'X<codes_1.X',
      ],
      'var E;\n(function (E) { E[E["Gone"] = -32001] = "Gone"; })(E || (exports.E = E = {}));': ['E<E'],
    };
    for (const [text, expected] of Object.entries(texts)) assert.deepEqual(exportsOf(text, 'a.js'), expected, text);
  });

  it('has its values under the name by which it is given', () => {
    const valuesOf = (text: string) => extract(text).definitions.map(({ path, value }) => `${path.join('.')}=${value}`);
    assert.deepEqual(valuesOf('export default { GONE: -32001 };'), ['default.GONE=-32001']);
    assert.deepEqual(valuesOf('module.exports = { GONE: -32001 };'), ['GONE=-32001']);
    assert.deepEqual(valuesOf('export default -32001;'), ['default=-32001']);
  });
});

describe('makers of errors', () => {
  it('are functions whose code goes into an error object', () => {
    const texts = {
      'function fail(id, code, message) { return { jsonrpc: "2.0", id, error: { code, message } }; }': 'fail(1, 2, -1)',
      'const make = (code: number, message = "x") => Object.assign(new Error(message), { code });': 'make(0, 1, -1)',
      'function make(message, code) { const err = new Error(message); err.code = code; return err; }': 'make(1, 0, -1)',
      'const errors = { make(code, message) { return { code, message }; } };': 'errors.make(0, 1, -1)',
      'class Errors { static make(code, message, data) { return fail(code, message, data); } }': 'Errors.make(0, 1, 2)',
      'function fail(errorCode, text) { send({ error: { code: errorCode ?? -32603, text } }); }': 'fail(0, 1, -1)',
      'export default function (code, message) { return { code, message }; }': 'default(0, 1, -1)',
    };
    for (const [text, expected] of Object.entries(texts)) assert.deepEqual(factoriesOf(text), [expected], text);
  });

  it('are classes of errors whose constructor takes a code', () => {
    const texts = {
      'class RpcError extends Error { constructor(public readonly code: number, message: string) { super(message); } }':
        'RpcError(0, 1, -1)',
      'class RpcError extends Error { constructor(message, code) { super(message); this.code = code; } }':
        'RpcError(1, 0, -1)',
      'class Gone extends RpcError { constructor(message, code = -32001) { super(code, message); } }': 'Gone(1, 0, -1)',
      'export declare class RpcError extends Error { constructor(code: number, message: string, data?: unknown); }':
        'RpcError(0, 1, 2)',
      "import { RpcError } from './a';\nclass Gone extends RpcError {}": 'Gone extends RpcError',
    };
    for (const [text, expected] of Object.entries(texts)) assert.deepEqual(factoriesOf(text), [expected], text);
  });

  it('are none where a code only comes by', () => {
    for (const text of [
      'function log(code, message) { console.log(code, message); }',
      'function zip(code) { return { zip: code }; }',
      'function isGone(code) { return code === -32001; }',
      'function pass(code) { return table[code]; }',
      'class Token { constructor(code, message) { this.code = code; } }',
    ]) {
      assert.deepEqual(factoriesOf(text), [], text);
    }
  });
});
