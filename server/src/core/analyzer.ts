import type { ActiveProtocols } from './catalog/active.ts';
import { type OwnProtocol, resolveActive } from './catalog/active.ts';
import type { CatalogSet } from './catalog/catalog-set.ts';
import { parseChoice } from './catalog/choice.ts';
import type { ProtocolChoice } from './catalog/types.ts';
import { extractJson } from './extract/json/index.ts';
import { extractTypeScript } from './extract/typescript/index.ts';
import type { TypeScriptParser } from './extract/typescript/parser.ts';
import { isCandidateText } from './extract/typescript/prefilter.ts';
import { vocabularyOf } from './extract/vocabulary.ts';
import { isCapture } from './fix/capture.ts';
import { Source } from './fix/source.ts';
import { judge } from './judge.ts';
import { linkFile } from './link/index.ts';
import { alone, type Module } from './link/module.ts';
import {
  type FileFacts,
  type Finding,
  type Fix,
  isRecorded,
  isScript,
  type LinkedFile,
  type LinkedSite,
  type MessageFact,
  type SeverityOrOff,
  type SourceText,
} from './model.ts';
import { remembered } from './remembered.ts';
import type { Rule } from './rules/rule.ts';
import { protocolScopes } from './scopes.ts';
import { type CapturePieceState, captureState, PiecewiseCapture } from './traffic/piecewise.ts';
import { readCapture } from './traffic/reader.ts';
import { isRecording } from './traffic/recognise.ts';
import type { CaptureOptions, CaptureSession } from './traffic/session.ts';

/** The catalogs of the project to which a file belongs. */
export interface ProjectOfFile {
  /** Those of the engine, and the project's own above them. */
  readonly catalogs: CatalogSet;
  /** Own ones that are active in this file whatever it shows. */
  readonly own: readonly OwnProtocol[];
}

/** What a host knows about a file beside its text: settings, configuration, surroundings. */
export interface FileContext {
  /** Absent for a project without catalogs of its own. */
  readonly project?: ProjectOfFile;
  /** Protocols of the command line. The first of command line, directive in the file, settings and configuration that is set wins. */
  readonly commandLine?: readonly ProtocolChoice[];
  /** Versions of chosen protocols from which somebody migrates: tests and comparisons count too. */
  readonly since?: readonly ProtocolChoice[];
  /** Protocols of the editor's settings. */
  readonly settings?: readonly ProtocolChoice[];
  /** Protocols of the configuration file. */
  readonly configured?: readonly ProtocolChoice[];
  /** False switches detection off. Default: true. */
  readonly detect?: boolean;
  /** `dependencies`, `devDependencies` and `peerDependencies` of the nearest package.json, with the ranges written there. */
  readonly dependencies?: Readonly<Record<string, string>>;
  /** Versions of those of them that catalogs list, as they are installed. */
  readonly installed?: Readonly<Record<string, string>>;
  /** Name of the nearest package.json. */
  readonly packageName?: string;
  /** False: comments in the file neither choose a protocol nor silence a rule. Default: true. */
  readonly inlineConfig?: boolean;
  /** Rule id → severity; what is not named has its default. */
  readonly severities?: Readonly<Record<string, SeverityOrOff>>;
}

/** What the engine says about one file. */
export interface FileAnalysis {
  /** All that are known in the project of the file. */
  readonly catalogs: CatalogSet;
  readonly linked: LinkedFile;
  /** In order of position. */
  readonly findings: readonly Finding[];
  /**
   * Ways to mend a finding of this analysis, the best first. A capture is a record: its text is never changed.
   * @param text the text that was analysed
   */
  fixesOf(finding: Finding, text: string): readonly Fix[];
  /** The sites that are taken for JSON-RPC errors (a `shape` site counts only where a protocol is shown). */
  readonly sites: readonly LinkedSite[];
  /** Protocols of the file as a whole, for `--explain-protocol`. */
  readonly protocols: ActiveProtocols;
  /** Protocols that are active at a site or message: in captures they differ from exchange to exchange. */
  protocolsAt(place: LinkedSite | MessageFact): ActiveProtocols;
}

/**
 * The engine over one set of catalogs; hosts bring texts and contexts. Of a project with catalogs of its own the first
 * phases are given the set of `FileContext.project`.
 */
export interface Analyzer {
  readonly catalogs: CatalogSet;
  readonly rules: readonly Rule[];
  /** Cheap test on the text: false means `extract` would find nothing. */
  isCandidate(source: SourceText, catalogs?: CatalogSet): boolean;
  /** Phase 1. Never throws, whatever the text. */
  extract(source: SourceText, catalogs?: CatalogSet): FileFacts;
  /**
   * Phases 2 and 3.
   * @param module the file among the modules of its project; absent: what other modules give stays unknown
   */
  analyze(facts: FileFacts, context: FileContext, module?: Module): FileAnalysis;
  /** All phases of a capture that comes in piece by piece. */
  openCapture(options: CaptureOptions): CaptureSession;
}

/** What an engine is made of. */
export interface AnalyzerOptions {
  readonly catalogs: CatalogSet;
  /** All rules; `RULES` of the generated registry unless a test wants fewer. */
  readonly rules: readonly Rule[];
  /** Asked for when the first TypeScript or JavaScript candidate is extracted. */
  readonly loadParser: () => TypeScriptParser;
}

/** The engine: extract, link and judge over one set of catalogs. */
export function createAnalyzer({ catalogs: builtIn, rules, loadParser }: AnalyzerOptions): Analyzer {
  return {
    catalogs: builtIn,
    rules,

    isCandidate: (source, catalogs = builtIn) =>
      !isScript(source.language) || isCandidateText(source.text, vocabularyOf(catalogs)),

    extract(source, catalogs = builtIn) {
      const { path, language, text, reading } = source;
      const vocabulary = vocabularyOf(catalogs);
      if (isScript(language)) return extractTypeScript(source, vocabulary, loadParser());
      const recorded = isRecorded(language) || (language === 'json' && isRecording(text));
      return recorded ? readCapture(text, { path, language, ...reading }, vocabulary) : extractJson(source, vocabulary);
    },

    analyze: (facts, context, module) => analyze(facts, context, undefined, module),
    openCapture(options) {
      const catalogs = options.context.project?.catalogs ?? builtIn;
      return new PiecewiseCapture(options, vocabularyOf(catalogs), catalogs, analyze);
    },
  };

  function analyze(
    extracted: FileFacts,
    context: FileContext,
    piece?: CapturePieceState,
    given?: Module,
  ): FileAnalysis {
    const facts = context.inlineConfig === false ? { ...extracted, directives: [] } : extracted;
    const { catalogs = builtIn, own } = context.project ?? {};
    const module = given ?? alone(facts);
    const file = linkFile(facts, catalogs, module);
    const { state, last } = piece ?? { state: captureState(catalogs), last: true };
    const capture = facts.capture === undefined ? undefined : state.next(facts, last);
    const linked = capture === undefined ? file : { ...file, traffic: capture.traffic };
    const detect = context.detect ?? true;
    const chosen = chosenProtocols(facts, context, catalogs);
    const scopes = protocolScopes(
      facts,
      (evidence) =>
        remembered(
          resolveActive(catalogs, {
            evidence,
            detect,
            path: facts.path,
            inCode: isScript(facts.language),
            ...(chosen === undefined ? {} : { chosen }),
            own,
            ...(context.dependencies === undefined ? {} : { dependencies: context.dependencies }),
            ...(context.installed === undefined ? {} : { installed: context.installed }),
          }),
        ),
      capture,
    );
    const judgement = judge(linked, {
      catalogs,
      module,
      rules,
      severities: context.severities ?? {},
      scopes,
      ...(context.packageName === undefined ? {} : { packageName: context.packageName }),
      ...(context.since === undefined ? {} : { since: context.since }),
    });
    let source: Source | undefined;
    const sourceOf = (text: string): Source => {
      if (source?.text !== text) source = new Source(text, facts.language);
      return source;
    };
    return {
      catalogs,
      linked,
      findings: judgement.findings,
      fixesOf(finding, text) {
        const fixes = judgement.fixesOf(finding, sourceOf(text));
        // What was said was said: there is nothing to mend in it but how it is read.
        if (facts.capture !== undefined) return fixes.filter(({ edits }) => edits.length === 0);
        return isCapture(facts) ? fixes.map((fix) => ({ ...fix, kind: 'suggestion' })) : fixes;
      },
      sites: linked.sites.filter((site) => counts(site, scopes.ofMessage(site.response))),
      protocols: scopes.ofFile,
      protocolsAt: (place) => scopes.ofMessage('role' in place ? place.response : facts.messages.indexOf(place)),
    };
  }
}

/** An object that only looks like an error counts where a protocol that is spoken here knows its number. */
function counts(site: LinkedSite, protocols: ActiveProtocols): boolean {
  if (site.evidence !== 'shape') return true;
  return protocols.beyondBase && site.value !== undefined && protocols.definitionsOf(site.value).length > 0;
}

type Chosen = NonNullable<Parameters<typeof resolveActive>[1]['chosen']>;

function chosenProtocols(facts: FileFacts, context: FileContext, catalogs: CatalogSet): Chosen | undefined {
  const places: readonly Chosen[] = [
    { choices: context.commandLine ?? [], by: 'command line' },
    { choices: directiveProtocols(facts, catalogs), by: 'directive' },
    { choices: context.settings ?? [], by: 'settings' },
    { choices: context.configured ?? [], by: 'configuration' },
  ];
  return places.find((place) => place.choices.length > 0);
}

function directiveProtocols(facts: FileFacts, catalogs: CatalogSet): readonly ProtocolChoice[] {
  const choices: ProtocolChoice[] = [];
  for (const directive of facts.directives) {
    if (directive.name !== 'protocol') continue;
    for (const { text } of directive.args) {
      const parsed = parseChoice(text, catalogs);
      if ('choice' in parsed) choices.push(parsed.choice);
    }
  }
  return choices;
}
