import type { ChildProcess } from 'node:child_process';
import spawn from 'cross-spawn';

/** Why a server could not be started. */
export class StartError extends Error {
  /** As shells have it: 127 for a command that is not found, 126 for one that cannot be run. */
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/**
 * Starts a command whose three streams are pipes. Throws a `StartError` where that is not possible.
 * On Windows the package finds what npm installs as `.cmd`, and quotes its arguments.
 */
export async function startServer(command: readonly string[], cwd: string): Promise<ChildProcess> {
  const [name = '', ...args] = command;
  const server = spawn(name, args, { cwd, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true });
  await new Promise<void>((resolve, reject) => {
    server.once('spawn', resolve);
    server.once('error', (error: NodeJS.ErrnoException) => reject(startError(name, error)));
  });
  // What can go wrong later, a signal that cannot be sent, is no reason to end.
  server.on('error', () => {});
  return server;
}

function startError(name: string, { code, message }: NodeJS.ErrnoException): StartError {
  if (code === 'ENOENT') return new StartError(`${name}: command not found.`, 127);
  if (code === 'EACCES') return new StartError(`${name}: it is not executable.`, 126);
  return new StartError(`${name}: it cannot be started (${code ?? message}).`, 126);
}
