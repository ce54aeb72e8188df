import assert from 'node:assert/strict';
import { test } from 'node:test';
import picocolors from 'picocolors';
import { checkJson } from '../../server/src/cli/formats/check-json.ts';
import type { CheckReporter, CheckSummary } from '../../server/src/cli/formats/check-reporter.ts';
import { checkText } from '../../server/src/cli/formats/check-text.ts';
import type { Io } from '../../server/src/cli/io.ts';
import type { Finding, Fix } from '../../server/src/core/model.ts';
import { LineIndex } from '../../server/src/core/text.ts';

const TEXT = 'a\r\n\t{ code: -32601, message: "Invalid params" }\r\n';
const CODE = { start: TEXT.indexOf('-32601'), end: TEXT.indexOf('-32601') + 6 };
const FIXES: readonly Fix[] = [
  {
    title: 'Change the code to -32602 (Invalid params)',
    kind: 'suggestion',
    edits: [{ span: CODE, newText: '-32602' }],
  },
  { title: 'Change the message to "Method not found"', kind: 'suggestion', edits: [] },
  { title: 'Replace with ErrorCode.InvalidParams', kind: 'suggestion', edits: [] },
];

const SUMMARY: CheckSummary = {
  files: 9,
  filesWithFindings: 2,
  counts: { error: 2, warning: 1, info: 0, hint: 3 },
  failures: 1,
  unread: 1,
  milliseconds: 1234,
};

function output(
  reporter: (io: Io) => CheckReporter,
  finding: Partial<Finding>,
  fixes = FIXES,
  summary: Partial<CheckSummary> = {},
): string {
  let written = '';
  const io: Io = {
    out: (text) => {
      written += text;
    },
    err() {},
    cwd: '/',
    colors: picocolors.createColors(false),
    readInput: async () => Buffer.alloc(0),
  };
  const to = reporter(io);
  const whole: Finding = {
    ruleId: 'code-message-mismatch',
    severity: 'warning',
    span: CODE,
    message: 'It says something else.',
    code: -32601,
    protocols: ['mcp@2025-11-25', 'json-rpc'],
    ...finding,
  };
  to.file({ path: 'a.ts', lines: new LineIndex(TEXT), findings: [whole], fixesOf: () => fixes });
  to.end({ ...SUMMARY, ...summary });
  return written;
}

/** The last line of the text. */
function summed(summary: Partial<CheckSummary>): string | undefined {
  return output(checkText, {}, [], summary).trimEnd().split('\n').at(-1);
}

test('text says what can be done, and sums up', () => {
  assert.equal(
    output(checkText, {}),
    `a.ts
  2:10  warning  It says something else.  code-message-mismatch
      2 |     { code: -32601, message: "Invalid params" }
        |             ^^^^^^
        = fix: change the code to -32602 (Invalid params), or the message to "Method not found", or replace with ErrorCode.InvalidParams

2 errors, 1 warning and 3 hints in 2 of 9 files; 1 file could not be checked (1.2 s)
`,
  );
});

test('text says first what --fix does by itself, and how often it can', () => {
  const [first, ...rest] = FIXES;
  assert.ok(first !== undefined);
  const text = output(checkText, {}, [...rest, { ...first, kind: 'safe' }, ...rest]);
  assert.match(
    text,
    / {8}= safe fix: change the code to -32602 \(Invalid params\)\n {8}= fix: change the message to "Method not found", or replace with ErrorCode\.InvalidParams, …\n/,
  );
  assert.match(text, /; 1 file could not be checked; --fix would fix 1 \(1\.2 s\)\n$/);
});

test('text shows what is to be set where no text is to be changed', () => {
  const setting: Fix = { title: 'Set protocol ERC-4337', kind: 'safe', edits: [], protocol: 'erc-4337' };
  assert.match(output(checkText, {}, [setting]), / {8}= fix: set protocol ERC-4337\n/);
});

test('text sums up what was fixed and what is left', () => {
  const fixed = { problems: 3, files: 2, written: true };
  const none = { counts: { error: 0, warning: 0, info: 0, hint: 0 }, filesWithFindings: 0, unread: 0 };
  assert.equal(
    summed({ fixed }),
    '3 problems fixed in 2 files; 2 errors, 1 warning and 3 hints left in 2 of 9 files; 1 file could not be checked (1.2 s)',
  );
  assert.equal(summed({ ...none, fixed }), '3 problems fixed in 2 files; none left in 9 files (1.2 s)');
  assert.equal(
    summed({ ...none, fixed: { ...fixed, written: false } }),
    '3 problems would be fixed in 2 files; none would be left in 9 files (1.2 s)',
  );
  assert.equal(
    summed({ unread: 0, fixed: { problems: 0, files: 0, written: true } }),
    'No problems fixed; 2 errors, 1 warning and 3 hints left in 2 of 9 files (1.2 s)',
  );
  assert.equal(summed({ ...none, fixed: { problems: 0, files: 0, written: true } }), 'No problems in 9 files (1.2 s)');
});

test('text underlines a token over several lines to the end of its first line', () => {
  const span = { start: TEXT.indexOf('"Invalid'), end: TEXT.length };
  assert.match(output(checkText, { span }, []), /\| {30}\^{18}\n\n/);
});

test('json gives the edits of fixes as places', () => {
  const [finding] = JSON.parse(output((io) => checkJson(io, false), {}, FIXES.slice(0, 1))).findings;
  assert.deepEqual(finding.fixes, [
    {
      title: 'Change the code to -32602 (Invalid params)',
      kind: 'suggestion',
      edits: [{ line: 2, column: 10, endLine: 2, endColumn: 16, newText: '-32602' }],
    },
  ]);
});
