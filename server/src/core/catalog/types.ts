/**
 * A catalog as it stands in its file (`CatalogDocument`, generated from `catalogs/catalog.schema.json`)
 * and as the engine uses it (`Catalog`: `extends` flattened, versions resolved, defaults filled).
 */

import type {
  CatalogDocument,
  EntryDocument,
  RangeDocument,
  VersionDocument,
} from '../../generated/catalog-documents.ts';

export type {
  CatalogDocument,
  DeprecationDocument,
  DetectDocument,
  DetectPackageDocument,
  EntryDocument,
  MessagesDocument,
  MethodDocument,
  RangeDocument,
  SourceDocument,
  SpecificationDocument,
  SymbolDocument,
  TraitsDocument,
  TransportErrorDocument,
  VersionDocument,
} from '../../generated/catalog-documents.ts';

/** Who may allot codes in a range. */
export type RangeOwner = RangeDocument['owner'];
/** What everybody but the owner may do there. */
export type RangeOthers = RangeDocument['others'];
export type Layer = NonNullable<EntryDocument['layer']>;

/** An entry as seen through a catalog: its own or an inherited one. */
export interface Entry extends EntryDocument {
  /** Id of the catalog through which it is seen. */
  readonly protocol: string;
  /** Id of the catalog that states it; differs from `protocol` where it is inherited. */
  readonly origin: string;
  readonly layer: Layer;
  /** Versions of `protocol` in which it holds, in order; empty where the catalog has no versions. */
  readonly versions: readonly string[];
}

/** A range as seen through a catalog. */
export interface Range extends RangeDocument {
  readonly protocol: string;
  readonly origin: string;
  readonly versions: readonly string[];
}

/** A catalog with everything it inherits. */
export interface Catalog {
  readonly id: string;
  readonly name: string;
  readonly document: CatalogDocument;
  /** Where it came from: `built-in` or a path. */
  readonly source: string;
  /** Itself first, then every catalog it extends, nearest first. */
  readonly chain: readonly string[];
  readonly versions: readonly VersionDocument[];
  /**
   * Own entries, then inherited ones. An inherited entry is left out where the catalog has a general
   * entry (no `when`) of the same code; its messages and identifiers are then accepted by that entry, after its own.
   */
  readonly entries: readonly Entry[];
  readonly ranges: readonly Range[];
}

/** A protocol that is active at a place, and why. */
export interface ActiveProtocol {
  readonly catalog: Catalog;
  /** The versions that count: the pinned or evident ones, else all. Empty where the catalog has none. */
  readonly versions: readonly string[];
  /** True where the versions come from a choice or from evidence. */
  readonly pinned: boolean;
  /** `own`: a catalog of the project, which says nothing about what else is spoken. */
  readonly strength: 'base' | 'chosen' | 'own' | 'strong' | 'weak';
  /** True for a catalog in which a project says that its codes stand. */
  readonly declares?: boolean;
  /** Clauses that complete "MCP, because …": "this file imports `@modelcontextprotocol/sdk`". */
  readonly evidence: readonly string[];
}

/** `mcp` or `mcp@2025-11-25`, already checked against the catalogs. */
export interface ProtocolChoice {
  readonly id: string;
  readonly version?: string;
}
