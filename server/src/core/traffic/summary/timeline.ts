import type { PeriodReport } from './model.ts';

/** Lengths of periods in milliseconds; each is a multiple of the one before. */
const LENGTHS = [
  1000,
  5000,
  15_000,
  60_000,
  300_000,
  900_000,
  3_600_000,
  10_800_000,
  43_200_000,
  86_400_000,
  7 * 86_400_000,
  28 * 86_400_000,
  364 * 86_400_000,
  3640 * 86_400_000,
] as const;
const MOST_PERIODS = 24;

interface Period {
  messages: number;
  errors: number;
}

/** How messages spread over the time of the captures, in a few periods of a length that fits. */
export class Timeline {
  #periods = new Map<number, Period>();
  #step = 0;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  /** @param time milliseconds since 1970, or since midnight where only the time of day is known */
  add(time: number, failed: boolean): void {
    if (!Number.isFinite(time)) return;
    this.#first = Math.min(this.#first, time);
    this.#last = Math.max(this.#last, time);
    while (this.#span >= MOST_PERIODS && this.#step < LENGTHS.length - 1) this.#widen();
    const index = Math.floor(time / this.#length);
    const period = this.#periods.get(index);
    if (period === undefined) this.#periods.set(index, { messages: 1, errors: failed ? 1 : 0 });
    else {
      period.messages += 1;
      if (failed) period.errors += 1;
    }
  }

  /** First and last time; absent where no message has one. */
  get bounds(): { readonly first: number; readonly last: number } | undefined {
    return this.#first > this.#last ? undefined : { first: this.#first, last: this.#last };
  }

  get seconds(): number {
    return this.#length / 1000;
  }

  /** @param show a time as text */
  periods(show: (time: number) => string): readonly PeriodReport[] {
    const indices = [...this.#periods.keys()];
    if (indices.length === 0) return [];
    const first = indices.reduce((a, b) => Math.min(a, b));
    const last = indices.reduce((a, b) => Math.max(a, b));
    // Times that are millennia apart are no course of events.
    if (last - first >= MOST_PERIODS) return [];
    return Array.from({ length: last - first + 1 }, (_, at) => {
      const { messages, errors } = this.#periods.get(first + at) ?? { messages: 0, errors: 0 };
      return { from: show((first + at) * this.#length), messages, errors };
    });
  }

  get #length(): number {
    return LENGTHS[this.#step] as number;
  }

  /** Periods between the first and the last message. */
  get #span(): number {
    return Math.floor(this.#last / this.#length) - Math.floor(this.#first / this.#length);
  }

  #widen(): void {
    const before = this.#length;
    this.#step += 1;
    const wider = new Map<number, Period>();
    for (const [index, { messages, errors }] of this.#periods) {
      const to = Math.floor((index * before) / this.#length);
      const period = wider.get(to) ?? { messages: 0, errors: 0 };
      wider.set(to, { messages: period.messages + messages, errors: period.errors + errors });
    }
    this.#periods = wider;
  }
}
