import type { Connection } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import {
  FIND_FILES,
  type FindFilesParams,
  type FindFilesResult,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
} from '../protocol/index.ts';
import type { ClientFeatures } from './capabilities.ts';
import type { LspHost } from './host.ts';

/** Small files beside the documents (configuration, package.json), read once and kept until they change. */
export class Files {
  readonly #connection: Connection;
  readonly #host: LspHost;
  readonly #features: ClientFeatures;
  readonly #kept = new Map<string, Promise<string | undefined>>();
  readonly #lists = new Map<string, Promise<readonly string[] | undefined>>();

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

  /**
   * URIs of the files that a glob means, seen from a folder; a plain path is one file. Undefined where nobody can tell.
   */
  list(folder: string, glob: string): Promise<readonly string[] | undefined> {
    const key = `${folder}\n${glob}`;
    const kept = this.#lists.get(key);
    if (kept) return kept;
    const list = this.#find(folder, glob).catch(() => undefined);
    this.#lists.set(key, list);
    return list;
  }

  /** Clients write URIs in their own way: what is looked up is their normal form. Lists may be others now. */
  changed(uri: string): void {
    this.#kept.delete(URI.parse(uri).toString());
    this.#lists.clear();
  }

  clear(): void {
    this.#kept.clear();
    this.#lists.clear();
  }

  /** URIs of the OpenRPC documents that lie in a folder itself. */
  openRpcIn(folder: string): Promise<readonly string[]> {
    const key = `${folder}\n`;
    const kept = this.#lists.get(key);
    if (kept) return kept as Promise<readonly string[]>;
    const { openRpcIn, canRead } = this.#host;
    const found =
      openRpcIn && canRead?.(folder)
        ? openRpcIn(folder).then(normal, () => [])
        : this.read(`${folder}/openrpc.json`).then((text) => (text === undefined ? [] : [`${folder}/openrpc.json`]));
    this.#lists.set(key, found);
    return found;
  }

  async #find(folder: string, glob: string): Promise<readonly string[] | undefined> {
    const { listFiles, canRead } = this.#host;
    if (listFiles && canRead?.(folder)) return normal(await listFiles(folder, glob));
    if (!this.#features.options.findFiles) return undefined;
    const params: FindFilesParams = { folder, glob };
    const found = await this.#connection.sendRequest<FindFilesResult>(FIND_FILES, params);
    return normal(found).sort();
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

function normal(uris: readonly string[]): string[] {
  return uris.map((uri) => URI.parse(uri).toString());
}
