import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Timeline } from '../../../../server/src/core/traffic/summary/timeline.ts';

function periodsOf(times: readonly number[]) {
  const timeline = new Timeline();
  for (const time of times) timeline.add(time, time % 2 === 1);
  return { seconds: timeline.seconds, periods: timeline.periods(String) };
}

describe('the timeline', () => {
  it('has a period for each second of a short capture, empty ones too', () => {
    assert.deepEqual(periodsOf([1000, 1001, 3000]), {
      seconds: 1,
      periods: [
        { from: '1000', messages: 2, errors: 1 },
        { from: '2000', messages: 0, errors: 0 },
        { from: '3000', messages: 1, errors: 0 },
      ],
    });
  });

  it('takes longer periods for longer captures, and loses nothing', () => {
    const times = Array.from({ length: 1000 }, (_, at) => at * 60_000);
    const { seconds, periods } = periodsOf(times);
    assert.equal(seconds, 3600);
    assert.equal(periods.length, 17);
    assert.equal(
      periods.reduce((sum, { messages }) => sum + messages, 0),
      1000,
    );
  });

  it('does not mind the order of times', () => {
    const times = Array.from({ length: 500 }, (_, at) => at * 1717);
    assert.deepEqual(periodsOf([...times].reverse()), periodsOf(times));
  });

  it('shows nothing for times that have nothing to do with each other', () => {
    assert.deepEqual(periodsOf([0, 8e15]).periods, []);
    assert.deepEqual(periodsOf([Number.NaN, Number.POSITIVE_INFINITY]).periods, []);
  });
});
