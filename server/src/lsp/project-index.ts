import type { Analyzer } from '../core/analyzer.ts';
import { linkFile } from '../core/link/index.ts';
import { mentionsOf } from '../core/link/mentions.ts';
import type { Module } from '../core/link/module.ts';
import type { FileQuestion } from '../core/link/resolve/reading.ts';
import { surfaceOf } from '../core/link/surface.ts';
import { type CodePlace, ProjectSurvey, type Survey } from '../core/link/survey.ts';
import { emptyFacts, type FileFacts, isScript, type Language } from '../core/model.ts';
import type { Files } from './files.ts';
import type { LspHost } from './host.ts';
import { languageOf, languageOfPath } from './language.ts';
import { idOf, uriOf } from './module-ids.ts';
import { ModuleStore } from './module-store.ts';
import type { MarkedModule } from './own-catalogs.ts';
import { pathOfId, scanWorkspace } from './workspace-scan.ts';

/** What the index needs of the session. */
export interface IndexSurroundings {
  readonly analyzer: Analyzer;
  readonly files: Files;
  readonly host: LspHost;
  /** URIs of the workspace folders. */
  folders(): readonly string[];
  /** Path of a document as findings name it. */
  pathOf(uri: string): string;
  /** Text and language of an open document, by its URI in whatever form. */
  openText(uri: string): { readonly text: string; readonly language: Language } | undefined;
  /** Told which open documents have to be looked at again. */
  affected(uris: readonly string[]): void;
  /** Told when modules declare other codes than before. */
  declared(): void;
  /** Told when the names are known that make more documents worth a look. */
  scanned(): void;
  failed(error: unknown): void;
}

/** Modules beyond this size say nothing about constants; UTF-16 units. */
const MAX_UNITS = 2_000_000;
/** Documents beyond this size are not searched for codes; UTF-16 units. */
const MAX_DOCUMENT = 10_000_000;
/** Milliseconds after the first look at a script until the workspace is scanned: diagnostics come first. */
const SCAN_DELAY = 300;

/**
 * What the editor knows of the modules of a project. Names are followed file by file, when an open document asks;
 * what the project says as a whole is gathered in the background. Both keep up with edits and file events.
 */
export class ProjectIndex {
  readonly #around: IndexSurroundings;
  readonly #store: ModuleStore;
  readonly #survey = new ProjectSurvey();
  /** Open documents → ids of the modules that their names led to. */
  readonly #used = new Map<string, ReadonlySet<string>>();
  /** Open documents → the numbers in them. */
  readonly #numbers = new Map<string, ReadonlySet<number>>();
  readonly #packages = new Map<string, string>();
  /** Scripts without a candidate: worth a second look when all places of a code are asked for. */
  #others: string[] = [];
  /** Documents and captures of the workspace, which are read only when all places of a code are asked for. */
  #documents: readonly string[] = [];
  #mentions: ((text: string) => boolean) | undefined;
  #state: 'idle' | 'scanning' | 'complete' = 'idle';
  #scan: Promise<void> | undefined;

  constructor(around: IndexSurroundings) {
    this.#around = around;
    const source = {
      factsOf: async (id: string) => (await this.#read(id))?.facts,
      answer: (question: FileQuestion) => this.#answer(question),
    };
    this.#store = new ModuleStore(source, () => this.survey);
  }

  /** What the whole workspace says; undefined until it is scanned. */
  get survey(): Survey | undefined {
    return this.#state === 'complete' ? this.#survey : undefined;
  }

  /** Everything that was found in scripts, by module id. */
  get files(): ReadonlyMap<string, FileFacts> {
    return this.#survey.all();
  }

  /** True for a text that takes something from a file in which codes were found. */
  mentions(text: string): boolean {
    return this.#mentions?.(text) === true;
  }

  /** The module of an open document, with all modules that its names lead to; undefined where it is in no project. */
  async moduleOf(uri: string, facts: FileFacts, isOver: () => boolean): Promise<Module | undefined> {
    if (!isScript(facts.language) || !this.#isReadable(uri)) return undefined;
    const id = idOf(uri);
    this.#changed(id, facts, this.#around.openText(uri)?.text, uri);
    const module = this.#store.set(id, facts);
    const used = await this.#store.settle(() => linkFile(facts, this.#around.analyzer.catalogs, module), isOver);
    this.#used.set(uri, used);
    this.#numbers.set(uri, new Set(facts.sites.flatMap(({ code }) => (code?.kind === 'integer' ? [code.value] : []))));
    this.#startScan();
    return module;
  }

  /** The same at once, with what is known already. */
  draftOf(uri: string, facts: FileFacts): Module | undefined {
    return isScript(facts.language) && this.#isReadable(uri) ? this.#store.draft(idOf(uri), facts) : undefined;
  }

  /** Ends when the workspace has been scanned; at once where that is not possible. */
  async whole(): Promise<void> {
    this.#startScan(0);
    await this.#scan;
  }

  /** The document was closed: what counts again is what stands in its file. */
  async closed(uri: string): Promise<void> {
    this.#used.delete(uri);
    this.#numbers.delete(uri);
    await this.fileChanged(uri);
  }

  /** The file was written, made or deleted. */
  async fileChanged(uri: string): Promise<void> {
    const id = idOf(uri);
    if (languageOfPath(id) === undefined || this.#around.openText(uri) !== undefined) return;
    const isKnown = this.#store.delete(id);
    if (!isKnown && this.#state !== 'complete') return;
    const read = await this.#read(id);
    this.#changed(id, read?.facts ?? emptyFacts(pathOfId(id), 'typescript'), read?.text);
  }

  /** The modules in the project of a document that declare codes by a comment; none before the workspace is scanned. */
  markedModules(uri: string): readonly MarkedModule[] {
    return [...(this.survey?.filesOf(idOf(uri)) ?? [])].flatMap(({ module, facts: { tables } }) =>
      tables === undefined ? [] : { uri: uriOf(module), tables },
    );
  }

  /** Files have come or gone, or say otherwise where modules are. */
  pathsChanged(): void {
    this.#store.forgetPaths();
    this.#around.affected([...this.#used.keys()]);
  }

  /** Facts of a module as they are known. */
  factsOf(id: string): FileFacts | undefined {
    return this.#survey.get(id) ?? this.#store.get(id)?.facts;
  }

  /** Places of a number in the project of a document, as far as the workspace is known. */
  placesOf(value: number, uri: string): readonly CodePlace[] {
    return this.#survey.placesOf(value, idOf(uri));
  }

  /** Text of an open document as it stands, of another file as it is. */
  async textOf(uri: string): Promise<string | undefined> {
    return this.#around.openText(uri)?.text ?? (await this.#around.files.peek(uri));
  }

  /**
   * Every file of the workspace in which a code may stand: scripts with all modules that their names lead to, and
   * documents that hold these digits.
   */
  async *everything(digits: string): AsyncGenerator<{ uri: string; facts: FileFacts; module?: Module }> {
    await this.whole();
    for (const id of this.#others.splice(0)) {
      const text = await this.textOf(uriOf(id));
      if (text === undefined || !this.mentions(text)) continue;
      const read = await this.#read(id);
      if (read !== undefined && isTelling(read.facts)) this.#survey.set(id, read.facts, read.text);
    }
    for (const [id, facts] of [...this.#survey.all()]) {
      const module = this.#store.draft(id, facts);
      await this.#store.settle(
        () => linkFile(facts, this.#around.analyzer.catalogs, module),
        () => false,
      );
      yield { uri: uriOf(id), facts, module };
    }
    for (const id of this.#documents) {
      const text = await this.textOf(uriOf(id));
      const language = languageOf(id, 'json');
      if (text === undefined || language === undefined || text.length > MAX_DOCUMENT || !text.includes(digits))
        continue;
      const path = this.#around.pathOf(uriOf(id));
      yield { uri: uriOf(id), facts: this.#around.analyzer.extract({ path, language, text }) };
    }
  }

  /** Takes note of the facts of a file, and tells the documents that depend on what has changed in it. */
  #changed(id: string, facts: FileFacts, text: string | undefined, uri?: string): void {
    const before = this.#survey.get(id) ?? this.#store.get(id)?.facts;
    if (before === facts) return;
    const isScanned = this.#state !== 'idle';
    if (isScanned) {
      if (isTelling(facts)) this.#survey.set(id, facts, text);
      else this.#survey.delete(id);
      if (JSON.stringify(before?.tables) !== JSON.stringify(facts.tables)) this.#around.declared();
    }
    if (before !== undefined && surfaceOf(before) === surfaceOf(facts)) return;
    const numbers = numbersOf(before, facts);
    const affected = [...this.#used].flatMap(([other, used]) => {
      const isHit = used.has(id) || (isScanned && sharesNumber(this.#numbers.get(other), numbers));
      return other !== uri && isHit ? [other] : [];
    });
    if (affected.length > 0) this.#around.affected(affected);
  }

  #startScan(delay = SCAN_DELAY): void {
    if (this.#state !== 'idle') return;
    const { host, folders } = this.#around;
    if (host.findFiles === undefined) return;
    this.#state = 'scanning';
    this.#scan = new Promise<void>((resolve) => {
      host.schedule(delay, () => {
        const done = scanWorkspace(host, folders(), {
          onPackage: (folder, name) => void this.#packages.set(name, folder),
          onFolders: (all) => this.#survey.setFolders(all),
          onScript: (id) => this.#scanFile(id),
          onDocuments: (ids) => {
            this.#documents = ids;
          },
          read: (uri) => this.#around.files.peek(uri),
        });
        done.then(() => this.#complete(), this.#around.failed).then(resolve, resolve);
      });
    });
  }

  async #scanFile(id: string): Promise<void> {
    if (this.#survey.get(id) !== undefined) return;
    const read = await this.#read(id, true);
    if (read === undefined) this.#others.push(id);
    else if (isTelling(read.facts)) this.#survey.set(id, read.facts, read.text);
  }

  #complete(): void {
    this.#state = 'complete';
    this.#survey.isWhole = true;
    // Names of packages that led nowhere may be those of the workspace.
    if (this.#packages.size > 0) this.#store.forgetPaths();
    this.#mentions = mentionsOf(this.#survey.all().values());
    if (this.#survey.all().size > 0) this.#around.scanned();
    if ([...this.#survey.all().values()].some(({ tables }) => tables !== undefined)) this.#around.declared();
  }

  /** @param onlyCandidates true: a file in which no code can be found is not parsed, and has no facts */
  async #read(id: string, onlyCandidates = false): Promise<{ facts: FileFacts; text: string } | undefined> {
    const uri = uriOf(id);
    const open = this.#around.openText(uri);
    const text = open?.text ?? (await this.#around.files.peek(uri));
    const language = open?.language ?? languageOfPath(id);
    if (text === undefined || language === undefined || text.length > MAX_UNITS) return undefined;
    const source = { path: this.#around.pathOf(uri), language, text };
    if (onlyCandidates && !this.#around.analyzer.isCandidate(source)) return undefined;
    return { facts: this.#around.analyzer.extract(source), text };
  }

  async #answer(question: FileQuestion): Promise<string | undefined> {
    const { files, host } = this.#around;
    if (question.ask === 'package') {
      // Names of packages in the workspace are known when it is scanned; the first answers need not wait for that.
      return this.#packages.get(question.name);
    }
    const uri = uriOf(question.path);
    if (question.ask === 'text') return files.read(uri);
    if (host.exists !== undefined && host.canRead?.(uri)) return (await host.exists(uri)) ? '' : undefined;
    return (await files.peek(uri)) === undefined ? undefined : '';
  }

  #isReadable(uri: string): boolean {
    return this.#around.files.canRead(uri);
  }
}

/** Worth keeping: something that others may ask for stands in it. */
function isTelling({ sites, definitions, factories, tables, tentative }: FileFacts): boolean {
  return sites.length + definitions.length + factories.length + tentative.length > 0 || tables !== undefined;
}

function numbersOf(...all: readonly (FileFacts | undefined)[]): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const facts of all) {
    for (const { code } of facts?.sites ?? []) if (code?.kind === 'integer') numbers.add(code.value);
  }
  return numbers;
}

function sharesNumber(a: ReadonlySet<number> | undefined, b: ReadonlySet<number>): boolean {
  return a !== undefined && [...b].some((number) => a.has(number));
}
