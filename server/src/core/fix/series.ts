import type { FileAnalysis } from '../analyzer.ts';
import type { CatalogSet } from '../catalog/catalog-set.ts';
import { alone } from '../link/module.ts';
import { type Finding, type Fix, isRecorded, type LinkedSite, type TextEdit } from '../model.ts';
import type { RuleContext } from '../rules/rule.ts';
import { witnesses } from '../rules/support/intended.ts';
import { codesOf, isFreeCode } from './free-codes.ts';
import { numberEdit } from './number-token.ts';
import { groupAround, type Series, seriesOf } from './series-members.ts';
import { type Renumbering, renumber } from './series-numbers.ts';
import type { Source } from './source.ts';

/** Rules whose findings a new number mends. */
const MENDED: ReadonlySet<string> = new Set(['reserved-code', 'other-protocol-code']);
/** As many numbers stand in a title; of more only the ends. */
const MAX_LISTED = 3;

/**
 * Renumbers all codes of an enum, a table, a list of pairs or a block of constants that may not be allotted, in one
 * step: to numbers that every protocol leaves free, that stand nowhere else in the file, and that keep the order,
 * the distances and the last digits of the old. Literals of the file that repeat a number (keys of a table, cases,
 * what is sent) change with it; what uses it by name follows by itself. Other files are not looked at, so a host
 * shows the change before it is made.
 *
 * @param finding a finding of the analysis, at a member of the series
 * @param source the text that was analysed
 * @returns a suggestion; undefined where fewer than two numbers have such findings, and where it is not sure what else would change
 */
export function seriesFix(
  finding: Finding,
  analysis: FileAnalysis,
  source: Source,
  catalogs: CatalogSet,
): Fix | undefined {
  if (!MENDED.has(finding.ruleId) || isRecorded(source.language)) return undefined;
  const file = analysis.linked;
  const own = file.sites.find(({ anchor }) => anchor.start === finding.span.start);
  const group = own && groupAround(own, file);
  if (own === undefined || group === undefined) return undefined;

  const context: RuleContext = { file, catalogs, protocols: analysis.protocolsAt(own), module: alone(file.facts) };
  const mended = analysis.findings.filter(({ ruleId }) => MENDED.has(ruleId));
  const rules = new Map(mended.map(({ span, ruleId }) => [span.start, ruleId]));
  // Where the words say which code is meant, another number would only be another fault.
  const meant = new Set(file.sites.filter((site) => witnesses(site, context).length > 0).map(({ value }) => value));
  const movable = new Set(file.sites.filter(({ anchor, value }) => rules.has(anchor.start) && !meant.has(value)));
  const members = [...movable].filter((site) => groupAround(site, file) === group);
  const series = movable.has(own) ? seriesOf(members, movable, file) : undefined;
  if (series === undefined || series.codes.size < 2 || !series.codes.has(own.value as number)) return undefined;

  const taken = numbersIn(analysis, source);
  const numbers = renumber(series.written, series.links, (code) => !taken.has(code) && isFree(code, context));
  const edits = numbers === undefined ? undefined : editsOf(numbers, file.sites, source);
  if (numbers === undefined || edits === undefined) return undefined;
  const reserved = members.every(({ anchor }) => rules.get(anchor.start) === 'reserved-code');
  return { title: title(series, numbers, reserved, file.facts.groups[group]?.name), kind: 'suggestion', edits };
}

/** Free here, and defined or kept by no protocol that is not spoken here either, with or without its sign. */
function isFree(code: number, { catalogs, protocols }: RuleContext): boolean {
  return [code, -code].every(
    (number) =>
      isFreeCode(number, protocols) &&
      protocols.rangesOf(number).length === 0 &&
      catalogs.rangesOf(number).every(({ others }) => others === 'may') &&
      catalogs.entriesOf(number).length === 0,
  );
}

/** The codes of the file, and every other integer that stands in it, whatever its sign. */
function numbersIn({ linked }: FileAnalysis, { text }: Source): ReadonlySet<number> {
  const numbers = codesOf(linked);
  for (const [digits] of text.matchAll(/\d[\d_]*/g)) {
    const number = Number(digits.replaceAll('_', ''));
    numbers.add(number).add(-number);
  }
  return numbers;
}

/** Undefined where the text is not the one that was analysed. */
function editsOf(numbers: Renumbering, sites: readonly LinkedSite[], source: Source): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const { code, value, evidence } of sites) {
    const next = value === undefined ? undefined : numbers.get(value);
    if (next === undefined || code?.kind !== 'integer' || evidence === 'shape') continue;
    if (source.slice(code.span) !== code.text) return undefined;
    const edit = numberEdit(code, next, source);
    if (edit !== undefined) edits.push(edit);
  }
  return edits;
}

function title({ codes }: Series, numbers: Renumbering, reserved: boolean, name: string | undefined): string {
  const what = reserved ? `the ${codes.size} reserved codes` : `${codes.size} codes`;
  const given = [...codes].map((code) => numbers.get(code) as number).sort((a, b) => a - b);
  const list = given.length <= MAX_LISTED ? given.join(', ') : `${given[0]}…${given.at(-1)}`;
  return `Renumber ${what}${name === undefined ? '' : ` of ${name}`}: ${list}`;
}
