/** What holds for every fix of every rule, whatever the text. */
import assert from 'node:assert/strict';
import { type ParseError, parseTree } from 'jsonc-parser';
import ts from 'typescript';
import type { FileAnalysis } from '../../server/src/core/analyzer.ts';
import { applyEdits } from '../../server/src/core/fix/apply.ts';
import { type Finding, type Fix, isScript, type Language, type LinkedSite } from '../../server/src/core/model.ts';

/** A text with the analysis of it, and how to analyse another text in its place. */
export interface Analysed {
  readonly text: string;
  readonly language: Language;
  readonly analysis: FileAnalysis;
  readonly analyze: (text: string) => FileAnalysis;
}

/** What can be seen only once a finding of a rule is mended. */
const REVEALED: Readonly<Record<string, readonly string[]>> = {
  // A directive that was none disabled nothing.
  'unknown-directive': ['unused-disable'],
  // Whether a number may be taken is asked once it is one; and whether an id may be null depends on the code.
  'code-not-integer': ['invalid-id', 'reserved-code', 'other-protocol-code'],
  'code-message-mismatch': ['invalid-id'],
  'miswritten-code': ['invalid-id'],
  'reserved-code': ['invalid-id'],
};

/** Asserts that a fix mends its finding and does nothing else. */
export function checkFix(finding: Finding, fix: Fix, { text, language, analysis, analyze }: Analysed): void {
  assertEdits(fix, text);
  const fixed = applyEdits(text, fix.edits);
  assert.notEqual(fixed, text, 'it changes nothing');
  assert.ok(problems(fixed, language) <= problems(text, language), `it breaks the text:\n${fixed}`);

  const after = analyze(fixed).findings;
  const isThere = (one: Finding): boolean => after.some((other) => isSame(other, moved(one, fix)));
  assert.ok(!isThere(finding), 'the finding is still there');
  // The choice of a protocol changes what is right in the whole file.
  if (fix.protocol !== undefined) return;
  const known = new Set(analysis.findings.map((one) => keyOf(moved(one, fix))));
  const silent = silentPlaces(finding, analysis).map((place) => shift(place, fix));
  const isTold = ({ ruleId }: Finding): boolean => REVEALED[finding.ruleId]?.includes(ruleId) === true;
  const added = after.filter((one) => !known.has(keyOf(one)) && !silent.includes(one.span.start) && !isTold(one));
  assert.deepEqual(
    added.map(({ ruleId, message }) => `${ruleId}: ${message}`),
    [],
    `it adds findings:\n${fixed}`,
  );
}

function assertEdits({ edits }: Fix, text: string): void {
  let end = 0;
  for (const { span } of edits) {
    assert.ok(end <= span.start && span.start <= span.end && span.end <= text.length, 'edits are in order and apart');
    end = span.end;
  }
}

/** How many things the parser of the language finds wrong. */
function problems(text: string, language: Language): number {
  if (language === 'jsonl') return text.split(/\r\n|\r|\n/).reduce((sum, line) => sum + jsonProblems(line), 0);
  if (!isScript(language)) return jsonProblems(text);
  const kind = language.startsWith('javascript')
    ? ts.ScriptKind.JSX
    : language.endsWith('react')
      ? ts.ScriptKind.TSX
      : ts.ScriptKind.TS;
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, false, kind);
  return (file as unknown as { readonly parseDiagnostics: readonly unknown[] }).parseDiagnostics.length;
}

function jsonProblems(text: string): number {
  const errors: ParseError[] = [];
  parseTree(text.replace(/^\ufeff/, ''), errors, { allowTrailingComma: true });
  return errors.length;
}

/**
 * A fault is told once, where it is made. Uses of the mended definition and keys of the same number are silent until
 * then, and may have faults of their own.
 */
function silentPlaces(finding: Finding, { linked }: FileAnalysis): readonly number[] {
  const made = linked.sites.find(({ anchor }) => anchor.start === finding.span.start);
  if (made?.role !== 'define') return [];
  const isUse = ({ definition, form, name, value }: LinkedSite): boolean =>
    definition?.definition.site === made.index || (form === 'table' && name === undefined && value === made.value);
  return linked.sites.filter(isUse).map(({ anchor }) => anchor.start);
}

function moved(finding: Finding, fix: Fix): Finding {
  return { ...finding, span: { start: shift(finding.span.start, fix), end: finding.span.end } };
}

/** Where an offset is after the edits; one inside of an edit is at its beginning. */
function shift(offset: number, { edits }: Fix): number {
  let by = 0;
  for (const { span, newText } of edits) {
    if (span.end <= offset && span.start < offset) by += newText.length - (span.end - span.start);
    else if (span.start === offset && span.end === offset) by += newText.length;
    else if (span.start < offset) return span.start + by;
  }
  return offset + by;
}

function isSame(one: Finding, other: Finding): boolean {
  return keyOf(one) === keyOf(other);
}

/** Rule and place: the words of a finding may change with another number in the same file. */
function keyOf({ ruleId, span }: Finding): string {
  return `${ruleId} ${span.start}`;
}
