import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { CloseAction, type ErrorHandler, State } from 'vscode-languageclient';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { RestartLimit } from '../../../client/src/restart-limit.ts';
import { ServerControl } from '../../../client/src/server-control.ts';
import { waitFor } from '../../support/wait-for.ts';

/** A server that refuses to start, and one that dies as soon as it is up. */
const REFUSES =
  "process.on('message', ({ id }) => process.send({ jsonrpc: '2.0', id, error: { code: 1, message: 'No' } }));";
const DIES =
  "process.on('message', ({ id }) => process.send({ jsonrpc: '2.0', id, result: { capabilities: {} } }, () => process.exit(1)));";

describe('a server that is broken', () => {
  let folder: string;
  let module: string;
  let control: ServerControl;
  let gaveUp: boolean;
  let log: vscode.LogOutputChannel;

  // Never disposed: the library still writes to it when the last process ends.
  before(() => {
    log = vscode.window.createOutputChannel('Broken server', { log: true });
  });

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'jsonrpc-errors-server-'));
    gaveUp = false;
    const limit = new RestartLimit();
    const errorHandler: ErrorHandler = {
      error: (...args) => limit.error(...args),
      closed: () => {
        const result = limit.closed();
        gaveUp ||= result.action === CloseAction.DoNotRestart;
        return result;
      },
    };
    control = new ServerControl(
      {
        createClient: (options) =>
          new LanguageClient('broken', 'Broken server', { module, transport: TransportKind.ipc }, options),
        processId: (client) => (client as LanguageClient).serverProcess?.pid,
      },
      () => ({
        documentSelector: [{ language: 'no-language' }],
        outputChannel: log,
        initializationFailedHandler: () => false,
        errorHandler,
      }),
      log,
    );
  });

  afterEach(async () => {
    await control.stop();
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const built = (): string => {
    const extension = vscode.extensions.getExtension('jsonrpc-errors.vscode-jsonrpc-errors');
    return path.join(extension?.extensionPath ?? '', 'dist/server.js');
  };

  it('is replaced by a restart after it failed to start', async () => {
    module = write('refuses.js', REFUSES);
    await assert.rejects(control.start());
    assert.equal(control.running, undefined);
    module = built();
    await control.restart();
    assert.equal(control.state, State.Running);
  });

  it('is not started for ever when it keeps dying, and still can be restarted', async () => {
    module = write('dies.js', DIES);
    await control.start().catch(() => undefined);
    await waitFor(
      'the end of the restarts',
      () => gaveUp,
      (given) => given,
    );
    module = built();
    await control.restart();
    assert.equal(control.state, State.Running);
  });

  it('is started once by restarts that are asked for together', async () => {
    module = built();
    await control.start();
    await Promise.all([control.restart(), control.restart(), control.restart()]);
    assert.equal(control.state, State.Running);
  });
});
