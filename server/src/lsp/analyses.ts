import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analyzer, FileAnalysis } from '../core/analyzer.ts';
import type { CatalogSet } from '../core/catalog/catalog-set.ts';
import { emptyFacts, type FileFacts, type Language, type SourceText } from '../core/model.ts';
import type { Contexts, DocumentContext } from './context.ts';
import { languageOf } from './language.ts';
import type { ProjectIndex } from './project-index.ts';

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

/** Looks at one document while its text goes on changing, before the last one is taken as it is. */
const MAX_ATTEMPTS = 3;
/** Facts of a version of a text; they depend on which catalogs its project has. */
interface KeptFacts {
  readonly version: number;
  readonly path: string;
  readonly catalogs: CatalogSet | undefined;
  readonly facts: FileFacts;
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
  readonly #facts = new Map<string, KeptFacts>();
  readonly #looks = new Map<string, Look>();
  /** Grow when a document must be looked at again though its text is the same. */
  readonly #stamps = new Map<string, number>();
  readonly #project: ProjectIndex;
  #serial = 0;

  constructor(analyzer: Analyzer, contexts: Contexts, project: ProjectIndex) {
    this.#analyzer = analyzer;
    this.#contexts = contexts;
    this.#project = project;
  }

  /**
   * Looks at a document as it stands now; `undefined` where it is none of ours or where it was closed
   * meanwhile. `current` is asked again after waiting for settings and other files, for the text may have moved on.
   */
  async look(uri: string, current: () => TextDocument | undefined): Promise<Look | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      const before = current();
      if (!before || !languageOf(uri, before.languageId)) return undefined;
      const context = await this.#contexts.of(uri);
      const document = current();
      const language = document && languageOf(uri, document.languageId);
      if (!document || !language) return undefined;
      const kept = this.#looks.get(uri);
      if (kept && kept.version === document.version && kept.context === context) return kept;
      const look = await this.#lookAt(document, language, context, () => current()?.version !== document.version);
      if (attempt === MAX_ATTEMPTS || current()?.version === document.version) return look;
    }
  }

  /** The last look at a document, however old. */
  last(uri: string): Look | undefined {
    return this.#looks.get(uri);
  }

  /** What would be said about a document that had another text. */
  analyzeText(uri: string, text: string, { path, language }: FileFacts, { engine }: DocumentContext): FileAnalysis {
    const facts = this.#extract({ path, language, text }, engine.project?.catalogs);
    return this.#analyzer.analyze(facts, engine, this.#project.draftOf(uri, facts));
  }

  forget(uri: string): void {
    this.#facts.delete(uri);
    this.#looks.delete(uri);
    this.#stamps.delete(uri);
  }

  /** Another file has changed on which these depend. */
  outdated(uris: Iterable<string>): void {
    for (const uri of uris) {
      this.#looks.delete(uri);
      this.#stamps.set(uri, (this.#stamps.get(uri) ?? 0) + 1);
    }
  }

  /** More texts are worth a look than before. */
  lookCloser(): void {
    this.outdated([...this.#facts.keys()]);
    this.#facts.clear();
  }

  /** @param isOver true when the text has moved on, so that nobody waits for this look any more */
  async #lookAt(
    document: TextDocument,
    language: Language,
    context: DocumentContext,
    isOver: () => boolean,
  ): Promise<Look> {
    const { uri, version } = document;
    const stamp = this.#stamps.get(uri);
    const judged = await this.#judge(document, language, context, isOver);
    this.#serial += 1;
    const look = { context, version, serial: this.#serial, ...judged };
    // What has changed meanwhile in a file on which this depends makes it old at once.
    if (!isOver() && this.#stamps.get(uri) === stamp) this.#looks.set(uri, look);
    return look;
  }

  async #judge(
    document: TextDocument,
    language: Language,
    context: DocumentContext,
    isOver: () => boolean,
  ): Promise<Pick<Look, 'state' | 'reason' | 'analysis'>> {
    const refusal = refusalOf(document, context);
    if (refusal) return refusal;
    const text = document.getText();
    const catalogs = context.engine.project?.catalogs;
    const facts = this.#factsOf(document, { path: context.path, language, text }, catalogs);
    const module = await this.#project.moduleOf(document.uri, facts, isOver);
    return { state: 'checked', analysis: this.#analyzer.analyze(facts, context.engine, module) };
  }

  #factsOf({ uri, version }: TextDocument, source: SourceText, catalogs: CatalogSet | undefined): FileFacts {
    const kept = this.#facts.get(uri);
    const same = kept?.version === version && kept.path === source.path && kept.catalogs === catalogs;
    if (same && kept.facts.language === source.language) return kept.facts;
    const facts = this.#extract(source, catalogs);
    this.#facts.set(uri, { version, path: source.path, catalogs, facts });
    return facts;
  }

  #extract(source: SourceText, catalogs: CatalogSet | undefined): FileFacts {
    const isCandidate = this.#analyzer.isCandidate(source, catalogs) || this.#project.mentions(source.text);
    return isCandidate ? this.#analyzer.extract(source, catalogs) : emptyFacts(source.path, source.language);
  }
}
