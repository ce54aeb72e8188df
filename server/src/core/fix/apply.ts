import type { FileAnalysis } from '../analyzer.ts';
import type { Finding, Fix, TextEdit } from '../model.ts';

/** A fix may uncover another finding; more rounds than these would be a circle. */
const MAX_PASSES = 10;

/** The text with all edits made. @param edits without overlap, in any order */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { span, newText } of inOrder(edits)) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

/** Of fixes that touch the same text, or meet at one point, the first; each fix whole or not at all. */
export function withoutConflicts(fixes: readonly Fix[]): readonly Fix[] {
  const taken: Fix[] = [];
  const edits: TextEdit[] = [];
  for (const fix of fixes) {
    if (fix.edits.some((edit) => edits.some((other) => conflict(edit, other)))) continue;
    taken.push(fix);
    edits.push(...fix.edits);
  }
  return taken;
}

/** What became of a text. */
export interface FixedText {
  readonly text: string;
  /** The findings that were mended, pass by pass. */
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
  let current = { text, analysis };
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const offers = new Map<Fix, Finding>();
    for (const finding of current.analysis.findings) {
      const fix = takes(finding) ? safeFixOf(finding, current.analysis, current.text) : undefined;
      if (fix !== undefined) offers.set(fix, finding);
    }
    if (offers.size === 0) break;
    const chosen = withoutConflicts([...offers.keys()]);
    for (const fix of chosen) fixed.push(offers.get(fix) as Finding);
    const next = applyEdits(
      current.text,
      chosen.flatMap(({ edits }) => edits),
    );
    current = { text: next, analysis: analyze(next) };
  }
  return { text: current.text, fixed, analysis: current.analysis };
}

/** The fix that may be made without asking. */
export function safeFixOf(finding: Finding, analysis: FileAnalysis, text: string): Fix | undefined {
  return analysis.fixesOf(finding, text).find(({ kind, edits }) => kind === 'safe' && edits.length > 0);
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Edits that only meet (one ends where the other begins) are in conflict too: their order would be a guess. */
function conflict({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
