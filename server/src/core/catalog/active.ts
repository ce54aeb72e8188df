import type { MessageMatch } from './catalog-set.ts';
import type { ActiveProtocol, Entry, Range } from './types.ts';

/**
 * The protocols that are active at a place, most specific first, `json-rpc` always among them and last.
 * Only what holds in a version that counts is seen, unless said otherwise.
 */
export interface ActiveProtocols {
  readonly list: readonly ActiveProtocol[];
  /** A protocol beyond plain JSON-RPC (a library alone is none) is active. */
  readonly beyondBase: boolean;
  has(id: string): boolean;
  /** Labels for findings: `mcp@2025-11-25` where exactly one version is pinned, else `mcp`. */
  readonly labels: readonly string[];
  /** Entries that define the number, most specific protocol first; the general entry of a protocol before narrowed ones. */
  definitionsOf(code: number): readonly Entry[];
  /** Entries of active protocols that define the number only in versions that do not count here. */
  retiredOf(code: number): readonly Entry[];
  /** Entries whose wording the text equals or begins with; longer wordings first. */
  entriesSaying(text: string): readonly MessageMatch[];
  /** Entries with this name, normalised. */
  entriesNamed(identifier: string): readonly Entry[];
  /**
   * The ranges that hold the number and that bind its author here: of the base protocol, and of an active
   * protocol when every version of it that counts keeps the range. Narrowest first.
   */
  rangesOf(code: number): readonly Range[];
  /** The same without detected protocols other than these; base and chosen ones stay. */
  only(ids: ReadonlySet<string>): ActiveProtocols;
}
