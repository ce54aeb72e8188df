import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Log } from 'sarif';
import { folder, MISMATCH, RESERVED, run } from './support/command.ts';

function sarif(
  files: Readonly<Record<string, string>>,
  ...args: readonly string[]
): { log: Log; status: number | null } {
  const { status, stdout } = run(['check', '--format', 'sarif', ...args], { cwd: folder(files) });
  return { log: JSON.parse(stdout), status };
}

test('sarif tells rule, level, place and fixes of each finding', () => {
  const { log, status } = sarif({ 'a b/ü.json': MISMATCH });
  assert.equal(status, 1);
  assert.equal(log.version, '2.1.0');
  const [{ tool, results = [], columnKind }] = log.runs as [Log['runs'][number]];
  assert.equal(columnKind, 'utf16CodeUnits');
  const [result] = results;
  assert.equal(results.length, 1);
  assert.equal(result?.ruleId, 'code-message-mismatch');
  assert.equal(tool.driver.rules?.[result?.ruleIndex ?? -1]?.id, 'code-message-mismatch');
  assert.equal(result?.level, 'warning');
  const region = { startLine: 1, startColumn: 41, endLine: 1, endColumn: 47 };
  assert.deepEqual(result?.locations, [
    { physicalLocation: { artifactLocation: { uri: 'a%20b/%C3%BC.json', uriBaseId: '%SRCROOT%' }, region } },
  ]);
  assert.deepEqual(result?.fixes?.[0]?.artifactChanges[0]?.replacements[0], {
    deletedRegion: region,
    insertedContent: { text: '-32602' },
  });
});

test('sarif says what could not be checked', () => {
  const { log, status } = sarif({ 'a.json': RESERVED }, 'a.json', 'missing.json');
  assert.equal(status, 2);
  const [invocation] = log.runs[0]?.invocations ?? [];
  assert.equal(invocation?.executionSuccessful, false);
  assert.match(invocation?.toolExecutionNotifications?.[0]?.message.text ?? '', /^missing\.json: no such file/);
  assert.equal(log.runs[0]?.results?.length, 1);
});

test('github prints a workflow command for each finding, then the summary', () => {
  const cwd = folder({ 'a,b.json': MISMATCH, 'c.json': RESERVED });
  const { status, stdout } = run(['check', '--format', 'github'], { cwd });
  assert.equal(status, 1);
  const [first, second, summary] = stdout.split('\n');
  assert.equal(
    first,
    '::warning file=a%2Cb.json,line=1,endLine=1,col=41,endColumn=47,title=code-message-mismatch::-32601 means "Method not found" (JSON-RPC 2.0), but the message says "Invalid params", which is -32602.',
  );
  assert.match(
    second ?? '',
    /^::error file=c\.json,line=1,endLine=1,col=\d+,endColumn=\d+,title=reserved-code::-32150 /,
  );
  assert.match(summary ?? '', /^1 error and 1 warning in 2 of 2 files /);
});

test('a patch has no place in them', () => {
  const { status, stderr } = run(['check', '--format', 'sarif', '--fix-dry-run'], { cwd: folder({}) });
  assert.equal(status, 2);
  assert.equal(stderr, '--format sarif has no place for what --fix-dry-run shows; text, json and jsonl do.\n');
});
