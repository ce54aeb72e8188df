import type { Buffer } from 'node:buffer';
import { Worker } from 'node:worker_threads';
import { bundleFile, runsFromSource } from '../bundle-files.ts';
import { now } from './clock.ts';
import type { Exit, StreamName } from './envelope.ts';
import type { Onlooker } from './relay.ts';
import type { FromScribe, RecordingTask, Summary, ToScribe } from './scribe-worker.ts';
import type { Voice } from './voice.ts';

/** A question whether all is written is asked each time this many bytes have gone to the thread. */
const STRIDE = 8 * 1024 * 1024;
/** Unanswered questions from which on no more is read. */
const PATIENCE = 4;

/**
 * Hands what passes by to a thread that writes and judges it, so that neither delays the next byte. The thread may
 * fall behind by a few strides; then the traffic waits for it, and memory does not grow.
 */
export class Recorder implements Onlooker {
  readonly #worker: Worker;
  readonly #voice: Voice;
  #sent = 0;
  #asked = 0;
  #waiting: (() => void)[] = [];
  #finished: ((summary: Summary | undefined) => void) | undefined;
  #broken = false;

  constructor(task: RecordingTask, voice: Voice) {
    this.#voice = voice;
    const from = import.meta.url;
    const file = bundleFile(runsFromSource(from) ? './scribe-worker.ts' : './scribe.js', from);
    // What the thread says goes to the user through this one, never past it to the client.
    this.#worker = new Worker(file, { workerData: task, stdout: true, stderr: true });
    this.#worker.on('message', (message: FromScribe) => this.#heard(message));
    this.#worker.on('error', (error) => this.#break(error));
    this.#worker.on('exit', () => this.#break(undefined));
  }

  saw(stream: StreamName, chunk: Buffer): void {
    if (stream === 'stderr') this.#voice.passes(chunk);
    if (this.#broken) return;
    // A chunk may be a window on a larger memory, which would be copied as a whole.
    const bytes = new Uint8Array(chunk);
    this.#post({ kind: 'bytes', stream, time: now(), bytes }, [bytes.buffer]);
    this.#sent += bytes.length;
    if (this.#sent < STRIDE) return;
    this.#sent = 0;
    this.#asked++;
    this.#post({ kind: 'question' });
  }

  ended(stream: StreamName): void {
    if (!this.#broken) this.#post({ kind: 'end', stream, time: now() });
  }

  get full(): boolean {
    return this.#asked >= PATIENCE;
  }

  whenReady(go: () => void): void {
    if (this.full) this.#waiting.push(go);
    else go();
  }

  /** Ends the recording. @returns what was recorded; undefined where the thread broke down, which has been told then. */
  finish(exit: Exit): Promise<Summary | undefined> {
    return new Promise((resolve) => {
      if (this.#broken) {
        resolve(undefined);
        return;
      }
      this.#finished = resolve;
      this.#post({ kind: 'finish', exit, time: now() });
    });
  }

  #heard(message: FromScribe): void {
    switch (message.kind) {
      case 'line':
        this.#voice.say(message.line);
        break;
      case 'answer':
        this.#asked--;
        this.#release();
        break;
      case 'finished': {
        this.#broken = true;
        const finished = this.#finished;
        this.#finished = undefined;
        void this.#worker.terminate().then(() => finished?.(message.summary));
        break;
      }
    }
  }

  /** The traffic goes on without a recording. */
  #break(error: unknown): void {
    if (this.#broken) return;
    this.#broken = true;
    const reason = error instanceof Error ? ` (${error.message})` : '';
    this.#voice.say(`The recording has ended before its time${reason}; the server goes on.`);
    this.#asked = 0;
    this.#release();
    this.#finished?.(undefined);
  }

  #release(): void {
    for (const go of this.#waiting.splice(0)) go();
  }

  #post(message: ToScribe, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transfer);
  }
}
