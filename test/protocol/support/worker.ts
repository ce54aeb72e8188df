import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createProtocolConnection,
  type DataCallback,
  type Disposable,
  type Message,
} from 'vscode-languageserver-protocol/node';
import type { Connected } from './test-client.ts';

/**
 * Runs a script as a browser would run it in a web worker: in a context with the globals that are
 * listed here and nothing else, so that a use of Node's fails.
 */
const WEB_WORKER = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { readFileSync } = require('node:fs');
  const { fileURLToPath } = require('node:url');
  const vm = require('node:vm');
  const scope = {
    name: '', location: { href: workerData.url },
    setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, performance,
    URL, TextEncoder, TextDecoder, console,
    addEventListener: () => undefined, removeEventListener: () => undefined,
    postMessage: (message) => parentPort.postMessage(message),
  };
  scope.self = scope;
  scope.globalThis = scope;
  const context = vm.createContext(scope);
  const run = (url) => vm.runInContext(readFileSync(fileURLToPath(url), 'utf8'), context, { filename: fileURLToPath(url) });
  scope.importScripts = (...urls) => urls.forEach(run);
  parentPort.on('message', (data) => scope.onmessage?.({ data }));
  run(workerData.url);
`;

export function connectWorker(script: string): Connected {
  const worker = new Worker(WEB_WORKER, { eval: true, workerData: { url: pathToFileURL(script).href } });
  const connection = createProtocolConnection(new WorkerReader(worker), new WorkerWriter(worker));
  return {
    connection,
    dispose: async () => {
      await worker.terminate();
    },
  };
}

class WorkerReader extends AbstractMessageReader {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    super();
    this.#worker = worker;
    worker.on('error', (error) => this.fireError(error));
    worker.on('exit', () => this.fireClose());
  }

  listen(callback: DataCallback): Disposable {
    this.#worker.on('message', callback);
    return { dispose: () => void this.#worker.off('message', callback) };
  }
}

class WorkerWriter extends AbstractMessageWriter {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    super();
    this.#worker = worker;
  }

  write(message: Message): Promise<void> {
    this.#worker.postMessage(message);
    return Promise.resolve();
  }

  end(): void {
    // The thread is ended by whoever started it.
  }
}
