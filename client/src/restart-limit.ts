import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient';

const MAX_RESTARTS = 4;
const PERIOD = 3 * 60 * 1000;

/**
 * Starts a server that died again, unless it keeps dying. As the library's own handler does, but
 * without its pop-ups: the language status and the log say what happened.
 */
export class RestartLimit implements ErrorHandler {
  #ends: number[] = [];

  error(_error: Error, _message: unknown, count: number | undefined): ErrorHandlerResult {
    return { action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.#ends = [...this.#ends.filter((end) => now - end < PERIOD), now];
    return {
      action: this.#ends.length > MAX_RESTARTS ? CloseAction.DoNotRestart : CloseAction.Restart,
      handled: true,
    };
  }
}
