import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cut, link, sites } from './notation.ts';

/** The value and the origin of the last site of a text. */
function last(text: string): string {
  const site = link(text).at(-1);
  return `${site?.value ?? '?'} ${site?.origin}`;
}

describe('the link phase', () => {
  it('takes a number as it is written', () => {
    assert.equal(last('reply({ code: -32601 });'), '-32601 literal');
  });

  it('finds constants, enum members and tables of the same file, and says where they are', () => {
    const uses = {
      'const GONE = -32001;\nreply({ code: GONE });': 'GONE',
      'enum Code { Gone = -32001 }\nreply({ code: Code.Gone });': 'Gone',
      "enum Code { Gone = -32001 }\nreply({ code: Code['Gone'] });": 'Gone',
      'const Code = { Gone: -32001 } as const;\nreply({ code: Code.Gone });': 'Gone',
      'class Code { static readonly Gone = -32001; }\nreply({ code: Code.Gone });': 'Gone',
      "const E = { Gone: { code: -32001, message: 'm' } };\nreply({ code: E.Gone.code });": 'code',
      'const Code = { Gone: -32001 };\nconst { Gone } = Code;\nreply({ code: Gone });': 'Gone',
      'const Code = { Gone: -32001 };\nconst C = Code;\nreply({ code: C.Gone });': 'Gone',
    };
    for (const [text, name] of Object.entries(uses)) {
      const site = link(text).at(-1);
      assert.equal(last(text), '-32001 definition', text);
      assert.equal(cut(text, site?.definition?.definition.name ?? { start: 0, end: 0 }), name, text);
    }
  });

  it('points from a definition to its site', () => {
    const site = link('const GONE = -32001;\nreply({ code: GONE });').at(-1);
    assert.equal(site?.definition?.definition.site, 0);
    assert.equal(site?.definition?.path, 'src/a.ts');
  });

  it('finds members of enums that catalogs list, under whatever name they were imported', () => {
    const module = "'@modelcontextprotocol/sdk/types.js'";
    for (const [statement, name] of [
      ['import { ErrorCode } from', 'ErrorCode'],
      ['import { ErrorCode as C } from', 'C'],
      ['import * as types from', 'types.ErrorCode'],
    ]) {
      assert.equal(last(`${statement} ${module};\nif (e.code === ${name}.InvalidParams) {}`), '-32602 symbol');
    }
  });

  it('says which symbol a site reads', () => {
    const [site] = link(
      "import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';\nif (e.code === ErrorCode.InvalidParams) {}",
    );
    assert.deepEqual(
      [site?.symbol?.package, site?.symbol?.export, site?.symbol?.member],
      ['@modelcontextprotocol/sdk', 'ErrorCode', 'InvalidParams'],
    );
  });

  it('does not guess where a name has two values', () => {
    const text = "const GONE = -32001;\n{ const GONE = -32002; }\nreply({ code: GONE, message: 'm' });";
    assert.equal(sites(text).at(-1), 'emit object-literal shape GONE=? "m"');
  });

  it('does not guess where a name is reassigned or also a parameter', () => {
    const definition = 'define constant number -32001 (GONE)';
    assert.deepEqual(sites("let GONE = -32001;\nGONE = next();\nreply({ code: GONE, message: 'm' });"), [definition]);
    assert.deepEqual(sites("const GONE = -32001;\nfunction f(GONE) { reply({ code: GONE, message: 'm' }); }"), [
      definition,
    ]);
  });

  it('leaves names of other modules unknown', () => {
    assert.deepEqual(sites("import { Codes } from './codes';\nreply({ code: Codes.Gone, message: 'm' });"), [
      'emit object-literal shape Codes.Gone=? "m"',
    ]);
  });
});
