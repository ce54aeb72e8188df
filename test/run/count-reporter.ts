import type { TestEvent } from 'node:test/reporters';
import type { TierResult } from './tier.ts';

/** A reporter for `node --test` that says nothing but how many tests passed and failed, as JSON. */
export default async function* countReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let passed = 0;
  let failed = 0;
  for await (const event of events) {
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    // A suite is as good as its tests, which are counted themselves. One that fails on its own (a hook) counts.
    const { type } = event.data.details;
    if (event.type === 'test:fail') {
      if (type !== 'suite' || !isSubtestFailure(event.data.details.error)) failed++;
    } else if (type !== 'suite') {
      // Nothing is passed over in silence: a skipped test is a failed one.
      if (event.data.skip !== undefined || event.data.todo !== undefined) failed++;
      else passed++;
    }
  }
  yield JSON.stringify({ passed, failed } satisfies TierResult);
}

/** Node fails a suite, and a test with subtests, when something in it has failed. */
export function isSubtestFailure(error: unknown): boolean {
  return (error as { failureType?: string } | undefined)?.failureType === 'subtestsFailed';
}
