import type { Analyzer, FileAnalysis, FileContext } from '../core/analyzer.ts';
import { type FileFacts, isScript, type SourceText } from '../core/model.ts';
import { extractOne, faultOf } from './extract-one.ts';
import { ExtractQueue } from './extract-queue.ts';
import { languageOfContent } from './languages.ts';
import { FileError, type FileReader, reasonOf } from './read-file.ts';
import type { Failure, Target } from './targets.ts';

/** What is to be analysed, and with what. */
export interface AnalysisRequest {
  readonly analyzer: Analyzer;
  readonly files: readonly Target[];
  readonly contextOf: (file: Target) => FileContext;
  readonly reader: FileReader;
  /** How many files are extracted at a time; absent: as many as pay. */
  readonly jobs?: number;
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
  /** All phases over another text of this file, on this thread. Throws a `FileError` where the engine fails. */
  analyze(text: string): FileAnalysis;
}

/** One file, in the order of the request. */
export type FileResult =
  | AnalysedFile
  /** Read, and nothing in it can be an error code. */
  | { readonly kind: 'empty'; readonly file: Target }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Texts of candidates are kept between reading and extracting up to this many UTF-16 units in all. */
const KEPT_UNITS = 64 * 1024 * 1024;

/**
 * Extracts, links and judges every file. First all files are read and those set aside that hold no
 * candidate; how many of the rest there are then tells whether more threads pay. Results come in the
 * order of the request, whatever the number of threads. A file that cannot be read is a result like any other.
 */
export async function* analyzeFiles(request: AnalysisRequest): AsyncGenerator<FileResult> {
  const { analyzer, files, reader, onProgress } = request;
  const candidates: Candidate[] = [];
  const others = new Map<Target, FileResult>();
  let kept = 0;
  for (const [index, file] of files.entries()) {
    const read = readSource(file, reader);
    if ('failed' in read) others.set(file, failureOf(file, read.failed));
    else if (!analyzer.isCandidate(read.source) && !(request.allNamed === true && file.named))
      others.set(file, { kind: 'empty', file });
    else {
      kept += read.source.text.length;
      candidates.push(new Candidate(file, read.source, kept <= KEPT_UNITS));
    }
    await onProgress?.(index + 1, files.length + candidates.length);
  }

  const queue = new ExtractQueue(candidates, analyzer, reader, request.jobs);
  try {
    let next = 0;
    for (const file of files) {
      const other = others.get(file);
      if (other !== undefined) {
        yield other;
        continue;
      }
      const candidate = candidates[next] as Candidate;
      const facts = await queue.factsOf(next);
      next += 1;
      yield judged(candidate, facts, request);
      await onProgress?.(files.length + next, files.length + candidates.length);
    }
  } finally {
    await queue.close();
  }
}

/** A file that is worth extracting. Its text is dropped where too much of it would be held, and read again. */
export class Candidate {
  readonly file: Target;
  readonly language: SourceText['language'];
  readonly size: number;
  #source: SourceText | undefined;

  constructor(file: Target, source: SourceText, keep: boolean) {
    this.file = file;
    this.language = source.language;
    this.size = source.text.length;
    this.#source = keep ? source : undefined;
  }

  /** The text, or why it is no longer there. */
  read(reader: FileReader): { readonly source: SourceText } | { readonly failed: string } {
    return this.#source === undefined ? readSource(this.file, reader) : { source: this.#source };
  }

  /** True for what only the TypeScript parser reads. */
  get isScript(): boolean {
    return isScript(this.language);
  }

  release(): void {
    this.#source = undefined;
  }
}

export type Extracted = { readonly facts: FileFacts } | { readonly failed: string };

function judged(candidate: Candidate, extracted: Extracted, request: AnalysisRequest): FileResult {
  const { file } = candidate;
  const read = candidate.read(request.reader);
  candidate.release();
  if ('failed' in extracted) return failureOf(file, extracted.failed);
  if ('failed' in read) return failureOf(file, read.failed);
  const { analyzer, contextOf } = request;
  const { source } = read;
  try {
    const analysis = analyzer.analyze(extracted.facts, contextOf(file));
    const analyze = (text: string): FileAnalysis => {
      const again = extractOne({ source: { ...source, text } }, analyzer);
      if ('failed' in again) throw new FileError(again.failed);
      return analyzer.analyze(again.facts, contextOf(file));
    };
    return { kind: 'analysed', file, source, analysis, analyze };
  } catch (error) {
    return failureOf(file, faultOf(error));
  }
}

function failureOf({ path }: Target, message: string): FileResult {
  return { kind: 'failed', failure: { path, message } };
}

/** Reads a file and tells its language, by its name or else by its content. */
export function readSource(
  file: Pick<Target, 'absolute' | 'path' | 'language'> & Partial<Pick<Target, 'named'>>,
  reader: FileReader,
): { readonly source: SourceText } | { readonly failed: string } {
  try {
    const text = reader.read(file.absolute, file.named === false);
    return { source: { path: file.path, language: file.language ?? languageOfContent(text, file.path), text } };
  } catch (error) {
    return { failed: reasonOf(error) };
  }
}
