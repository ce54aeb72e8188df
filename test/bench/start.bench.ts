import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserFacingError } from '../../scripts/failure.ts';
import { inProject } from '../../scripts/paths.ts';
import { type Bench, measure } from './bench.ts';

const CLI = inProject('server/bin/jsonrpc-errors.mjs');

/** Whole processes: from nothing to the last line. */
export const bench: Bench = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jsonrpc-errors-bench-'));
  const empty = path.join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  const [nothing = 0, help = 0, explain = 0] = await measure(
    15,
    () => node(empty),
    () => node(CLI, '--help'),
    () => node(CLI, 'explain', '-32002'),
  );
  rmSync(folder, { recursive: true });
  const common = { against: 'an empty script', reference: nothing, goal: '< 100 ms' };
  return [
    { name: '--help', milliseconds: help, ...common },
    { name: 'explain -32002', milliseconds: explain, ...common },
  ];
};

function node(...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new UserFacingError(`${args.join(' ')} ended with ${status}: ${stderr}`);
}
