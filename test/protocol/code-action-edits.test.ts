import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { ClientCapabilities, Command, TextDocumentEdit } from 'vscode-languageserver-protocol/node';
import { Actor, applied, rangeOf, titled } from './support/actions.ts';
import { inProcess } from './support/connect.ts';
import { TestClient, VSCODE } from './support/test-client.ts';
import { waitFor } from './support/wait-for.ts';

const TS = 'file:///project/server.ts';

/** A safe fix, in lines that end as on Windows, behind characters of two UTF-16 units. */
const TEXT = "// 😀\r\nexport const reply = { note: '😀', jsonrpc: '2', id: 1, result: 1 };\r\n";
const FIXED = TEXT.replace("'2'", "'2.0'");
const FIX = 'Change "jsonrpc" to "2.0"';

const TABLE = [
  'export enum RpcError {',
  '  Full = -32150,',
  '  Closed = -32151,',
  '  Banned = -32153,',
  '}',
  'export const reply = { jsonrpc: "2.0", id: 1, error: { code: RpcError.Full, message: "Full" } };',
  '',
].join('\n');

describe('the edits of code actions', () => {
  let client: TestClient;
  let actor: Actor;

  beforeEach(() => {
    client = new TestClient(inProcess());
    actor = new Actor(client);
  });
  afterEach(() => client.dispose());

  const start = async (text = TEXT, capabilities: ClientCapabilities = VSCODE) => {
    await client.initialize(capabilities);
    await client.open(TS, 'typescript', text);
  };
  const fix = async () => titled(await actor.at(TS, rangeOf(TEXT, "'2'")), FIX);

  it('are worked out when an action is chosen, for the version for which it was offered', async () => {
    await start();
    const version = await client.change(TS, TEXT);
    const action = await fix();
    assert.equal(action.edit, undefined);
    const { edit } = await actor.resolve(action);
    const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.deepEqual(change?.textDocument, { uri: TS, version });
    assert.equal(edit?.changes, undefined);
    assert.equal(applied(TEXT, TS, edit), FIXED);
  });

  it('come with the action for a client that cannot ask later, and without version where it knows none', async () => {
    const { codeAction, ...textDocument } = VSCODE.textDocument!;
    const codeActionLiteralSupport = codeAction!.codeActionLiteralSupport!;
    const { workspaceEdit: _, ...workspace } = VSCODE.workspace!;
    await start(TEXT, { workspace, textDocument: { ...textDocument, codeAction: { codeActionLiteralSupport } } });
    const action = await fix();
    assert.equal(action.data, undefined);
    assert.equal(action.isPreferred, undefined);
    assert.equal(action.edit?.documentChanges, undefined);
    assert.equal(applied(TEXT, TS, action.edit), FIXED);
  });

  it('are refused with a sentence once the text has changed', async () => {
    await start();
    const action = await fix();
    await client.change(TS, `${TEXT} `);
    await assert.rejects(actor.resolve(action), /changed since this was offered/);
    await client.close(TS);
    await assert.rejects(actor.resolve(action), /changed since this was offered/);
  });

  it('are refused once the problem is gone for another reason', async () => {
    await start();
    const action = await fix();
    client.settingsFor = () => ({ rules: { 'jsonrpc-version': 'off' } });
    await client.changeSettings();
    await waitFor(() => client.refreshes > 0, 'a refresh');
    await assert.rejects(actor.resolve(action), /changed since this was offered/);
  });

  it('leave an action alone that is not ours', async () => {
    await start();
    const foreign = { title: 'x', data: { uri: TS, version: '1' } };
    assert.deepEqual(await actor.resolve(foreign), foreign);
  });

  it('are made by commands for a client that knows only commands', async () => {
    const { codeAction: _, ...textDocument } = VSCODE.textDocument!;
    await start(TEXT, { ...VSCODE, textDocument });
    const diagnostics = await client.diagnostics(TS);
    const commands = await actor.ask<Command>(TS, rangeOf(TEXT, "'2'"), { diagnostics });
    const command = titled(commands, FIX);
    await actor.execute(command.command, ...(command.arguments ?? []));
    assert.equal(applied(TEXT, TS, actor.sent[0]), FIXED);
    await client.change(TS, FIXED);
    await assert.rejects(actor.execute(command.command, ...(command.arguments ?? [])), /changed since/);
    await assert.rejects(actor.execute(command.command, { uri: TS }), /actions that the server offers/);
    await assert.rejects(actor.execute('jsonrpc-errors.nothing'), /no command of this server/);
    assert.equal(actor.sent.length, 1);
  });

  it('take the line breaks and the indentation of the text for a comment', async () => {
    await start();
    const text = TEXT.replace('export', '\texport');
    await client.change(TS, text);
    const disable = titled(await actor.at(TS, rangeOf(text, "'2'")), 'Disable jsonrpc-version for this line');
    const { edit } = await actor.resolve(disable);
    const comment = '\t// jsonrpc-errors-disable-next-line jsonrpc-version\r\n';
    assert.equal(applied(text, TS, edit), text.replace('\texport', `${comment}\texport`));
  });

  it('add a rule to the comment that is there, and keep its reason', async () => {
    const text = `// jsonrpc-errors-disable-next-line reserved-code -- old peers\n${TEXT.split('\r\n')[1]}\n`;
    await start(text);
    const disable = titled(await actor.at(TS, rangeOf(text, "'2'")), 'Disable jsonrpc-version for this line');
    const { edit } = await actor.resolve(disable);
    assert.equal(
      applied(text, TS, edit),
      text.replace('reserved-code -- old peers', 'reserved-code, jsonrpc-version -- old peers'),
    );
  });

  it('renumber a whole series only after a look at the change, where the client can show it', async () => {
    await start(TABLE);
    const action = titled(await actor.at(TS, rangeOf(TABLE, '-32151')), 'Renumber');
    assert.equal(action.isPreferred, undefined);
    const { edit } = await actor.resolve(action);
    assert.deepEqual(edit?.changeAnnotations, { confirm: { label: action.title, needsConfirmation: true } });
    const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
    assert.deepEqual(
      change?.edits.map((each) => 'annotationId' in each && each.annotationId),
      ['confirm', 'confirm', 'confirm'],
    );
    await client.change(TS, applied(TABLE, TS, edit));
    assert.deepEqual(await client.diagnostics(TS), []);
  });

  it('renumber a whole series at once in a client that shows no previews', async () => {
    const workspaceEdit = { documentChanges: true };
    await start(TABLE, { ...VSCODE, workspace: { ...VSCODE.workspace, workspaceEdit } });
    const { edit } = await actor.resolve(titled(await actor.at(TS, rangeOf(TABLE, '-32151')), 'Renumber'));
    assert.equal(edit?.changeAnnotations, undefined);
    await client.change(TS, applied(TABLE, TS, edit));
    assert.deepEqual(await client.diagnostics(TS), []);
  });

  it('mend what they promise when all problems of a rule are fixed, and nothing else', async () => {
    const text = `[\n{"jsonrpc":"2","id":1,"result":1},\n{"jsonrpc":2,"id":1,"result":null,"error":{"code":-32601,"message":"Method not found"}}]`;
    const uri = 'file:///project/all.json';
    await client.initialize();
    await client.open(uri, 'json', text);
    const action = titled(await actor.at(uri, rangeOf(text, '"2"')), 'Fix all jsonrpc-version problems');
    const { edit } = await actor.resolve(action);
    assert.equal(applied(text, uri, edit), text.replace('"2"', '"2.0"').replace(':2,', ':"2.0",'));
  });
});
