import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { CONFIG_FILE_NAME, SETTINGS_SECTION } from '../protocol/index.ts';
import type { Session } from './session.ts';

/** Keeps up with settings, configuration files, package.json and workspace folders. */
export function registerWatch(session: Session): void {
  const { connection, documents, features, settings, files, contexts } = session;

  connection.onDidChangeConfiguration(({ settings: sent }) => {
    settings.changed(sent);
    session.outdated();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) files.changed(uri);
    session.outdated();
  });
  documents.onDidSave(({ document: { uri } }) => {
    if (features.watchFiles || !isWatched(uri)) return;
    files.changed(uri);
    session.outdated();
  });
  connection.onInitialized(async () => {
    if (features.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(async () => {
        contexts.folders = ((await connection.workspace.getWorkspaceFolders()) ?? []).map(({ uri }) => uri);
        session.outdated();
      });
    }
    if (features.watchConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
    }
    if (features.watchFiles) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: `**/${CONFIG_FILE_NAME}` }, { globPattern: '**/package.json' }],
      });
    }
  });
}

function isWatched(uri: string): boolean {
  return uri.endsWith(`/${CONFIG_FILE_NAME}`) || uri.endsWith('/package.json');
}
