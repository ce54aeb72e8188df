import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, expectFindings, findings, openFile, openText, ours, replace, type } from '../support/editor.ts';

describe('diagnostics', () => {
  afterEach(closeAll);

  it('appear and vanish while a JSON document is typed', async () => {
    const document = await openText('json', '');
    await type(document, '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"Full"}}');
    await expectFindings(document, ['error reserved-code on -32150']);
    await replace(document, '-32150', '-32601');
    await expectFindings(document, []);
    await replace(document, 'Full', 'Invalid params');
    await expectFindings(document, ['warning code-message-mismatch on -32601']);
  });

  it('appear and vanish while TypeScript is typed', async () => {
    const document = await openText('typescript', '');
    await type(
      document,
      "export const reply = { jsonrpc: '2.0', id: 2, error: { code: -32601, message: 'Invalid params",
    );
    await expectFindings(document, ['warning code-message-mismatch on -32601']);
    await type(document, "' } };");
    await expectFindings(document, ['warning code-message-mismatch on -32601']);
    await replace(document, 'Invalid params', 'Method not found');
    await expectFindings(document, []);
    await replace(document, '-32601', '-32150');
    await expectFindings(document, ['error reserved-code on -32150']);
  });

  it('tell the invalid line of a capture, and judge the others', async () => {
    const document = await openFile('capture.jsonl');
    assert.equal(document.languageId, 'jsonl');
    await expectFindings(document, ['error invalid-json on }', 'warning code-message-mismatch on -32601']);
  });

  it('are nothing in the raw text of a notebook', async () => {
    const notebook = await openFile('book.ipynb.json');
    const same = notebook.getText();
    const uri = vscode.Uri.joinPath(notebook.uri, '../book.ipynb');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(same));
    const raw = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    assert.equal(raw.document.languageId, 'json');
    // The same text in a document that is opened later is judged: the notebook had its turn.
    await expectFindings(await openText('json', same), ['error reserved-code on -32150']);
    assert.deepEqual(findings(raw.document), []);
  });

  it('are there for text that stands in no file', async () => {
    const content = '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"Full"}}';
    const document = await vscode.workspace.openTextDocument({ language: 'json', content });
    await vscode.window.showTextDocument(document);
    await expectFindings(document, ['error reserved-code on -32150']);
  });

  it('leave with the document and return with it', async () => {
    const document = await openFile('capture.jsonl');
    await expectFindings(document, ['error invalid-json on }', 'warning code-message-mismatch on -32601']);
    await closeAll();
    await expectFindings(document, []);
    const again = await openFile('capture.jsonl');
    await expectFindings(again, ['error invalid-json on }', 'warning code-message-mismatch on -32601']);
  });

  it('link to the page of their rule, which is there', async () => {
    const document = await openText('json', '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"Full"}}');
    await expectFindings(document, ['error reserved-code on -32150']);
    const code = ours(document)[0]?.code;
    assert.ok(typeof code === 'object');
    const page = await vscode.workspace.openTextDocument(code.target);
    assert.match(page.getText(), /^# reserved-code$/m);
    const outside = code.target.with({ path: '/../package.json' });
    await assert.rejects(async () => vscode.workspace.fs.readFile(outside));
  });

  it('name a protocol that does not exist where the setting stands', async () => {
    const document = await openFile('example.code-workspace');
    await expectFindings(document, ['warning undefined on "mpc"']);
    assert.match(ours(document)[0]?.message ?? '', /"mcp"/);
  });
});
