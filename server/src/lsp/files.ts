import type { Connection } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { READ_FILE, type ReadFileParams, type ReadFileResult } from '../protocol/index.ts';
import type { ClientFeatures } from './capabilities.ts';
import type { LspHost } from './host.ts';

/** Small files beside the documents (configuration, package.json), read once and kept until they change. */
export class Files {
  readonly #connection: Connection;
  readonly #host: LspHost;
  readonly #features: ClientFeatures;
  readonly #kept = new Map<string, Promise<string | undefined>>();

  constructor(connection: Connection, host: LspHost, features: ClientFeatures) {
    this.#connection = connection;
    this.#host = host;
    this.#features = features;
  }

  /** Text of the file, `undefined` where there is none or nobody can read it. The URI is in its normal form. */
  read(uri: string): Promise<string | undefined> {
    const kept = this.#kept.get(uri);
    if (kept) return kept;
    const text = this.#load(uri).catch(() => undefined);
    this.#kept.set(uri, text);
    return text;
  }

  /** The same without keeping it, for what changes where nobody watches. */
  peek(uri: string): Promise<string | undefined> {
    return this.#load(uri).catch(() => undefined);
  }

  /** True where the host or the client can read files of this scheme. */
  canRead(uri: string): boolean {
    const { readFile, canRead } = this.#host;
    if (readFile && canRead?.(uri)) return true;
    return this.#features.options.readFile === true && !/^(?:untitled|output|vscode-[\w-]*):/.test(uri);
  }

  /** Clients write URIs in their own way: what is looked up is their normal form. */
  changed(uri: string): void {
    this.#kept.delete(URI.parse(uri).toString());
  }

  clear(): void {
    this.#kept.clear();
  }

  async #load(uri: string): Promise<string | undefined> {
    const { readFile, canRead } = this.#host;
    if (readFile && canRead?.(uri)) return readFile(uri);
    if (!this.#features.options.readFile) return undefined;
    const params: ReadFileParams = { uri };
    const text = await this.#connection.sendRequest<ReadFileResult>(READ_FILE, params);
    return text ?? undefined;
  }
}
