import * as vscode from 'vscode';
import { clientOptions } from './client-options.ts';
import { registerCommands } from './commands.ts';
import { registerDocumentation } from './documentation.ts';
import { ExplanationPage } from './explanation-page.ts';
import { EXTENSION_NAME } from './names.ts';
import { type Runtime, ServerControl } from './server-control.ts';
import { StatusItem } from './status-item.ts';
import type { StatusView } from './status-view.ts';

/** What `activate` returns: for the tests of the extension. */
export interface ExtensionApi {
  /** What the language status shows. */
  readonly status: StatusView;
  /** Process of the server; none in the browser. */
  readonly serverProcessId: number | undefined;
}

let running: ServerControl | undefined;

/** Stops the server before the log that it writes to is closed. */
export async function stopExtension(): Promise<void> {
  await running?.stop();
}

/** Wires the extension and starts the server, on the desktop and in the browser alike. */
export async function startExtension(context: vscode.ExtensionContext, runtime: Runtime): Promise<ExtensionApi> {
  const log = vscode.window.createOutputChannel(EXTENSION_NAME, { log: true });
  const server = new ServerControl(runtime, () => clientOptions(log), log);
  running = server;
  const status = new StatusItem(server);
  const explanations = new ExplanationPage();
  context.subscriptions.push(
    log,
    status,
    explanations,
    registerDocumentation(context.extensionUri),
    registerCommands({ extension: context, server, status, explanations, log }),
  );
  try {
    await server.start();
  } catch (error) {
    // The status item says so and offers a restart; an extension that throws here has no commands left.
    log.error(`The server could not be started: ${String(error)}`);
  }
  return {
    get status() {
      return status.view;
    },
    get serverProcessId() {
      return server.processId;
    },
  };
}
