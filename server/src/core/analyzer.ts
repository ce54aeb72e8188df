import type { ActiveProtocols } from './catalog/active.ts';
import type { CatalogSet } from './catalog/catalog-set.ts';
import type { ProtocolChoice } from './catalog/types.ts';
import type { TypeScriptParser } from './extract/typescript/parser.ts';
import type { FileFacts, Finding, LinkedFile, LinkedSite, MessageFact, SeverityOrOff, SourceText } from './model.ts';

/** What a host knows about a file beside its text: settings, configuration, surroundings. */
export interface FileContext {
  /** First one that is set wins: command line, (directive in the file), editor setting, configuration. */
  readonly commandLine?: readonly ProtocolChoice[];
  readonly configured?: readonly ProtocolChoice[];
  /** False switches detection off. Default: true. */
  readonly detect?: boolean;
  /** `dependencies`, `devDependencies` and `peerDependencies` of the nearest package.json, with the ranges written there. */
  readonly dependencies?: Readonly<Record<string, string>>;
  /** Name of the nearest package.json. */
  readonly packageName?: string;
  /** Rule id → severity; what is not named has its default. */
  readonly severities?: Readonly<Record<string, SeverityOrOff>>;
}

/** What the engine says about one file. */
export interface FileAnalysis {
  readonly linked: LinkedFile;
  /** In order of position. */
  readonly findings: readonly Finding[];
  /** The sites that are taken for JSON-RPC errors (a `shape` site counts only where a protocol is shown). */
  readonly sites: readonly LinkedSite[];
  /** Protocols of the file as a whole, for `--explain-protocol`. */
  readonly protocols: ActiveProtocols;
  /** Protocols that are active at a site or message: in captures they differ from exchange to exchange. */
  protocolsAt(place: LinkedSite | MessageFact): ActiveProtocols;
}

export interface Analyzer {
  readonly catalogs: CatalogSet;
  /** Cheap test on the text: false means `extract` would find nothing. */
  isCandidate(source: SourceText): boolean;
  /** Phase 1. Never throws, whatever the text. */
  extract(source: SourceText): FileFacts;
  /** Phases 2 and 3. */
  analyze(facts: FileFacts, context: FileContext): FileAnalysis;
}

/** The TypeScript parser is asked for when the first TypeScript or JavaScript candidate is extracted. */
export type LoadParser = () => TypeScriptParser;
