import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Something that was asked for cannot be done; the message says why, a sentence for the person who asked. */
export class Refusal extends Error {}

/** Does what a request asks for; a refusal becomes its error, which editors show. */
export async function orRefuse<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? new ResponseError(LSPErrorCodes.RequestFailed, error.message) : error;
  }
}
