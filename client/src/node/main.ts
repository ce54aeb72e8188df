import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { CLIENT_ID, EXTENSION_NAME } from '../names.ts';
import { type ExtensionApi, startExtension, stopExtension } from '../start.ts';

/** Entry point where extensions run on Node.js. */
export function activate(context: ExtensionContext): Promise<ExtensionApi> {
  const module = context.asAbsolutePath('dist/server.js');
  return startExtension(context, {
    createClient: (options) =>
      new LanguageClient(
        CLIENT_ID,
        EXTENSION_NAME,
        {
          run: { module, transport: TransportKind.ipc },
          debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6099'] } },
        },
        options,
      ),
    processId: (client) => (client as LanguageClient).serverProcess?.pid,
  });
}

export function deactivate(): Promise<void> {
  return stopExtension();
}
