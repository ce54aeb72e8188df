import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension', () => {
  it('is loaded from the project', () => {
    assert.ok(vscode.extensions.getExtension('jsonrpc-errors.vscode-jsonrpc-errors'));
  });
});
