import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { FileContext } from '../../../server/src/core/analyzer.ts';
import { fixAll } from '../../../server/src/core/fix/apply.ts';
import { analyze, languageOf } from '../../support/analyze.ts';
import { type Analysed, checkFix } from '../../support/check-fix.ts';
import { contextOf, fixtureFolders } from '../../support/fixture-context.ts';
import { fixtureFiles } from '../../support/fixtures.ts';

const SAMPLES = fileURLToPath(new URL('../../../samples/', import.meta.url));

/** Every text of the fixtures and samples, in the forms in which files come. */
const VARIANTS: readonly { readonly name: string; readonly of: (text: string) => string }[] = [
  { name: 'as it is', of: (text) => text },
  { name: 'with CRLF', of: (text) => text.replace(/\r?\n/g, '\r\n') },
  { name: 'with a byte order mark', of: (text) => `\ufeff${text}` },
];

function analysed(path: string, text: string, context: FileContext): Analysed {
  const analyzeAgain = (other: string) => analyze(basename(path), other, context);
  return { text, language: languageOf(path), analysis: analyzeAgain(text), analyze: analyzeAgain };
}

function checkFile(path: string, context: FileContext): void {
  for (const variant of VARIANTS) {
    it(`${basename(path)} ${variant.name}`, () => {
      const file = analysed(path, variant.of(readFileSync(path, 'utf8')), context);
      for (const finding of file.analysis.findings) {
        const fixes = file.analysis.fixesOf(finding, file.text);
        assert.ok(
          fixes.filter(({ kind }) => kind === 'safe').length <= 1,
          'one fix at most may be made without asking',
        );
        assert.equal(new Set(fixes.map(({ title }) => title)).size, fixes.length, 'titles tell fixes apart');
        for (const fix of fixes) {
          // Where there are no comments the host writes the choice into the configuration.
          if (fix.protocol !== undefined && fix.edits.length === 0) continue;
          try {
            checkFix(finding, fix, file);
          } catch (error) {
            throw new Error(`${finding.ruleId} (${finding.message}): ${fix.title}`, { cause: error });
          }
        }
      }
    });

    it(`${basename(path)} ${variant.name}: all safe fixes`, () => {
      const file = analysed(path, variant.of(readFileSync(path, 'utf8')), context);
      const { text, analysis } = fixAll(file.text, file.analysis, file.analyze);
      const isSafe = ({ kind }: { readonly kind: string }): boolean => kind === 'safe';
      const left = analysis.findings.flatMap((finding) => analysis.fixesOf(finding, text)).filter(isSafe);
      assert.deepEqual(left, []);
      assert.equal(fixAll(text, file.analyze(text), file.analyze).text, text);
    });
  }
}

for (const folder of fixtureFolders()) {
  describe(`fixes in the fixtures of ${basename(folder)}`, () => {
    for (const path of fixtureFiles(folder)) checkFile(path, contextOf(folder));
  });
}

describe('fixes in the samples', () => {
  for (const name of readdirSync(SAMPLES)) {
    if (/\.(?:ts|jsonl?)$/.test(name)) checkFile(join(SAMPLES, name), {});
  }
});
