import type { CodeAction } from 'vscode-languageserver';
import { type FixedText, fixAll } from '../core/fix/apply.ts';
import { isCapture } from '../core/fix/capture.ts';
import type { Finding } from '../core/model.ts';
import { type FixAllResult, READ_ONLY_SCHEMES } from '../protocol/index.ts';
import { SOURCE_FIX_ALL } from './code-action-kinds.ts';
import { Refusal } from './refusal.ts';
import type { Session } from './session.ts';
import { type Snapshot, snapshotFrom } from './snapshot.ts';
import { workspaceEdit } from './workspace-edits.ts';

const TITLE = 'Fix all JSON-RPC error code problems';

/** All safe fixes of a document. @param takes says which findings are to be mended; default: all */
export function fixedText(snapshot: Snapshot, session: Session, takes?: (finding: Finding) => boolean): FixedText {
  const { analysis, context, source } = snapshot;
  const analyze = (text: string) => session.analyses.analyzeText(snapshot.uri, text, analysis.linked.facts, context);
  return fixAll(source.text, analysis, analyze, takes);
}

/** The action that makes all safe fixes, as it is asked for on save; none where there is nothing to do. */
export function fixAllAction(snapshot: Snapshot, session: Session): CodeAction | undefined {
  const { edits } = fixedText(snapshot, session);
  if (edits.length === 0) return undefined;
  return { title: TITLE, kind: SOURCE_FIX_ALL, edit: workspaceEdit({ ...placeOf(snapshot), edits }, session.features) };
}

/** Where the edits of a snapshot belong. */
export function placeOf({ uri, version, source }: Snapshot) {
  return { uri, version, lines: source.lines };
}

/** Makes all safe fixes of an open document, because a person asked for it. */
export async function fixDocument(uri: string, session: Session): Promise<FixAllResult> {
  const snapshot = await fixableSnapshot(uri, session);
  const { edits, fixed, analysis } = fixedText(snapshot, session);
  if (edits.length === 0) return { fixed: 0, message: nothingFixed(snapshot.analysis.findings.length) };
  const { applied } = await session.connection.workspace.applyEdit({
    label: TITLE,
    edit: workspaceEdit({ ...placeOf(snapshot), edits }, session.features),
  });
  if (!applied) throw new Refusal('The document has changed meanwhile, or cannot be changed; nothing was fixed.');
  const left = analysis.findings.length;
  return { fixed: fixed.length, message: `${fixed.length} fixed, ${left === 0 ? 'none' : left} left.` };
}

async function fixableSnapshot(uri: string, session: Session): Promise<Snapshot> {
  if (!session.features.applyEdit) throw new Refusal('This editor takes no edits from a language server.');
  if (!session.documents.get(uri)) throw new Refusal('Only a document that is open can be fixed.');
  if (isOldVersion(uri)) throw new Refusal('This is an old version of a file; it stays as it is.');
  const look = await session.look(uri);
  if (!look) throw new Refusal('This document is not in a language that JSON-RPC Errors reads.');
  if (!look.analysis) throw new Refusal(look.reason ?? 'This document is not checked.');
  const snapshot = snapshotFrom(session, uri, look);
  if (!snapshot) throw new Refusal('The document has changed meanwhile; nothing was fixed.');
  if (isCapture(snapshot.analysis.linked.facts)) {
    throw new Refusal('This is a capture, a record of what was sent; it stays as it is.');
  }
  return snapshot;
}

/** True for what source control shows: nobody can edit it. */
export function isOldVersion(uri: string): boolean {
  return READ_ONLY_SCHEMES.has(uri.slice(0, uri.indexOf(':')));
}

function nothingFixed(findings: number): string {
  if (findings === 0) return 'There is no problem here.';
  return 'No problem here can be fixed without a choice; the quick fixes of each say what there is to choose.';
}
