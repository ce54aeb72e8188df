import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, expectFindings, findings, hoverOver, openFile } from '../support/editor.ts';

const BEFORE = '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"Full"}}';

describe('an old version beside the file in a diff', () => {
  afterEach(closeAll);

  it('has no findings of its own, but hovers', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('gitlens', {
      provideTextDocumentContent: () => BEFORE,
    });
    try {
      const now = await openFile('one/error.json');
      const before = await vscode.workspace.openTextDocument(vscode.Uri.parse('gitlens:/project/error.json'));
      await vscode.commands.executeCommand('vscode.diff', before.uri, now.uri);
      await expectFindings(now, ['error reserved-code on -32150']);
      await hoverOver(before, '-32150', /no active protocol defines it/);
      assert.deepEqual(findings(before), []);
    } finally {
      provider.dispose();
    }
  });
});
