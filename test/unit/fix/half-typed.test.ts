import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, it } from 'node:test';
import { analyze, analyzer, languageOf } from '../../support/analyze.ts';
import { checkFix } from '../../support/check-fix.ts';
import { contextOf, fixtureFolders } from '../../support/fixture-context.ts';
import { fixtureFiles } from '../../support/fixtures.ts';

/** Every so many units a fixture is cut off. */
const STEP = 11;
/** So far back from the cut a finding may depend on it. */
const REACH = 300;
/** A directive that is still typed becomes another one with every word, and so do its findings. */
const ABOUT_MESSAGES = new Set(analyzer.rules.filter(({ id }) => !/directive|disable/.test(id)).map(({ id }) => id));

describe('fixes in half-typed text', () => {
  for (const folder of fixtureFolders()) {
    it(`keep their promises in every beginning of ${basename(folder)}`, () => {
      for (const path of fixtureFiles(folder)) checkBeginnings(path, folder);
    });
  }
});

function checkBeginnings(path: string, folder: string): void {
  const whole = readFileSync(path, 'utf8');
  const context = contextOf(folder);
  const analyzeAgain = (text: string) => analyze(basename(path), text, context);
  for (let end = 0; end < whole.length; end += STEP) {
    const text = whole.slice(0, end);
    const analysis = analyzeAgain(text);
    for (const finding of analysis.findings) {
      if (!ABOUT_MESSAGES.has(finding.ruleId) || finding.span.end < end - REACH) continue;
      for (const fix of analysis.fixesOf(finding, text)) {
        if (fix.edits.length === 0) assert.ok(fix.protocol !== undefined, fix.title);
        else checkFix(finding, fix, { text, language: languageOf(path), analysis, analyze: analyzeAgain });
      }
    }
  }
}
