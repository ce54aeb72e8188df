import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { CONFIG_FILE } from '../core/config.ts';
import { SETTINGS_SECTION } from '../protocol/index.ts';
import { quietly } from './quietly.ts';
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
  connection.onInitialized(() => {
    if (features.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        contexts.folders = [...contexts.folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        session.outdated();
      });
    }
    if (features.watchConfiguration) {
      quietly(connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION }));
    }
    if (features.watchFiles) {
      const watchers = [{ globPattern: `**/${CONFIG_FILE}` }, { globPattern: '**/package.json' }];
      quietly(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
  });
}

function isWatched(uri: string): boolean {
  return uri.endsWith(`/${CONFIG_FILE}`) || uri.endsWith('/package.json');
}
