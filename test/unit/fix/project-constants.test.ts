import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyzer } from '../../support/analyze.ts';
import { type Files, Project } from '../link/project.ts';

const CODES = [
  'export enum Codes { InvalidParams = -32602, Busy = 17 }',
  'export const INVALID_PARAMS = -32602;',
  'const invalidParams = -32602;',
  "export const invalid_params = { code: -32602, message: 'Invalid params' };",
].join('\n');

/** The names that are offered for "Invalid params" in `a.ts`. */
function namesFor(head: string, files: Files = { 'codes.ts': CODES }): readonly string[] {
  const text = `${head}\nthrow fail({ code: -32601, message: 'Invalid params' });`;
  const module = new Project({ ...files, 'a.ts': text }).module('a.ts');
  assert.ok(module);
  const analysis = analyzer.analyze(module.facts, {}, module);
  const titles = analysis.findings.flatMap((finding) => analysis.fixesOf(finding, text)).map(({ title }) => title);
  return titles.flatMap((title) => /^Replace with (.*)$/.exec(title)?.[1] ?? []);
}

describe('the constant of another module for a code', () => {
  it('is offered by the name under which it was imported', () => {
    for (const [head, name] of [
      ["import { Codes } from './codes';", 'Codes.InvalidParams'],
      ["import { Codes as C } from './codes.js';", 'C.InvalidParams'],
      ["import { INVALID_PARAMS } from './codes';", 'INVALID_PARAMS'],
      ["import * as all from './codes';", 'all.Codes.InvalidParams'],
      ["const { Codes } = require('./codes');", 'Codes.InvalidParams'],
    ] as const) {
      assert.deepEqual(namesFor(head), [name], head);
    }
  });

  it('is found through modules that hand it on', () => {
    const files = { 'codes.ts': CODES, 'index.ts': "export * from './codes';" };
    assert.deepEqual(namesFor("import { Codes } from './index';", files), ['Codes.InvalidParams']);
  });

  it('comes after that of an SDK and that of the file', () => {
    const sdk = "import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';";
    const own = 'const INVALID_PARAMS = -32602;';
    const head = "import { Codes } from './codes';";
    assert.deepEqual(namesFor(`${head}\n${sdk}`), ['ErrorCode.InvalidParams']);
    assert.deepEqual(namesFor(`${head}\n${own}`), ['INVALID_PARAMS']);
  });

  it('is not offered where it is only a type, hidden, not given to others, or no number', () => {
    for (const head of [
      "import type { Codes } from './codes';",
      "import { Codes } from './codes';\nfunction f(Codes: any) {}",
      "import { invalid_params } from './codes';",
      "import { Codes } from './nowhere';",
      "function f() { const { Codes } = require('./codes'); }",
    ]) {
      assert.deepEqual(namesFor(head), [], head);
    }
    const hidden = { 'codes.ts': 'const INVALID_PARAMS = -32602;\nexport const other = 1;' };
    assert.deepEqual(namesFor("import * as all from './codes';", hidden), []);
  });
});
