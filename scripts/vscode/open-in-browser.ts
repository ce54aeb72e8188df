import { spawn } from 'node:child_process';

/** Asks the system to show an address. That it cannot is no failure: the address has been printed. */
export function openInBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address];
  const child = spawn(command as string, args, { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}
