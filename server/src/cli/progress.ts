import type { SingleBar } from 'cli-progress';
import type { Io } from './io.ts';

/** Shows how far a long run is, for a person at a terminal. */
export interface Progress {
  update(done: number, total: number): void | Promise<void>;
  /** Makes room for other output; the bar comes back with the next update. */
  hide(): void;
}

/** Milliseconds without a bar: most runs are over before anybody wonders. */
const PATIENCE = 500;

export function startProgress({ terminal }: Io, wanted: boolean, patience = PATIENCE): Progress {
  return wanted && terminal !== undefined ? new Bar(terminal, patience) : { update() {}, hide() {} };
}

/** The same outside, on which output and bar do not get mixed up. */
export function besideProgress(io: Io, progress: Progress): Io {
  const out: Io['out'] = (data) => {
    progress.hide();
    io.out(data);
  };
  const err: Io['err'] = (line) => {
    progress.hide();
    io.err(line);
  };
  return { ...io, out, err };
}

class Bar implements Progress {
  readonly #terminal: NodeJS.WritableStream;
  readonly #end: number;
  #bar: SingleBar | undefined;
  #visible = false;
  #loading = false;

  constructor(terminal: NodeJS.WritableStream, patience: number) {
    this.#terminal = terminal;
    this.#end = performance.now() + patience;
  }

  update(done: number, total: number): void | Promise<void> {
    if (this.#bar !== undefined) this.#show(this.#bar, done, total);
    else if (!this.#loading && performance.now() > this.#end) return this.#load();
  }

  hide(): void {
    if (this.#visible) this.#bar?.stop();
    this.#visible = false;
  }

  #show(bar: SingleBar, done: number, total: number): void {
    if (done >= total) {
      this.hide();
    } else if (this.#visible) {
      bar.setTotal(total);
      bar.update(done);
    } else {
      bar.start(total, done);
      this.#visible = true;
    }
  }

  async #load(): Promise<void> {
    this.#loading = true;
    const { default: progress } = await import('cli-progress');
    const options = {
      format: '{bar} {percentage} %',
      stream: this.#terminal,
      clearOnComplete: true,
      // What is changed in the terminal would stay so after Ctrl-C.
      hideCursor: false,
      linewrap: true,
      barsize: Math.max(1, Math.min(40, columnsOf(this.#terminal) - ' 100 %'.length - 1)),
    };
    this.#bar = new progress.SingleBar(options, progress.Presets.shades_classic);
  }
}

function columnsOf(terminal: NodeJS.WritableStream): number {
  return (terminal as Partial<NodeJS.WriteStream>).columns ?? 80;
}
