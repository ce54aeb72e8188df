import type { FileAnalysis } from '../analyzer.ts';
import type { Finding, Fix, TextEdit } from '../model.ts';
import { Changes } from './changes.ts';

/** A fix may uncover another finding; more rounds than these would be a circle. */
const MAX_PASSES = 10;

/** The text with all edits made. @param edits without overlap, in any order */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, newText } of inOrder(edits)) {
    parts.push(text.slice(at, span.start), newText);
    at = span.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Of fixes that touch the same text, or meet at one point, the first; each fix whole or not at all. */
export function withoutConflicts(fixes: readonly Fix[]): readonly Fix[] {
  /** In order, so that a file with very many findings does not compare each with each. */
  const taken: TextEdit[] = [];
  return fixes.filter(({ edits }) => {
    if (edits.some((edit) => conflicts(edit, taken))) return false;
    for (const edit of edits) taken.splice(placeOf(edit, taken), 0, edit);
    return true;
  });
}

/** What became of a text. */
export interface FixedText {
  readonly text: string;
  /** The edits of the original text that lead to `text` in one go; in order, without overlap. */
  readonly edits: readonly TextEdit[];
  /** The findings that were mended, pass by pass; their spans are those of their pass. */
  readonly fixed: readonly Finding[];
  /** The last analysis, of `text`. */
  readonly analysis: FileAnalysis;
}

/**
 * Applies the safe fixes of a text, again and again until none is left, ten times at most.
 *
 * @param analyze all phases over a new text of the same file
 * @param takes says which findings are to be mended; default: all
 */
export function fixAll(
  text: string,
  analysis: FileAnalysis,
  analyze: (text: string) => FileAnalysis,
  takes: (finding: Finding) => boolean = () => true,
): FixedText {
  const fixed: Finding[] = [];
  const changes = new Changes();
  const seen = new Set([text]);
  let current = { text, analysis };
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const offers = safeFixes(current.analysis, current.text, takes);
    const chosen = withoutConflicts([...offers.keys()]);
    const edits = inOrder(chosen.flatMap((fix) => fix.edits));
    const next = applyEdits(current.text, edits);
    if (seen.has(next)) break;
    seen.add(next);
    changes.add(edits);
    for (const fix of chosen) fixed.push(offers.get(fix) as Finding);
    current = { text: next, analysis: analyze(next) };
  }
  return { ...current, edits: changes.edits(text, current.text), fixed };
}

/** The fix that may be made without asking. */
export function safeFixOf(finding: Finding, analysis: FileAnalysis, text: string): Fix | undefined {
  return analysis.fixesOf(finding, text).find(isSafe);
}

/** True for a fix that may be made without asking. */
export function isSafe({ kind, edits }: Fix): boolean {
  return kind === 'safe' && edits.length > 0;
}

function safeFixes(
  analysis: FileAnalysis,
  text: string,
  takes: (finding: Finding) => boolean,
): ReadonlyMap<Fix, Finding> {
  const offers = new Map<Fix, Finding>();
  for (const finding of analysis.findings) {
    const fix = takes(finding) ? safeFixOf(finding, analysis, text) : undefined;
    if (fix !== undefined) offers.set(fix, finding);
  }
  return offers;
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Edits that only meet (one ends where the other begins) are in conflict too: their order would be a guess. */
function conflicts(edit: TextEdit, taken: readonly TextEdit[]): boolean {
  const place = placeOf(edit, taken);
  const { span: before } = taken[place - 1] ?? {};
  const { span: after } = taken[place] ?? {};
  return (
    (before !== undefined && before.end >= edit.span.start) || (after !== undefined && after.start <= edit.span.end)
  );
}

/** Where an edit belongs among edits in order: before the first that begins where it does or later. */
function placeOf({ span }: TextEdit, edits: readonly TextEdit[]): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edits[middle] as TextEdit).span.start < span.start) low = middle + 1;
    else high = middle;
  }
  return low;
}
