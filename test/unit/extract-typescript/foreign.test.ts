import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { extract, sites } from './notation.ts';

/** What another module decides: role, form, path or number, argument. */
function tentative(text: string): readonly string[] {
  return extract(text).tentative.map(({ role, form, code, argument, message }) => {
    const what = code?.kind === 'reference' ? code.path.join('.') : code?.kind === 'integer' ? code.value : '?';
    const place = argument === undefined ? [] : [`${argument.callee.join('.')}#${argument.index}`];
    return [role, form, what, ...place, ...(message?.value === undefined ? [] : [`"${message.value}"`])].join(' ');
  });
}

function names(text: string): readonly string[] {
  const { definitions, aliases } = extract(text);
  return [
    ...definitions.map(({ path, value, gives }) => `${path.join('.')} ${gives === undefined ? '' : 'error '}${value}`),
    ...aliases.map(
      ({ path, target, gives }) => `${path.join('.')} ${gives === undefined ? '' : 'error '}-> ${target.join('.')}`,
    ),
  ];
}

describe('names of other modules', () => {
  it('may be codes where a code may stand', () => {
    const text = [
      "import { INVALID_PARAMS, Codes } from './codes';",
      'reply({ code: INVALID_PARAMS });',
      "sendError(id, Codes.GONE, 'Gone');",
      'if (e.code === Codes.GONE) {}',
      'switch (e.code) { case INVALID_PARAMS: }',
      'expect(e.code).toBe(Codes.GONE);',
      'const RETRY_CODES = [Codes.GONE];',
    ];
    assert.deepEqual(tentative(text.join('\n')), [
      'emit object-literal INVALID_PARAMS',
      'emit factory Codes.GONE "Gone"',
      'compare comparison Codes.GONE',
      'compare switch-case INVALID_PARAMS',
      'compare assertion Codes.GONE',
      'compare comparison Codes.GONE',
    ]);
  });

  it('may be errors or make them', () => {
    const text = [
      "import { predefined, InvalidParams, fail, log } from './errors';",
      'throw predefined.UNSUPPORTED;',
      "throw new InvalidParams('name');",
      'return late ? predefined.TIMEOUT : predefined.limit(3);',
      'expect(run).toThrow(predefined.UNSUPPORTED.message);',
      'if (e.code === predefined.GONE.code) {}',
      "fail(1001, 'Ours');",
      "log('nothing', { a: 1 });",
    ];
    assert.deepEqual(tentative(text.join('\n')), [
      'emit constant predefined.UNSUPPORTED',
      'emit constructor InvalidParams "name"',
      'emit constant predefined.TIMEOUT',
      'compare assertion predefined.UNSUPPORTED.message',
      'compare comparison predefined.GONE.code',
      'emit factory 1001 fail#0 "Ours"',
    ]);
  });

  it('are nothing where they are plain words', () => {
    const text =
      "import { run, helper } from './x';\nconst a = -32601;\nhelper(run, a.b);\nrun(helper.go);\nx = helper.size;";
    assert.deepEqual(tentative(text), []);
  });
});

describe('names of this file', () => {
  it('that are or make errors are told from numbers', () => {
    const text = [
      'export const GONE = -32001;',
      'export const ERRORS = {',
      "  gone: new RpcError(-32001, 'Gone'),",
      "  bad: { code: -32602, message: 'Bad' },",
      '  rpc: { late: (m) => new RpcError({ code: -32000, message: m }) },',
      '  long(m) { log(m); return new RpcError(-32003, m); },',
      '};',
      'export class NotFound extends RpcError { constructor() { super(-32004, "m"); } }',
      'throw ERRORS.gone;',
    ];
    assert.deepEqual(
      names(text.join('\n')).filter((name) => !/\.(code|message)/.test(name)),
      [
        'GONE -32001',
        'ERRORS.rpc.late error -32000',
        'ERRORS.long error -32003',
        'ERRORS.gone error -32001',
        'ERRORS.bad error -32602',
        'NotFound error -32004',
      ],
    );
    assert.equal(sites(text.join('\n')).at(-1), 'emit constant number ERRORS.gone=-32001');
  });

  it('may stand for names of other modules', () => {
    const text = [
      "import { Codes, other } from './codes';",
      'export const GONE = Codes.GONE;',
      'export const Mine = { LATE: Codes.LATE, other };',
      'export class NotFound extends RpcError { constructor() { super(Codes.GONE, "m"); } }',
      'export const errors = { bad: (m) => makeError(Codes.BAD, m) };',
    ];
    assert.deepEqual(names(text.join('\n')), [
      'GONE -> Codes.GONE',
      'Mine.LATE -> Codes.LATE',
      'Mine.other -> other',
      'errors.bad error -> Codes.BAD',
      'NotFound error -> Codes.GONE',
    ]);
  });

  it('that stand for one another in a circle have no value', () => {
    assert.deepEqual(sites('const A = { x: B.x };\nconst B = { x: A.x };\nreply({ code: A.x });'), []);
    assert.deepEqual(sites('const a = b;\nconst b = a;\nreply({ code: a });'), []);
    assert.deepEqual(sites('enum A { X = B.Y }\nenum B { Y = A.X }\nreply({ code: A.X });'), []);
  });
});

describe('an error of JSON-RPC by its maker', () => {
  it('may have any number, or one that is not known', () => {
    const text = [
      "throw new JsonRpcError({ code: 1001, message: 'Ours' });",
      "throw new RpcError(1002, 'Ours too');",
      'throw new EthereumRpcError(e.code, e.message);',
      "throw new HttpError(404, 'Not found');",
    ];
    assert.deepEqual(sites(text.join('\n')), [
      'emit object-literal table 1001 "Ours"',
      'emit constructor table 1002 "Ours too"',
      'emit constructor table e.code=?',
    ]);
  });

  it('is thrown by a check outside of tests, and expected by one in a test', () => {
    const text = "assertPresence(account, rpcError(-32603, 'Internal error'));";
    assert.deepEqual(sites(text), ['emit factory number -32603 "Internal error"']);
    assert.deepEqual(sites(text, 'test/a.test.ts'), ['compare assertion number -32603 "Internal error" test']);
  });

  it('is not sent by who reads its members', () => {
    const text = "const e = new RpcError(-32001, 'm');\nlog(e.code, e.message);\nexpect(e.code).toBe(-32001);";
    assert.deepEqual(sites(text).slice(1), ['compare assertion number -32001 test']);
  });
});
