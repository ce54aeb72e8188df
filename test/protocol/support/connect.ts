import { type ChildProcess, fork, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { LspHost } from '../../../server/src/lsp/host.ts';
import { startServer } from '../../../server/src/lsp/server.ts';
import { findFiles } from '../../../server/src/node/find-files.ts';
import { listFiles, openRpcIn } from '../../../server/src/node/list-files.ts';
import type { Connected } from './test-client.ts';
import { connectWorker } from './worker.ts';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Path of a built file; the tests never build. */
export function built(file: string): string {
  const found = path.join(ROOT, file);
  if (!existsSync(found)) throw new Error(`${file} is missing: run \`npm run build\` first.`);
  return found;
}

const host: LspHost = {
  runtime: 'test',
  loadParser: () => createRequire(import.meta.url)('typescript'),
  canRead: (uri) => uri.startsWith('file:'),
  readFile: (uri) => readFile(fileURLToPath(uri), 'utf8').catch(() => undefined),
  findFiles,
  listFiles: async (folder, glob) => listFiles(folder, glob),
  openRpcIn: async (folder) => openRpcIn(folder),
  schedule: (delay, run) => {
    const timer = setTimeout(run, delay);
    return () => clearTimeout(timer);
  },
};

/** The server from its sources, in this process. */
export function inProcess(): Connected {
  const up = new PassThrough();
  const down = new PassThrough();
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  startServer(server, host);
  const connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  return { connection, dispose: () => server.dispose() };
}

export interface Spawned extends Connected {
  readonly process: ChildProcess;
  /** What the server wrote beside the protocol. */
  readonly stderr: () => string;
}

/** A built program that speaks on its standard streams. */
export function onStdio(file: string, ...args: string[]): Spawned {
  const child = spawn(process.execPath, [built(file), ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  return { connection, process: child, stderr: () => stderr, dispose: () => end(child) };
}

/** The built server as VS Code starts it. */
export function onNodeIpc(): Connected {
  const child = fork(built('dist/server.js'), ['--node-ipc'], { silent: true });
  const connection = createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  return { connection, dispose: () => end(child) };
}

/** The browser's bundle, in a worker that has nothing of Node's. */
export function inWorker(): Connected {
  return connectWorker(built('dist/browser/server.js'));
}

export function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

export type { ProtocolConnection };
