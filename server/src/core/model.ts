/**
 * The words of the engine. Everything here is plain, structured-cloneable data: the facts of a file
 * can be cached, sent to a worker and compared. Offsets are UTF-16 code units from the start of the
 * text (a BOM counts as one unit), `end` is exclusive.
 */

import type { Module } from './link/module.ts';
import type { CaptureFacts, CaptureReading, LinkedTraffic } from './traffic/model.ts';

/** A part of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** VS Code language ids that the engine reads. `jsonl` and `log` are captures: how one is written its content tells. */
export const LANGUAGES = [
  'json',
  'jsonc',
  'jsonl',
  'log',
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
] as const;
export type Language = (typeof LANGUAGES)[number];

/** True for what only the TypeScript parser reads. */
export function isScript(language: Language): boolean {
  return language !== 'log' && !language.startsWith('json');
}

/** True for recordings of what was said, whose text nobody writes. */
export function isRecorded(language: Language): boolean {
  return language === 'jsonl' || language === 'log';
}

/** Text to analyse. `path` names it in findings and for globs; the engine never opens it. */
export interface SourceText {
  readonly path: string;
  readonly language: Language;
  readonly text: string;
  /** How a capture is to be read, where somebody says so. */
  readonly reading?: CaptureReading;
}

/* ------------------------------------------------------------------------------------------------
 * Error sites
 * ---------------------------------------------------------------------------------------------- */

/**
 * What a place does with a code. `emit`: thrown, returned, sent. `define`: constant, enum member,
 * class field, table. `compare`: switch case, `===`, sets of handled codes, assertions in tests.
 * `type`: literal types. `captured`: a message in a log or JSON document.
 */
export type Role = 'emit' | 'define' | 'compare' | 'type' | 'captured';

/** The syntax in which a code stands. */
export type SiteForm =
  | 'object-literal'
  | 'constructor'
  | 'factory'
  | 'constant'
  | 'enum-member'
  | 'static-member'
  | 'class-field'
  | 'table'
  | 'comparison'
  | 'switch-case'
  | 'assertion'
  | 'type'
  | 'json'
  | 'capture';

/**
 * Why a place is taken for a JSON-RPC error, strongest first.
 * `envelope`: it stands as `error` beside a `jsonrpc` member. `symbol`: it is an argument of, or a
 * member of, something that a catalog lists for a package that the file imports. `number`: the value
 * lies in a range that JSON-RPC or a protocol on it keeps. `table`: a sibling in the same enum or
 * table has such a number, its definition is proven, or what makes the error is named as one of JSON-RPC. `shape`: only looks like an error object; rules must not judge it unless
 * something else in the file shows a protocol. `import`: only a name of another module stands there; the link
 * phase raises it to `number` where that name leads to a kept number, and drops the site where it does not.
 */
export type SiteEvidence = 'envelope' | 'symbol' | 'number' | 'table' | 'shape' | 'import';

/** A place where an error code stands, with its code, message, data and name as far as one file shows them. */
export interface ErrorSite {
  readonly role: Role;
  readonly form: SiteForm;
  readonly evidence: SiteEvidence;
  /**
   * Where the site is shown: the code token; or the constant, factory or member that stands for it;
   * for an error without a code the `error` key, else the opening brace.
   */
  readonly anchor: Span;
  /** Absent where an error object has no `code`, and for factories whose code a catalog knows. */
  readonly code?: CodeFact;
  readonly message?: TextFact;
  readonly data?: MemberFact;
  /** Members of `data` where that is an object of which all are seen. */
  readonly dataMembers?: readonly MemberFact[];
  /** The name that a definition gives to the code, or that the property key of a table gives to its error. */
  readonly name?: NameFact;
  /** Index into `FileFacts.groups`: the enum, table or list of pairs that holds this definition. */
  readonly group?: number;
  /** The whole error object or call. */
  readonly object?: Span;
  /** Members of the error object in source order; absent where there is no object. */
  readonly members?: readonly MemberFact[];
  /** False where a spread or a computed key may add members that are not seen. */
  readonly complete?: boolean;
  /** Index into `FileFacts.messages`: the response whose `error` this is. */
  readonly response?: number;
  /** The catalog symbol that is called, constructed or read. */
  readonly symbol?: SymbolUse;
  /**
   * Set where nothing but the callee, a name of another module, can say whether this argument is a code; with
   * evidence `import`. `index` counts arguments from 0.
   */
  readonly argument?: { readonly callee: readonly string[]; readonly index: number };
  /** It stands in JSON inside a string or template: only numbers can be replaced there without regard to its escapes. */
  readonly embedded?: true;
  /** The number is a limit (`code >= -1`), not a code in use. */
  readonly bound?: true;
  /** The code is that of what is called: its name stands for it, before the arguments. */
  readonly callee?: true;
  /** True in a test file, a fixture or an assertion: rules report the maker of a fault, not its tests. */
  readonly test?: boolean;
}

interface CodeBase {
  readonly span: Span;
  /** The source text of the token, as written (`-32_602`, `"-32602"`, `ErrorCode.InvalidParams`). */
  readonly text: string;
}
/** A code as far as one file shows it. */
export type CodeFact = CodeBase &
  (
    | { readonly kind: 'integer'; readonly value: number }
    | { readonly kind: 'fraction'; readonly value: number }
    | { readonly kind: 'string'; readonly value: string }
    /**
     * `path` is `["ErrorCode", "InvalidParams"]` or `["NOT_FOUND"]`; the link phase looks it up. It may also lead to
     * something that is or makes an error with this code: `["RpcError", "invalidParams"]`, `["ERRORS", "gone", "code"]`.
     */
    | { readonly kind: 'reference'; readonly path: readonly string[] }
    /** A literal of a type that can be no code. */
    | { readonly kind: 'wrong-type'; readonly type: 'boolean' | 'null' | 'object' | 'array' }
    /** An expression whose value is not known. */
    | { readonly kind: 'expression' }
  );

/** A text as far as it is static. */
export interface TextFact {
  readonly span: Span;
  /**
   * The static text with `…` where an expression stands; absent where nothing is known or where the
   * value is not a string.
   */
  readonly value?: string;
  /** True where an expression follows or precedes the static part. */
  readonly partial: boolean;
  /** Set where the value is a literal of another type: `message-not-string`. */
  readonly wrongType?: 'number' | 'boolean' | 'null' | 'object' | 'array';
}

/** A name as it is written. */
export interface NameFact {
  readonly text: string;
  readonly span: Span;
}

/** A member of an object: `key` spans the key with its quotes, `value` the whole value. */
export interface MemberFact {
  readonly name: string;
  readonly key: Span;
  readonly value: Span;
  readonly type: 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array' | 'expression';
  /** The value of a literal string, number or boolean; `null` for null; absent otherwise. */
  readonly literal?: string | number | boolean | null;
}

/** Use of something that a catalog lists under `symbols`. */
export interface SymbolUse {
  readonly package: string;
  readonly export: string;
  /** Static method or enum member: `invalidParams` in `RequestError.invalidParams()`. */
  readonly member?: string;
  /** Span of the callee or of the member expression. */
  readonly span: Span;
}

/** An enum, table or list of pairs whose members are definitions of codes. */
export interface DefinitionGroup {
  readonly kind: 'enum' | 'object' | 'pairs' | 'static-members' | 'constants';
  readonly name?: string;
  readonly span: Span;
}

/* ------------------------------------------------------------------------------------------------
 * Facts of a file
 * ---------------------------------------------------------------------------------------------- */

/** A JSON-RPC message in a document, a capture or an object literal. */
export interface MessageFact {
  readonly span: Span;
  readonly kind: 'request' | 'notification' | 'response' | 'unknown';
  readonly jsonrpc?: MemberFact;
  readonly id?: MemberFact;
  readonly method?: MemberFact;
  readonly params?: MemberFact;
  readonly result?: MemberFact;
  readonly error?: MemberFact;
  /** Index into `FileFacts.sites` of its error. */
  readonly site?: number;
  /** No spread, no computed key: what is absent here is absent. */
  readonly complete: boolean;
  /** True where it has members that no message has. */
  readonly foreign?: true;
  /** It stands in JSON inside a string: only numbers can be replaced there without regard to its escapes. */
  readonly embedded?: true;
  /** The object is itself sent (returned by a handler, passed to a sender or `JSON.stringify`). Always true in JSON. */
  readonly sent: boolean;
  /** True in a test file, a fixture or an assertion: rules report the maker of a fault, not its tests. */
  readonly test?: boolean;
  /** Zero-based line of a capture. */
  readonly line?: number;
}

/** A check whether a code lies between two numbers: `code >= -2 && code <= -1`, `code < -2 || code > -1`. */
export interface RangeFact {
  /** The whole check. */
  readonly span: Span;
  /** The bound behind `>` or `>=`, read so that what lies inside is meant. */
  readonly from: BoundFact;
  readonly to: BoundFact;
  /** True where the check holds for what lies outside. */
  readonly outside?: true;
  /** True in a test file. */
  readonly test?: true;
}

/** One end of a range that code checks. */
export interface BoundFact {
  readonly value: number;
  /** True where the number itself is inside. */
  readonly inclusive: boolean;
  /** The number, or the name that stands for it. */
  readonly number: Span;
  /** True where the number is written there. */
  readonly literal: boolean;
  readonly operator: Span;
}

/** A name with a statically known value, for the link phase. */
export interface DefinitionFact {
  /** `["METHOD_NOT_FOUND"]`, `["ErrorCode", "MethodNotFound"]`, `["ERRORS", "parse", "code"]`. */
  readonly path: readonly string[];
  readonly name: Span;
  readonly value: number | string;
  /** Index into `FileFacts.sites` of the definition, where it is one. */
  readonly site?: number;
  /** True for a constant that every later place of the file may use by this path. */
  readonly topLevel?: true;
  /** The name is or makes an error with this code: a factory, a class, an error object. Absent: it is the number itself. */
  readonly gives?: 'error';
}

/** A name that stands for what another name of the file stands for: `const GONE = Codes.GONE`. */
export interface AliasFact {
  readonly path: readonly string[];
  /** Its first step may be an import. */
  readonly target: readonly string[];
  /** The name is or makes an error whose code the target is. */
  readonly gives?: 'error';
}

/** A name that a file takes from a module. */
export interface ImportFact {
  readonly module: string;
  /** `*` for a namespace or a whole CommonJS module, `default` for a default import. */
  readonly imported: string;
  readonly local: string;
  readonly span: Span;
  /** True for a value that every later place of the file may use by this name: no `import type`, no `require()` in a function. */
  readonly topLevel?: true;
}

/** A name that a file gives to others. */
export interface ExportFact {
  /** `default` for a default export; `*` for all that something has (`export * from`); `=` where it is the whole module (`module.exports = …`). */
  readonly exported: string;
  /** A name of the file, or a path of names with dots: `Codes.GONE`. Of a default export without a name `default`. With `from`, a name of that module, or `*` for all of it. */
  readonly local: string;
  /** Module of a re-export. */
  readonly from?: string;
}

/** A function or class of which a parameter that is named as a code goes into an error that it makes: its calls are sites. */
export interface FactoryFact {
  /** How it is called: `["fail"]`, `["RpcError"]`, `["errors", "make"]`; of a default export without a name `["default"]`. */
  readonly path: readonly string[];
  readonly name: Span;
  /** Which argument is what, from 0; -1: none. */
  readonly code: number;
  readonly message: number;
  readonly data: number;
  /** Set for a class without a constructor: it takes what this class takes, and the numbers are -1. */
  readonly base?: readonly string[];
}

/** Something in the file that may show a protocol; weighed later, against the catalogs. */
export interface EvidenceFact {
  readonly kind: 'import' | 'method' | 'member' | 'text';
  /** Module specifier; method name; member name; text. */
  readonly value: string;
  /** Literal value of a member (`"2025-11-25"` for `protocolVersion`), as a string. */
  readonly detail?: string;
  /** Index into `FileFacts.messages`: the evidence belongs to this message. */
  readonly message?: number;
  readonly span?: Span;
}

/** A comment that begins with `jsonrpc-errors-`. */
export interface DirectiveFact {
  /** `protocol`, `catalog`, `disable-next-line`, … or whatever was written. */
  readonly name: string;
  /** Words between the name and `--`, split at commas and blanks. */
  readonly args: readonly NameFact[];
  /** Text after `--`. */
  readonly reason?: string;
  /** The directive itself with its reason, without comment marks. */
  readonly span: Span;
  /** The whole comment; of a JSX child with the braces around it. */
  readonly comment: Span;
  /**
   * Of `disable-line` and `disable-next-line` the lines that are meant, without the last line break; absent where
   * no line follows.
   */
  readonly lines?: Span;
}

/** A token or comment with a line break inside: no comment can be put at the beginning of the lines inside. */
export interface MultilineFact {
  readonly span: Span;
  /** True for text between JSX tags, where a comment stands in braces. */
  readonly jsx: boolean;
}

/** A place that could not be read. */
export interface SyntaxFact {
  readonly span: Span;
  /** `expected ] before }`, without a full stop. */
  readonly problem: string;
  /** Zero-based line of a capture. */
  readonly line?: number;
  /** The file ends in the middle of it. */
  readonly cutOff?: true;
}

/** A member of an enum or table that declares codes. */
export interface MarkedMember {
  readonly name: string;
  readonly code: number;
  /** The first sentence of its documentation comment. */
  readonly meaning?: string;
  readonly message?: string;
  readonly span: Span;
}

/** An enum or table above which a comment says that it holds the codes of the project. */
export interface MarkedTable {
  readonly name: string;
  /** The comment. */
  readonly span: Span;
  readonly members: readonly MarkedMember[];
}

/** What one file says, without knowledge of any other file or of any protocol choice. */
export interface FileFacts {
  readonly path: string;
  readonly language: Language;
  readonly sites: readonly ErrorSite[];
  /** Sites with evidence `import`: the link phase decides on them. */
  readonly tentative: readonly ErrorSite[];
  readonly messages: readonly MessageFact[];
  readonly groups: readonly DefinitionGroup[];
  readonly ranges: readonly RangeFact[];
  readonly definitions: readonly DefinitionFact[];
  readonly aliases: readonly AliasFact[];
  readonly factories: readonly FactoryFact[];
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly evidence: readonly EvidenceFact[];
  readonly directives: readonly DirectiveFact[];
  /** Only where there are such. */
  readonly tables?: readonly MarkedTable[];
  /** In order of position; only where something can be found in the file. */
  readonly multiline: readonly MultilineFact[];
  /** Only of captures: what should be JSON and is not. */
  readonly syntax: readonly SyntaxFact[];
  /** Only of captures. */
  readonly capture?: CaptureFacts;
}

/** The facts of a file that says nothing. */
export function emptyFacts(path: string, language: Language): FileFacts {
  return {
    path,
    language,
    sites: [],
    tentative: [],
    messages: [],
    groups: [],
    ranges: [],
    definitions: [],
    aliases: [],
    factories: [],
    imports: [],
    exports: [],
    evidence: [],
    directives: [],
    multiline: [],
    syntax: [],
  };
}

/* ------------------------------------------------------------------------------------------------
 * Linked facts
 * ---------------------------------------------------------------------------------------------- */

/** An error site whose code, name and message are resolved as far as the project shows them. */
export interface LinkedSite extends ErrorSite {
  /** Index into `FileFacts.sites`; of a tentative site that another module made one, behind their end. */
  readonly index: number;
  /** The number that the code is; absent where it is unknown or not an integer. */
  readonly value?: number;
  /**
   * How the value was found: written at the site; through a constant of the project (`definition`
   * says which); through a symbol of a catalog.
   */
  readonly origin: 'literal' | 'definition' | 'symbol' | 'unknown';
  readonly definition?: SiteDefinition;
}

/** The constant, table or factory from which a site takes its number. */
export interface SiteDefinition {
  /** `FileFacts.path` of the file in which it stands. */
  readonly path: string;
  readonly definition: DefinitionFact;
  /** Set where that is another file: its id among the modules of the project. */
  readonly module?: string;
}

/** The facts of a file with its sites resolved; what rules judge. */
export interface LinkedFile {
  readonly facts: FileFacts;
  readonly sites: readonly LinkedSite[];
  /** The file among the modules of its project. */
  readonly module: Module;
  /** Only of captures. */
  readonly traffic?: LinkedTraffic;
}

/* ------------------------------------------------------------------------------------------------
 * Findings
 * ---------------------------------------------------------------------------------------------- */

/** Most severe first. */
export const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type SeverityOrOff = Severity | 'off';

/** Replaces the text of a span. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A change that mends a finding; `safe` ones may be applied without asking. */
export interface Fix {
  /** Says the result: `Change the code to -32602 (Invalid params)`. */
  readonly title: string;
  readonly kind: 'safe' | 'suggestion';
  /** Of the same file, in order, without overlap. */
  readonly edits: readonly TextEdit[];
  /**
   * The protocol (`id` or `id@version`) that this fix chooses. Where the language has comments, `edits` write the
   * directive; where it has none they are empty, and only a host that can change the configuration offers the fix.
   */
  readonly protocol?: string;
}

/** Another place that helps to understand a finding. */
export interface RelatedPlace {
  readonly span: Span;
  /** Absent: the same file. */
  readonly path?: string;
  /** Id of that file among the modules of the project. */
  readonly module?: string;
  /** Zero-based line in that file, where it is known. */
  readonly line?: number;
  readonly message: string;
}

/** What a rule says about a place. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly code?: number;
  /** `id` or `id@version` of the protocols that were active there. */
  readonly protocols: readonly string[];
  readonly related?: readonly RelatedPlace[];
  readonly tag?: 'deprecated' | 'unnecessary';
}
