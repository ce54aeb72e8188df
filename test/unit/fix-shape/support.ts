import assert from 'node:assert/strict';
import { it } from 'node:test';
import { applyEdits } from '../../../server/src/core/fix/apply.ts';
import { analyze } from '../../support/analyze.ts';

/** Title → text with the fix; ` (safe)` behind the title of a fix that nobody is asked about. */
export type Offers = Readonly<Record<string, string>>;

/** What a rule offers for the only place that it reports. */
export function offers(ruleId: string, path: string, text: string): Offers {
  const analysis = analyze(path, text);
  const [finding, other] = analysis.findings.filter((one) => one.ruleId === ruleId);
  assert.ok(finding !== undefined && other === undefined, `one finding of ${ruleId} in ${text}`);
  return Object.fromEntries(
    analysis.fixesOf(finding, text).map(({ title, kind, edits }) => {
      const mended = applyEdits(text, edits);
      const left = analyze(path, mended).findings.filter((one) => one.ruleId === ruleId);
      assert.deepEqual(left, [], `"${title}" mends what it is offered for`);
      return [kind === 'safe' ? `${title} (safe)` : title, mended];
    }),
  );
}

/** One test a row: what it shows, the file's name, its text, what is offered. */
export function table(ruleId: string, rows: readonly (readonly [string, string, string, Offers])[]): void {
  for (const [name, path, text, expected] of rows) {
    it(name, () => assert.deepEqual(offers(ruleId, path, text), expected));
  }
}

/** An error response in JSON around the inside of its error. */
export const response = (error: string): string => `{"jsonrpc":"2.0","id":1,"error":${error}}`;
