import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from '../../support/wait-for.ts';
import { take, titlesAt } from '../support/actions.ts';
import { closeAll, expectFindings, inWorkspace, onDisk, openText, rangeOf } from '../support/editor.ts';

const QUOTED = '{"jsonrpc":"2.0","id":1,"error":{"code":"-32601","message":"Method not found"}}';
const RESERVED = '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"Full"}}';
const CONFIG = '.jsonrpc-errors.json';

/** A message in TypeScript whose error has these members. */
const reply = (error: string): string => `export const reply = { jsonrpc: '2.0', id: 1, error: { ${error} } };\n`;
const MISMATCH = reply("code: -32601, message: 'Invalid params: no name'");

describe('quick fixes', () => {
  afterEach(closeAll);

  it('are listed fixes first, then what silences the rule, then its page', async () => {
    const document = await openText('typescript', MISMATCH);
    await expectFindings(document, ['warning code-message-mismatch on -32601']);
    assert.deepEqual(await titlesAt(document, '-32601'), [
      'Change the code to -32602 (Invalid params)',
      'Change the message to "Method not found: no name"',
      'Disable code-message-mismatch for this line',
      'Disable code-message-mismatch for this file',
      'Show documentation for code-message-mismatch',
    ]);
  });

  it('make a code a number; undo restores what was there', async () => {
    const document = await openText('json', QUOTED);
    await expectFindings(document, ['error code-not-integer on "-32601"']);
    await take(document, '"-32601"', 'Change the code to -32601 (Method not found)');
    assert.equal(document.getText(), QUOTED.replace('"-32601"', '-32601'));
    await expectFindings(document, []);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), QUOTED);
    await expectFindings(document, ['error code-not-integer on "-32601"']);
  });

  it('change the code to what the message says, or the message to what the code says', async () => {
    const document = await openText('typescript', MISMATCH);
    await expectFindings(document, ['warning code-message-mismatch on -32601']);
    await take(document, '-32601', 'Change the message to "Method not found: no name"');
    assert.equal(document.getText(), MISMATCH.replace('Invalid params', 'Method not found'));
    await vscode.commands.executeCommand('undo');
    await expectFindings(document, ['warning code-message-mismatch on -32601']);
    await take(document, '-32601', 'Change the code to -32602 (Invalid params)');
    assert.equal(document.getText(), MISMATCH.replace('-32601', '-32602'));
    await expectFindings(document, []);
  });

  it('mend all problems of a rule at once, and nothing else', async () => {
    const other = reply("code: -32601, message: 'Invalid params'");
    const text =
      reply("code: '-32700', message: 'Parse error'") + reply("code: '-32601', message: 'Method not found'") + other;
    const document = await openText('typescript', text);
    await expectFindings(document, [
      "error code-not-integer on '-32700'",
      "error code-not-integer on '-32601'",
      'warning code-message-mismatch on -32601',
    ]);
    await take(document, "'-32700'", 'Fix all code-not-integer problems');
    assert.equal(document.getText(), text.replace("'-32700'", '-32700').replace("'-32601'", '-32601'));
    await expectFindings(document, ['warning code-message-mismatch on -32601']);
  });

  it('silence two rules on a line by one comment, at the indentation and with the line ends of the document', async () => {
    const line = "  return { jsonrpc: '2.0', id: 1, error: { code: '-32601', message: 404 } };";
    const document = await openText('typescript', `export function f() {\r\n${line}\r\n}\r\n`);
    await expectFindings(document, ["error code-not-integer on '-32601'", 'error message-not-string on 404']);
    await take(document, "'-32601'", 'Disable code-not-integer for this line');
    await expectFindings(document, ['error message-not-string on 404']);
    await take(document, '404', 'Disable message-not-string for this line');
    await expectFindings(document, []);
    const comment = '  // jsonrpc-errors-disable-next-line code-not-integer, message-not-string';
    assert.equal(document.getText(), `export function f() {\r\n${comment}\r\n${line}\r\n}\r\n`);
  });

  it('silence a rule in a file', async () => {
    const document = await openText('typescript', MISMATCH);
    await expectFindings(document, ['warning code-message-mismatch on -32601']);
    await take(document, '-32601', 'Disable code-message-mismatch for this file');
    await expectFindings(document, []);
    assert.equal(document.getText(), `/* jsonrpc-errors-disable-file code-message-mismatch */\n${MISMATCH}`);
  });

  it('silence a rule for a JSON file in the configuration, which is made where there is none', async () => {
    const document = await openText('json', RESERVED);
    const name = vscode.workspace.asRelativePath(document.uri);
    await expectFindings(document, ['error reserved-code on -32150']);
    try {
      await take(document, '-32150', `Disable reserved-code for this file in ${CONFIG}`);
      await expectFindings(document, []);
      assert.equal(document.getText(), RESERVED);
      const { overrides } = JSON.parse(await onDisk(inWorkspace(CONFIG))) as { overrides: unknown };
      assert.deepEqual(overrides, [{ files: [`./${name}`], rules: { 'reserved-code': 'off' } }]);
    } finally {
      await removeConfig();
    }
    await expectFindings(document, ['error reserved-code on -32150']);
  });

  it('choose the protocol that a code belongs to, in a comment at the top', async () => {
    const text =
      "import { McpError } from '@modelcontextprotocol/sdk/types.js';\nthrow new McpError(-32800, 'Request cancelled');\n";
    const document = await openText('typescript', text);
    await expectFindings(document, ['warning other-protocol-code on -32800']);
    await take(document, '-32800', 'Set protocol LSP for this file');
    await expectFindings(document, []);
    assert.equal(document.getText(), `// jsonrpc-errors-protocol lsp\n${text}`);
  });

  it('show the page of the rule', async () => {
    const document = await openText('json', RESERVED);
    await expectFindings(document, ['error reserved-code on -32150']);
    await take(document, '-32150', 'Show documentation for reserved-code');
    await waitFor(
      'a preview of the page',
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      (labels) => labels.some((label) => label.includes('reserved-code')),
    );
  });

  it('with several cursors mend what the main one is at, and keep the others', async () => {
    const text = `[\n${QUOTED},\n${QUOTED}\n]\n`;
    const document = await openText('json', text);
    await expectFindings(document, ['error code-not-integer on "-32601"', 'error code-not-integer on "-32601"']);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const first = rangeOf(document, '"-32601"').start.translate(0, 2);
    editor.selections = [
      new vscode.Selection(first, first),
      new vscode.Selection(first.translate(1), first.translate(1)),
    ];
    await vscode.commands.executeCommand('editor.action.autoFix');
    await waitFor(
      'a fix',
      () => document.getText(),
      (seen) => seen === text.replace('"-32601"', '-32601'),
    );
    assert.equal(editor.selections.length, 2);
    await expectFindings(document, ['error code-not-integer on "-32601"']);
  });
});

/** The configuration away again, for the tests after this one. */
async function removeConfig(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (document.uri.path.endsWith(CONFIG)) await document.save();
  }
  await vscode.workspace.fs.delete(inWorkspace(CONFIG));
}
