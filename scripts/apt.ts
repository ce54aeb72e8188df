import { spawnSync } from 'node:child_process';
import { findOnPath } from './vscode/find-on-path.ts';

/** Root of a Debian or Ubuntu, as in containers and on CI, may install a package without asking. */
export function mayInstall(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && findOnPath('apt-get') !== undefined;
}

/** Installs a Debian package. @returns what apt-get complained of */
export function installPackage(name: string): string {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // A fresh container has no package lists.
  const update = spawnSync('apt-get', ['update', '-qq'], { env, encoding: 'utf8' });
  const install = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
    env,
    encoding: 'utf8',
  });
  return `${update.stderr}${install.stderr}`.trim();
}
