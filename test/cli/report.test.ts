import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { TrafficReport } from '../../server/src/core/traffic/summary/model.ts';
import { folder, RESERVED, run } from './support/command.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures/reports');
const SHOP = readFileSync(path.join(FIXTURES, 'shop.jsonl'), 'utf8');

function reportJson(args: readonly string[], options: Parameters<typeof run>[1]) {
  const { stdout, stderr, status } = run(['report', '--format', 'json', ...args], options);
  return { status, stderr, ...(JSON.parse(stdout) as TrafficReport & { readonly failures: readonly unknown[] }) };
}

describe('a report', () => {
  for (const [format, ending] of [
    ['text', 'txt'],
    ['markdown', 'md'],
    ['json', 'json'],
  ] as const) {
    it(`as ${format} says what it said before`, () => {
      const { stdout, status } = run(['report', '--format', format, 'shop.jsonl'], { cwd: FIXTURES });
      const expected = path.join(FIXTURES, `shop.expect.${ending}`);
      if (process.env.UPDATE) writeFileSync(expected, stdout);
      assert.equal(status, 0);
      assert.equal(stdout, readFileSync(expected, 'utf8'));
    });
  }

  it('is as wide as a terminal at most', () => {
    const { stdout } = run(['report', 'shop.jsonl'], { cwd: FIXTURES });
    for (const line of stdout.split('\n')) assert.ok([...line].length <= 100, line);
  });

  it('of several captures names each of them', () => {
    const cwd = folder({ 'a.jsonl': SHOP, 'b.log': 'hello\n', 'c/d.ndjson': SHOP });
    const { captures, messages, codes } = reportJson(['a.jsonl', 'b.log', 'c'], { cwd });
    assert.deepEqual(
      captures.map((capture) => [capture.path, capture.messages]),
      [
        ['a.jsonl', 12],
        ['b.log', 0],
        ['c/d.ndjson', 12],
      ],
    );
    assert.equal(messages, 24);
    assert.deepEqual(
      codes.map(({ code, count }) => [code, count]),
      [
        [-32601, 2],
        [-32150, 2],
        [-32002, 2],
      ].sort(([a = 0], [b = 0]) => a - b),
    );
  });

  it('of standard input', () => {
    const { messages, captures } = reportJson(['-'], { input: SHOP });
    assert.deepEqual([messages, captures[0]?.path], [12, '<stdin>']);
  });

  it('of a large capture adds up, and remembers no more of it', () => {
    const pair = (id: number, time: number) => {
      const stamp = (at: number) => new Date(Date.UTC(2026, 0, 2) + at).toISOString();
      return `{"time":"${stamp(time)}","message":{"jsonrpc":"2.0","id":${id},"method":"tools/call"}}\n{"time":"${stamp(time + (id % 100))}","message":{"jsonrpc":"2.0","id":${id},"result":{"text":"${'x'.repeat(1000)}"}}}\n`;
    };
    const text = Array.from({ length: 9000 }, (_, id) => pair(id, id * 1000)).join('');
    const { messages, requests, responses, methods, periods } = reportJson(['big.jsonl'], {
      cwd: folder({ 'big.jsonl': text }),
    });
    assert.deepEqual([messages, requests, responses], [18_000, 9000, 9000]);
    const [calls] = methods;
    assert.deepEqual([calls?.count, calls?.errors, calls?.unanswered, calls?.max], [9000, 0, 0, 99]);
    assert.ok(Math.abs((calls?.p50 ?? 0) - 49) <= 0.5, `${calls?.p50}`);
    assert.equal(
      periods.reduce((sum, period) => sum + period.messages, 0),
      18_000,
    );
  });
});

describe('where a report goes', () => {
  it('into a file, whole, over an earlier one', () => {
    const cwd = folder({ 'shop.jsonl': SHOP, 'out/report.md': 'old' });
    const { stdout, status } = run(['report', '--format', 'markdown', '--output', 'out/report.md', 'shop.jsonl'], {
      cwd,
    });
    assert.deepEqual([status, stdout], [0, '']);
    assert.match(readFileSync(path.join(cwd, 'out/report.md'), 'utf8'), /^# JSON-RPC traffic of `shop\.jsonl`\n/);
    assert.deepEqual(readdirSync(path.join(cwd, 'out')), ['report.md']);
  });

  it('never over a capture', () => {
    const cwd = folder({ 'shop.jsonl': SHOP });
    const { status, stderr } = run(['report', '--output', './shop.jsonl', 'shop.jsonl'], { cwd });
    assert.deepEqual([status, stderr], [2, '--output ./shop.jsonl is one of the captures; name another file.\n']);
    assert.equal(readFileSync(path.join(cwd, 'shop.jsonl'), 'utf8'), SHOP);
  });

  it('nowhere where it cannot be written', () => {
    const cwd = folder({ 'shop.jsonl': SHOP, 'out/x': '' });
    const { status, stderr } = run(['report', '--output', 'out', 'shop.jsonl'], { cwd });
    assert.equal(status, 2);
    assert.equal(stderr, 'out: it is a folder.\n');
    assert.deepEqual(readdirSync(path.join(cwd, 'out')), ['x']);
  });
});

describe('what cannot be reported', () => {
  it('is said, and the rest is reported', () => {
    const cwd = folder({ 'shop.jsonl': SHOP, 'a.ts': `export const reply = ${RESERVED};` });
    const { status, messages, failures, stderr } = reportJson(['shop.jsonl', 'missing.jsonl', 'a.ts'], { cwd });
    assert.deepEqual([status, messages], [2, 12]);
    assert.deepEqual(failures, [
      { path: 'missing.jsonl', message: 'no such file or folder' },
      { path: 'a.ts', message: 'a script is no capture' },
    ]);
    assert.match(stderr, /^a\.ts: a script is no capture;/m);
  });

  it('is said where there is nothing else', () => {
    const cwd = folder({ 'a.ts': '', 'b.json': '{"name":"x"}' });
    const { status, stdout, stderr } = run(['report', '.'], { cwd });
    assert.deepEqual([status, stdout, stderr], [2, '', 'There is no capture in ..\n']);
  });

  it('needs a capture', () => {
    const { status, stderr } = run(['report']);
    assert.equal(status, 2);
    assert.match(stderr, /^`jsonrpc-errors report` needs <captures>;/);
  });
});
