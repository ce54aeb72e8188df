import * as vscode from 'vscode';
import { type Middleware, vsdiag } from 'vscode-languageclient';
import { READ_ONLY_SCHEMES, SETTINGS_SECTION } from '../../server/src/protocol/index.ts';
import { explicitSettings } from './explicit-settings.ts';
import { tellFailure } from './tell-failure.ts';

/**
 * Output channels are logs, too, and ours is one of them: were it sent to the server, each line that says so would be
 * sent again.
 */
function isOutput({ uri }: { readonly uri: vscode.Uri }): boolean {
  return uri.scheme === 'output';
}

/** What the client does on the way between VS Code and the server. */
export const middleware = (log: vscode.LogOutputChannel): Middleware => ({
  didOpen: async (document, next) => (isOutput(document) ? undefined : next(document)),
  didChange: async (event, next) => (isOutput(event.document) ? undefined : next(event)),
  didClose: async (document, next) => (isOutput(document) ? undefined : next(document)),
  /** Who took a quick fix that cannot be made (the text has changed since) is told why nothing happens. */
  resolveCodeAction: async (action, token, next) => {
    try {
      return await next(action, token);
    } catch (error) {
      void tellFailure(error, log);
      return action;
    }
  },
  /** Old versions of a file would repeat the findings of the file itself, in Problems and in every diff. */
  provideDiagnostics: (document, previousResultId, token, next) => {
    const uri = document instanceof vscode.Uri ? document : document.uri;
    if (!READ_ONLY_SCHEMES.has(uri.scheme) && !isOutput({ uri })) return next(document, previousResultId, token);
    return { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] };
  },
  workspace: {
    configuration: async (params, token, next) => {
      if (params.items.some(({ section }) => section !== SETTINGS_SECTION)) return next(params, token);
      return params.items.map(({ scopeUri }) =>
        explicitSettings(scopeUri === undefined ? undefined : vscode.Uri.parse(scopeUri)),
      );
    },
  },
});
