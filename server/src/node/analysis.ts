import type { Analyzer, FileAnalysis } from '../core/analyzer.ts';
import type { CatalogSet } from '../core/catalog/catalog-set.ts';
import { mentionsOf } from '../core/link/mentions.ts';
import { type FileFacts, isScript, type Language, type SourceText } from '../core/model.ts';
import type { LineIndex } from '../core/text.ts';
import { Candidate, type Extracted, readSource } from './candidate.ts';
import { capturePieces, languageOfLargeCapture } from './capture-stream.ts';
import { DiskModules } from './disk-modules.ts';
import { extractOne, faultOf } from './extract-one.ts';
import { ExtractQueue } from './extract-queue.ts';
import type { FileContexts } from './file-contexts.ts';
import { FileError, type FileReader, reasonOf } from './read-file.ts';
import type { Failure, Target } from './targets.ts';

/** What is to be analysed, and with what. */
export interface AnalysisRequest {
  readonly analyzer: Analyzer;
  readonly files: readonly Target[];
  readonly contexts: Pick<FileContexts, 'of' | 'catalogsOf' | 'see' | 'seeModule' | 'load'>;
  readonly reader: FileReader;
  /** Paths in output are relative to it. */
  readonly cwd: string;
  /** How many files are extracted at a time; absent: as many as pay. */
  readonly jobs?: number;
  /** Scripts of more megabytes of text are left out: what is that long was generated. Absent: none is. */
  readonly maxFileSize?: number;
  /** Files that were named are analysed even where nothing in them can be an error code: their protocols are asked for. */
  readonly allNamed?: boolean;
  /** Called for each step done: every file is read, and those that may hold an error code are extracted. */
  readonly onProgress?: (done: number, total: number) => void | Promise<void>;
}

/** A file, and what was found in it. */
export interface AnalysedFile {
  readonly kind: 'analysed';
  readonly file: Target;
  readonly source: SourceText;
  readonly analysis: FileAnalysis;
  /** Of a piece of a large capture: its lines among those of the whole. */
  readonly lines?: LineIndex;
  /** A further piece of the file that came before. */
  readonly continues?: true;
  /** All phases over another text of this file, on this thread. Throws a `FileError` where the engine fails. */
  analyze(text: string): FileAnalysis;
}

/** One file, in the order of the request. */
export type FileResult =
  | AnalysedFile
  /** Read, and nothing in it can be an error code. */
  | { readonly kind: 'empty'; readonly file: Target }
  /** Too large; the reason is the rest of a sentence after the path. */
  | { readonly kind: 'skipped'; readonly file: Target; readonly reason: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** UTF-16 units of a megabyte of text. */
const UNITS_PER_MEGABYTE = 1024 * 1024;

/** Texts are kept between reading and extracting up to this many UTF-16 units in all. */
const KEPT_UNITS = 64 * 1024 * 1024;

/**
 * Extracts, links and judges every file. First all files are read and those set aside that hold no candidate; how many
 * of the rest there are then tells whether more threads pay. Scripts are extracted before the first one is judged, for
 * what one of them says may depend on another; what they give to others is looked for in a second pass over the scripts
 * that were set aside. Results come in the order of the request, whatever the number of threads. A file that cannot be
 * read is a result like any other.
 */
export async function* analyzeFiles(request: AnalysisRequest): AsyncGenerator<FileResult> {
  const run = new Run(request);
  try {
    await run.read();
    await run.extractScripts();
    yield* run.results();
  } finally {
    await run.close();
  }
}

class Run {
  readonly #request: AnalysisRequest;
  readonly #modules: DiskModules;
  /** What is worth extracting, in order. */
  #candidates: Candidate[] = [];
  /** Scripts without a candidate, until the second pass. */
  #others: Candidate[] = [];
  readonly #failed = new Map<Target, FileResult>();
  readonly #extracted = new Map<Target, Extracted>();
  readonly #queues: ExtractQueue[] = [];
  /** Captures that are read piece by piece, when it is their turn. */
  readonly #large = new Map<Target, Language>();
  #kept = 0;
  #done = 0;

  constructor(request: AnalysisRequest) {
    this.#request = request;
    const { analyzer, files, cwd } = request;
    this.#modules = new DiskModules(analyzer, files, cwd);
  }

  /** Reads every file once. */
  async read(): Promise<void> {
    const { analyzer, contexts, files, reader, allNamed } = this.#request;
    await contexts.load();
    for (const file of files) {
      const large = languageOfLargeCapture(file, file.reading !== undefined);
      if (large !== undefined) {
        this.#large.set(file, large);
        await this.#step();
        continue;
      }
      const read = readSource(file, reader);
      if ('failed' in read) this.#failed.set(file, failureOf(file, read.failed));
      else {
        contexts.see(file, read.source);
        const isCandidate =
          analyzer.isCandidate(read.source, this.#catalogsOf(file)) || (allNamed === true && file.named);
        const reason = this.#whySkipped(read.source);
        if (reason !== undefined) {
          if (isCandidate) this.#failed.set(file, { kind: 'skipped', file, reason });
          await this.#step();
          continue;
        }
        this.#kept += read.source.text.length;
        const candidate = new Candidate(file, read.source, this.#kept <= KEPT_UNITS);
        if (isCandidate) this.#candidates.push(candidate);
        else if (candidate.isScript) this.#others.push(candidate);
      }
      await this.#step();
    }
    // What the texts themselves declare counts in all of them.
    await contexts.load();
  }

  /** Both passes over the scripts. */
  async extractScripts(): Promise<void> {
    await this.#extract(this.#candidates.filter(({ isScript }) => isScript));
    const second = this.#mentioning(this.#others);
    this.#others = [];
    this.#candidates = this.#candidates.concat(second);
    await this.#extract(second);
    await this.#request.contexts.load();
  }

  /** Judges the files one by one, documents as soon as they are extracted. */
  async *results(): AsyncGenerator<FileResult> {
    const candidates = new Map(this.#candidates.map((candidate) => [candidate.file, candidate]));
    for (const file of this.#request.files) {
      const large = this.#large.get(file);
      if (large !== undefined) {
        yield* this.#pieces(file, large);
        continue;
      }
      const candidate = candidates.get(file);
      if (candidate === undefined) {
        yield this.#failed.get(file) ?? { kind: 'empty', file };
        continue;
      }
      const extracted = this.#extracted.get(file) ?? (await this.#extractHere(candidate));
      this.#extracted.delete(file);
      yield this.#judged(candidate, extracted);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#queues.map((queue) => queue.close()));
  }

  async #extract(scripts: readonly Candidate[]): Promise<void> {
    if (scripts.length === 0) return;
    const { analyzer, contexts, reader, jobs } = this.#request;
    const catalogsOf = (file: Target): CatalogSet | undefined => this.#catalogsOf(file);
    const queue = new ExtractQueue(scripts, { analyzer, catalogsOf, reader }, jobs);
    this.#queues.push(queue);
    for (const [index, candidate] of scripts.entries()) {
      const { file } = candidate;
      const extracted = await queue.factsOf(index);
      this.#extracted.set(file, extracted);
      if ('facts' in extracted) {
        this.#modules.add(file.absolute, extracted.facts, textOf(candidate, reader));
        contexts.seeModule(file, extracted.facts);
      }
      await this.#step();
    }
    await queue.close();
  }

  async #extractHere(candidate: Candidate): Promise<Extracted> {
    const { analyzer, reader } = this.#request;
    const extracted = extractOne(candidate.read(reader), analyzer, this.#catalogsOf(candidate.file));
    await this.#step();
    return extracted;
  }

  /** Those that take something from a file in which codes were found. */
  #mentioning(others: readonly Candidate[]): readonly Candidate[] {
    const found: FileFacts[] = [];
    for (const extracted of this.#extracted.values()) if ('facts' in extracted) found.push(extracted.facts);
    const mentions = mentionsOf(found);
    if (mentions === undefined) return [];
    return others.filter((other) => {
      const read = other.read(this.#request.reader);
      return 'source' in read && mentions(read.source.text);
    });
  }

  #whySkipped({ language, text }: SourceText): string | undefined {
    const { maxFileSize } = this.#request;
    if (maxFileSize === undefined || !isScript(language) || text.length <= maxFileSize * UNITS_PER_MEGABYTE)
      return undefined;
    const size = (text.length / UNITS_PER_MEGABYTE).toFixed(1);
    return `${size} MB is more than --max-file-size allows (${maxFileSize} MB), so it was not checked`;
  }

  #judged(candidate: Candidate, extracted: Extracted): FileResult {
    const { file } = candidate;
    const { analyzer, contexts, reader } = this.#request;
    const read = candidate.read(reader);
    candidate.release();
    if ('failed' in extracted) return failureOf(file, extracted.failed);
    if ('failed' in read) return failureOf(file, read.failed);
    const { source } = read;
    try {
      const module = this.#modules.get(file.absolute);
      const context = contexts.of(file);
      const analysis = analyzer.analyze(extracted.facts, context, module);
      const analyze = (text: string): FileAnalysis => {
        const again = extractOne({ source: { ...source, text } }, analyzer, context.project?.catalogs);
        if ('failed' in again) throw new FileError(again.failed);
        return analyzer.analyze(again.facts, context, this.#modules.with(file.absolute, again.facts));
      };
      return { kind: 'analysed', file, source, analysis, analyze };
    } catch (error) {
      return failureOf(file, faultOf(error));
    }
  }

  /** A large capture, judged piece by piece. */
  *#pieces(file: Target, language: Language): Generator<FileResult> {
    const { analyzer, contexts } = this.#request;
    const { absolute, path, reading } = file;
    const analyze = (): FileAnalysis => {
      throw new FileError('a capture is never changed');
    };
    try {
      const session = analyzer.openCapture({ path, language, ...reading, context: contexts.of(file) });
      let continues = false;
      for (const { text, lines, analysis } of capturePieces(absolute, session)) {
        const source = { path, language, text };
        yield { kind: 'analysed', file, source, analysis, lines, analyze, ...(continues && { continues }) };
        continues = true;
      }
    } catch (error) {
      yield failureOf(file, error instanceof RangeError ? faultOf(error) : reasonOf(error));
    }
  }

  #catalogsOf(file: Target): CatalogSet | undefined {
    return this.#request.contexts.catalogsOf(file);
  }

  async #step(): Promise<void> {
    this.#done += 1;
    await this.#request.onProgress?.(this.#done, this.#request.files.length + this.#candidates.length);
  }
}

function textOf(candidate: Candidate, reader: FileReader): string {
  const read = candidate.read(reader);
  return 'source' in read ? read.source.text : '';
}

function failureOf({ path }: Target, message: string): FileResult {
  return { kind: 'failed', failure: { path, message } };
}
