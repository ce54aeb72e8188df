import assert from 'node:assert/strict';
import { truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { analyzeFiles } from '../../server/src/node/analysis.ts';
import { decode } from '../../server/src/node/decode.ts';
import { createNodeAnalyzer } from '../../server/src/node/engine.ts';
import type { FileReader } from '../../server/src/node/read-file.ts';
import { findTargets } from '../../server/src/node/targets.ts';
import { checkJson, folder, RESERVED } from './support/command.ts';

/** Reads files as they are told to be, and `null` as a file that has vanished since it was found. */
function readerOf(texts: Readonly<Record<string, string | null>>): FileReader {
  return {
    read(file) {
      const text = texts[path.basename(file)] ?? null;
      if (text === null) throw Object.assign(new Error('gone'), { code: 'ENOENT' });
      return text;
    },
  };
}

test('a file that vanishes between the walk and the reading is a failure, in its place', async () => {
  const cwd = folder({ 'a.json': '', 'b.json': '', 'c.json': '' });
  const reader = readerOf({ 'a.json': RESERVED, 'b.json': null, 'c.json': RESERVED });
  const { files } = findTargets(['.'], cwd);
  const results: string[] = [];
  for await (const result of analyzeFiles({
    analyzer: createNodeAnalyzer(),
    files,
    contexts: {
      of: () => ({}),
      catalogsOf: () => undefined,
      see: () => undefined,
      seeModule: () => undefined,
      load: async () => undefined,
    },
    reader,
    cwd,
    jobs: 1,
  })) {
    results.push(result.kind === 'failed' ? `${result.failure.path} ${result.failure.message}` : result.kind);
  }
  assert.deepEqual(results, ['analysed', 'b.json no such file', 'analysed']);
});

test('progress counts every step up to the total', async () => {
  const cwd = folder({ 'a.json': '', 'b.ts': '' });
  const reader = readerOf({ 'a.json': RESERVED, 'b.ts': 'export {};' });
  const steps: string[] = [];
  const { files } = findTargets(['.'], cwd);
  const analysis = analyzeFiles({
    analyzer: createNodeAnalyzer(),
    files,
    contexts: {
      of: () => ({}),
      catalogsOf: () => undefined,
      see: () => undefined,
      seeModule: () => undefined,
      load: async () => undefined,
    },
    reader,
    cwd,
    onProgress: (done, total) => void steps.push(`${done}/${total}`),
  });
  for await (const _ of analysis);
  assert.deepEqual(steps, ['1/3', '2/3', '3/3']);
});

test('a file that is too large for one text is refused in one sentence', () => {
  const cwd = folder({ 'b.json': RESERVED });
  writeFileSync(path.join(cwd, 'a.har'), '');
  truncateSync(path.join(cwd, 'a.har'), 201 * 1024 * 1024);
  const { status, failures, findings } = checkJson([], { cwd });
  assert.equal(status, 2);
  assert.deepEqual(failures, [
    { path: 'a.har', message: '201 MB is more than can be read at once (200 MB); split it first' },
  ]);
  assert.equal(findings.length, 1);
});

test('deep nesting is read without an end of the stack', () => {
  const open = '['.repeat(5000);
  const close = ']'.repeat(5000);
  const cwd = folder({
    'a.json': `{"jsonrpc":"2.0","id":1,"x":${open}${close},"error":{"code":-32150,"message":"x"}}`,
    'b.ts': `export const x = ${open}${close}; export const reply = ${RESERVED};`,
    'c.json': '{"error":'.repeat(5000),
    'd.jsonl': '{"error":'.repeat(5000),
  });
  const { failures, findings } = checkJson([], { cwd });
  assert.deepEqual(failures, []);
  assert.ok(findings.some(({ path: file, ruleId }) => file === 'a.json' && ruleId === 'reserved-code'));
});

test('bytes are decoded by their byte order mark, else as UTF-8', () => {
  const text = 'é日\ud83d\ude00';
  assert.equal(decode(Buffer.from(text)), text);
  assert.equal(decode(Buffer.from(`\ufeff${text}`)), text);
  assert.equal(decode(Buffer.from(`\ufeff${text}`, 'utf16le')), text);
  assert.equal(decode(Buffer.from(`\ufeff${text}`, 'utf16le').swap16()), text);
  assert.equal(decode(Buffer.from([0xfe, 0xff, 0x00, 0x41, 0x00])), 'A');
  assert.equal(decode(Buffer.from([0x41, 0xff, 0x42])), 'A\ufffdB');
  assert.equal(decode(Buffer.alloc(0)), '');
});
