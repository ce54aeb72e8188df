/** Captures on the command line: large ones, many of them, forced formats, and what is said of those that cannot be read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkJson, folder, places, run } from './support/command.ts';

const REQUEST = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';
const RESERVED = '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"No"}}';

test('a large capture is read piece by piece, with the places of the whole', () => {
  const pair = (id: number) =>
    `{"jsonrpc":"2.0","id":${id},"method":"tools/call","params":{"name":"lamp","text":"${'é😀'.repeat(50)}"}}\r\n{"jsonrpc":"2.0","id":${id},"result":{"content":[]}}\r\n`;
  const many: string[] = [];
  for (let id = 10; many.length * 300 < 12 * 1024 * 1024; id++) many.push(pair(id));
  const open = '{"jsonrpc":"2.0","id":"open","method":"tools/list"}';
  const text = `${open}\r\n${many.join('')}${REQUEST}\r\n${RESERVED}\r\n{"jsonrpc":"2.0","id":"new","result":{}}\r\n`;
  const cwd = folder({ 'big.jsonl': text, 'big.log': `Server started\r\n${text}` });
  const last = many.length * 2 + 3;
  const { status, summary, findings } = checkJson(['big.jsonl', 'big.log'], { cwd });
  assert.equal(status, 1);
  assert.equal(summary.files, 2);
  assert.deepEqual(findings.map(({ path, line, column, ruleId }) => `${path}:${line}:${column} ${ruleId}`).sort(), [
    `big.jsonl:1:23 unanswered-request`,
    `big.jsonl:${last}:41 reserved-code`,
    `big.jsonl:${last + 1}:23 unknown-response-id`,
    `big.log:2:23 unanswered-request`,
    `big.log:${last + 1}:41 reserved-code`,
    `big.log:${last + 2}:23 unknown-response-id`,
  ]);
});

test('a thousand captures are read', () => {
  const files = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [`logs/${index}.jsonl`, `${REQUEST}\n${RESERVED}\n`]),
  );
  const { summary, findings } = checkJson(['logs'], { cwd: folder(files) });
  assert.equal(summary.files, 1000);
  assert.equal(findings.length, 1000);
});

test('--field names the member that holds the message, also inside a string', () => {
  const line = JSON.stringify({ other: JSON.parse(RESERVED), event: { payload: RESERVED } });
  const column = line.lastIndexOf('-32150') + 1;
  const cwd = folder({
    'a.jsonl': `${line}\n`,
    'b.json': `[{"event":{"payload":${RESERVED}}}]\n`,
  });
  assert.deepEqual(places(checkJson(['a.jsonl', '--field', 'event.payload'], { cwd })), [
    `a.jsonl:1:${column} reserved-code`,
  ]);
  assert.deepEqual(places(checkJson(['b.json', '--field', '0.event.payload'], { cwd })), ['b.json:1:62 reserved-code']);
  assert.match(run(['check', '--field', 'a..b'], { cwd }).stderr, /^--field takes names of members with dots/);
});

test('--input-format forces a format, and names all of them', () => {
  const cwd = folder({ 'a.log': `${REQUEST}\nplain words\n` });
  assert.deepEqual(places(checkJson(['a.log'], { cwd })), []);
  assert.deepEqual(places(checkJson(['a.log', '--input-format', 'json-lines'], { cwd })), ['a.log:2:1 invalid-json']);
  const { status, stderr } = run(['check', '--input-format', 'pcap', 'a.log'], { cwd });
  assert.equal(status, 2);
  assert.match(stderr, /^Unknown value "pcap" of --input-format\. .*json-lines, json, log, .* or cdp\.\n$/);
});

test('a notation that is not JSON is named, and is no success', () => {
  const cwd = folder({ 'a.log': '[DEBUG] "rpc.send" { id = 7, jsonrpc = "2.0", method = "initialize" }\n' });
  const { status, stderr, stdout } = run(['check', 'a.log'], { cwd });
  assert.equal(status, 2);
  assert.match(stderr, /^a\.log: line 1 holds a message as Lua tables, not as JSON: /);
  assert.doesNotMatch(stdout + stderr, /valid JSON/);
});

test('what a capture lacks is noted', () => {
  const cwd = folder({
    'a.jsonl': `{"jsonrpc":"2.0","id":8,"result":{}}\n${REQUEST}\n{"jsonrpc":"2.0","id":1,"result":{}}\n`,
  });
  const { stdout } = run(['check', 'a.jsonl', '--format', 'json'], { cwd });
  assert.deepEqual(JSON.parse(stdout).notes, [
    {
      path: 'a.jsonl',
      line: 1,
      kind: 'mid-stream',
      message: 'The capture begins in the middle of a conversation: answers to earlier requests are in it.',
    },
  ]);
  assert.match(run(['check', 'a.jsonl'], { cwd }).stdout, / {2}note {2}The capture begins in the middle/);
});
