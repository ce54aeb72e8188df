import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LatencyBook } from '../../../../server/src/core/traffic/summary/latency.ts';

function latenciesOf(values: readonly number[]) {
  const book = new LatencyBook();
  for (const value of values) book.add(value);
  return book.latencies;
}

/** The value at this share of the sorted list. */
function exact(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

describe('latencies', () => {
  it('are absent where there are none', () => {
    assert.equal(latenciesOf([]), undefined);
  });

  it('are exact for few', () => {
    assert.deepEqual(latenciesOf([5]), { p50: 5, p95: 5, max: 5 });
    assert.deepEqual(latenciesOf([4, 1, 3, 2]), { p50: 2, p95: 4, max: 4 });
    assert.deepEqual(latenciesOf(Array.from({ length: 100 }, (_, at) => 100 - at)), { p50: 50, p95: 95, max: 100 });
  });

  it('are right within one per cent for many', () => {
    // From microseconds to hours, in no order.
    const values = Array.from({ length: 20_000 }, (_, at) => 0.002 * 1.001 ** ((at * 7919) % 20_000));
    const { p50 = 0, p95 = 0, max = 0 } = latenciesOf(values) ?? {};
    for (const [found, share] of [
      [p50, 0.5],
      [p95, 0.95],
      [max, 1],
    ] as const) {
      assert.ok(Math.abs(found / exact(values, share) - 1) < 0.011, `${share}: ${found} for ${exact(values, share)}`);
    }
  });

  it('are never negative, whatever two clocks say', () => {
    assert.deepEqual(latenciesOf([-3, 2]), { p50: 0, p95: 2, max: 2 });
  });
});
