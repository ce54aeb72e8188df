import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from '../../support/wait-for.ts';
import { closeAll, openText } from '../support/editor.ts';

const PAGE = vscode.Uri.parse('jsonrpc-errors-explanation:/Explanation.md');
const TEXT = '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"Full"}}\nMCP error -32000: Connection closed\n';

describe('Explain…', () => {
  afterEach(closeAll);

  const page = async (): Promise<string> => (await vscode.workspace.openTextDocument(PAGE)).getText();

  it('explains what is selected on a rendered page', async () => {
    const document = await openText('jsonl', TEXT);
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(
      document.positionAt(TEXT.indexOf('MCP error')),
      document.positionAt(TEXT.length - 1),
    );
    await vscode.commands.executeCommand('jsonrpcErrors.explain');
    const tab = await waitFor(
      'the preview',
      () =>
        vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => /Preview.*Explanation/.test(label)),
      (found) => found !== undefined,
    );
    assert.ok(tab);
    await waitFor('the page', page, (text) => /^# -32000 "Connection closed"\n/.test(text));
  });

  it('explains the next text on the same page, and says where nothing is known', async () => {
    await vscode.commands.executeCommand('jsonrpcErrors.explain', '-32601');
    await waitFor('the page', page, (text) =>
      /^# -32601\n[\s\S]*\n## -32601 Method not found · JSON-RPC 2\.0\n/.test(text),
    );
    await vscode.commands.executeCommand('jsonrpcErrors.explain', 'no such thing');
    await waitFor('the page', page, (text) => /^# Nothing to explain\n/.test(text));
  });
});
