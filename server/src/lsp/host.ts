import type { AnalyzerOptions } from '../core/analyzer.ts';

/** What the server needs of the place it runs in. */
export interface LspHost {
  /** Shown in debug information: `Node.js 24.21.0, process 4711`. */
  readonly runtime: string;
  /** As `InitializationOptions.documentation`, where the client names none. */
  readonly documentation?: string;
  readonly loadParser: AnalyzerOptions['loadParser'];
  /**
   * Text of a file that the host can read itself; `undefined` where there is none. Absent in a
   * browser: there the client is asked.
   */
  readFile?(uri: string): Promise<string | undefined>;
  /** Whether there is such a file; absent where only reading tells. */
  exists?(uri: string): Promise<boolean>;
  /**
   * URIs of the scripts, documents and captures below a folder, without what Git ignores and `node_modules`, in slices
   * between which others get their turn. Absent where the host cannot see folders.
   */
  findFiles?(folder: string): AsyncIterable<string>;
  /** URIs of the files below a folder that a glob means, in order; a plain path is one file. As for `readFile`. */
  listFiles?(folder: string, glob: string): Promise<readonly string[]>;
  /** URIs of the OpenRPC documents that lie in a folder itself, by name or by content. As for `readFile`. */
  openRpcIn?(folder: string): Promise<readonly string[]>;
  /** Whether `readFile` can be asked for the URI at all. */
  canRead?(uri: string): boolean;
  /** Runs the callback once after the delay in milliseconds; the result cancels it. */
  schedule(delay: number, run: () => void): () => void;
}
