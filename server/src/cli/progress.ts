import type { SingleBar } from 'cli-progress';
import type { Io } from './io.ts';

/** Shows how far a long run is, for a person at a terminal. */
export interface Progress {
  update(done: number, total: number): void | Promise<void>;
  /** Makes room for other output; the bar comes back with the next update. */
  hide(): void;
}

/** Most runs are over before anybody wonders. */
const PATIENCE = 500;

export function startProgress(io: Io, wanted: boolean): Progress {
  return wanted && io.interactive ? new Bar() : { update() {}, hide() {} };
}

class Bar implements Progress {
  readonly #start = performance.now();
  #bar: SingleBar | undefined;
  #visible = false;
  #loading = false;

  update(done: number, total: number): void | Promise<void> {
    if (this.#bar !== undefined) this.#show(this.#bar, done, total);
    else if (!this.#loading && performance.now() - this.#start > PATIENCE) return this.#load();
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
    const { SingleBar } = await import('cli-progress');
    this.#bar = new SingleBar({
      format: '{bar} {percentage} %',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    });
  }
}
