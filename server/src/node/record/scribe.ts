import type { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { reasonOf } from '../read-file.ts';
import { isoTime } from './clock.ts';
import { type Exit, exitLine, frameLine, headLine, type StreamName } from './envelope.ts';
import { LiveJudge } from './live-judge.ts';
import type { RecordingTask, Summary } from './scribe-worker.ts';
import { type Frame, StdioFramer } from './stdio-framer.ts';

/** Writes a recording and judges it as it comes. */
export class Scribe {
  readonly #task: RecordingTask;
  readonly #tell: (line: string) => void;
  readonly #framers: Readonly<Record<StreamName, StdioFramer>> = {
    stdin: new StdioFramer(),
    stdout: new StdioFramer(),
    stderr: new StdioFramer(),
  };
  readonly #opening: Promise<void>;
  #judge: LiveJudge | undefined;
  /** What came in before there was a judge. */
  #unjudged = '';
  #judging = true;
  #messages = 0;
  #stray = 0;
  #full = false;

  /** @param tell takes findings and troubles, a line each */
  constructor(task: RecordingTask, tell: (line: string) => void) {
    this.#task = task;
    this.#tell = tell;
    this.#opening = LiveJudge.open(task, tell).then(
      (judge) => {
        this.#judge = judge;
        this.#judged('');
      },
      (error: unknown) => this.#acquit(error),
    );
    this.#write(headLine(task.command, task.connection, isoTime(task.started)));
  }

  bytes(stream: StreamName, chunk: Buffer, time: number): void {
    this.#frames(this.#framers[stream].push(chunk), stream, time);
  }

  end(stream: StreamName, time: number): void {
    const { progress } = this.#framers[stream];
    if (progress !== undefined) {
      const { have, want } = progress;
      this.#tell(`${stream} ended in the middle of a message: ${have} of ${want} bytes came.`);
    }
    this.#frames(this.#framers[stream].end(), stream, time);
  }

  async finish(exit: Exit, time: number): Promise<Summary> {
    for (const stream of ['stdin', 'stdout', 'stderr'] as const) this.end(stream, time);
    this.#write(exitLine(exit, this.#task.connection, isoTime(time)));
    await this.#opening;
    const summary = { messages: this.#messages, stray: this.#stray };
    try {
      return { ...summary, findings: this.#judging ? (this.#judge?.end() ?? {}) : {} };
    } catch (error) {
      this.#acquit(error);
      return { ...summary, findings: {} };
    }
  }

  #frames(frames: readonly Frame[], stream: StreamName, time: number): void {
    if (frames.length === 0) return;
    const stamp = isoTime(time);
    let lines = '';
    for (const frame of frames) {
      const { text, message } = frameLine(frame, stream, this.#task.connection, stamp);
      lines += text;
      if (message) this.#messages++;
      else if (stream === 'stdout') this.#stray++;
    }
    this.#write(lines);
  }

  #write(lines: string): void {
    this.#record(lines);
    this.#judged(lines);
  }

  /** A disk that is full ends the recording, never the traffic. */
  #record(lines: string): void {
    if (this.#full) return;
    try {
      // Goes on where the system has taken only a part.
      writeFileSync(this.#task.handle, lines);
    } catch (error) {
      this.#full = true;
      this.#tell(`${this.#task.path}: ${reasonOf(error, 'written')}; the server goes on, and is no longer recorded.`);
    }
  }

  #judged(lines: string): void {
    if (!this.#judging) return;
    this.#unjudged += lines;
    if (this.#judge === undefined) return;
    const text = this.#unjudged;
    this.#unjudged = '';
    try {
      this.#judge.lines(text);
    } catch (error) {
      this.#acquit(error);
    }
  }

  /** A fault of the engine ends the judging, never the recording. */
  #acquit(error: unknown): void {
    this.#judging = false;
    this.#unjudged = '';
    this.#tell(`The traffic cannot be judged (${error instanceof Error ? error.message : String(error)}).`);
  }
}
