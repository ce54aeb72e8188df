import type * as vscode from 'vscode';
import { type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import { DIAGNOSTIC_SOURCE, type InitializationOptions, READ_ONLY_SCHEMES } from '../../server/src/protocol/index.ts';
import { DOCUMENTATION } from './documentation.ts';
import { middleware } from './middleware.ts';
import { COMMANDS, SELECTOR } from './names.ts';
import { RestartLimit } from './restart-limit.ts';

/** Options of a client, the same on the desktop and in the browser. */
export function clientOptions(log: vscode.LogOutputChannel): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    documentation: DOCUMENTATION.diagnostics,
    hoverDocumentation: DOCUMENTATION.hover,
    readFile: true,
    findFiles: true,
    status: true,
    commands: { showRuleDocumentation: COMMANDS.showRuleDocumentation, save: COMMANDS.saveDocument },
  };
  return {
    documentSelector: SELECTOR,
    diagnosticCollectionName: DIAGNOSTIC_SOURCE,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions,
    // A flag that is left out counts as false once any of them is given.
    diagnosticPullOptions: {
      onChange: true,
      onSave: true,
      onFocus: true,
      onTabs: false,
      filter: ({ uri }) => READ_ONLY_SCHEMES.has(uri.scheme),
    },
    // Hovers carry text from the user's files: of all commands only this one may be linked.
    markdown: { isTrusted: { enabledCommands: [COMMANDS.openPage] }, supportHtml: false },
    initializationFailedHandler: () => false,
    errorHandler: new RestartLimit(),
    middleware: middleware(log),
  };
}
