import { type Connection, type Diagnostic, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Analyzer } from '../core/analyzer.ts';
import type { ConfigNames } from '../core/config.ts';
import type { Language } from '../core/model.ts';
import { Analyses, type Look, refusalOf } from './analyses.ts';
import type { ClientFeatures } from './capabilities.ts';
import { Contexts, type DocumentContext } from './context.ts';
import { Files } from './files.ts';
import type { LspHost } from './host.ts';
import { languageOf } from './language.ts';
import { relativePath } from './project.ts';
import { ProjectIndex } from './project-index.ts';
import { quietly } from './quietly.ts';
import { reportOn } from './report.ts';
import { SettingsStore } from './settings-store.ts';
import { reportFailure, reportStatus } from './status.ts';

/** Milliseconds in which several changes of settings or files become one refresh. */
const REFRESH_DELAY = 100;

/** What the features of the server share, from `initialize` on. */
export class Session {
  readonly connection: Connection;
  readonly host: LspHost;
  readonly features: ClientFeatures;
  readonly analyzer: Analyzer;
  /** Whether the TypeScript parser was needed so far. */
  readonly parserLoaded: () => boolean;
  readonly documents = new TextDocuments(TextDocument);
  readonly files: Files;
  readonly settings: SettingsStore;
  readonly contexts: Contexts;
  /** What is known of the modules of the workspace. */
  readonly project: ProjectIndex;
  readonly analyses: Analyses;
  readonly #known: ConfigNames;
  readonly #savedVersions = new Map<string, number>();
  /** Normal form of a URI → as the client writes it, of open documents. */
  readonly #openUris = new Map<string, string>();
  readonly #told = new Set<string>();
  #outdated: () => void = () => undefined;
  #refresh: (() => void) | undefined;

  constructor(
    connection: Connection,
    host: LspHost,
    features: ClientFeatures,
    analyzer: Analyzer,
    parserLoaded: () => boolean,
  ) {
    this.connection = connection;
    this.host = host;
    this.features = features;
    this.analyzer = analyzer;
    this.parserLoaded = parserLoaded;
    this.#known = { catalogs: analyzer.catalogs, ruleIds: analyzer.rules.map(({ id }) => id) };
    this.files = new Files(connection, host, features);
    this.settings = new SettingsStore(connection, features, this.#known);
    this.contexts = new Contexts({
      settings: this.settings,
      files: this.files,
      known: this.#known,
      extract: (source) => analyzer.extract(source),
      modulesOf: (uri) => this.project.markedModules(uri),
    });
    this.project = new ProjectIndex({
      analyzer,
      files: this.files,
      host,
      folders: () => this.contexts.folders,
      pathOf: (uri) => relativePath(uri, this.contexts.folders),
      openText: (uri) => this.#openText(uri),
      affected: (uris) => this.affected(uris),
      scanned: () => {
        this.analyses.lookCloser();
        this.#refreshSoon();
      },
      declared: () => {
        this.outdated();
      },
      failed: (error) => connection.console.error(`The workspace: ${error instanceof Error ? error.stack : error}`),
    });
    this.analyses = new Analyses(analyzer, this.contexts, this.project);
    this.documents.onDidOpen(({ document: { uri, version } }) => {
      this.#savedVersions.set(uri, version);
      this.#openUris.set(canonical(uri), uri);
    });
    this.documents.onDidSave(({ document }) => this.#savedVersions.set(document.uri, document.version));
    this.documents.onDidClose(({ document: { uri } }) => {
      this.#savedVersions.delete(uri);
      this.#openUris.delete(canonical(uri));
      this.contexts.forget(uri);
      this.analyses.forget(uri);
      quietly(this.project.closed(uri));
    });
  }

  /** Template of documentation URIs, see `InitializationOptions.documentation`. */
  get documentation(): string | undefined {
    return this.features.options.documentation ?? this.host.documentation;
  }

  /** The same for links in hovers. */
  get hoverDocumentation(): string | undefined {
    return this.features.options.hoverDocumentation ?? this.documentation;
  }

  /**
   * Looks at an open document as it stands; `undefined` where it is none of ours. A fault of ours is
   * told in the log and in the status, never as an error of the request: editors show those as pop-ups.
   */
  async look(uri: string): Promise<Look | undefined> {
    try {
      const before = this.analyses.last(uri);
      const look = await this.analyses.look(uri, () => this.documents.get(uri));
      if (look && look !== before) {
        reportStatus(this, uri, look);
        this.#tell(look.context.problems);
      }
      return look;
    } catch (error) {
      return this.failed(uri, error);
    }
  }

  /** What decides about an open document, without a look at it; `undefined` where it is not to be read. */
  async contextOf(document: TextDocument): Promise<DocumentContext | undefined> {
    try {
      const context = await this.contexts.of(document.uri);
      return refusalOf(document, context) ? undefined : context;
    } catch (error) {
      return this.failed(document.uri, error);
    }
  }

  report(document: TextDocument, look: Look): Diagnostic[] {
    const { catalogs, own } = look.context;
    const problems = own ? this.contexts.problemsIn(document.uri, document.getText(), look.context) : [];
    return reportOn(document, look, this, { names: { ...this.#known, catalogs }, problems });
  }

  /** The document is as it was opened or last saved. */
  isSaved(uri: string): boolean {
    return this.documents.get(uri)?.version === this.#savedVersions.get(uri);
  }

  /** The context still holds: no setting and no file it depends on has changed. */
  isCurrent(context: DocumentContext): boolean {
    return context.generation === this.contexts.generation;
  }

  /** Settings or files changed: what was said about every document may be wrong now. */
  outdated(): void {
    this.contexts.clear();
    this.#told.clear();
    this.#refreshSoon();
  }

  /** Other files changed, on which what was said about these documents depends. */
  affected(uris: readonly string[]): void {
    this.analyses.outdated(uris);
    this.#refreshSoon();
  }

  #refreshSoon(): void {
    this.#refresh?.();
    // The client may be gone by then.
    this.#refresh = this.host.schedule(REFRESH_DELAY, () => quietly((async () => this.#outdated())()));
  }

  /** Editors write URIs in their own way: an open document is found by the normal form too. */
  #openText(uri: string): { readonly text: string; readonly language: Language } | undefined {
    const document = this.documents.get(uri) ?? this.documents.get(this.#openUris.get(uri) ?? '');
    const language = document && languageOf(document.uri, document.languageId);
    return document && language ? { text: document.getText(), language } : undefined;
  }

  /** The one who asks the client to ask again, or publishes again. */
  onOutdated(run: () => void): void {
    this.#outdated = run;
  }

  /** Resolves after the messages that have already arrived were handled. */
  nextTurn(): Promise<void> {
    return new Promise((resolve) => this.host.schedule(0, resolve));
  }

  /** Tells a fault of ours in the log and in the status of the document. */
  failed(uri: string, error: unknown): undefined {
    this.connection.console.error(`${uri}: ${error instanceof Error ? error.stack : String(error)}`);
    reportFailure(this, uri);
  }

  /** Each problem of the settings once in the log, until they change. */
  #tell(problems: readonly string[]): void {
    for (const problem of problems) {
      if (this.#told.has(problem)) continue;
      this.#told.add(problem);
      this.connection.console.warn(problem);
    }
  }
}

/** The one spelling of a URI; what is none stays as it is. */
function canonical(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}
