/** Milliseconds between two looks, and before giving up. */
const INTERVAL = 20;
const TIMEOUT = 20_000;

/** Waits until `accept` takes what `look` gives; fails with what it gave last. */
export async function waitFor<T>(
  what: string,
  look: () => T | PromiseLike<T>,
  accept: (seen: T) => boolean,
): Promise<T> {
  const end = Date.now() + TIMEOUT;
  for (;;) {
    const seen = await look();
    if (accept(seen)) return seen;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}
