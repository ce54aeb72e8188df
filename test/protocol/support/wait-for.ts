/** Milliseconds between two looks, and before giving up. */
const INTERVAL = 10;
const TIMEOUT = 10_000;

/** Waits until `look` gives something; fails with what it gave last. */
export async function waitFor<T>(look: () => T | undefined | false, what: string): Promise<T> {
  const end = Date.now() + TIMEOUT;
  for (;;) {
    const seen = look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`${what}: waited in vain, last seen ${String(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}
