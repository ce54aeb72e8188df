import assert from 'node:assert/strict';
import type { FileContext } from '../../../server/src/core/analyzer.ts';
import { applyEdits } from '../../../server/src/core/fix/apply.ts';
import { seriesFix } from '../../../server/src/core/fix/series.ts';
import { Source } from '../../../server/src/core/fix/source.ts';
import type { Fix } from '../../../server/src/core/model.ts';
import { analyze, analyzer, languageOf } from '../../support/analyze.ts';

/** The different series fixes that the findings of a text are offered. */
export function offered(path: string, text: string, context: FileContext = {}): readonly Fix[] {
  const analysis = analyze(path, text, context);
  const source = new Source(text, languageOf(path));
  const fixes = new Map<string, Fix>();
  for (const finding of analysis.findings) {
    const fix = seriesFix(finding, analysis, source, analyzer.catalogs);
    if (fix !== undefined) fixes.set(JSON.stringify(fix), fix);
  }
  return [...fixes.values()];
}

/** The title and the outcome of the one series fix of a text; see `applied`. */
export function after(
  path: string,
  text: string,
  context: FileContext = {},
): { readonly title: string; readonly text: string } {
  const fixes = offered(path, text, context);
  assert.equal(fixes.length, 1, `one series fix for all members, not ${fixes.map(({ title }) => title)}`);
  const [fix] = fixes as [Fix];
  return { title: fix.title, text: applied(fix, path, text, context) };
}

/**
 * The text after a series fix. Asserts what holds for each: every finding that it mends is gone, none is new, and
 * each old number became one new number of its own.
 */
export function applied(fix: Fix, path: string, text: string, context: FileContext = {}): string {
  const fixed = applyEdits(text, fix.edits);
  const starts = new Set(fix.edits.map(({ span }) => span.start));
  const left = analyze(path, text, context).findings.filter(({ span }) => !starts.has(span.start));
  const before = left.map(said);
  for (const finding of analyze(path, fixed, context).findings.map(said)) {
    const known = before.indexOf(finding);
    assert.notEqual(known, -1, `${finding} is new`);
    before.splice(known, 1);
  }
  const olds = fix.edits.map(({ span }) => numberOf(text.slice(span.start, span.end)));
  const news = fix.edits.map(({ newText }) => numberOf(newText));
  const pairs = new Set(olds.map((old, index) => `${old} → ${news[index]}`));
  assert.deepEqual([new Set(olds).size, new Set(news).size], [pairs.size, pairs.size]);
  return fixed;
}

function said({ ruleId, message }: { readonly ruleId: string; readonly message: string }): string {
  return `${ruleId}: ${message}`;
}

/** The value of a number token in whatever style. */
function numberOf(token: string): number {
  const plain = token.replace(/[_\s'"]/g, '');
  return plain.startsWith('-') ? -Number(plain.slice(1)) : Number(plain);
}
