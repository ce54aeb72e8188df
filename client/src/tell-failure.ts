import * as vscode from 'vscode';
import { EXTENSION_NAME } from './names.ts';

/** The one notification of the extension: something that its user asked for has failed. */
export async function tellFailure(error: unknown, log: vscode.LogOutputChannel): Promise<void> {
  log.error(error instanceof Error ? error : String(error));
  const reason = error instanceof Error ? error.message : String(error);
  const answer = await vscode.window.showErrorMessage(`${EXTENSION_NAME}: ${reason}`, 'Show Output');
  if (answer) log.show();
}
