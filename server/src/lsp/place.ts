import type { CancellationToken, TextDocumentPositionParams } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileAnalysis } from '../core/analyzer.ts';
import type { Session } from './session.ts';

/** A place in an open document about which something is asked. */
export interface AskedPlace {
  readonly document: TextDocument;
  readonly analysis: FileAnalysis;
  /** In UTF-16 units. */
  readonly offset: number;
}

/** The place that a request means; undefined where the document is not checked, has moved on, or nobody waits any more. */
export async function placeOf(
  { textDocument: { uri }, position }: TextDocumentPositionParams,
  token: CancellationToken,
  session: Session,
): Promise<AskedPlace | undefined> {
  const look = await session.look(uri);
  const document = session.documents.get(uri);
  if (!look?.analysis || document?.version !== look.version || token.isCancellationRequested) return undefined;
  return { document, analysis: look.analysis, offset: document.offsetAt(position) };
}

/** The answer of a list of places: clients take an empty list for one. */
export function orNone<T>(places: readonly T[]): T[] | null {
  return places.length > 0 ? [...places] : null;
}
