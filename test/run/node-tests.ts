import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endWithUs, onEnd } from '../../scripts/cleanup.ts';
import { inProject } from '../../scripts/paths.ts';
import { couldNotRun, type TierResult } from './tier.ts';

/** Only what hangs takes so long, however busy the machine is. */
const TIMEOUT_MS = 600_000;

export interface NodeTests {
  /** Glob of test files, relative to the project. */
  readonly files: string;
  /** False runs all files in one process: fast, for tests that touch nothing but values. */
  readonly isolated: boolean;
  /** Prints nothing, for tests of this function. */
  readonly quiet?: boolean;
}

/** Runs test files with `node --test`. */
export async function runNodeTests({ files, isolated, quiet = false }: NodeTests): Promise<TierResult> {
  const failed = (why: string): TierResult => (quiet ? { passed: 0, failed: 1 } : couldNotRun(why));
  if (globSync(files, { cwd: inProject('.') }).length === 0) return failed(`There are no tests in ${files}.`);
  const folder = mkdtempSync(path.join(tmpdir(), 'jsonrpc-errors-counts-'));
  const removeFolder = onEnd(() => rmSync(folder, { recursive: true, force: true }));
  const counts = path.join(folder, 'counts.json');
  const child = spawn(
    process.execPath,
    [
      '--test',
      `--test-isolation=${isolated ? 'process' : 'none'}`,
      '--test-timeout=60000',
      // A failed test may leave a server behind, which would keep the run alive for ever.
      '--test-force-exit',
      `--test-reporter=${reporter('failure-reporter')}`,
      '--test-reporter-destination=stdout',
      `--test-reporter=${reporter('count-reporter')}`,
      `--test-reporter-destination=${counts}`,
      files,
    ],
    {
      cwd: inProject('.'),
      env: withoutTestContext(process.env),
      stdio: quiet ? 'ignore' : ['ignore', 'inherit', 'inherit'],
      detached: process.platform !== 'win32',
    },
  );
  const end = endWithUs(child);
  // A child that a test leaves behind keeps it alive all the same.
  let hangs = false;
  const watchdog = setTimeout(() => {
    hangs = true;
    end();
  }, TIMEOUT_MS);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(watchdog);
  end();
  const result = read(counts);
  removeFolder();
  if (hangs) return failed(`The tests did not end within ${TIMEOUT_MS / 1000} s: one leaves something running.`);
  if (!result) return failed(`node --test ended with ${status ?? 'a signal'} before it had counted.`);
  // A file that cannot be loaded fails the run without being a test.
  if (status !== 0 && result.failed === 0) return { passed: result.passed, failed: 1 };
  if (result.passed + result.failed === 0) return failed(`No test ran in ${files}.`);
  return result;
}

/** Node tells its test processes by this variable, and a test that runs tests would be taken for one. */
function withoutTestContext({ NODE_TEST_CONTEXT: _, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return env;
}

function reporter(name: string): string {
  return inProject(`test/run/${name}.ts`);
}

function read(file: string): TierResult | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as TierResult;
  } catch {
    return undefined;
  }
}
