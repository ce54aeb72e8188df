import { quietly } from './quietly.ts';
import type { Session } from './session.ts';

/** Asks a pulling client to pull again when settings or files changed. Without support it does so at the next edit. */
export function registerRefresh(session: Session): void {
  const { connection, features } = session;
  session.onOutdated(() => {
    if (!features.refresh) return;
    quietly(connection.languages.diagnostics.refresh());
  });
}
