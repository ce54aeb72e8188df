import { quietly } from './quietly.ts';
import type { Session } from './session.ts';

/** Milliseconds after the last edit before diagnostics are published: once a pause, not once a key. */
const DEBOUNCE = 200;

/** Publishes diagnostics for clients that do not ask for them. */
export function registerPush(session: Session): void {
  const { connection, documents, host } = session;
  const waiting = new Map<string, () => void>();

  const publish = async (uri: string): Promise<void> => {
    waiting.delete(uri);
    const look = await session.look(uri);
    const document = documents.get(uri);
    // Of two overlapping runs the one that saw the newest text speaks.
    if (!document || !look || look.version !== document.version) return;
    const diagnostics = session.report(document, look);
    await connection.sendDiagnostics({ uri, version: document.version, diagnostics });
  };

  const soon = (uri: string): void => {
    waiting.get(uri)?.();
    waiting.set(
      uri,
      host.schedule(DEBOUNCE, () => quietly(publish(uri))),
    );
  };

  documents.onDidOpen(({ document }) => soon(document.uri));
  documents.onDidSave(({ document }) => soon(document.uri));
  const typed = async (uri: string): Promise<void> => {
    const { settings } = await session.contexts.of(uri);
    if (settings.run === 'onType') soon(uri);
  };

  documents.onDidChangeContent(({ document }) => quietly(typed(document.uri)));
  documents.onDidClose(({ document: { uri } }) => {
    waiting.get(uri)?.();
    waiting.delete(uri);
    quietly(connection.sendDiagnostics({ uri, diagnostics: [] }));
  });
  session.onOutdated(() => {
    for (const uri of documents.keys()) soon(uri);
  });
}
