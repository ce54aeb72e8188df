import * as vscode from 'vscode';

/** Scheme of the one page on which explanations are shown, each in the place of the one before. */
const EXPLANATION_SCHEME = 'jsonrpc-errors-explanation';
const PAGE = vscode.Uri.from({ scheme: EXPLANATION_SCHEME, path: '/Explanation.md' });

/** Shows Markdown rendered, beside what is being edited. */
export class ExplanationPage implements vscode.Disposable {
  readonly #changes = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  #markdown = '';

  constructor() {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(EXPLANATION_SCHEME, {
      onDidChange: this.#changes.event,
      provideTextDocumentContent: () => this.#markdown,
    });
  }

  async show(markdown: string): Promise<void> {
    this.#markdown = markdown;
    this.#changes.fire(PAGE);
    await vscode.commands.executeCommand('markdown.showPreviewToSide', PAGE);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changes.dispose();
  }
}
