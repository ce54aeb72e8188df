import { DEBUG_INFORMATION, type DebugInformation } from '../protocol/index.ts';
import type { Session } from './session.ts';

/** Answers the client's "Copy Debug Information". */
export function registerDebugInformation(session: Session): void {
  const { connection, host, documents, analyzer, features } = session;
  connection.onRequest(
    DEBUG_INFORMATION,
    (): DebugInformation => ({
      runtime: host.runtime,
      documents: documents.keys().length,
      catalogs: analyzer.catalogs.catalogs.map(({ id }) => id),
      rules: analyzer.rules.map(({ id }) => id),
      pull: features.pull,
      parser: session.parserLoaded(),
    }),
  );
}
