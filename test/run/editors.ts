import { installPackage, mayInstall } from '../../scripts/apt.ts';
import { findOnPath } from '../../scripts/vscode/find-on-path.ts';
import { runNodeTests } from './node-tests.ts';
import type { TierResult } from './tier.ts';

/** Neovim is not needed to work on this project: where it is missing, the tests are left out, and that is said. */
export async function runEditorTests(): Promise<TierResult> {
  if (findOnPath('nvim') === undefined && mayInstall()) {
    console.log('Installing Neovim with apt-get …');
    const complaints = installPackage('neovim');
    if (findOnPath('nvim') === undefined) console.error(complaints);
  }
  if (findOnPath('nvim') === undefined) {
    return { passed: 0, failed: 0, leftOut: 'Neovim is not installed (Debian and Ubuntu: apt-get install neovim)' };
  }
  return runNodeTests({ files: 'test/editors/**/*.test.ts', isolated: true });
}
