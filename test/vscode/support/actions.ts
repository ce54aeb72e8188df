import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { rangeOf } from './editor.ts';

/** Quick fixes at the first occurrence of a text, in the order of the menu. */
export function quickFixes(document: vscode.TextDocument, text: string): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    rangeOf(document, text),
    vscode.CodeActionKind.QuickFix.value,
    100,
  );
}

/** Titles of the quick fixes at the first occurrence of a text, in the order of the menu. */
export async function titlesAt(document: vscode.TextDocument, text: string): Promise<string[]> {
  return (await quickFixes(document, text)).map(({ title }) => title);
}

/** Does what the quick fix of this title does, at the first occurrence of a text. */
export async function take(document: vscode.TextDocument, text: string, title: string): Promise<void> {
  const actions = await quickFixes(document, text);
  const action = actions.find((each) => each.title === title);
  assert.ok(action, `"${title}" is not among ${JSON.stringify(actions.map((each) => each.title))}`);
  if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit), `"${title}" changed nothing`);
  const { command } = action;
  if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** What the extension says to the person while `run` runs. */
export async function saidDuring(run: () => Thenable<unknown>): Promise<readonly string[]> {
  const said: string[] = [];
  const { showErrorMessage, setStatusBarMessage } = vscode.window;
  Object.assign(vscode.window, {
    showErrorMessage: async (message: string) => void said.push(message),
    setStatusBarMessage: (message: string) => {
      said.push(message);
      return new vscode.Disposable(() => undefined);
    },
  });
  try {
    await run();
  } finally {
    Object.assign(vscode.window, { showErrorMessage, setStatusBarMessage });
  }
  return said;
}
