import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Analyzer } from '../core/analyzer.ts';
import type { Candidate, Extracted } from './analysis.ts';
import { bundleFile, runsFromSource } from './bundle-files.ts';
import { extractOne } from './extract-one.ts';
import type { FileReader } from './read-file.ts';

/**
 * UTF-16 units of candidate text that make one more thread worth its start (about 0.15 s, in which
 * one thread extracts some 2 million units).
 */
const UNITS_PER_THREAD = 4_000_000;

/** What a worker is started with: it takes the next index from `next` until all files are taken. */
export interface WorkerTask {
  readonly files: readonly { readonly absolute: string; readonly path: string; readonly language: string }[];
  readonly next: SharedArrayBuffer;
}

/** What a worker sends for each file that it has taken. */
export interface WorkerAnswer {
  readonly index: number;
  readonly extracted: Extracted;
}

/**
 * Phase 1 of many files. This thread and the workers take files from one counter, so none waits for
 * another; the facts are asked for in order.
 */
export class ExtractQueue {
  readonly #candidates: readonly Candidate[];
  readonly #analyzer: Analyzer;
  readonly #reader: FileReader;
  readonly #next = new Int32Array(new SharedArrayBuffer(4));
  readonly #done = new Map<number, Extracted>();
  readonly #workers: Worker[] = [];
  #alive = 0;
  #wake: (() => void) | undefined;

  constructor(candidates: readonly Candidate[], analyzer: Analyzer, reader: FileReader, jobs: number | undefined) {
    this.#candidates = candidates;
    this.#analyzer = analyzer;
    this.#reader = reader;
    const threads = Math.min(jobs ?? threadsThatPay(candidates), candidates.length);
    for (let started = 1; started < threads; started += 1) this.#startWorker();
  }

  /** The facts of a candidate, by its index. Asked for in ascending order, each once. */
  async factsOf(index: number): Promise<Extracted> {
    while (!this.#done.has(index)) {
      const taken = Atomics.add(this.#next, 0, 1);
      const candidate = this.#candidates[taken];
      if (candidate !== undefined) {
        this.#extractHere(taken, candidate);
        // Lets the answers of the workers in, so that they do not pile up.
        if (this.#workers.length > 0) await new Promise((resolve) => setImmediate(resolve));
      } else if (this.#alive > 0) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      } else {
        // A worker took it and died.
        this.#extractHere(index, this.#candidates[index] as Candidate);
      }
    }
    const extracted = this.#done.get(index) as Extracted;
    this.#done.delete(index);
    return extracted;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #extractHere(index: number, candidate: Candidate): void {
    this.#done.set(index, extractOne(candidate.read(this.#reader), this.#analyzer));
  }

  #startWorker(): void {
    const from = import.meta.url;
    const task: WorkerTask = {
      files: this.#candidates.map(({ file: { absolute, path }, language }) => ({ absolute, path, language })),
      next: this.#next.buffer as SharedArrayBuffer,
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
  const units = candidates.reduce((sum, candidate) => sum + candidate.size, 0);
  return Math.max(1, Math.min(availableParallelism(), Math.ceil(units / UNITS_PER_THREAD)));
}
