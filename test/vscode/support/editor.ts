import path from 'node:path';
import * as vscode from 'vscode';
import { waitFor } from '../../support/wait-for.ts';

/** What the extension hands to its tests. */
export interface ExtensionApi {
  readonly status: {
    readonly text: string;
    readonly detail: string;
    readonly severity: string;
    readonly busy: boolean;
  };
  readonly serverProcessId: number | undefined;
}

/** The running extension. */
export async function extensionApi(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>('jsonrpc-errors.vscode-jsonrpc-errors');
  if (!extension) throw new Error('The extension is not loaded.');
  return extension.activate();
}

/** Opens a file of the workspace, named from the first folder on, and shows it. */
export async function openFile(name: string): Promise<vscode.TextDocument> {
  return show(await vscode.workspace.openTextDocument(inWorkspace(name)));
}

let texts = 0;

/** Language id → ending of the files that have it. */
const ENDINGS = { json: 'json', jsonc: 'jsonc', jsonl: 'jsonl', typescript: 'ts', typescriptreact: 'tsx' } as const;

/**
 * Opens a new document with this text. It is a file with a name of its own: the names of untitled
 * documents are used again, and VS Code may then restore what an earlier one held.
 */
export async function openText(language: keyof typeof ENDINGS, content: string): Promise<vscode.TextDocument> {
  texts += 1;
  const uri = inWorkspace(`text-${texts}.${ENDINGS[language]}`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return show(await vscode.workspace.openTextDocument(uri));
}

/** A file of the workspace, named from the first folder on. */
export function inWorkspace(name: string): vscode.Uri {
  return vscode.Uri.file(path.join(firstFolder(), name));
}

/** Text of a file as it is on disk. */
export async function onDisk(uri: vscode.Uri): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
}

function firstFolder(): string {
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
}

async function show(document: vscode.TextDocument): Promise<vscode.TextDocument> {
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

/** Replaces the first occurrence of a text in a document. */
export async function replace(document: vscode.TextDocument, text: string, by: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, text), by);
  await vscode.workspace.applyEdit(edit);
}

/** Types at the end of a document, one character an edit. */
export async function type(document: vscode.TextDocument, text: string): Promise<void> {
  for (const character of text) {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(document.getText().length), character);
    await vscode.workspace.applyEdit(edit);
  }
}

/** Range of the first occurrence of a text. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`"${text}" is not in ${document.uri.path}.`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** `warning reserved-code on -32150`, in order of place; only what this extension says. */
export function findings(document: vscode.TextDocument): string[] {
  return ours(document).map(({ severity, code, range }) => {
    const rule = typeof code === 'object' ? code.value : code;
    return `${vscode.DiagnosticSeverity[severity].toLowerCase()} ${rule} on ${document.getText(range)}`;
  });
}

/** Diagnostics of this extension. */
export function ours(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'jsonrpc-errors')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** Waits until exactly these findings are shown. */
export async function expectFindings(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  const wanted = JSON.stringify(expected);
  await waitFor(
    wanted,
    () => findings(document),
    (seen) => JSON.stringify(seen) === wanted,
  );
}

/** Text of all hovers over the first occurrence of a text that mention what is wanted. */
export async function hoverOver(document: vscode.TextDocument, text: string, wanted: RegExp): Promise<string> {
  const position = rangeOf(document, text).start.translate(0, 1);
  return waitFor(
    `a hover over ${text} with ${wanted}`,
    async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      return hovers
        .flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value)))
        .join('\n');
    },
    (seen) => wanted.test(seen),
  );
}

/** Sets settings of the workspace while `run` runs; those of the extension unless a section is named. */
export async function withSettings(
  settings: Readonly<Record<string, unknown>>,
  run: () => Promise<void>,
  section = 'jsonrpcErrors',
): Promise<void> {
  const write = async (value: (key: string) => unknown): Promise<void> => {
    for (const key of Object.keys(settings)) {
      const configuration = vscode.workspace.getConfiguration(section);
      await configuration.update(key, value(key), vscode.ConfigurationTarget.Workspace);
    }
  };
  await write((key) => settings[key]);
  try {
    await run();
  } finally {
    await write(() => undefined);
  }
}

/** Closes every editor without asking whether to save what a test has typed. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    // VS Code writes settings of its own now and then; those are not ours to close.
    const typed = document.isUntitled || vscode.workspace.getWorkspaceFolder(document.uri) !== undefined;
    if (!document.isDirty || !typed) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
