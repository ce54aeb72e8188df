import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, expectFindings, hoverOver, inWorkspace, openFile, rangeOf } from '../support/editor.ts';

const TEXT = [
  '2026-07-01T10:00:00.000Z [mcp] starting',
  '2026-07-01T10:00:00.100Z --> {"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"x"}}',
  '2026-07-01T10:00:00.143Z <-- {"jsonrpc":"2.0","id":"a","error":{"code":-32601,"message":"Invalid params"}}',
  '',
].join('\r\n');
const REQUEST = '"a","method"';
const RESPONSE = '"a","error"';

describe('a capture', () => {
  afterEach(closeAll);

  for (const [name, language] of [
    ['session.log', 'log'],
    ['session.io', 'log'],
    ['session.sse', 'log'],
  ] as const) {
    it(`called ${name} is read without being asked`, async () => {
      const document = await open(name);
      assert.equal(document.languageId, language);
      await expectFindings(document, ['warning code-message-mismatch on -32601']);
    });
  }

  it('says over an id where and after how long it was answered', async () => {
    const document = await open('session.log');
    await hoverOver(document, REQUEST, /Answered with -32601 at line 3 after 43 ms\./);
    await hoverOver(document, RESPONSE, /Answers line 2 after 43 ms\./);
    await hoverOver(document, '-32601', /Answers \*\*tools\/call\*\* of line 2 after 43 ms\./);
  });

  it('leads from one half of an exchange to the other', async () => {
    const document = await open('session.log');
    await expectFindings(document, ['warning code-message-mismatch on -32601']);
    assert.deepEqual(await definitions(document, REQUEST), ['2 "a"']);
    assert.deepEqual(await definitions(document, RESPONSE), ['1 "a"']);
    assert.deepEqual(await definitions(document, 'starting'), []);
  });

  it('lists both halves of an exchange', async () => {
    const document = await open('session.log');
    await expectFindings(document, ['warning code-message-mismatch on -32601']);
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      rangeOf(document, REQUEST).start.translate(0, 1),
    );
    assert.deepEqual(
      found.map(({ range }) => `${range.start.line} ${document.getText(range)}`),
      ['1 "a"', '2 "a"'],
    );
  });
});

async function open(name: string): Promise<vscode.TextDocument> {
  await vscode.workspace.fs.writeFile(inWorkspace(name), new TextEncoder().encode(TEXT));
  return openFile(name);
}

/** Line, from 0, and text of the definitions of what a text begins with. */
async function definitions(document: vscode.TextDocument, text: string): Promise<string[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    rangeOf(document, text).start.translate(0, 1),
  );
  return found.map((each) => {
    const range = 'targetUri' in each ? (each.targetSelectionRange ?? each.targetRange) : each.range;
    return `${range.start.line} ${document.getText(range)}`;
  });
}
