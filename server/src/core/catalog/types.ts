/**
 * A catalog as it stands in its file (`CatalogDocument`, checked by `catalogs/catalog.schema.json`)
 * and as the engine uses it (`Catalog`: `extends` flattened, versions resolved, defaults filled).
 */

/** Who may allot codes in a range. */
export type RangeOwner = 'nobody' | 'specification' | 'implementation' | 'application';
/** What everybody but the owner may do there. */
export type RangeOthers = 'must-not' | 'should-not' | 'may';
export type Layer = 'specification' | 'library' | 'transport';

export interface SourceDocument {
  readonly url: string;
  readonly proves?: 'definition' | 'message' | 'data' | 'retirement' | 'range';
  /** ISO date on which the source was read. */
  readonly checked?: string;
  /** What the source says differently. */
  readonly disputes?: string;
}

export interface VersionDocument {
  readonly id: string;
  /** Date of publication as far as it is known: `2005`, `2010-03`, `2010-03-26`. */
  readonly released?: string;
  readonly status?: 'draft' | 'current' | 'superseded';
  readonly note?: string;
}

export interface RangeDocument {
  readonly from: number;
  readonly to: number;
  readonly owner: RangeOwner;
  readonly others: RangeOthers;
  readonly since?: string;
  readonly until?: string;
  /** What the range is called: `Server error`. */
  readonly name?: string;
  /** What the range is for, in one sentence. */
  readonly meaning?: string;
  /** Member of `specifications` that declares it; independent specifications may overlap. */
  readonly specification?: string;
  readonly note?: string;
  readonly sources?: readonly SourceDocument[];
}

export interface MessagesDocument {
  /** The first is the canonical wording. Compared without case and final full stop. */
  readonly exact?: readonly string[];
  /** Beginnings that carry a detail after them (`Resource not found: `). */
  readonly prefixes?: readonly string[];
  /** Regular expressions (flag `i`), anchored by their author. */
  readonly patterns?: readonly string[];
  /** Wordings that the specification shows with this code, and that go with others too: they accuse nobody. */
  readonly examples?: readonly string[];
  /** True: the code goes with any text, so that no text is wrong for it. */
  readonly any?: boolean;
}

export interface DeprecationDocument {
  readonly since: string;
  readonly replacement?: number;
  readonly reason?: string;
  /** Receivers still accept the retired code. */
  readonly accept?: boolean;
  readonly sources?: readonly SourceDocument[];
}

export interface EntryDocument {
  readonly code: number;
  readonly name: string;
  /** Further names in code, as written there: `RESOURCE_NOT_FOUND`. */
  readonly identifiers?: readonly string[];
  readonly layer?: Layer;
  readonly messages?: MessagesDocument;
  readonly meaning?: string;
  readonly whenUsed?: string;
  /** True: the request could be read when this error is sent, so that its response carries the id of the request. */
  readonly idKnown?: boolean;
  readonly advice?: string;
  readonly sender?: 'client' | 'server' | 'both' | 'local';
  readonly retry?: 'never' | 'later' | 'after-change';
  readonly http?: readonly number[];
  /** JSON Schema of `data`. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Narrows an entry: it holds only here. */
  readonly when?: { readonly methods?: readonly string[] };
  /** A listed version; `≤3.14` where the fact held then already and its beginning is not known. */
  readonly since?: string;
  readonly until?: string;
  readonly deprecated?: DeprecationDocument;
  /** False: a library uses a number that it may not allot. */
  readonly conforms?: boolean;
  /** True: a boundary or marker such as `serverErrorStart`, not a code to send. */
  readonly marker?: boolean;
  /** Member of `specifications` that defines it, for a family of independent specifications. */
  readonly specification?: string;
  readonly note?: string;
  readonly sources?: readonly SourceDocument[];
}

export interface MethodDocument {
  readonly name?: string;
  readonly prefix?: string;
  readonly from?: 'client' | 'server' | 'both';
  readonly kind?: 'request' | 'notification';
  readonly since?: string;
  readonly until?: string;
  /** Used by several protocols: counts little as evidence. */
  readonly shared?: boolean;
  /** With this request a connection begins, or begins anew. */
  readonly opens?: boolean;
  /** Member of `params` that names the id of a request which this message takes back. */
  readonly cancels?: string;
}

/**
 * Something exported by a package, by which errors are made or codes are named.
 * `constructor`, `factory`: called with `parameters`. `enum`: `members` are codes.
 * `factories`: an object or class whose `members` are functions, each with its code; `parameters`
 * are those of the members. `export` may be a path into what is exported: `Server.errors`, or `Server#error`
 * for a method of its instances.
 */
export interface SymbolDocument {
  readonly package: string;
  readonly export: string;
  readonly form: 'constructor' | 'factory' | 'enum' | 'factories';
  readonly parameters?: readonly ('code' | 'message' | 'data' | 'id' | 'options' | 'other')[];
  /** Name → code. */
  readonly members?: Readonly<Record<string, number>>;
  /** The code that a constructor or factory without a code parameter gives. */
  readonly code?: number;
  /** Version range of the package (semver). */
  readonly range?: string;
}

export interface TransportErrorDocument {
  readonly name: string;
  readonly http: number;
  readonly meaning: string;
  readonly identifiers?: readonly string[];
  readonly advice?: string;
  readonly note?: string;
  readonly sources?: readonly SourceDocument[];
}

export interface TraitsDocument {
  readonly jsonrpcMember?: 'required' | 'optional' | 'absent';
  /** What its messages carry in `jsonrpc` beside the current version of JSON-RPC. */
  readonly jsonrpcVersions?: readonly string[];
  readonly errorId?: 'required' | 'optional';
  readonly message?: 'string' | 'any';
  readonly batch?: boolean;
  /** Further members that an error object of this protocol may carry. */
  readonly errorMembers?: readonly string[];
}

export interface DetectPackageDocument {
  readonly name: string;
  /** Version range of the package (semver) for which `versions` holds. */
  readonly range?: string;
  /** Versions of the protocol that this package speaks. */
  readonly versions?: readonly string[];
}

export interface DetectDocument {
  readonly packages?: readonly DetectPackageDocument[];
  /** Member name → regular expression that its value, as a string, must match; of an array its first item. */
  readonly members?: Readonly<Record<string, string>>;
  /** The same for members that other protocols and applications have too: they count little, and only in company. */
  readonly hints?: Readonly<Record<string, string>>;
  /** Members whose value names the version: `protocolVersion`. */
  readonly versionMember?: string | readonly string[];
  /** Regular expressions for text of source code, comments included: addresses, paths. The first group names a version. */
  readonly texts?: readonly string[];
  /** So many methods marked `shared` show the protocol, where no other has as many; 3 where it is not said. */
  readonly sharedMethods?: number;
  /** File globs. */
  readonly files?: readonly string[];
}

/** One of a family of independent specifications. */
export interface SpecificationDocument {
  readonly id: string;
  readonly name: string;
  readonly url?: string;
  /** As its makers call it: `Final`, `Stagnant`. */
  readonly status?: string;
}

export interface CatalogDocument {
  readonly $schema?: string;
  readonly id: string;
  readonly name: string;
  /** As its makers abbreviate it, for messages: `MCP`, `LSP`, `JSON-RPC 2.0`. Default: `name`. */
  readonly shortName?: string;
  readonly description?: string;
  readonly homepage?: string;
  /** Set where the facts have no public source: why not. */
  readonly unsourced?: string;
  /** True: many projects speak it. Where several protocols are listed it comes first. */
  readonly widespread?: boolean;
  readonly extends?: readonly string[];
  /** A library: the protocols that it implements. Its versions are semver ranges. */
  readonly serves?: readonly string[];
  readonly versions?: readonly VersionDocument[];
  /**
   * A family of independent specifications, which has no common versions: there `since`, `until` and
   * `deprecated.since` are dates.
   */
  readonly specifications?: readonly SpecificationDocument[];
  readonly ranges?: readonly RangeDocument[];
  readonly entries: readonly EntryDocument[];
  readonly methods?: readonly MethodDocument[];
  readonly symbols?: readonly SymbolDocument[];
  readonly transportErrors?: readonly TransportErrorDocument[];
  readonly traits?: TraitsDocument;
  readonly detect?: DetectDocument;
  /** General advice of the protocol's own documentation. */
  readonly advice?: readonly string[];
  readonly notes?: readonly string[];
}

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
