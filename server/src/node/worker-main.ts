/** A thread that extracts: takes files from a shared counter and sends their facts. */
import { parentPort, workerData } from 'node:worker_threads';
import { layerCatalogs } from '../core/catalog/layer.ts';
import { readSource } from './candidate.ts';
import { createNodeAnalyzer } from './engine.ts';
import { extractOne } from './extract-one.ts';
import type { WorkerAnswer, WorkerTask } from './extract-queue.ts';
import { DiskReader } from './read-file.ts';

const { files, next, projects } = workerData as WorkerTask;
const counter = new Int32Array(next);
const analyzer = createNodeAnalyzer();
const catalogs = projects.map((sources) => layerCatalogs(analyzer.catalogs, sources));
const reader = new DiskReader();
for (let place = Atomics.add(counter, 0, 1); place < files.length; place = Atomics.add(counter, 0, 1)) {
  const file = files[place] as (typeof files)[number];
  const own = file.project === undefined ? undefined : catalogs[file.project];
  const answer: WorkerAnswer = { index: file.index, extracted: extractOne(readSource(file, reader), analyzer, own) };
  parentPort?.postMessage(answer);
}
