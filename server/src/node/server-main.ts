import { existsSync, realpathSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  SocketMessageReader,
  SocketMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { LspHost } from '../lsp/host.ts';
import { startServer } from '../lsp/server.ts';
import { documentationBeside } from './documentation.ts';
import { findFiles } from './find-files.ts';
import { listFiles, openRpcIn } from './list-files.ts';
import { loadParser } from './load-parser.ts';

/** How client and server talk: message objects, so that the library leaves the process alone. */
interface Transport {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
}

/**
 * Starts the language server on the transport that the arguments name: `--stdio`, `--node-ipc` or
 * `--socket=PORT` (a port of this machine on which the client listens). Returns false where they name none.
 */
export function startNodeServer(argv: readonly string[]): boolean {
  const transport = openTransport(argv);
  if (!transport) return false;
  const { reader, writer } = transport;
  const connection = createConnection(reader, writer);
  // The client is gone without saying goodbye: nobody would ever end this process.
  reader.onClose(() => process.exit(1));
  startServer(connection, nodeHost());
  return true;
}

function openTransport(argv: readonly string[]): Transport | undefined {
  if (argv.includes('--node-ipc') && process.send) {
    process.once('disconnect', () => process.exit(1));
    return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
  }
  if (argv.includes('--stdio')) {
    return { reader: new StreamMessageReader(process.stdin), writer: new StreamMessageWriter(process.stdout) };
  }
  const port = portOf(argv);
  if (port === undefined) return undefined;
  const socket = connect(port, '127.0.0.1');
  socket.once('error', (error) => {
    process.stderr.write(`jsonrpc-errors: nobody listens on port ${port} (${error.message}).\n`);
    process.exit(1);
  });
  return { reader: new SocketMessageReader(socket), writer: new SocketMessageWriter(socket) };
}

/** `--socket=PORT` or `--socket PORT`. */
function portOf(argv: readonly string[]): number | undefined {
  const at = argv.findIndex((argument) => argument === '--socket' || argument.startsWith('--socket='));
  if (at < 0) return undefined;
  const port = Number(argv[at]?.split('=')[1] ?? argv[at + 1]);
  return Number.isInteger(port) && port > 0 && port < 65536 ? port : undefined;
}

function nodeHost(): LspHost {
  const documentation = documentationBeside(import.meta.url);
  return {
    runtime: `Node.js ${process.versions.node}, process ${process.pid}`,
    ...(documentation ? { documentation } : {}),
    loadParser,
    canRead: (uri) => uri.startsWith('file:'),
    readFile: async (uri) => {
      try {
        return await readFile(fileURLToPath(uri), 'utf8');
      } catch {
        return undefined;
      }
    },
    exists: async (uri) => {
      try {
        return (await stat(fileURLToPath(uri))).isFile();
      } catch {
        return false;
      }
    },
    findFiles,
    listFiles: async (folder, glob) => listFiles(folder, glob),
    openRpcIn: async (folder) => openRpcIn(folder),
    schedule: (delay, run) => {
      const timer = setTimeout(run, delay);
      return () => clearTimeout(timer);
    },
  };
}

/** The file is the program itself, not a part of the command line. */
function isProgram(): boolean {
  const program = process.argv[1];
  return program !== undefined && existsSync(program) && realpathSync(program) === fileURLToPath(import.meta.url);
}

if (isProgram() && !startNodeServer(process.argv.slice(2))) {
  process.stderr.write('jsonrpc-errors: say how to talk to the server: --stdio, --node-ipc or --socket=PORT.\n');
  process.exitCode = 2;
}
