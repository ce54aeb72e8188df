import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  CancellationTokenSource,
  DocumentDiagnosticRequest,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver-protocol/node';
import { inProcess } from './support/connect.ts';
import { FINE, MISMATCH, RESERVED } from './support/fixture-texts.ts';
import { short, TestClient } from './support/test-client.ts';

const JSON_FILE = 'file:///project/error.json';

describe('diagnostics that the client pulls', () => {
  let client: TestClient;

  beforeEach(async () => {
    client = new TestClient(inProcess());
    await client.initialize();
  });
  afterEach(() => client.dispose());

  it('carry source, rule id, page of the rule, and what quick fixes need', async () => {
    await client.open(JSON_FILE, 'json', RESERVED);
    const [diagnostic, ...rest] = await client.diagnostics(JSON_FILE);
    assert.deepEqual(rest, []);
    assert.equal(diagnostic?.source, 'jsonrpc-errors');
    assert.equal(diagnostic?.code, 'reserved-code');
    assert.deepEqual(diagnostic?.codeDescription, { href: 'docs:/rules/reserved-code.md' });
    assert.deepEqual(diagnostic?.data, { ruleId: 'reserved-code', index: 0 });
    assert.equal(short(diagnostic!), '1:41-47 error reserved-code');
  });

  it('appear and vanish as the text is edited', async () => {
    await client.open(JSON_FILE, 'json', FINE);
    assert.deepEqual(await client.diagnostics(JSON_FILE), []);
    const digits = { start: { line: 0, character: 41 }, end: { line: 0, character: 46 } };
    await client.change(JSON_FILE, [{ range: digits, text: '32602' }]);
    assert.deepEqual((await client.diagnostics(JSON_FILE)).map(short), ['1:41-47 warning code-message-mismatch']);
    await client.change(JSON_FILE, [{ range: digits, text: '32601' }]);
    assert.deepEqual(await client.diagnostics(JSON_FILE), []);
  });

  it('survive every half-typed state of a document', async () => {
    await client.open(JSON_FILE, 'json', '');
    for (let length = 0; length <= RESERVED.length; length += 1) {
      await client.change(JSON_FILE, RESERVED.slice(0, length));
      await client.diagnostics(JSON_FILE);
    }
    assert.deepEqual((await client.diagnostics(JSON_FILE)).map(short), ['1:41-47 error reserved-code']);
    assert.deepEqual(
      client.statuses.filter(({ state }) => state === 'failed'),
      [],
    );
  });

  it('count columns in UTF-16 units and lines at CRLF', async () => {
    await client.open(
      JSON_FILE,
      'json',
      `\uFEFF{"😀":\r\n{"jsonrpc":"2.0","note":"😀","error":{"code":-32150,"message":"x"},"id":1}}`,
    );
    assert.deepEqual((await client.diagnostics(JSON_FILE)).map(short), ['2:46-52 error reserved-code']);
  });

  it('are not sent twice: an unchanged document gets a short answer', async () => {
    await client.open(JSON_FILE, 'json', RESERVED);
    const first = await client.pull(JSON_FILE);
    assert.deepEqual(await client.pull(JSON_FILE, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    await client.change(JSON_FILE, MISMATCH);
    assert.equal((await client.pull(JSON_FILE, first.resultId)).kind, 'full');
  });

  it('make the client ask again for a document whose opening is still on its way', async () => {
    await assert.rejects(client.pull(JSON_FILE), (error: unknown) => {
      assert.ok(error instanceof ResponseError);
      assert.equal(error.code, LSPErrorCodes.ServerCancelled);
      assert.deepEqual(error.data, { retriggerRequest: true });
      return true;
    });
  });

  it('stop when the client cancels', async () => {
    await client.open(JSON_FILE, 'json', RESERVED);
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest(
      DocumentDiagnosticRequest.type,
      { textDocument: { uri: JSON_FILE } },
      source.token,
    );
    source.cancel();
    await assert.rejects(asked, (error: unknown) => {
      assert.ok(error instanceof ResponseError);
      assert.equal(error.code, LSPErrorCodes.RequestCancelled);
      return true;
    });
  });

  it('see the newest text when changes come while settings are awaited', async () => {
    let answer: (value: unknown) => void = () => undefined;
    client.settingsFor = () => new Promise((resolve) => (answer = resolve));
    await client.open(JSON_FILE, 'json', RESERVED);
    const asked = client.diagnostics(JSON_FILE);
    await client.change(JSON_FILE, MISMATCH);
    while (client.asked.length === 0) await new Promise(setImmediate);
    answer({});
    assert.deepEqual((await asked).map(short), ['1:41-47 warning code-message-mismatch']);
  });

  it('are nothing for notebooks, their cells and other languages', async () => {
    const cases: [string, string][] = [
      ['file:///project/book.ipynb', 'json'],
      ['vscode-notebook-cell:/project/book.ipynb#W0', 'typescript'],
      ['file:///project/notes.md', 'markdown'],
    ];
    for (const [uri, language] of cases) {
      await client.open(uri, language, RESERVED);
      assert.deepEqual(await client.diagnostics(uri), [], uri);
      assert.equal(await client.hover(uri, { line: 0, character: 43 }), null, uri);
    }
  });

  it('treat .ndjson as a capture whatever the editor calls it', async () => {
    await client.open('file:///project/log.ndjson', 'plaintext', `${FINE}\n{"jsonrpc":\n`);
    const codes = (await client.diagnostics('file:///project/log.ndjson')).map(({ code }) => code);
    assert.deepEqual(codes, ['invalid-json']);
  });

  it('read documents of any scheme', async () => {
    for (const uri of ['untitled:Untitled-1', 'vscode-vfs://github/o/r/a.json', 'git:/project/a.json?ref']) {
      await client.open(uri, 'json', RESERVED);
      assert.equal((await client.diagnostics(uri)).length, 1, uri);
    }
  });
});
