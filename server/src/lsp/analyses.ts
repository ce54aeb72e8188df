import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analyzer, FileAnalysis } from '../core/analyzer.ts';
import { emptyFacts, type FileFacts, type Language, type SourceText } from '../core/model.ts';
import type { Contexts, DocumentContext } from './context.ts';
import { languageOf } from './language.ts';

/** What is known about an open document. */
export interface Look {
  readonly context: DocumentContext;
  /** Absent where the document is not checked. */
  readonly analysis?: FileAnalysis;
  readonly state: 'checked' | 'off' | 'skipped';
  /** Why it is not checked, a sentence. */
  readonly reason?: string;
  /** Differs whenever the answer may differ: the result id of a pull. */
  readonly serial: number;
  readonly version: number;
}

/** Megabytes of `jsonrpcErrors.maxFileSize`, in UTF-16 units. */
const UNITS_PER_MEGABYTE = 1024 * 1024;

/** Why a document is not read; `undefined` where it is. */
export function refusalOf(
  document: TextDocument,
  { settings: { enable, maxFileSize } }: DocumentContext,
): Pick<Look, 'state' | 'reason'> | undefined {
  if (!enable) return { state: 'off', reason: 'Switched off by jsonrpcErrors.enable.' };
  const { length } = document.getText();
  if (length <= maxFileSize * UNITS_PER_MEGABYTE) return undefined;
  const size = (length / UNITS_PER_MEGABYTE).toFixed(1);
  return { state: 'skipped', reason: `${size} MB is more than jsonrpcErrors.maxFileSize allows (${maxFileSize} MB).` };
}

/**
 * Analyses of open documents. Facts are kept for each version of a text, and what follows from them
 * for as long as the context holds, so that a hover after a pull costs nothing.
 */
export class Analyses {
  readonly #analyzer: Analyzer;
  readonly #contexts: Contexts;
  readonly #facts = new Map<string, { readonly version: number; readonly path: string; readonly facts: FileFacts }>();
  readonly #looks = new Map<string, Look>();
  #serial = 0;

  constructor(analyzer: Analyzer, contexts: Contexts) {
    this.#analyzer = analyzer;
    this.#contexts = contexts;
  }

  /**
   * Looks at a document as it stands now; `undefined` where it is none of ours or where it was closed
   * meanwhile. `current` is asked again after waiting for settings, for the text may have moved on.
   */
  async look(uri: string, current: () => TextDocument | undefined): Promise<Look | undefined> {
    const before = current();
    if (!before || !languageOf(uri, before.languageId)) return undefined;
    const context = await this.#contexts.of(uri);
    const document = current();
    const language = document && languageOf(uri, document.languageId);
    return document && language ? this.#lookAt(document, language, context) : undefined;
  }

  /** The last look at a document, however old. */
  last(uri: string): Look | undefined {
    return this.#looks.get(uri);
  }

  /** What would be said about a document that had another text. */
  analyzeText(text: string, { path, language }: FileFacts, { engine }: DocumentContext): FileAnalysis {
    return this.#analyzer.analyze(this.#extract({ path, language, text }), engine);
  }

  forget(uri: string): void {
    this.#facts.delete(uri);
    this.#looks.delete(uri);
  }

  #lookAt(document: TextDocument, language: Language, context: DocumentContext): Look {
    const { uri, version } = document;
    const kept = this.#looks.get(uri);
    if (kept && kept.version === version && kept.context === context) return kept;
    this.#serial += 1;
    const look = { context, version, serial: this.#serial, ...this.#judge(document, language, context) };
    this.#looks.set(uri, look);
    return look;
  }

  #judge(
    document: TextDocument,
    language: Language,
    context: DocumentContext,
  ): Pick<Look, 'state' | 'reason' | 'analysis'> {
    const refusal = refusalOf(document, context);
    if (refusal) return refusal;
    const text = document.getText();
    const facts = this.#factsOf(document, { path: context.path, language, text });
    return { state: 'checked', analysis: this.#analyzer.analyze(facts, context.engine) };
  }

  #factsOf({ uri, version }: TextDocument, source: SourceText): FileFacts {
    const kept = this.#facts.get(uri);
    if (kept && kept.version === version && kept.path === source.path && kept.facts.language === source.language) {
      return kept.facts;
    }
    const facts = this.#extract(source);
    this.#facts.set(uri, { version, path: source.path, facts });
    return facts;
  }

  #extract(source: SourceText): FileFacts {
    if (!this.#analyzer.isCandidate(source)) return emptyFacts(source.path, source.language);
    return this.#analyzer.extract(source);
  }
}
