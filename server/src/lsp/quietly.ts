/**
 * Lets work for the client that nobody waits for fail without a word. It fails when the client is gone,
 * and then nobody is left to tell; an unhandled rejection would end the process with a stack trace.
 */
export function quietly(sent: Promise<unknown>): void {
  sent.catch(() => undefined);
}
