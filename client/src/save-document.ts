import * as vscode from 'vscode';

/** Saves a document that a quick fix changed behind the editor's back: otherwise it stays open nowhere, unsaved. */
export async function saveDocument(uri: string): Promise<void> {
  const document = vscode.workspace.textDocuments.find(
    (each) => each.uri.toString() === vscode.Uri.parse(uri).toString(),
  );
  await document?.save();
}
