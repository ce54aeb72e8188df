/**
 * The words that client and server share beyond the Language Server Protocol. Plain constants and
 * types, so that the client can import them without pulling in the server. A client that knows
 * nothing of them (any other editor) still gets everything the protocol itself offers.
 */

/** Diagnostics carry it as `source`, the settings as their section, the pull reports as identifier. */
export const DIAGNOSTIC_SOURCE = 'jsonrpc-errors';
export const SETTINGS_SECTION = 'jsonrpcErrors';

/** Global of the server's worker in which the client says where the TypeScript parser is. */
export const PARSER_URL = 'typescriptParserUrl';

/** `initializationOptions`; all of it optional. */
export interface InitializationOptions {
  /**
   * URI of a page of the documentation, with `{page}` where its path below `docs/` without the
   * extension goes (`rules/reserved-code`).
   */
  readonly documentation?: string;
  /** The same for links in hovers, where editors follow other schemes than in diagnostics. */
  readonly hoverDocumentation?: string;
  /** The client answers `READ_FILE`: for file systems that the server cannot read itself. */
  readonly readFile?: boolean;
  /** The client answers `FIND_FILES`, as it does `READ_FILE`. */
  readonly findFiles?: boolean;
  /** The client wants `STATUS`. */
  readonly status?: boolean;
  /** The `jsonrpcErrors` section, for clients without `workspace/configuration`. */
  readonly settings?: unknown;
  /** Commands of the client that the server may put into code actions. */
  readonly commands?: ClientCommands;
}

/** Ids of commands of the client. */
export interface ClientCommands {
  /** Shows the page of the rule whose id is its argument. */
  readonly showRuleDocumentation?: string;
  /** Saves the open document whose URI is its argument. */
  readonly save?: string;
}

/** Commands of the server, for `workspace/executeCommand`. */
export const SERVER_COMMANDS = {
  /** Makes the safe fixes of a document. Argument: `{ uri }`; result: `FixAllResult`. */
  fixAll: 'jsonrpc-errors.fixAll',
  /** Does what a code action says, for clients that know only commands. Argument: what the server put there. */
  applyAction: 'jsonrpc-errors.applyAction',
  /** Opens the page of the rule whose id is its argument. */
  showRuleDocumentation: 'jsonrpc-errors.showRuleDocumentation',
} as const;

export interface FixAllResult {
  /** Problems that were mended. */
  readonly fixed: number;
  /** What was done, or why nothing was, a sentence. */
  readonly message: string;
}

/** Request from the server: text of a file, `null` where there is none. */
export const READ_FILE = 'jsonrpcErrors/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
export type ReadFileResult = string | null;

/** Request from the server: URIs of the files that a glob means, seen from a folder. */
export const FIND_FILES = 'jsonrpcErrors/findFiles';
export interface FindFilesParams {
  readonly folder: string;
  readonly glob: string;
}
export type FindFilesResult = readonly string[];

/** Notification from the server after it has looked at a document. */
export const STATUS = 'jsonrpcErrors/status';
export interface StatusParams {
  readonly uri: string;
  /** `off`: switched off by a setting. `skipped`: too large. `failed`: an internal error, told in the log. */
  readonly state: 'checked' | 'off' | 'skipped' | 'failed';
  /** Why the document is not checked, a sentence. */
  readonly reason?: string;
  readonly protocols: readonly ProtocolStatus[];
  /** Rules that are not off. */
  readonly rules: number;
  readonly findings: number;
  /** Sentences about settings and configuration that could not be used. */
  readonly problems: readonly string[];
  /** URI of the `.jsonrpc-errors.json` that holds here. */
  readonly config?: string;
}
export interface ProtocolStatus {
  /** `MCP 2025-11-25`. */
  readonly label: string;
  /** Clauses that complete "MCP, because …". */
  readonly evidence: readonly string[];
}

/** Request from the client: facts for "Copy Debug Information". */
export const DEBUG_INFORMATION = 'jsonrpcErrors/debugInformation';
export interface DebugInformation {
  readonly runtime: string;
  readonly documents: number;
  readonly catalogs: readonly string[];
  readonly rules: readonly string[];
  readonly pull: boolean;
  /** The TypeScript parser has been loaded. */
  readonly parser: boolean;
}

/** Request from the client: what an error means that somebody holds. */
export const EXPLAIN = 'jsonrpcErrors/explain';
export interface ExplainParams {
  /** A number, a name, a message, an error object or a line of a log. */
  readonly text: string;
  /** The protocol whose meanings are asked for; absent: all. */
  readonly protocol?: string;
  /** The document from which the text is: meanings in its protocols come first. */
  readonly uri?: string;
}
export interface ExplainResult {
  /** A page about it. */
  readonly markdown: string;
  /** False: the page only says that nothing is known, and what can be explained. */
  readonly known: boolean;
}

/** Request from the client: everything that can be explained, for a list to choose from. */
export const KNOWN_ERRORS = 'jsonrpcErrors/knownErrors';
export interface KnownError {
  readonly code: number;
  /** `Method not found`. */
  readonly title: string;
  /** `MethodNotFound, METHOD_NOT_FOUND`. */
  readonly names: string;
  /** Id and name of the protocol. */
  readonly protocol: string;
  readonly protocolName: string;
  readonly meaning?: string;
}
export type KnownErrorsResult = readonly KnownError[];

/**
 * Schemes under which source control shows old versions of files. Nobody can edit them, so findings
 * there are noise beside those of the file itself; the hover still helps in a review.
 */
export const READ_ONLY_SCHEMES: ReadonlySet<string> = new Set([
  'git',
  'gitlens',
  'gitfs',
  'git-graph',
  'pr',
  'review',
  'svn',
  'hg',
]);
