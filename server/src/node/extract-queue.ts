import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Analyzer } from '../core/analyzer.ts';
import type { CatalogSet } from '../core/catalog/catalog-set.ts';
import { ownSources } from '../core/catalog/layer.ts';
import type { CatalogSource } from '../core/catalog/load.ts';
import type { Language } from '../core/model.ts';
import { bundleFile, runsFromSource } from './bundle-files.ts';
import type { Candidate, Extracted } from './candidate.ts';
import { extractOne } from './extract-one.ts';
import type { FileReader } from './read-file.ts';
import type { Target } from './targets.ts';

/**
 * UTF-16 units of scripts for each thread. Measured on two cores: up to here a second thread gains
 * nothing, since it starts and warms up while the first one, helped by the collector's threads, is done.
 */
const UNITS_PER_THREAD = 16_000_000;

/** What a worker is started with: it takes the next place from `next` until all files are taken. */
export interface WorkerTask {
  readonly files: readonly SharedFile[];
  readonly next: SharedArrayBuffer;
  /** Catalogs of the projects to which the files belong. */
  readonly projects: readonly (readonly CatalogSource[])[];
}

export interface SharedFile {
  /** Names the file in the answer. */
  readonly index: number;
  readonly absolute: string;
  readonly path: string;
  readonly language: Language;
  /** Index into `WorkerTask.projects`; absent for a project without catalogs of its own. */
  readonly project?: number;
}

/** What a worker sends for each file that it has taken. */
export interface WorkerAnswer {
  readonly index: number;
  readonly extracted: Extracted;
}

/** What extracting needs beside the files. */
export interface ExtractMeans {
  readonly analyzer: Analyzer;
  /** The catalogs of the project to which a file belongs, where it has some of its own. */
  readonly catalogsOf: (file: Target) => CatalogSet | undefined;
  readonly reader: FileReader;
}

/**
 * Phase 1 of many files; the facts are asked for in order. This thread and the workers take scripts from
 * one counter, so none waits for another. JSON stays here: reading it costs less than sending its facts.
 */
export class ExtractQueue {
  readonly #candidates: readonly Candidate[];
  readonly #means: ExtractMeans;
  readonly #projects: CatalogSet[] = [];
  readonly #scripts: readonly SharedFile[];
  readonly #next = new Int32Array(new SharedArrayBuffer(4));
  readonly #done = new Map<number, Extracted>();
  readonly #workers: Worker[] = [];
  #alive = 0;
  #wake: (() => void) | undefined;

  constructor(candidates: readonly Candidate[], means: ExtractMeans, jobs: number | undefined) {
    this.#candidates = candidates;
    this.#means = means;
    this.#scripts = candidates.flatMap(({ file, language, isScript }, index) => {
      if (!isScript) return [];
      const { absolute, path } = file;
      const project = this.#indexOf(means.catalogsOf(file));
      return [{ index, absolute, path, language, ...(project !== undefined && { project }) }];
    });
    const threads = Math.min(jobs ?? threadsThatPay(candidates), this.#scripts.length);
    for (let started = 1; started < threads; started += 1) this.#startWorker();
  }

  /** The facts of a candidate, by its index. Asked for in ascending order, each once. */
  async factsOf(index: number): Promise<Extracted> {
    const candidate = this.#candidates[index] as Candidate;
    if (!candidate.isScript) return this.#extract(candidate);
    while (!this.#done.has(index)) {
      const taken = this.#scripts[Atomics.add(this.#next, 0, 1)];
      if (taken !== undefined) {
        this.#done.set(taken.index, this.#extract(this.#candidates[taken.index] as Candidate));
        // Lets the answers of the workers in, so that they do not pile up.
        if (this.#workers.length > 0) await new Promise((resolve) => setImmediate(resolve));
      } else if (this.#alive > 0) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      } else {
        // A worker took it and died.
        this.#done.set(index, this.#extract(candidate));
      }
    }
    const extracted = this.#done.get(index) as Extracted;
    this.#done.delete(index);
    return extracted;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #extract(candidate: Candidate): Extracted {
    const { analyzer, catalogsOf, reader } = this.#means;
    return extractOne(candidate.read(reader), analyzer, catalogsOf(candidate.file));
  }

  #indexOf(catalogs: CatalogSet | undefined): number | undefined {
    if (catalogs === undefined) return undefined;
    const known = this.#projects.indexOf(catalogs);
    return known === -1 ? this.#projects.push(catalogs) - 1 : known;
  }

  #startWorker(): void {
    const from = import.meta.url;
    const task: WorkerTask = {
      files: this.#scripts,
      next: this.#next.buffer as SharedArrayBuffer,
      projects: this.#projects.map(ownSources),
    };
    const url = bundleFile(runsFromSource(from) ? './worker-main.ts' : './worker.js', from);
    const worker = new Worker(url, { workerData: task });
    worker.on('message', ({ index, extracted }: WorkerAnswer) => {
      this.#done.set(index, extracted);
      this.#wake?.();
    });
    // An error ends the worker; what it leaves undone is done by this thread.
    worker.on('error', () => {});
    worker.on('exit', () => {
      this.#alive -= 1;
      this.#wake?.();
    });
    this.#workers.push(worker);
    this.#alive += 1;
  }
}

function threadsThatPay(candidates: readonly Candidate[]): number {
  const units = candidates.reduce((sum, { isScript, size }) => (isScript ? sum + size : sum), 0);
  return Math.max(1, Math.min(availableParallelism(), Math.ceil(units / UNITS_PER_THREAD)));
}
