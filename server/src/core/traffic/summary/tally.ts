import { owned } from '../identity.ts';

/** Counts by name in bounded memory: what comes up when many others are known already is only counted as such. */
export class Tally {
  readonly #counts = new Map<string, number>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  add(name: string): void {
    const known = this.#counts.get(name);
    if (known !== undefined) this.#counts.set(name, known + 1);
    else if (this.#counts.size < this.#most) this.#counts.set(owned(name), 1);
  }

  /** The most frequent first, then as they came. */
  get names(): readonly string[] {
    return [...this.#counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
  }

  get size(): number {
    return this.#counts.size;
  }
}

/** The largest of many by a number, the largest first, in bounded memory. */
export class Largest<T> {
  readonly #items: { readonly size: number; readonly item: T }[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** @param make called where it is large enough */
  add(size: number, make: () => T): void {
    const items = this.#items;
    if (items.length === this.#most && size <= (items.at(-1)?.size ?? 0)) return;
    const after = items.findIndex((one) => one.size < size);
    items.splice(after < 0 ? items.length : after, 0, { size, item: make() });
    if (items.length > this.#most) items.pop();
  }

  get items(): readonly T[] {
    return this.#items.map(({ item }) => item);
  }
}
