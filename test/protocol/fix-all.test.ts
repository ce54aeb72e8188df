import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Actor, applied, rangeOf } from './support/actions.ts';
import { inProcess } from './support/connect.ts';
import { RESERVED } from './support/fixture-texts.ts';
import { TestClient, VSCODE } from './support/test-client.ts';

const JSON_FILE = 'file:///project/replies.json';
const CAPTURE = 'file:///project/log.jsonl';

/** Three problems with a safe fix, one of which hides another, and one that needs a choice. */
const TEXT = [
  '[',
  '  { "jsonrpc": "2", "id": 1, "error": { "code": "-32601", "message": "Method not found" } },',
  '  { "jsonrpc": 2.0, "id": 2, "error": { "code": -32150, "message": "Full" } }',
  ']',
  '',
].join('\r\n');
const FIXED = TEXT.replace('"2"', '"2.0"').replace('"-32601"', '-32601').replace('2.0,', '"2.0",');
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe('fixing everything that needs no choice', () => {
  let client: TestClient;
  let actor: Actor;

  beforeEach(async () => {
    client = new TestClient(inProcess());
    actor = new Actor(client);
  });
  afterEach(() => client.dispose());

  const onSave = (uri: string) =>
    actor.at(uri, WHOLE, { diagnostics: [], only: ['source.fixAll.jsonrpcErrors'], triggerKind: 2 });
  const command = (uri: string) => actor.execute('jsonrpc-errors.fixAll', { uri });

  it('on save leaves a text in which a second run finds nothing to do', async () => {
    await client.initialize();
    await client.open(JSON_FILE, 'json', TEXT);
    const [action, ...others] = await onSave(JSON_FILE);
    assert.deepEqual(others, []);
    assert.equal(action?.kind, 'source.fixAll.jsonrpcErrors');
    assert.equal(action?.data, undefined);
    assert.equal(applied(TEXT, JSON_FILE, action?.edit), FIXED);
    await client.change(JSON_FILE, FIXED);
    assert.deepEqual(await onSave(JSON_FILE), []);
    assert.deepEqual(
      (await client.diagnostics(JSON_FILE)).map(({ code }) => code),
      ['reserved-code'],
    );
  });

  it('touches only what it changes', async () => {
    await client.initialize();
    await client.open(JSON_FILE, 'json', TEXT);
    const [action] = await onSave(JSON_FILE);
    const [change] = action?.edit?.documentChanges ?? [];
    assert.ok(change && 'edits' in change);
    assert.deepEqual(change.textDocument, { uri: JSON_FILE, version: 1 });
    assert.equal(change.edits.length, 3);
    for (const { range } of change.edits as { range: typeof WHOLE }[]) {
      assert.equal(range.start.line, range.end.line);
      assert.ok(range.end.character - range.start.character <= '"-32601"'.length);
    }
  });

  it('never touches a capture', async () => {
    await client.initialize();
    const line = '{"jsonrpc":"2","id":1,"error":{"code":"-32601","message":"Method not found"}}';
    await client.open(CAPTURE, 'jsonl', `${line}\n${line}\n`);
    assert.deepEqual(await onSave(CAPTURE), []);
    await assert.rejects(command(CAPTURE), /This is a capture/);
    assert.deepEqual(actor.sent, []);
    const offered = await actor.at(CAPTURE, rangeOf(line, '"2"'));
    assert.deepEqual(
      offered.map(({ title }) => title),
      ['Show documentation for jsonrpc-version'],
    );
  });

  it('by command says what was done', async () => {
    await client.initialize();
    await client.open(JSON_FILE, 'json', TEXT);
    assert.deepEqual(await command(JSON_FILE), { fixed: 3, message: '3 fixed, 1 left.' });
    assert.equal(applied(TEXT, JSON_FILE, actor.sent[0]), FIXED);
  });

  it('by command says why nothing was done', async () => {
    await client.initialize();
    await client.open(JSON_FILE, 'json', '[]');
    assert.deepEqual(await command(JSON_FILE), { fixed: 0, message: 'There is no problem here.' });
    await client.change(JSON_FILE, RESERVED);
    const { message } = (await command(JSON_FILE)) as { message: string };
    assert.match(message, /^No problem here can be fixed without a choice/);
    assert.deepEqual(actor.sent, []);
  });

  it('by command is refused with a sentence where it cannot be done', async () => {
    client.settingsFor = (scope) => (scope?.includes('off') ? { enable: false } : { maxFileSize: 0.001 });
    await client.initialize();
    const refusals: [uri: string, language: string, reason: RegExp][] = [
      ['file:///project/large.json', 'json', /jsonrpcErrors\.maxFileSize allows/],
      ['file:///project/off.json', 'json', /Switched off by jsonrpcErrors\.enable/],
      ['file:///project/notes.md', 'markdown', /not in a language that JSON-RPC Errors reads/],
      ['git:/project/a.json?ref', 'json', /old version of a file/],
    ];
    for (const [uri, language, reason] of refusals) {
      await client.open(uri, language, TEXT + ' '.repeat(2000));
      await assert.rejects(command(uri), reason);
    }
    await assert.rejects(command('file:///project/closed.json'), /that is open/);
    await assert.rejects(actor.execute('jsonrpc-errors.fixAll'), /needs the document/);
    assert.deepEqual(actor.sent, []);
  });

  it('by command tells when the editor did not take the edit', async () => {
    actor.applies = false;
    await client.initialize();
    await client.open(JSON_FILE, 'json', TEXT);
    await assert.rejects(command(JSON_FILE), /nothing was fixed/);
  });

  it('by command is refused in an editor that takes no edits', async () => {
    await client.initialize({ ...VSCODE, workspace: { ...VSCODE.workspace, applyEdit: false } });
    await client.open(JSON_FILE, 'json', TEXT);
    await assert.rejects(command(JSON_FILE), /takes no edits/);
  });

  it('survives every half-typed state of a text, and none of them becomes worse', async () => {
    await client.initialize();
    await client.open(JSON_FILE, 'json', '');
    for (let length = 0; length <= TEXT.length; length += 3) {
      const text = TEXT.slice(0, length);
      await client.change(JSON_FILE, text);
      const before = (await client.diagnostics(JSON_FILE)).length;
      const [action] = await onSave(JSON_FILE);
      if (!action) continue;
      await client.change(JSON_FILE, applied(text, JSON_FILE, action.edit));
      assert.ok((await client.diagnostics(JSON_FILE)).length < before, text);
    }
  });
});
