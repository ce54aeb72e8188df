/** Whatever stands in a capture: nothing throws, nothing is lost, and a sentence says what and where. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FileAnalysis } from '../../../server/src/core/analyzer.ts';
import type { Language } from '../../../server/src/core/model.ts';
import { analyzer } from '../../support/analyze.ts';

const REQUEST = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';
const ANSWER = '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"No"}}';

function read(text: string, language: Language = 'log', path = 'a.log'): FileAnalysis {
  return analyzer.analyze(analyzer.extract({ path, language, text }), {});
}

function notes(analysis: FileAnalysis): readonly string[] {
  return analysis.linked.traffic?.notes.map(({ message }) => message) ?? [];
}

function findings(analysis: FileAnalysis): readonly string[] {
  return analysis.findings.map(({ ruleId }) => ruleId);
}

describe('bad captures', () => {
  it('an empty one says nothing', () => {
    for (const text of ['', '\n\n', '\ufeff', ' \r\n']) {
      assert.deepEqual([findings(read(text)), notes(read(text))], [[], []]);
      assert.deepEqual(findings(read(text, 'jsonl')), []);
    }
  });

  it('bytes that are no UTF-8 leave the messages readable', () => {
    const analysis = read(`${REQUEST}\n{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"\ufffd\ufffd"}}\n`);
    assert.deepEqual(findings(analysis), ['reserved-code']);
    assert.deepEqual(notes(analysis), ['Line 2 has bytes that are no UTF-8, or were none when it was written.']);
  });

  it('zeros of a file that was not written to the end are told and passed over', () => {
    const analysis = read(`${REQUEST}\n${'\0'.repeat(5000)}${ANSWER}\n${'\0'.repeat(100)}`);
    assert.deepEqual(findings(analysis), ['reserved-code']);
    assert.deepEqual(notes(analysis), ['The capture holds NUL bytes, as files have that were not written to the end.']);
  });

  it('a line of a hundred megabytes is read', { timeout: 120_000 }, () => {
    const long = `{"jsonrpc":"2.0","id":1,"result":"${'x'.repeat(100 * 1024 * 1024)}"}`;
    const analysis = read(`${REQUEST}\n${long}\n${REQUEST}\n${ANSWER}`, 'jsonl', 'a.jsonl');
    assert.equal(analysis.linked.traffic?.exchanges.length, 2);
    assert.deepEqual(findings(analysis), ['reserved-code']);
  });

  it('nesting of any depth is read', () => {
    const deep = `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    assert.deepEqual(findings(read(`${deep}\n${ANSWER}\n`)), ['reserved-code']);
    const open = read(`${'[{"a":'.repeat(100_000)}\n${REQUEST}\n${ANSWER}\n`, 'jsonl');
    assert.deepEqual(findings(open), ['invalid-json', 'reserved-code']);
  });

  it('JSON in strings in strings ends somewhere', () => {
    let text = ANSWER;
    for (let depth = 0; depth < 12; depth++) text = JSON.stringify({ log: text });
    assert.deepEqual(findings(read(text)), []);
    let fewer = ANSWER;
    for (let depth = 0; depth < 6; depth++) fewer = JSON.stringify({ log: fewer });
    assert.deepEqual(findings(read(fewer)), ['reserved-code']);
  });

  it('of duplicate keys the last one counts, as for JSON.parse', () => {
    const twice = '{"jsonrpc":"2.0","id":9,"id":1,"method":"tools/list"}';
    assert.deepEqual(findings(read(`${twice}\n${ANSWER}\n`)), ['reserved-code']);
  });

  it('ids beyond 2^53 are not mixed up', () => {
    const text = [
      '{"jsonrpc":"2.0","id":9007199254740993,"method":"tools/list"}',
      '{"jsonrpc":"2.0","id":9007199254740992,"method":"tools/list"}',
      '{"jsonrpc":"2.0","id":9007199254740992,"result":{}}',
      '{"jsonrpc":"2.0","id":9007199254740993,"result":{}}',
    ].join('\n');
    const analysis = read(text);
    assert.deepEqual(findings(analysis), []);
    assert.deepEqual(
      analysis.linked.traffic?.exchanges.map(({ id }) => id),
      ['9007199254740992', '9007199254740993'],
    );
  });

  it('a line that ends with the file is told as cut off, and its half is not used', () => {
    const analysis = read(`${REQUEST}\n${ANSWER.slice(0, -2)}`, 'jsonl');
    assert.deepEqual(
      analysis.findings.map(({ message }) => message),
      ['Line 2 is cut off: expected } before the end of the line.'],
    );
  });

  it('what is no text is named', () => {
    assert.deepEqual(notes(read('SQLite format 3\0\u0010\0')), [
      'This is an SQLite database; export its messages as JSON Lines.',
    ]);
    assert.deepEqual(notes(read(`${'{\0"\0j\0'.repeat(50)}`)), ['This is UTF-16 without a byte order mark.']);
  });

  it('text without a message says how it begins', () => {
    assert.deepEqual(notes(read('Once upon a time\nthere was a log.\n')), [
      'No message was found; line 1 begins with: Once upon a time',
    ]);
  });

  it('every beginning of a capture is read', () => {
    const text = `[Trace - 4:05:09 PM] Sending request 'a - (1)'.\nParams: {"a":1}\r\n${JSON.stringify({ log: ANSWER })}\nContent-Length: ${ANSWER.length}\r\n\r\n${ANSWER}\ndata: ${ANSWER}\n\n2026-01-02 16:05:09 >> ${REQUEST} x\n\x1b[31m${ANSWER}\x1b[0m`;
    for (let end = 0; end <= text.length; end++) {
      read(text.slice(0, end));
      read(text.slice(end), 'jsonl');
    }
  });
});
