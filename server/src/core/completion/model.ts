import type { ActiveProtocols } from '../catalog/active.ts';
import type { CatalogSet } from '../catalog/catalog-set.ts';
import type { Entry } from '../catalog/types.ts';
import type { Span } from '../model.ts';

/** Something that can be written at a place. */
export interface Completion {
  readonly kind: 'code' | 'constant' | 'message' | 'directive' | 'rule' | 'protocol';
  readonly label: string;
  /** What it means, in a few words: `Invalid params`. */
  readonly detail?: string;
  /** Whose it is: `MCP`. */
  readonly origin?: string;
  /** What typed text is compared with; absent: the label. */
  readonly filterText?: string;
  readonly newText: string;
  /** Retired in some of the versions that count. */
  readonly deprecated?: true;
  /** The entry whose code or wording it is. */
  readonly entry?: Entry;
  /** Sentences about what is no entry; backticks mark code. */
  readonly meaning?: string;
}

/** What can be written at a place. */
export interface Completions {
  /** In the order in which to show them. */
  readonly items: readonly Completion[];
  /** What each of them replaces. */
  readonly span: Span;
  /** The protocols from which codes and messages come; absent for directives. */
  readonly protocols?: ActiveProtocols;
  /** All that are known where it is written. */
  readonly catalogs: CatalogSet;
}
