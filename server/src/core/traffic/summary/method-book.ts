import { owned } from '../identity.ts';
import type { Exchange } from '../model.ts';
import { LatencyBook } from './latency.ts';
import type { MethodReport } from './model.ts';

/** Different methods that are told apart. */
const MOST_METHODS = 1000;

interface Entry {
  count: number;
  errors: number;
  unanswered: number;
  readonly latency: LatencyBook;
}

/** The methods of captures: how often they were called, how often that failed, and how long it took. */
export class MethodBook {
  readonly #methods = new Map<string, Entry>();

  /** A request or a notification. */
  call(method: string): void {
    const entry = this.#entry(method);
    if (entry !== undefined) entry.count += 1;
  }

  /** A request is answered, or never will be. */
  exchange({ method, response, latency, cancelled }: Exchange): void {
    const entry = this.#entry(method);
    if (entry === undefined) return;
    if (response?.failed === true) entry.errors += 1;
    if (response === undefined && cancelled !== true) entry.unanswered += 1;
    if (latency !== undefined) entry.latency.add(latency);
  }

  /** The most frequent first. */
  get reports(): readonly MethodReport[] {
    return [...this.#methods]
      .sort(([a, { count: x }], [b, { count: y }]) => y - x || (a < b ? -1 : 1))
      .map(([method, { count, errors, unanswered, latency }]) => ({
        method,
        count,
        errors,
        unanswered,
        ...latency.latencies,
      }));
  }

  #entry(method: string): Entry | undefined {
    let entry = this.#methods.get(method);
    if (entry === undefined && this.#methods.size < MOST_METHODS) {
      entry = { count: 0, errors: 0, unanswered: 0, latency: new LatencyBook() };
      this.#methods.set(owned(method), entry);
    }
    return entry;
  }
}
