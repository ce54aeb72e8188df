import { packageCommand, runScript } from '../../scripts/run-script.ts';
import { runEditorTests } from './editors.ts';
import { runNodeTests } from './node-tests.ts';
import type { TierResult } from './tier.ts';

/** A kind of tests, cheapest first. */
export interface Tier {
  readonly name: string;
  /** What must have been made before: `generated` sources, or the `built` bundles, which include them. */
  readonly needs?: 'generated' | 'built';
  run(): Promise<TierResult>;
}

export const TIERS: readonly Tier[] = [
  { name: 'lint', run: () => asOneTest(packageCommand('@biomejs/biome', 'biome'), 'check', '.') },
  { name: 'typecheck', needs: 'generated', run: () => asOneTest('scripts/typecheck.ts') },
  { name: 'generated files', needs: 'generated', run: () => asOneTest('scripts/generate.ts', '--check') },
  {
    name: 'unit',
    needs: 'generated',
    run: () => runNodeTests({ files: 'test/unit/**/*.test.ts', isolated: false }),
  },
  {
    name: 'protocol',
    needs: 'built',
    run: () => runNodeTests({ files: 'test/protocol/**/*.test.ts', isolated: true }),
  },
  { name: 'package', needs: 'built', run: () => asOneTest('scripts/package.ts', '--check') },
  { name: 'cli', needs: 'built', run: () => runNodeTests({ files: 'test/cli/**/*.test.ts', isolated: true }) },
  { name: 'grammar', run: () => runNodeTests({ files: 'test/grammar/**/*.test.ts', isolated: true }) },
  { name: 'editors', needs: 'built', run: runEditorTests },
  {
    name: 'vscode',
    needs: 'built',
    // Loaded late: the other tiers need none of what it needs.
    run: async () => (await import('../vscode/run.ts')).runVsCodeTests(),
  },
  {
    name: 'ui',
    needs: 'built',
    run: async () => (await import('../ui/run.ts')).runUiTests(),
  },
];

/** A script as a test that passes when the script ends with 0. */
async function asOneTest(script: string, ...args: string[]): Promise<TierResult> {
  return (await runScript(script, ...args)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
