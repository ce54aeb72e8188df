/** A thread that extracts: takes files from a shared counter and sends their facts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Language } from '../core/model.ts';
import { readSource } from './analysis.ts';
import { createNodeAnalyzer } from './engine.ts';
import { extractOne } from './extract-one.ts';
import type { WorkerAnswer, WorkerTask } from './extract-queue.ts';
import { DiskReader } from './read-file.ts';

const { files, next } = workerData as WorkerTask;
const counter = new Int32Array(next);
const analyzer = createNodeAnalyzer();
const reader = new DiskReader();
for (let index = Atomics.add(counter, 0, 1); index < files.length; index = Atomics.add(counter, 0, 1)) {
  const file = files[index] as (typeof files)[number];
  const read = readSource({ ...file, language: file.language as Language }, reader);
  const answer: WorkerAnswer = { index, extracted: extractOne(read, analyzer) };
  parentPort?.postMessage(answer);
}
