import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { CLIENT_ID, EXTENSION_NAME } from '../names.ts';
import { type ExtensionApi, startExtension } from '../start.ts';

/** Entry point where extensions run in a web worker. */
export function activate(context: vscode.ExtensionContext): Promise<ExtensionApi> {
  const scripts = new ServerScripts(context.extensionUri);
  return startExtension(context, {
    createClient: (options) => new LanguageClient(CLIENT_ID, EXTENSION_NAME, () => scripts.start(), options),
    cleanUp: () => scripts.end(),
  });
}

/**
 * Starts the server in a worker of its own. The scripts of an extension that was installed on a remote
 * machine cannot be loaded by their URI; they are read and run from Blobs.
 */
class ServerScripts {
  readonly #extension: vscode.Uri;
  #worker: Worker | undefined;

  constructor(extension: vscode.Uri) {
    this.#extension = extension;
  }

  async start(): Promise<Worker> {
    const [server, parser] = await Promise.all([
      this.#url('dist/browser/server.js'),
      this.#url('dist/typescript-parser.js'),
    ]);
    // The server loads the parser when it first needs it; the worker's name says where it is.
    this.#worker = new Worker(server, { name: parser });
    return this.#worker;
  }

  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  async #url(path: string): Promise<string> {
    const uri = vscode.Uri.joinPath(this.#extension, path);
    if (uri.scheme !== 'vscode-remote') return uri.toString(true);
    const script = await vscode.workspace.fs.readFile(uri);
    return URL.createObjectURL(new Blob([script.slice()], { type: 'text/javascript' }));
  }
}
