import type { Connection } from 'vscode-languageserver';
import server from '../../package.json' with { type: 'json' };
import { createAnalyzer } from '../core/analyzer.ts';
import { builtinCatalogs } from '../core/catalog/builtin.ts';
import { RULES } from '../generated/rules.ts';
import { initializeResult, readClientFeatures } from './capabilities.ts';
import { registerCodeActions } from './code-actions.ts';
import { registerCommands } from './commands.ts';
import { registerCompletion } from './completion.ts';
import { registerDebugInformation } from './debug-information.ts';
import { registerDefinition } from './definition.ts';
import { registerExplain } from './explain.ts';
import type { LspHost } from './host.ts';
import { registerHover } from './hover.ts';
import { registerPull } from './pull.ts';
import { registerPush } from './push.ts';
import { registerReferences } from './references.ts';
import { registerRefresh } from './refresh.ts';
import { Session } from './session.ts';
import { registerWatch } from './watch.ts';

/** Serves a client over the connection until it leaves. Runs wherever the host does. */
export function startServer(connection: Connection, host: LspHost): void {
  connection.onInitialize(({ capabilities, initializationOptions, workspaceFolders, rootUri }) => {
    const features = readClientFeatures(capabilities, initializationOptions);
    let parserLoaded = false;
    const loadParser: LspHost['loadParser'] = () => {
      const parser = host.loadParser();
      parserLoaded = true;
      return parser;
    };
    const analyzer = createAnalyzer({ catalogs: builtinCatalogs(), rules: RULES, loadParser });
    const session = new Session(connection, host, features, analyzer, () => parserLoaded);
    session.contexts.folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    registerWatch(session);
    registerHover(session);
    registerDefinition(session);
    registerReferences(session);
    registerCompletion(session);
    registerCodeActions(session);
    registerCommands(session);
    registerDebugInformation(session);
    registerExplain(session);
    if (features.pull) {
      registerPull(session);
      registerRefresh(session);
    } else {
      registerPush(session);
    }
    session.documents.listen(connection);
    // An empty log leaves people wondering whether anything runs at all.
    const { catalogs, rules } = analyzer;
    const known = `${rules.length} rules, ${catalogs.catalogs.length} protocols and libraries`;
    connection.console.info(`jsonrpc-errors ${server.version}, ${host.runtime}: ${known}.`);
    return initializeResult(features, server.version);
  });
  connection.listen();
}
