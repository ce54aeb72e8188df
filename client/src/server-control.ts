import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import {
  FIND_FILES,
  type FindFilesParams,
  type FindFilesResult,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
  STATUS,
  type StatusParams,
} from '../../server/src/protocol/index.ts';

/** What differs between the desktop and the browser. */
export interface Runtime {
  /** Makes a client with a server of its own; not started yet. */
  createClient(options: LanguageClientOptions): BaseLanguageClient;
  /** Ends what a client that was stopped may leave behind. */
  cleanUp?(): void;
  /** Process id of the server of a client, where there is one. */
  processId?(client: BaseLanguageClient): number | undefined;
}

/** Milliseconds that a server gets to say goodbye before a new one is started. */
const STOP_TIMEOUT = 2000;

/** Starts, restarts and stops the server. Requests that come while one is under way wait for it. */
export class ServerControl {
  readonly #runtime: Runtime;
  readonly #options: () => LanguageClientOptions;
  readonly #log: vscode.LogOutputChannel;
  readonly #states = new vscode.EventEmitter<State>();
  readonly #statuses = new vscode.EventEmitter<StatusParams>();
  #client: BaseLanguageClient | undefined;
  #work: Promise<unknown> = Promise.resolve();

  readonly onDidChangeState = this.#states.event;
  /** What the server says about a document. */
  readonly onDidReceiveStatus = this.#statuses.event;

  constructor(runtime: Runtime, options: () => LanguageClientOptions, log: vscode.LogOutputChannel) {
    this.#runtime = runtime;
    this.#options = options;
    this.#log = log;
  }

  /** The client while it runs. */
  get running(): BaseLanguageClient | undefined {
    return this.#client?.isRunning() ? this.#client : undefined;
  }

  get state(): State {
    return this.#client?.state ?? State.Stopped;
  }

  get processId(): number | undefined {
    return this.#client && this.#runtime.processId?.(this.#client);
  }

  /** Rejects where the server cannot be started; the log says why. */
  start(): Promise<void> {
    return this.#enqueue(() => this.#start());
  }

  /** Always a new client: one that failed to start, or gave up on a server, cannot be started again. */
  restart(): Promise<void> {
    return this.#enqueue(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  stop(): Promise<void> {
    return this.#enqueue(() => this.#stop());
  }

  #enqueue<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#work.then(task, task);
    this.#work = result.catch(() => undefined);
    return result;
  }

  async #start(): Promise<void> {
    const client = quiet(this.#runtime.createClient(this.#options()));
    this.#client = client;
    client.onDidChangeState(({ newState }) => {
      if (client === this.#client) this.#states.fire(newState);
    });
    client.onNotification(STATUS, (status: StatusParams) => this.#statuses.fire(status));
    client.onRequest(READ_FILE, readFile);
    client.onRequest(FIND_FILES, findFiles);
    await client.start();
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    try {
      await client?.dispose(STOP_TIMEOUT);
    } catch (error) {
      // A server that is dead already, or never lived, cannot be stopped: what counts is the next one.
      this.#log.debug(`The old server could not be stopped: ${String(error)}`);
    }
    this.#runtime.cleanUp?.();
  }
}

/** Keeps the library's pop-ups away: the log and the language status say what is wrong. */
function quiet<T extends BaseLanguageClient>(client: T): T {
  const error = client.error.bind(client);
  client.error = (message, data) => error(message, data, false);
  return client;
}

/** Reads a small file for a server that cannot reach its file system. */
async function readFile({ uri }: ReadFileParams): Promise<ReadFileResult> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.parse(uri)));
  } catch {
    return null;
  }
}

/** More files are none that somebody wrote by hand. */
const MOST_FILES = 500;

/** Finds files for a server that cannot see its file system. */
async function findFiles({ folder, glob }: FindFilesParams): Promise<FindFilesResult> {
  const pattern = new vscode.RelativePattern(vscode.Uri.parse(folder), glob.replace(/^\.?\//, ''));
  const found = await vscode.workspace.findFiles(pattern, '**/node_modules/**', MOST_FILES);
  return found.map((uri) => uri.toString());
}
