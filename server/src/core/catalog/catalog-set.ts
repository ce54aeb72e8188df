import type { Catalog, Entry, Range } from './types.ts';

/** How a text relates to an entry's wording. */
export interface MessageMatch {
  readonly entry: Entry;
  /** The wording of the catalog that matched, as written there. */
  readonly text: string;
  /** `equals`: the same text, case and final full stop apart. `begins`: followed by more. `pattern`: a regular expression of the entry. */
  readonly how: 'equals' | 'begins' | 'pattern';
}

/** All catalogs that are known, and look-ups across them. */
export interface CatalogSet {
  /** In order of id, `json-rpc` first. */
  readonly catalogs: readonly Catalog[];
  get(id: string): Catalog | undefined;
  /** The nearest id to a misspelt one, for "Did you mean". */
  nearest(id: string): string | undefined;
  /** Every entry for a number, stated (not inherited) by some catalog; in order of catalog. */
  entriesOf(code: number): readonly Entry[];
  /** Every stated entry whose name or identifier is this one, normalised (see `normalizeName`). */
  entriesNamed(identifier: string): readonly Entry[];
  /** Every stated entry whose wording the text equals or begins with. */
  entriesSaying(text: string): readonly MessageMatch[];
  /** Ranges of any catalog that hold the number, stated ones only. */
  rangesOf(code: number): readonly Range[];
}
