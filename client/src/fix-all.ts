import * as vscode from 'vscode';
import { ExecuteCommandRequest } from 'vscode-languageclient';
import { type FixAllResult, SERVER_COMMANDS } from '../../server/src/protocol/index.ts';
import { EXTENSION_NAME, SELECTOR } from './names.ts';
import type { ServerControl } from './server-control.ts';

/** Milliseconds for which the outcome is shown. */
const SHOWN = 5000;

/** Makes the safe fixes of the document in the active editor. Fails with a sentence where that cannot be done. */
export async function fixAllProblems(server: ServerControl): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) throw new Error('No document is open that could be fixed.');
  if (vscode.languages.match(SELECTOR, document) === 0) {
    throw new Error(`Documents of the language ${document.languageId} are not read, and not fixed.`);
  }
  if (await isReadOnly(document.uri)) throw new Error('This document is read-only.');
  const client = server.running;
  if (!client) throw new Error('The server does not run; "Restart Server" starts it.');
  const { message } = await client.sendRequest<FixAllResult>(ExecuteCommandRequest.method, {
    command: SERVER_COMMANDS.fixAll,
    arguments: [{ uri: client.code2ProtocolConverter.asUri(document.uri) }],
  });
  vscode.window.setStatusBarMessage(`${EXTENSION_NAME}: ${message}`, SHOWN);
}

/** True for a file that could not be saved. What has no file yet can be changed. */
async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  try {
    const { permissions } = await vscode.workspace.fs.stat(uri);
    return permissions !== undefined && (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    return false;
  }
}
