import type { Diagnostic, Range } from 'vscode-languageserver';
import type { Finding, Span } from '../core/model.ts';
import { DIAGNOSTIC_SOURCE } from '../protocol/index.ts';
import type { DiagnosticData } from './diagnostics.ts';
import type { Snapshot } from './snapshot.ts';

/** Findings that a client asks about, each with the diagnostics by which it named them. */
export type Addressed = ReadonlyMap<Finding, readonly Diagnostic[]>;

/** Whoever selects a whole document wants no menu of thousands: "Fix all" is for that. */
const MAX_ADDRESSED = 25;

/**
 * The first findings to which the diagnostics of a request belong: of the same rule at the same place. What the text has
 * outgrown belongs to none. Some clients send no diagnostics at all; they mean what stands at the range. So do those
 * that give the places of diagnostics in another encoding (Neovim before 0.8), where rules of the same names stand there.
 */
export function addressed(snapshot: Snapshot, range: Range, diagnostics: readonly Diagnostic[]): Addressed {
  const { findings } = snapshot.analysis;
  const place = spanOf(range, snapshot);
  const near = (isMeant: (finding: Finding) => boolean): Addressed => {
    const there = findings.filter((finding) => touch(finding.span, place) && isMeant(finding));
    return new Map(there.slice(0, MAX_ADDRESSED).map((finding) => [finding, []]));
  };
  if (diagnostics.length === 0) return near(() => true);
  const found = new Map<Finding, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (found.size === MAX_ADDRESSED) break;
    const finding = findingOf(diagnostic, snapshot);
    if (!finding || !touch(linesOf(finding.span, snapshot), place)) continue;
    const others = found.get(finding);
    if (others) others.push(diagnostic);
    else found.set(finding, [diagnostic]);
  }
  if (found.size > 0) return found;
  const named = new Set(diagnostics.filter(({ source }) => source === DIAGNOSTIC_SOURCE).map(({ code }) => code));
  return near(({ ruleId }) => named.has(ruleId));
}

function findingOf({ source, code, range, data }: Diagnostic, snapshot: Snapshot): Finding | undefined {
  if (source !== DIAGNOSTIC_SOURCE) return undefined;
  const { findings } = snapshot.analysis;
  const place = spanOf(range, snapshot);
  const isMeant = ({ ruleId, span }: Finding): boolean =>
    ruleId === code && span.start === place.start && span.end === place.end;
  const named = findings[indexOf(data)];
  return named && isMeant(named) ? named : findings.find(isMeant);
}

/** Data comes back from the client as it was sent, or not at all, or from another version of this program. */
function indexOf(data: unknown): number {
  const index = (data as Partial<DiagnosticData> | undefined | null)?.index;
  return typeof index === 'number' ? index : -1;
}

/** A range may lie outside the text, or be turned round: its nearest place counts. */
function spanOf({ start, end }: Range, { source: { lines } }: Snapshot): Span {
  const [a, b] = [lines.offsetAt(start), lines.offsetAt(end)];
  return a <= b ? { start: a, end: b } : { start: b, end: a };
}

/** Some clients ask at the cursor with the diagnostics of its line. */
function linesOf({ start, end }: Span, { source: { lines } }: Snapshot): Span {
  return { start: lines.lineStart(lines.positionAt(start).line), end: lines.lineEnd(lines.positionAt(end).line) };
}

/** A cursor beside a token touches it. */
function touch(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
