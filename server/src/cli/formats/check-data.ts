import type { ActiveProtocol } from '../../core/catalog/types.ts';
import type { Finding, Fix, Span, TextEdit } from '../../core/model.ts';
import type { LineIndex } from '../../core/text.ts';
import type { CheckedFile, CheckSummary } from './check-reporter.ts';

/** A span in output: lines and columns from 1, columns in UTF-16 units, `end` exclusive. */
export interface PlaceData {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function placeData(span: Span, lines: LineIndex): PlaceData {
  const { start, end } = lines.placesOf(span);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** A finding as `--format json` and `jsonl` print it. */
export function findingData(finding: Finding, { path, lines, fixesOf }: CheckedFile): object {
  return {
    path,
    ...placeData(finding.span, lines),
    severity: finding.severity,
    ruleId: finding.ruleId,
    message: finding.message,
    ...(finding.code !== undefined && { code: finding.code }),
    protocols: finding.protocols,
    fixes: fixesOf(finding)
      .filter(isTextual)
      .map(({ title, kind, edits }) => ({
        title,
        kind,
        edits: edits.map((edit) => editData(edit, lines)),
      })),
  };
}

/** What is said about a capture as a whole, with the line, from 1, where it shows first. */
export function notesData({ path, notes = [] }: CheckedFile): readonly object[] {
  return notes.map(({ kind, message, line }) => ({
    path,
    ...(line !== undefined && { line: line + 1 }),
    kind,
    message,
  }));
}

/** What only an editor can do, since it changes no text of this file, is left to the editor. */
function isTextual({ edits }: Fix): boolean {
  return edits.length > 0;
}

function editData({ span, newText }: TextEdit, lines: LineIndex): object {
  return { ...placeData(span, lines), newText };
}

export function summaryData({ files, counts, fixed }: CheckSummary): object {
  const { error, warning, info, hint } = counts;
  return { files, error, warning, info, hint, ...(fixed && { fixed: fixed.problems }) };
}

/** The protocols of a file as `--explain-protocol` prints them. */
export function protocolsData(path: string, protocols: readonly ActiveProtocol[]): object {
  return {
    path,
    protocols: protocols.map(({ catalog, versions, pinned, strength, evidence }) => ({
      id: catalog.id,
      ...(pinned && versions.length === 1 && { version: versions[0] }),
      ...(pinned && versions.length > 1 && { versions }),
      strength,
      evidence,
    })),
  };
}
