import type { Latencies } from './model.ts';

/** Values that are kept as they are; of more, only in which class each one falls. */
const EXACT = 512;
/** Each class is 2 % wider than the one before, so that no quantile is off by more than 1 %. */
const GROWTH = Math.log(1.02);
/** Milliseconds from which on values are told apart. */
const FINEST = 0.001;

/** Quantiles of any number of latencies in bounded memory: exact for few, within 1 % for many. */
export class LatencyBook {
  #values: number[] | undefined = [];
  readonly #classes = new Map<number, number>();
  #count = 0;
  #max = 0;

  add(milliseconds: number): void {
    // Clocks of two machines may disagree; what came before it was asked took no time.
    const value = Math.max(0, milliseconds);
    this.#count += 1;
    this.#max = Math.max(this.#max, value);
    if (this.#values === undefined) this.#classify(value);
    else if (this.#values.push(value) > EXACT) {
      for (const one of this.#values) this.#classify(one);
      this.#values = undefined;
    }
  }

  /** Absent where there are none. */
  get latencies(): Latencies | undefined {
    if (this.#count === 0) return undefined;
    return { p50: rounded(this.#quantile(0.5)), p95: rounded(this.#quantile(0.95)), max: rounded(this.#max) };
  }

  #classify(value: number): void {
    const index = value < FINEST ? -1 : Math.floor(Math.log(value / FINEST) / GROWTH);
    this.#classes.set(index, (this.#classes.get(index) ?? 0) + 1);
  }

  /** The smallest value that no more than this share of the others exceeds. */
  #quantile(share: number): number {
    const rank = Math.max(0, Math.ceil(this.#count * share) - 1);
    if (this.#values !== undefined) return [...this.#values].sort((a, b) => a - b)[rank] ?? 0;
    let seen = 0;
    for (const [index, count] of [...this.#classes].sort(([a], [b]) => a - b)) {
      seen += count;
      if (seen > rank) return index < 0 ? 0 : Math.min(this.#max, FINEST * Math.exp((index + 0.5) * GROWTH));
    }
    return this.#max;
  }
}

/** To the microsecond. */
export function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}
