import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import picocolors from 'picocolors';
import type { Io } from '../../server/src/cli/io.ts';
import { startProgress } from '../../server/src/cli/progress.ts';

function terminalIo(columns = 80): { readonly io: Io; shown(): string } {
  const terminal = Object.assign(new PassThrough(), { isTTY: true, columns });
  let shown = '';
  terminal.on('data', (data) => {
    shown += data;
  });
  const io: Io = {
    out() {},
    err() {},
    cwd: '/',
    colors: picocolors.createColors(false),
    terminal,
    readInput: async () => Buffer.alloc(0),
  };
  return { io, shown: () => shown };
}

test('a long run shows how far it is, and the bar leaves no trace', async () => {
  const { io, shown } = terminalIo();
  const progress = startProgress(io, true, 0);
  for (let done = 1; done <= 10; done += 1) await progress.update(done, 10);
  assert.match(shown(), /\d+ %/);
  // Its last word moves to the start of the line and clears it.
  assert.match(shown().replaceAll('\u001b', 'ESC'), /ESC\[(?:1G|0?K|2K|0K)[^%]*$/);
});

test('the bar fits into a narrow terminal and changes nothing that Ctrl-C would leave changed', async () => {
  const { io, shown } = terminalIo(20);
  const progress = startProgress(io, true, 0);
  for (let done = 1; done < 10; done += 1) await progress.update(done, 10);
  const [bar = ''] = /[█░]+ +\d+ %/.exec(shown()) ?? [];
  assert.ok(bar.length > 5 && bar.length < 20, bar);
  assert.ok(!shown().includes('\u001b[?'), 'neither line wrapping nor the cursor');
  progress.hide();
});

test('a short run, a run without a terminal and --no-progress show no bar', async () => {
  const { io, shown } = terminalIo();
  await startProgress(io, true, 60_000).update(1, 10);
  await startProgress(io, false, 0).update(1, 10);
  const { terminal: _, ...plain } = io;
  await startProgress(plain, true, 0).update(1, 10);
  assert.equal(shown(), '');
});
