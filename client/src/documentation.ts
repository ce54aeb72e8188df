import * as vscode from 'vscode';
import { COMMANDS } from './names.ts';

/**
 * Scheme under which the documentation that comes with the extension is read. With a scheme of its own
 * a click on a rule in the editor or in the Problems panel opens the page rendered and read-only (the
 * manifest associates the scheme with the Markdown preview), wherever the extension is installed.
 */
const DOCUMENTATION_SCHEME = 'jsonrpc-errors';

/** URI templates for the server; `{page}` is the path of a page below `docs/` without extension. */
export const DOCUMENTATION = {
  /** VS Code opens the link of a diagnostic only where it is a document or a web page. */
  diagnostics: `${DOCUMENTATION_SCHEME}:/{page}.md`,
  /** In a hover it follows only schemes it knows, and commands that the extension allows. */
  hover: `command:${COMMANDS.openPage}?%5B%22{page}%22%5D`,
} as const;

/** Opens a page as rendered Markdown. */
export async function openPage(page: string): Promise<void> {
  await vscode.commands.executeCommand('markdown.showPreview', pageUri(page));
}

function pageUri(page: string): vscode.Uri {
  return vscode.Uri.from({ scheme: DOCUMENTATION_SCHEME, path: `/${page}.md` });
}

/** Catalogs may name it as their `$schema`, whatever they are called. */
const SCHEMA = '/catalog.schema.json';

/** Makes `docs/` of the extension readable under the scheme, and the schema of catalogs. */
export function registerDocumentation(extension: vscode.Uri): vscode.Disposable {
  const provider = new DocumentationFiles(
    vscode.Uri.joinPath(extension, 'docs'),
    vscode.Uri.joinPath(extension, 'server/catalogs', SCHEMA),
  );
  return vscode.workspace.registerFileSystemProvider(DOCUMENTATION_SCHEME, provider, {
    isReadonly: true,
    isCaseSensitive: true,
  });
}

class DocumentationFiles implements vscode.FileSystemProvider {
  readonly #folder: vscode.Uri;
  readonly #schema: vscode.Uri;
  /** The pages change only when the extension does. */
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  constructor(folder: vscode.Uri, schema: vscode.Uri) {
    this.#folder = folder;
    this.#schema = schema;
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { byteLength } = await this.readFile(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: byteLength };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    if (uri.path === SCHEMA) return vscode.workspace.fs.readFile(this.#schema);
    const file = vscode.Uri.joinPath(this.#folder, uri.path);
    // A link may say `..`: only the pages are meant to be read.
    if (!file.path.startsWith(`${this.#folder.path}/`)) throw vscode.FileSystemError.FileNotFound(uri);
    return vscode.workspace.fs.readFile(file);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}
