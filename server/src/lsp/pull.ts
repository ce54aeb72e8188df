import {
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Session } from './session.ts';

/**
 * Answers `textDocument/diagnostic`.
 *
 * The first request for a document that was open before the server started may overtake its `didOpen`.
 * An empty answer would stay until the next edit, so the client is told to ask again.
 */
export function registerPull(session: Session): void {
  const { connection, documents } = session;
  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    if (!documents.get(uri))
      throw new ResponseError(LSPErrorCodes.ServerCancelled, 'Not open yet.', { retriggerRequest: true });
    const unsaved = unsavedAnswer(session, uri, previousResultId);
    if (unsaved) return unsaved;
    // Changes and cancellations that are already on their way come first.
    await session.nextTurn();
    const look = token.isCancellationRequested ? undefined : await session.look(uri);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    const document = documents.get(uri);
    if (!look || !document) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const resultId = String(look.serial);
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: session.report(document, look) };
  });
}

/** With `run: onSave` an edit changes nothing until it is saved; a changed setting does. */
function unsavedAnswer(
  session: Session,
  uri: string,
  previous: string | undefined,
): DocumentDiagnosticReport | undefined {
  const last = session.analyses.last(uri);
  if (!last || previous !== String(last.serial) || last.context.settings.run !== 'onSave') return undefined;
  if (session.isSaved(uri) || !session.isCurrent(last.context)) return undefined;
  return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: previous };
}
