import assert from 'node:assert/strict';
import type { FileContext } from '../../../server/src/core/analyzer.ts';
import { applyEdits } from '../../../server/src/core/fix/apply.ts';
import { seriesFix } from '../../../server/src/core/fix/series.ts';
import { Source } from '../../../server/src/core/fix/source.ts';
import type { Fix, Span } from '../../../server/src/core/model.ts';
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

/**
 * The title and the outcome of the one series fix of a text. Asserts what holds for each: every finding that it
 * mends is gone, none is new, and numbers that were different still are.
 */
export function after(
  path: string,
  text: string,
  context: FileContext = {},
): { readonly title: string; readonly text: string } {
  const fixes = offered(path, text, context);
  assert.equal(fixes.length, 1, `one series fix for all members, not ${fixes.map(({ title }) => title)}`);
  const [fix] = fixes as [Fix];
  const fixed = applyEdits(text, fix.edits);
  const [before, now] = [analyze(path, text, context), analyze(path, fixed, context)];
  const starts = new Set(fix.edits.map(({ span }) => span.start));
  const left = before.findings.filter(({ span }) => !starts.has(span.start)).map(said);
  const found = now.findings.map(said);
  assert.ok(
    found.every((finding) => left.includes(finding)),
    `new findings: ${found}`,
  );
  const pairs = new Set(fix.edits.map(({ span, newText }) => `${numberIn(text, span)} → ${Number(plain(newText))}`));
  const olds = new Set(fix.edits.map(({ span }) => numberIn(text, span)));
  const news = new Set(fix.edits.map(({ newText }) => Number(plain(newText))));
  assert.deepEqual([olds.size, news.size], [pairs.size, pairs.size], 'one new number for each old one');
  return { title: fix.title, text: fixed };
}

function said({ ruleId, message }: { readonly ruleId: string; readonly message: string }): string {
  return `${ruleId}: ${message}`;
}

function numberIn(text: string, { start, end }: Span): number {
  return Number(plain(text.slice(start, end)));
}

/** Without separators, blanks and quotes; a sign before `0x` is none for `Number`. */
function plain(token: string): string {
  return token.replace(/[_\s'"]/g, '').replace(/^-(0x.*)$/i, (_, hex) => String(-Number(hex)));
}
