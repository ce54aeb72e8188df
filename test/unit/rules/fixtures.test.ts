import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { analyze } from '../../support/analyze.ts';
import { contextOf, fixtureFolders } from '../../support/fixture-context.ts';
import {
  comparable,
  expectFileOf,
  fixtureFiles,
  found,
  inlineExpectations,
  writeExpectFile,
} from '../../support/fixtures.ts';

for (const folder of fixtureFolders()) {
  describe(`fixtures of ${basename(folder)}`, () => {
    for (const path of fixtureFiles(folder)) {
      it(`${basename(path)} yields what it says`, () => {
        const text = readFileSync(path, 'utf8');
        const findings = found(analyze(basename(path), text, contextOf(folder)).findings, text);
        if (basename(path).startsWith('valid')) {
          assert.deepEqual(findings, []);
          return;
        }
        const inline = inlineExpectations(text);
        if (inline.length > 0) {
          assert.deepEqual(comparable(findings, inline), inline);
          return;
        }
        if (process.env.UPDATE === '1') writeExpectFile(path, findings);
        const expected = expectFileOf(path);
        assert.ok(expected.length > 0, 'a fixture that expects nothing is called valid');
        assert.deepEqual(comparable(findings, expected), expected);
      });
    }
  });
}
