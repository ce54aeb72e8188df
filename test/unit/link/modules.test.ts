import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Files, Project } from './project.ts';

/** The sites of `a.ts`, a line each: role, evidence, value, and the file that defines it. */
function sitesOf(files: Files, path = 'a.ts'): readonly string[] {
  return new Project(files)
    .link(path)
    .map(({ role, evidence, value, definition }) =>
      [role, evidence, value ?? '?', ...(definition?.module === undefined ? [] : [definition.path])].join(' '),
    );
}

const CODES =
  "export enum Codes { Gone = -32001, Busy = 17 }\nexport const GONE = -32001;\nexport const Text = 'text';\n";

describe('a code that is taken by name from another module', () => {
  it('is found through every form of import', () => {
    for (const [head, name] of [
      ["import { Codes } from './codes';", 'Codes.Gone'],
      ["import { Codes as C } from './codes.js';", 'C.Gone'],
      ["import * as all from './codes';", 'all.Codes.Gone'],
      ["import { GONE } from './codes';", 'GONE'],
      ["const { Codes } = require('./codes');", 'Codes.Gone'],
      ["const codes = require('./codes');", 'codes.GONE'],
      ["import codes = require('./codes');", 'codes.GONE'],
    ]) {
      const text = `${head}\nreply({ code: ${name}, message: 'm' });`;
      assert.deepEqual(sitesOf({ 'a.ts': text, 'codes.ts': CODES }), ['emit number -32001 codes.ts'], head);
    }
  });

  it('is found through re-exports, renames and defaults', () => {
    const use = (head: string, name: string) => `${head}\nreply({ code: ${name}, message: 'm' });`;
    for (const [files, head, name] of [
      [{ 'i.ts': "export * from './codes';" }, "import { GONE } from './i';", 'GONE'],
      [{ 'i.ts': "export { GONE as LOST } from './codes';" }, "import { LOST } from './i';", 'LOST'],
      [{ 'i.ts': "export * as codes from './codes';" }, "import { codes } from './i';", 'codes.Codes.Gone'],
      [{ 'i.ts': "import { Codes } from './codes';\nexport default Codes;" }, "import C from './i';", 'C.Gone'],
      [
        { 'i.ts': "import { Codes } from './codes';\nexport const LOST = Codes.Gone;" },
        "import { LOST } from './i';",
        'LOST',
      ],
      [
        { 'i.ts': "export { default as Own } from './d';", 'd.ts': 'export default { Gone: -32001 };' },
        "import { Own } from './i';",
        'Own.Gone',
      ],
      [{ 'i.js': "module.exports = { ...require('./codes') };" }, "const { GONE } = require('./i');", 'GONE'],
      [{ 'i.js': "module.exports = require('./codes').Codes;" }, "const C = require('./i');", 'C.Gone'],
      [
        { 'i.ts': "import { Codes } from './codes';\nexport { Codes as 'codes of errors' };" },
        "import { 'codes of errors' as C } from './i';",
        'C.Gone',
      ],
    ] as const) {
      const found = sitesOf({ ...files, 'codes.ts': CODES, 'a.ts': use(head, name) });
      assert.equal(found.length, 1, `${Object.values(files)[0]} ${found}`);
      assert.match(found[0] as string, /^emit number -32001/, Object.values(files)[0]);
    }
  });

  it('is found in JSON and in typings of packages', () => {
    assert.deepEqual(
      sitesOf({
        'a.ts': "import codes from './codes.json';\nreply({ code: codes.METHOD_NOT_FOUND, message: 'm' });",
        'codes.json': '{ "METHOD_NOT_FOUND": -32601, "PARSE_ERROR": -32700 }',
      }),
      ['emit number -32601 codes.json'],
    );
    assert.deepEqual(
      sitesOf({
        'a.ts': "import { Codes } from 'rpc-lib';\nreply({ code: Codes.Gone, message: 'm' });",
        'node_modules/rpc-lib/package.json': '{ "types": "index.d.ts" }',
        'node_modules/rpc-lib/index.d.ts': 'export declare enum Codes { Gone = -32001 }\n',
      }),
      ['emit number -32001 node_modules/rpc-lib/index.d.ts'],
    );
  });

  it('counts by what it is: a member of a table of codes may have any number, a word may not', () => {
    const files = { 'codes.ts': CODES };
    const head = "import { Codes, Text } from './codes';\n";
    assert.deepEqual(sitesOf({ ...files, 'a.ts': `${head}if (e.code === Codes.Busy) {}` }), [
      'compare table 17 codes.ts',
    ]);
    assert.deepEqual(sitesOf({ ...files, 'a.ts': `${head}send(Text, 'text');` }), []);
  });

  it('stays unknown where the module has two values for it, or none', () => {
    const head = "import { GONE } from './codes';\nreply({ code: GONE, message: 'm' });";
    for (const codes of [
      'export const GONE = -32001;\nfunction f() { const GONE = -32002; }',
      'export const GONE = next();',
      'export let OTHER = -32001;',
      '',
    ]) {
      assert.deepEqual(
        sitesOf({ 'a.ts': head, 'codes.ts': codes }).filter((site) => /-32/.test(site)),
        [],
        codes,
      );
    }
    assert.equal(
      new Project({ 'a.ts': head }).link('a.ts').some(({ value }) => value !== undefined),
      false,
    );
  });
});

describe('makers of errors in other modules', () => {
  const errors = `export class RpcError extends Error {
  constructor(readonly code: number, message: string) { super(message); }
  static gone() { return new RpcError(-32001, 'Gone'); }
}
export class Sub extends RpcError {}
export function answer(id, code, message) { return { jsonrpc: '2.0', id, error: { code, message } }; }
`;

  it('make sites of their calls', () => {
    for (const [text, expected] of [
      ["import { answer } from './errors';\nanswer(1, -32601, 'm');", 'emit number -32601'],
      ["import { Sub } from './errors';\nthrow new Sub(-32601, 'm');", 'emit number -32601'],
      ["import { RpcError } from './errors';\nthrow RpcError.gone();", 'emit number -32001 errors.ts'],
      ["import { answer } from './errors';\nanswer(-32601, 5, 'm');", 'emit shape 5'],
    ] as const) {
      const found = sitesOf({ 'a.ts': text, 'errors.ts': errors });
      assert.deepEqual(
        found.filter((site) => !site.includes('?')),
        [expected],
        text,
      );
    }
  });
});

describe('circles', () => {
  it('of modules end', () => {
    const files = {
      'a.ts': "import { GONE } from './b';\nreply({ code: GONE, message: 'm' });\nexport * from './c';",
      'b.ts': "export * from './c';\nexport * from './a';\nexport { GONE } from './b';",
      'c.ts': "export * from './b';\nexport { GONE as LOST } from './a';",
    };
    assert.equal(new Project(files).link('a.ts')[0]?.value, undefined);
    assert.equal(
      new Project({ ...files, 'c.ts': "export * from './b';\nexport const GONE = -32001;" }).link('a.ts')[0]?.value,
      -32001,
    );
  });

  it('of constants across files end', () => {
    const files = {
      'a.ts': "import { B } from './b';\nexport const A = B;\nreply({ code: A, message: 'm' });",
      'b.ts': "import { A } from './a';\nexport const B = A;\nexport const C = { ...C, C };",
      'c.js': 'module.exports = { A, B: A, ...A };\nconst A = { A };',
    };
    for (const path of Object.keys(files)) {
      assert.equal(
        new Project(files).link(path).some(({ value }) => value !== undefined),
        false,
        path,
      );
    }
  });

  it('of a package that means itself, and links that lead to their own folder, end', () => {
    const files = {
      'a.ts': "import { GONE } from 'me';\nreply({ code: GONE, message: 'm' });",
      'package.json': '{ "name": "me", "exports": "./a.ts" }',
    };
    assert.equal(new Project(files).link('a.ts')[0]?.value, undefined);
  });
});
