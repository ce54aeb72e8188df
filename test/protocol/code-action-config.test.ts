import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { ClientCapabilities, CodeAction, TextDocumentEdit } from 'vscode-languageserver-protocol/node';
import type { InitializationOptions } from '../../server/src/protocol/index.ts';
import { Actor, applied, rangeOf, titled } from './support/actions.ts';
import { inProcess } from './support/connect.ts';
import { RESERVED } from './support/fixture-texts.ts';
import { TestClient, VSCODE } from './support/test-client.ts';
import { waitFor } from './support/wait-for.ts';

/** A code of LSP's where MCP is spoken. */
const FOREIGN = [
  '[{"jsonrpc":"2.0","id":1,"result":{"protocolVersion":"2025-11-25","serverInfo":{"name":"x","version":"1"}}},',
  ' {"jsonrpc":"2.0","id":2,"error":{"code":-32801,"message":"Content modified"}}]',
].join('\n');

const TITLE = 'Disable reserved-code for this file in .jsonrpc-errors.json';

describe('code actions that change the configuration', () => {
  let client: TestClient;
  let actor: Actor;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'jsonrpc-errors-actions-'));
    client = new TestClient(inProcess());
    actor = new Actor(client);
  });
  afterEach(async () => {
    await client.dispose();
    rmSync(folder, { recursive: true });
  });

  const uri = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const write = (name: string, text: string): string => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
    return uri(name);
  };
  const start = (options: InitializationOptions = {}, capabilities: ClientCapabilities = VSCODE, folders = [uri('')]) =>
    client.initialize(capabilities, options, folders);
  const offered = async (name: string, language = 'json'): Promise<CodeAction[]> => {
    await client.open(uri(name), language, RESERVED);
    return actor.at(uri(name), rangeOf(RESERVED, '-32150'));
  };
  const titles = (actions: readonly CodeAction[]): string[] => actions.map(({ title }) => title);
  const textEdit = ({ edit }: CodeAction): TextDocumentEdit => {
    const found = edit?.documentChanges?.find((change) => 'textDocument' in change);
    assert.ok(found);
    return found as TextDocumentEdit;
  };

  it('keep comments and layout of the file that is there', async () => {
    const text = '{\r\n  // ours\r\n  "protocols": ["mcp"], // spoken\r\n}\r\n';
    const config = write('.jsonrpc-errors.json', text);
    await start();
    const action = await actor.resolve(titled(await offered('deep/a.json'), TITLE));
    assert.deepEqual(textEdit(action).textDocument, { uri: config, version: null });
    const changed = applied(text, config, action.edit);
    assert.match(changed, /^\{\r\n {2}\/\/ ours\r\n {2}"protocols": \["mcp"\],/);
    assert.match(changed, /\/\/ spoken/);
    assert.match(changed, /"overrides": \[/);
    assert.match(changed, /"deep\/a\.json"/);
    assert.doesNotMatch(changed, /[^\r]\n/);
  });

  it('have the effect that they promise, for this file and no other', async () => {
    const config = write('.jsonrpc-errors.json', '{}');
    await start();
    const action = await actor.resolve(titled(await offered('[a].json'), TITLE));
    write('.jsonrpc-errors.json', applied('{}', config, action.edit));
    await client.changeFile(config);
    await waitFor(() => client.refreshes > 0, 'a refresh');
    assert.deepEqual(await client.diagnostics(uri('[a].json')), []);
    for (const other of ['a.json', 'deep/[a].json']) {
      await client.open(uri(other), 'json', RESERVED);
      assert.equal((await client.diagnostics(uri(other))).length, 1, other);
    }
  });

  it('create the file at the root of the workspace folder where there is none', async () => {
    await start({}, VSCODE, [uri(''), uri('inner')]);
    const action = await actor.resolve(titled(await offered('inner/deep/a.json'), TITLE));
    const config = uri('inner/.jsonrpc-errors.json');
    const [create, edits, ...rest] = action.edit?.documentChanges ?? [];
    assert.deepEqual(create, { kind: 'create', uri: config, options: { overwrite: false, ignoreIfExists: false } });
    assert.deepEqual((edits as TextDocumentEdit).textDocument, { uri: config, version: null });
    assert.deepEqual(rest, []);
    assert.deepEqual(JSON.parse(applied('', config, action.edit)), {
      overrides: [{ files: ['deep/a.json'], rules: { 'reserved-code': 'off' } }],
    });
  });

  it('change the file as it stands in the editor, and leave the saving to whoever typed there', async () => {
    const config = write('.jsonrpc-errors.json', '{}');
    await start({ commands: { save: 'save' } });
    const unsaved = '{ "protocols": ["mcp"] }';
    await client.open(config, 'jsonc', '{}');
    const saved = await actor.resolve(titled(await offered('a.json'), TITLE));
    assert.deepEqual(saved.command, { title: 'Save', command: 'save', arguments: [config] });
    const version = await client.change(config, unsaved);
    const action = await actor.resolve(titled(await offered('b.json'), TITLE));
    assert.deepEqual(textEdit(action).textDocument, { uri: config, version });
    assert.match(applied(unsaved, config, action.edit), /"protocols": \["mcp"\].*"overrides"/s);
    assert.equal(action.command, undefined);
  });

  it('read what is on disk now, however long ago it was read first', async () => {
    const config = write('.jsonrpc-errors.json', '{}');
    await start();
    const action = titled(await offered('a.json'), TITLE);
    write('.jsonrpc-errors.json', '\uFEFF{\n  "protocols": ["acp"]\n}\n');
    const { edit } = await actor.resolve(action);
    assert.match(applied('{\n  "protocols": ["acp"]\n}\n', config, edit), /"acp"\],\n {2}"overrides"/);
  });

  it('are refused with a sentence where the file cannot be understood, or has come meanwhile', async () => {
    await start();
    const action = titled(await offered('a.json'), TITLE);
    write('.jsonrpc-errors.json', '{}');
    await assert.rejects(actor.resolve(action), /\.jsonrpc-errors\.json is not where it was found/);
    write('.jsonrpc-errors.json', '{ "overrides": [ {');
    await client.changeFile(uri('.jsonrpc-errors.json'));
    await waitFor(() => client.refreshes > 0, 'a refresh');
    await assert.rejects(actor.resolve(titled(await offered('b.json'), TITLE)), /mend it first/);
  });

  it('choose a protocol for a file whose language has no comments', async () => {
    const text = '{ "protocols": ["acp"] }';
    const config = write('.jsonrpc-errors.json', text);
    await start();
    await client.open(uri('a.json'), 'json', FOREIGN);
    const action = titled(await actor.at(uri('a.json'), rangeOf(FOREIGN, '-32801')), 'Set protocol LSP for this file');
    assert.equal(action.title, 'Set protocol LSP for this file in .jsonrpc-errors.json');
    assert.equal(action.isPreferred, undefined);
    write('.jsonrpc-errors.json', applied(text, config, (await actor.resolve(action)).edit));
    await client.changeFile(config);
    await waitFor(() => client.refreshes > 0, 'a refresh');
    assert.deepEqual(await client.diagnostics(uri('a.json')), []);
  });

  it('are not offered where they would have no effect or no place', async () => {
    const set = { rules: { 'reserved-code': 'warning' }, protocols: ['mcp'] };
    client.settingsFor = (scope) => (scope?.includes('set') ? set : {});
    await start();
    await client.open(uri('set-too.json'), 'json', FOREIGN);
    const foreign = await actor.at(uri('set-too.json'), rangeOf(FOREIGN, '-32801'));
    assert.ok(!titles(foreign).some((title) => title.startsWith('Set protocol')), 'the setting wins');
    assert.ok(!titles(await offered('set.json')).includes(TITLE), 'the setting wins');
    await client.open('untitled:Untitled-1', 'json', RESERVED);
    const untitled = await actor.at('untitled:Untitled-1', rangeOf(RESERVED, '-32150'));
    assert.ok(!titles(untitled).some((title) => title.includes('.jsonrpc-errors.json')), 'no folder');
  });

  it('are not offered to a client that cannot create the file that is missing', async () => {
    await start({}, { ...VSCODE, workspace: { ...VSCODE.workspace, workspaceEdit: { documentChanges: true } } });
    assert.ok(!titles(await offered('a.json')).includes(TITLE));
  });

  it('give way to comments where the language has them', async () => {
    await start();
    const actions = titles(await offered('a.jsonc', 'jsonc'));
    assert.ok(actions.includes('Disable reserved-code for this file'), actions.join());
    assert.ok(!actions.some((title) => title.startsWith('Disable') && title.includes('.jsonrpc-errors.json')));
  });
});
