import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from '../../support/wait-for.ts';
import { closeAll, expectFindings, extensionApi, hoverOver, openText, replace } from '../support/editor.ts';

const RESERVED = '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"Full"}}';

describe('server', () => {
  afterEach(closeAll);

  const processAfter = async (old: number): Promise<number> => {
    const api = await extensionApi();
    const id = await waitFor(
      'a new server',
      () => (api.status.busy || api.status.text === 'Stopped' ? undefined : api.serverProcessId),
      (seen) => seen !== undefined && seen !== old,
    );
    return id ?? 0;
  };

  it('comes back after it was killed, and answers and judges as before', async () => {
    const { serverProcessId: old } = await extensionApi();
    assert.ok(old);
    const document = await openText('json', RESERVED);
    await expectFindings(document, ['error reserved-code on -32150']);
    process.kill(old, 'SIGKILL');
    await processAfter(old);
    await replace(document, '-32150', '-32160');
    await expectFindings(document, ['error reserved-code on -32160']);
    await hoverOver(document, '-32160', /no active protocol defines it/);
  });

  it('is restarted by its command', async () => {
    const { serverProcessId: old } = await extensionApi();
    assert.ok(old);
    const document = await openText('json', RESERVED);
    await vscode.commands.executeCommand('jsonrpcErrors.restartServer');
    await processAfter(old);
    await expectFindings(document, ['error reserved-code on -32150']);
  });

  it('says in the language status what is active for the document', async () => {
    const api = await extensionApi();
    await openText('json', RESERVED);
    const status = await waitFor(
      'a status',
      () => api.status,
      ({ text }) => text === 'JSON-RPC 2.0',
    );
    assert.match(status.detail, /^JSON-RPC Errors, \d+ rules, 1 finding$/);
  });

  it('gives facts for a bug report without the text of documents', async () => {
    await openText('json', RESERVED);
    await vscode.commands.executeCommand('jsonrpcErrors.copyDebugInformation');
    const copied = await waitFor(
      'the clipboard',
      () => vscode.env.clipboard.readText(),
      (text) => text.includes('VS Code'),
    );
    assert.match(copied, /Server: Node\.js \d+/);
    assert.doesNotMatch(copied, /-32150/);
  });

  it('shows the page of a rule', async () => {
    await vscode.commands.executeCommand('jsonrpcErrors.showRuleDocumentation', 'invalid-json');
    await waitFor(
      'a preview of the page',
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      (labels) => labels.some((label) => label.includes('invalid-json')),
    );
  });
});
