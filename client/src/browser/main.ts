import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { PARSER_URL } from '../../../server/src/protocol/index.ts';
import { CLIENT_ID, EXTENSION_NAME } from '../names.ts';
import { type ExtensionApi, startExtension, stopExtension } from '../start.ts';

/** Entry point where extensions run in a web worker. */
export function activate(context: vscode.ExtensionContext): Promise<ExtensionApi> {
  const scripts = new ServerScripts(context.extensionUri);
  return startExtension(context, {
    createClient: (options) => new LanguageClient(CLIENT_ID, EXTENSION_NAME, () => scripts.start(), options),
    cleanUp: () => scripts.end(),
  });
}

export function deactivate(): Promise<void> {
  return stopExtension();
}

/**
 * Starts the server in a worker of its own. Where an extension comes from (a remote machine, a web
 * server, a folder) decides whether its scripts can be loaded by their URI; read and run from Blobs
 * they work everywhere.
 */
class ServerScripts {
  readonly #extension: vscode.Uri;
  #worker: Worker | undefined;
  #urls: string[] = [];

  constructor(extension: vscode.Uri) {
    this.#extension = extension;
  }

  /** VS Code replaces `Worker` by a class of its own, which the library does not recognise: it gets reader and writer. */
  async start(): Promise<MessageTransports> {
    const [server, parser] = await Promise.all([
      this.#read('dist/browser/server.js'),
      this.#read('dist/typescript-parser.js'),
    ]);
    // The server runs the parser when it first needs it.
    const where = `self.${PARSER_URL} = ${JSON.stringify(this.#url(parser))};\n`;
    const worker = new Worker(this.#url(where, server));
    this.#worker = worker;
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  }

  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const url of this.#urls) URL.revokeObjectURL(url);
    this.#urls = [];
  }

  async #read(path: string): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#extension, path)));
  }

  #url(...parts: BlobPart[]): string {
    const url = URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));
    this.#urls.push(url);
    return url;
  }
}
