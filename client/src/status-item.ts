import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import { SETTINGS_SECTION, type StatusParams } from '../../server/src/protocol/index.ts';
import { CLIENT_ID, COMMANDS, EXTENSION_NAME, SELECTOR } from './names.ts';
import type { ServerControl } from './server-control.ts';
import { type ServerState, type StatusView, statusView } from './status-view.ts';

const SEVERITY = {
  information: vscode.LanguageStatusSeverity.Information,
  warning: vscode.LanguageStatusSeverity.Warning,
  error: vscode.LanguageStatusSeverity.Error,
} as const;

const ACTIONS: Readonly<Record<StatusView['action'], vscode.Command>> = {
  'show-output': { command: COMMANDS.showOutput, title: 'Output' },
  restart: { command: COMMANDS.restartServer, title: 'Restart' },
  settings: { command: 'workbench.action.openSettings', title: 'Open', arguments: [SETTINGS_SECTION] },
};

/** Shows in the language status how the document in the active editor fares. */
export class StatusItem implements vscode.Disposable {
  readonly #item: vscode.LanguageStatusItem;
  readonly #server: ServerControl;
  readonly #statuses = new Map<string, StatusParams>();
  readonly #subscriptions: vscode.Disposable[];
  /** The document of the item: that of the last editor of a language of ours, for panels such as Output count as editors too. */
  #document: vscode.Uri | undefined;

  constructor(server: ServerControl) {
    this.#server = server;
    this.#item = vscode.languages.createLanguageStatusItem(`${CLIENT_ID}.status`, SELECTOR);
    this.#item.name = EXTENSION_NAME;
    this.#subscriptions = [
      this.#item,
      server.onDidChangeState(() => this.#show()),
      server.onDidReceiveStatus((status) => {
        this.#statuses.set(keyOf(vscode.Uri.parse(status.uri)), status);
        this.#show();
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#statuses.delete(keyOf(uri))),
    ];
    this.#follow(vscode.window.activeTextEditor);
  }

  /** What is shown now. */
  get view(): StatusView {
    return statusView(stateOf(this.#server.state), this.#document && this.#statuses.get(keyOf(this.#document)));
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #follow(editor: vscode.TextEditor | undefined): void {
    if (editor && vscode.languages.match(SELECTOR, editor.document) > 0) this.#document = editor.document.uri;
    this.#show();
  }

  #show(): void {
    const { text, detail, severity, busy, action } = this.view;
    this.#item.text = text;
    this.#item.detail = detail;
    this.#item.severity = SEVERITY[severity];
    this.#item.busy = busy;
    this.#item.command = ACTIONS[action];
  }
}

function keyOf(uri: vscode.Uri): string {
  return uri.toString();
}

function stateOf(state: State): ServerState {
  if (state === State.Running) return 'running';
  return state === State.Starting ? 'starting' : 'stopped';
}
