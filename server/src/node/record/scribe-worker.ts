/** The thread of a recording: cuts the traffic into frames, writes them, judges them. */
import { Buffer } from 'node:buffer';
import { parentPort, workerData } from 'node:worker_threads';
import type { Exit, StreamName } from './envelope.ts';
import type { JudgedRecording } from './live-judge.ts';
import { Scribe } from './scribe.ts';

/** What the thread is started with. */
export interface RecordingTask extends JudgedRecording {
  /** An open file: handles hold in all threads of a process. */
  readonly handle: number;
  readonly command: readonly string[];
  readonly connection: string;
  readonly started: number;
}

export type ToScribe =
  | { readonly kind: 'bytes'; readonly stream: StreamName; readonly time: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly stream: StreamName; readonly time: number }
  | { readonly kind: 'question' }
  | { readonly kind: 'finish'; readonly exit: Exit; readonly time: number };

export type FromScribe =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'answer' }
  | { readonly kind: 'finished'; readonly summary: Summary };

/** What a recording came to. */
export interface Summary {
  readonly messages: number;
  /** Lines of stdout that are no messages. */
  readonly stray: number;
  readonly findings: Readonly<Record<string, number>>;
}

const task = workerData as RecordingTask;
const send = (message: FromScribe): void => parentPort?.postMessage(message);
const scribe = new Scribe(task, (line) => send({ kind: 'line', line }));

parentPort?.on('message', (message: ToScribe) => {
  switch (message.kind) {
    case 'bytes': {
      const { buffer, byteOffset, byteLength } = message.bytes;
      scribe.bytes(message.stream, Buffer.from(buffer, byteOffset, byteLength), message.time);
      break;
    }
    case 'end':
      scribe.end(message.stream, message.time);
      break;
    case 'question':
      send({ kind: 'answer' });
      break;
    case 'finish':
      void scribe.finish(message.exit, message.time).then((summary) => send({ kind: 'finished', summary }));
      break;
  }
});
