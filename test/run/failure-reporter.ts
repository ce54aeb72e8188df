import path from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';
import { isSubtestFailure } from './count-reporter.ts';

/** A reporter for `node --test` that shows what failed and is silent about what passed. */
export default async function* failureReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    if (event.type === 'test:stdout' || event.type === 'test:stderr') {
      yield event.data.message;
    } else if (event.type === 'test:fail' && !isSubtestFailure(event.data.details.error)) {
      const { name, file, line, details } = event.data;
      const place = file ? `${path.relative(process.cwd(), file)}:${line ?? 1}` : '';
      const cause = (details.error as { cause?: unknown }).cause ?? details.error;
      const text = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
      yield `  ✗ ${name}  ${place}\n${text.replace(/^/gm, '      ')}\n`;
    } else if (event.type === 'test:pass' && (event.data.skip !== undefined || event.data.todo !== undefined)) {
      yield `  ✗ ${event.data.name} is skipped\n`;
    }
  }
}
