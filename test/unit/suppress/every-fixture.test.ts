import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { isScript } from '../../../server/src/core/model.ts';
import { analyze, languageOf } from '../../support/analyze.ts';
import { checkFix } from '../../support/check-fix.ts';
import { contextOf, fixtureFolders } from '../../support/fixture-context.ts';
import { fixtureFiles } from '../../support/fixtures.ts';
import { disableFix } from './support.ts';

const VARIANTS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `\ufeff${text.replace(/\r?\n/g, '\r\n')}`,
];

/** What is told about directives may stand in comments, where none can be added, and change with each directive. */
const ABOUT_DIRECTIVES = ['unknown-directive', 'unused-disable'];

for (const folder of fixtureFolders()) {
  describe(`disabling what is found in the fixtures of ${basename(folder)}`, () => {
    const context = contextOf(folder);
    for (const path of fixtureFiles(folder)) {
      const name = basename(path);
      it(`${name} silences each finding, and changes nothing else`, () => {
        for (const variant of VARIANTS) {
          const text = variant(readFileSync(path, 'utf8'));
          const analyzeAgain = (other: string) => analyze(name, other, context);
          const file = { text, language: languageOf(name), analysis: analyzeAgain(text), analyze: analyzeAgain };
          for (const finding of file.analysis.findings) {
            if (ABOUT_DIRECTIVES.includes(finding.ruleId)) continue;
            for (const where of ['line', 'file'] as const) {
              const fix = disableFix(where, finding, file.analysis, name, text);
              assert.equal(fix !== undefined, isScript(file.language) || file.language === 'jsonc', finding.message);
              if (fix !== undefined) checkFix(finding, fix, file);
            }
          }
        }
      });
    }
  });
}
