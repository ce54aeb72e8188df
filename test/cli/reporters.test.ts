import assert from 'node:assert/strict';
import { test } from 'node:test';
import picocolors from 'picocolors';
import { checkJson } from '../../server/src/cli/formats/check-json.ts';
import type { CheckReporter } from '../../server/src/cli/formats/check-reporter.ts';
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

function output(reporter: (io: Io) => CheckReporter, finding: Partial<Finding>, fixes = FIXES): string {
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
  const counts = { error: 2, warning: 1, info: 0, hint: 3 };
  to.end({ files: 9, filesWithFindings: 2, counts, failures: 1, unread: 1, milliseconds: 1234 });
  return written;
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
