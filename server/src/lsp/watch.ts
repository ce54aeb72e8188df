import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from 'vscode-languageserver';
import { CONFIG_FILE } from '../core/config.ts';
import { SETTINGS_SECTION } from '../protocol/index.ts';
import { quietly } from './quietly.ts';
import type { Session } from './session.ts';

/** Configuration, what says where modules are, and the modules themselves. */
const WATCHED = [CONFIG_FILE, '*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,json}'];

/** Keeps up with settings, configuration files, package.json and workspace folders. */
export function registerWatch(session: Session): void {
  const { connection, documents, features, settings, files, contexts, project } = session;

  connection.onDidChangeConfiguration(({ settings: sent }) => {
    settings.changed(sent);
    session.outdated();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) files.changed(uri);
    if (changes.some(({ uri }) => isWatched(uri) || contexts.declares(uri))) session.outdated();
    if (changes.some(({ uri, type }) => type !== FileChangeType.Changed || isModuleMap(uri))) project.pathsChanged();
    for (const { uri } of changes) quietly(project.fileChanged(uri));
  });
  documents.onDidSave(({ document: { uri } }) => {
    if (features.watchFiles || !(isWatched(uri) || isModuleMap(uri) || contexts.declares(uri))) return;
    files.changed(uri);
    session.outdated();
    if (isModuleMap(uri)) project.pathsChanged();
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
      const watchers = WATCHED.map((name) => ({ globPattern: `**/${name}` }));
      quietly(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
  });
}

/** Says where modules are. */
function isModuleMap(uri: string): boolean {
  return /\/(?:package|(?:ts|js)config[^/]*)\.json$/.test(uri);
}

function isWatched(uri: string): boolean {
  return uri.endsWith(`/${CONFIG_FILE}`) || uri.endsWith('/package.json') || uri.endsWith('/openrpc.json');
}
