/**
 * Lets a message to the client fail without a word. It fails only when the client is gone, and then
 * nobody is left to tell; an unhandled rejection would end the process with a stack trace.
 */
export function quietly(sent: Promise<unknown>): void {
  sent.catch(() => undefined);
}
