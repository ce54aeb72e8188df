import assert from 'node:assert/strict';
import type { FileAnalysis, FileContext } from '../../../server/src/core/analyzer.ts';
import { applyEdits } from '../../../server/src/core/fix/apply.ts';
import { disableForFile, disableForLine } from '../../../server/src/core/fix/disable.ts';
import { Source } from '../../../server/src/core/fix/source.ts';
import type { Finding, Fix } from '../../../server/src/core/model.ts';
import { LineIndex } from '../../../server/src/core/text.ts';
import { analyze, languageOf } from '../../support/analyze.ts';

/** Findings as `line rule-id`, lines counted from 1. */
export function told(path: string, text: string, context: FileContext = {}): readonly string[] {
  return listed(analyze(path, text, context), text);
}

export function listed({ findings }: FileAnalysis, text: string): readonly string[] {
  const lines = new LineIndex(text);
  return findings.map(({ ruleId, span }) => `${lines.placeAt(span.start).line} ${ruleId}`);
}

/** What `disableForLine` or `disableForFile` makes of a text, for the first finding of a rule. */
export function disabled(
  where: 'line' | 'file',
  path: string,
  text: string,
  ruleId: string,
  context: FileContext = {},
): string | undefined {
  const analysis = analyze(path, text, context);
  const finding = analysis.findings.find((one) => one.ruleId === ruleId);
  assert.ok(finding, `no ${ruleId} in ${path}`);
  const fix = disableFix(where, finding, analysis, path, text);
  return fix && applyEdits(text, fix.edits);
}

export function disableFix(
  where: 'line' | 'file',
  finding: Finding,
  { linked }: FileAnalysis,
  path: string,
  text: string,
): Fix | undefined {
  const source = new Source(text, languageOf(path));
  return where === 'line'
    ? disableForLine(finding, linked.facts, source)
    : disableForFile(finding, linked.facts, source);
}
