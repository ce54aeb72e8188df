import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inProject } from '../../scripts/paths.ts';
import { type Bench, measure, type Row } from './bench.ts';

const CLI = inProject('server/bin/jsonrpc-errors.mjs');
/** Answers each message with itself. */
const SERVER = ['-e', 'process.stdin.pipe(process.stdout)'];
const CALLS = 200;

/** What `record` adds to a call: the same server behind a bare pipe, and recorded and judged. */
export const bench: Bench = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jsonrpc-errors-bench-'));
  const options = ['record', '--quiet', '--out', path.join(folder, 'out.jsonl'), '--', process.execPath];
  const bare = await startServer(SERVER);
  const recorded = await startServer([CLI, ...options, ...SERVER]);
  const rows: Row[] = [];
  for (const [name, size] of [
    ['a call of 100 bytes, recorded', 100],
    ['a call of 100 KB, recorded', 100_000],
  ] as const) {
    const [with_ = 0, without = 0] = await measure(
      21,
      () => calls(recorded, size),
      () => calls(bare, size),
    );
    rows.push({
      name,
      milliseconds: with_ / CALLS,
      against: 'a bare pipe',
      reference: without / CALLS,
      goal: '< 1 ms more',
    });
  }
  for (const server of [bare, recorded]) {
    server.stdin?.end();
    await once(server, 'close');
  }
  rmSync(folder, { recursive: true });
  return rows;
};

async function startServer(args: readonly string[]): Promise<ChildProcess> {
  const server = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  await calls(server, 100);
  return server;
}

/** One call after the other, each when the answer to the last one is there. */
async function calls(server: ChildProcess, size: number): Promise<void> {
  const { stdin, stdout } = server;
  if (stdin === null || stdout === null) return;
  const frame = `{"jsonrpc":"2.0","id":1,"method":"a","params":"${'x'.repeat(size)}"}\n`;
  await new Promise<void>((resolve) => {
    let left = CALLS;
    let missing = frame.length;
    const heard = (chunk: Buffer): void => {
      missing -= chunk.length;
      if (missing > 0) return;
      missing = frame.length;
      if (--left > 0) stdin.write(frame);
      else {
        stdout.off('data', heard);
        resolve();
      }
    };
    stdout.on('data', heard);
    stdin.write(frame);
  });
}
