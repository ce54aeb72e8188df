import { FINE } from '../exit-status.ts';
import { UsageError } from '../usage-error.ts';

export interface LspOptions {
  readonly stdio?: true;
  readonly nodeIpc?: true;
  readonly socket?: number;
  readonly clientProcessId?: number;
}

/** `lsp`: becomes the language server. Nothing but its protocol goes to stdout. */
export async function lsp(options: LspOptions): Promise<number> {
  const transports = [
    ...(options.stdio === true ? ['--stdio'] : []),
    ...(options.nodeIpc === true ? ['--node-ipc'] : []),
    ...(options.socket !== undefined ? [`--socket=${options.socket}`] : []),
  ];
  if (transports.length !== 1) {
    throw new UsageError('`jsonrpc-errors lsp` needs one of --stdio, --node-ipc and --socket=PORT.');
  }
  const owner = options.clientProcessId === undefined ? [] : [`--clientProcessId=${options.clientProcessId}`];
  const { startNodeServer } = await import('../../node/server-main.ts');
  if (startNodeServer([...transports, ...owner])) return FINE;
  throw new UsageError('--node-ipc needs a Node.js parent process with an open channel.');
}
