import type {
  AliasFact,
  CodeFact,
  DefinitionGroup,
  ErrorSite,
  MessageFact,
  NameFact,
  RangeFact,
  SiteEvidence,
  Span,
  SymbolUse,
} from '../../model.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Collected } from './collect.ts';
import type { SymbolMatch, SymbolTable } from './imports.ts';
import { isErrorName } from './names.ts';
import type { Node, ObjectLiteral, SourceFile, TypeScriptParser } from './parser.ts';
import type { Scope } from './scope.ts';
import { spanOf } from './syntax.ts';
import { isTestPath } from './test-paths.ts';

/** A site under construction; what is undefined is left out. */
export type SiteDraft = { -readonly [K in keyof ErrorSite]: ErrorSite[K] | undefined } & {
  role: ErrorSite['role'];
  form: ErrorSite['form'];
  evidence: SiteEvidence;
  anchor: Span;
};

/** Everything that the forms share while one file is read. */
export class Extraction {
  readonly ts: TypeScriptParser;
  readonly file: SourceFile;
  readonly vocabulary: Vocabulary;
  readonly nodes: Collected;
  readonly scope: Scope;
  readonly symbols: SymbolTable;
  readonly sites: SiteDraft[] = [];
  readonly groups: DefinitionGroup[] = [];
  readonly ranges: RangeFact[] = [];
  /** Tables of errors → indexes into `groups`. */
  readonly tables = new Map<Node, number>();
  readonly messages: MessageFact[] = [];
  /** Names of this file that are or make errors whose code another module knows. */
  readonly errorAliases: AliasFact[] = [];
  /** Object literals with a `jsonrpc` member → index into `messages`. */
  readonly messageOf = new Map<ObjectLiteral, number>();
  /** Messages whose `error` is assigned, wholly or in part, after they are made. */
  readonly filledErrors = new Set<number>();
  /** True for a file of tests, mocks or fixtures. */
  readonly isTest: boolean;
  /** True where the file speaks of JSON-RPC or imports a package that some catalog lists. */
  readonly speaksRpc: boolean;
  readonly #claimed = new Set<number>();
  readonly #objects = new Set<string>();

  constructor(parts: {
    readonly ts: TypeScriptParser;
    readonly file: SourceFile;
    readonly path: string;
    readonly vocabulary: Vocabulary;
    readonly nodes: Collected;
    readonly scope: Scope;
    readonly symbols: SymbolTable;
  }) {
    this.ts = parts.ts;
    this.file = parts.file;
    this.vocabulary = parts.vocabulary;
    this.nodes = parts.nodes;
    this.scope = parts.scope;
    this.symbols = parts.symbols;
    this.isTest = isTestPath(parts.path);
    this.speaksRpc = parts.symbols.knowsPackage || /[Jj](?:son|SON)-?(?:rpc|RPC)/.test(parts.file.text);
  }

  span(node: Node): Span {
    return spanOf(this.ts, node, this.file);
  }

  textOf(span: Span): string {
    return this.file.text.slice(span.start, span.end);
  }

  nameFact(node: Node, text: string): NameFact {
    return { text, span: this.span(node) };
  }

  /** Adds a site unless its token belongs to another one already, or is still to be typed. */
  add(draft: SiteDraft): void {
    const token = draft.code?.span.start ?? draft.anchor.start;
    if (this.#claimed.has(token) || draft.anchor.start >= draft.anchor.end) return;
    this.#claimed.add(token);
    if (this.isTest) draft.test = true;
    if (draft.symbol === undefined && draft.code?.kind === 'reference') {
      const read = this.member(draft.code.path);
      if (read !== undefined) draft.symbol = this.symbolUse(read.match, draft.code.span);
    }
    if (draft.object !== undefined) this.#objects.add(`${draft.object.start} ${draft.object.end}`);
    this.sites.push(draft);
  }

  /** True where the error that this object or call makes has its site already. */
  isTaken({ start, end }: Span): boolean {
    return this.#objects.has(`${start} ${end}`);
  }

  /** What only looks like an error is one when its table holds a number that is. */
  raiseByTable(): void {
    const proven = new Set<number>();
    for (const { group, evidence } of this.sites) {
      if (group !== undefined && (evidence === 'number' || evidence === 'symbol')) proven.add(group);
    }
    for (const draft of this.sites) {
      if (draft.evidence === 'shape' && draft.group !== undefined && proven.has(draft.group)) draft.evidence = 'table';
    }
  }

  /** Adds a group and gives its index. */
  group(kind: DefinitionGroup['kind'], node: Node, name: string | undefined): number {
    this.groups.push(name === undefined ? { kind, span: this.span(node) } : { kind, name, span: this.span(node) });
    return this.groups.length - 1;
  }

  /** The value that a fact has as far as this file shows it. */
  valueOf(code: CodeFact): number | string | undefined {
    if (code.kind === 'integer' || code.kind === 'fraction' || code.kind === 'string') return code.value;
    if (code.kind !== 'reference') return undefined;
    return this.scope.lookup(code.path) ?? this.member(code.path)?.value;
  }

  /** The enum member (or factory) of a catalog to which a path leads. */
  member(path: readonly string[]): { readonly match: SymbolMatch; readonly value: number } | undefined {
    for (const match of this.symbols.match(this.scope.canonical(path))) {
      const name = match.rest[0];
      const value = name === undefined || match.rest.length > 1 ? undefined : match.symbol.members?.[name];
      if (value !== undefined) return { match, value };
    }
    return undefined;
  }

  symbolUse(match: SymbolMatch, span: Span): SymbolUse {
    const base = { package: match.symbol.package, export: match.symbol.export, span };
    return match.rest.length === 0 ? base : { ...base, member: match.rest.join('.') };
  }

  isKept(value: number | string | undefined): value is number {
    return typeof value === 'number' && Number.isInteger(value) && this.vocabulary.isKept(value);
  }

  /** `isKept` without the limits of 16-bit integers, which are far more often samples and bounds. */
  isTelling(value: number | string | undefined): value is number {
    return this.isKept(value) && value !== -(2 ** 15) && value !== 1 - 2 ** 15;
  }

  /** `symbol`, `number`, or `import` where another module may say it; undefined where the fact alone proves nothing. */
  proof(code: CodeFact): 'symbol' | 'number' | 'import' | undefined {
    if (
      code.kind === 'reference' &&
      this.scope.lookup(code.path) === undefined &&
      this.member(code.path) !== undefined
    ) {
      return 'symbol';
    }
    const value = this.valueOf(code);
    if (code.kind !== 'string' && this.isKept(value)) return 'number';
    return code.kind === 'reference' && value === undefined && this.isForeign(code.path) ? 'import' : undefined;
  }

  /** `proof` without what is more often a sample or a bound than a code. */
  tellingProof(code: CodeFact): 'symbol' | 'number' | 'import' | undefined {
    const proof = this.proof(code);
    return proof === 'number' && !this.isTelling(this.valueOf(code)) ? undefined : proof;
  }

  /** True for a path into another module that may lead to a code or an error: its last name is no plain word. */
  isForeign(path: readonly string[]): boolean {
    const root = path[0] as string;
    if (!this.symbols.isImported(root) || this.scope.isClouded(root)) return false;
    return /^[A-Z]/.test(path.at(-1) as string) || path.some(isErrorName);
  }
}
