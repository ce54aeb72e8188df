import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { runNodeTests } from '../../run/node-tests.ts';

/** The last line of `npm test` is only worth something if nothing can get lost on the way to it. */
describe('the counts of a test tier', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'jsonrpc-errors-tier-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const counts = async (source: string, isolated: boolean) => {
    writeFileSync(path.join(folder, 'a.test.mjs'), `import { describe, it } from 'node:test';\n${source}`);
    return runNodeTests({ files: path.join(folder, '*.test.mjs'), isolated, quiet: true });
  };

  for (const isolated of [true, false]) {
    describe(isolated ? 'in processes of their own' : 'in one process', () => {
      it('hold tests, not the suites around them', async () => {
        const source = "describe('s', () => { it('a', () => {}); it('b', () => { throw new Error('no'); }); });";
        assert.deepEqual(await counts(source, isolated), { passed: 1, failed: 1 });
      });

      it('take a skipped test for a failed one', async () => {
        const source = "it('a', () => {}); it('b', { skip: true }, () => {}); it('c', { todo: true }, () => {});";
        assert.deepEqual(await counts(source, isolated), { passed: 1, failed: 2 });
      });

      it('fail where a file cannot be loaded', async () => {
        assert.deepEqual(await counts("import './not-there.mjs';", isolated), { passed: 0, failed: 1 });
      });

      it('fail where a process ends before its tests', async () => {
        const { failed } = await counts("it('a', () => process.exit(3));", isolated);
        assert.ok(failed > 0);
      });
    });
  }

  it('fail where there are no tests', async () => {
    const files = path.join(folder, '*.test.mjs');
    assert.deepEqual(await runNodeTests({ files, isolated: true, quiet: true }), { passed: 0, failed: 1 });
  });
});
