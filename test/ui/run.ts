import { findOrInstallBrowser } from '../../scripts/vscode/browser.ts';
import { vsCodeServer } from '../../scripts/vscode/server-cache.ts';
import { runNodeTests } from '../run/node-tests.ts';
import type { TierResult } from '../run/tier.ts';

/** Runs the tests that look at the window of a VS Code in a browser. */
export async function runUiTests(): Promise<TierResult> {
  // Asked for here, so that what is missing is said in a sentence and a fetch is no part of a test.
  findOrInstallBrowser();
  await vsCodeServer();
  return runNodeTests({ files: 'test/ui/*.test.ts', isolated: false });
}
