import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitFor } from '../../support/wait-for.ts';
import { closeAll, expectFindings, hoverOver, openFile, openText } from '../support/editor.ts';

describe('hover', () => {
  afterEach(closeAll);

  it('explains a code in JSON', async () => {
    const document = await openText('json', '{"jsonrpc":"2.0","id":1,"error":{"code":-32700,"message":"Parse error"}}');
    await hoverOver(document, '-32700', /\*\*-32700 Parse error\*\* · JSON-RPC 2\.0/);
  });

  it('explains a constant where it is used, beside what TypeScript says', async () => {
    const document = await openFile('server.ts');
    await hoverOver(document, 'NOT_THERE, message', /\*\*-32601 Method not found\*\*/);
  });

  it('explains a member of an enum that comes with a library', async () => {
    const document = await openFile('mcp.ts');
    await hoverOver(document, 'InvalidRequest', /\*\*-32600 Invalid request\*\*[\s\S]*because this file imports/i);
  });

  it('explains members that JSON-RPC defines', async () => {
    const document = await openText('json', '{"jsonrpc":"2.0","id":1,"error":{"code":-32700,"message":"Parse error"}}');
    await hoverOver(document, '"jsonrpc"', /version of JSON-RPC/);
  });

  it('links to the page of the code, which opens rendered', async () => {
    const document = await openText('json', '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"Full"}}');
    await expectFindings(document, ['error reserved-code on -32150']);
    const text = await hoverOver(await openFile('mcp.ts'), 'InvalidRequest', /All meanings of/);
    const link = /\[All meanings of [^\]]+\]\(command:([^?]+)\?([^)]+)\)/.exec(text);
    assert.ok(link?.[1] && link[2]);
    await vscode.commands.executeCommand(link[1], ...(JSON.parse(decodeURIComponent(link[2])) as unknown[]));
    await waitFor(
      'a preview of the page',
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      (labels) => labels.some((label) => label.includes('-32600')),
    );
  });
});
