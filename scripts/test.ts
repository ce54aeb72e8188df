/**
 * `npm test`: builds and runs every tier of tests; `node scripts/test.ts TIER…` only those named.
 *
 * A failing tier fails the command, the others still run. The last line is `N passed, N failed`,
 * over all tests of all tiers; the lines before it name the tiers that were left out.
 */
import { couldNotRun, type TierResult } from '../test/run/tier.ts';
import { TIERS, type Tier } from '../test/run/tiers.ts';
import { runMain, UserFacingError } from './failure.ts';
import { runScript } from './run-script.ts';

await runMain(async () => {
  const tiers = chosenTiers(process.argv.slice(2));
  const ready = await prepare(tiers);
  let passed = 0;
  let failed = 0;
  const leftOut: string[] = [];
  for (const tier of tiers) {
    const result = await timed(tier.name, () => (ready.has(tier.needs) ? run(tier) : notBuilt()));
    passed += result.passed;
    failed += result.failed;
    if (result.leftOut !== undefined) leftOut.push(`${tier.name} was left out: ${result.leftOut}.`);
  }
  for (const sentence of leftOut) console.log(`\n${sentence}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

function chosenTiers(names: readonly string[]): readonly Tier[] {
  const unknown = names.find((name) => !TIERS.some((tier) => tier.name === name));
  if (unknown) {
    throw new UserFacingError(`Unknown tier "${unknown}"; there are ${TIERS.map((tier) => tier.name).join(', ')}.`);
  }
  return names.length === 0 ? TIERS : TIERS.filter((tier) => names.includes(tier.name));
}

/** Makes what the tiers need; returns what could be made. */
async function prepare(tiers: readonly Tier[]): Promise<ReadonlySet<Tier['needs']>> {
  const needs = new Set(tiers.map((tier) => tier.needs));
  const ready = new Set<Tier['needs']>([undefined]);
  if (!needs.has('generated') && !needs.has('built')) return ready;
  if (!(await runScript('scripts/generate.ts'))) return ready;
  ready.add('generated');
  if (needs.has('built') && (await runScript('scripts/build.ts'))) ready.add('built');
  return ready;
}

async function notBuilt(): Promise<TierResult> {
  return couldNotRun('Nothing to test: the build failed.');
}

async function run(tier: Tier): Promise<TierResult> {
  try {
    return await tier.run();
  } catch (error) {
    if (error instanceof UserFacingError) return couldNotRun(error.message);
    console.error(error);
    return { passed: 0, failed: 1 };
  }
}

async function timed(name: string, step: () => Promise<TierResult>): Promise<TierResult> {
  const started = performance.now();
  console.log(`\n── ${name}`);
  const result = await step();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`── ${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
  return result;
}
