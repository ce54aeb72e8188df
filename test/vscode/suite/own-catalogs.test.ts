import * as vscode from 'vscode';
import { waitFor } from '../../support/wait-for.ts';
import {
  closeAll,
  expectFindings,
  hoverOver,
  inWorkspace,
  openFile,
  openText,
  withSettings,
} from '../support/editor.ts';

const CATALOG = 'codes/shop.jsonrpc-catalog.json';
const SHOP = `{
  "id": "shop",
  "name": "Shop",
  "entries": [{ "code": -32011, "name": "SoldOut", "meaning": "None is left." }]
}
`;
const SENDS = [
  "export const known = { jsonrpc: '2.0', id: 1, error: { code: -32011, message: 'Sold out' } };",
  "export const other = { jsonrpc: '2.0', id: 1, error: { code: -32050, message: 'Closed' } };",
  '',
].join('\n');
const DECLARED = { catalogs: ['codes/*.json'] };

describe('codes of the project', () => {
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(inWorkspace('codes'), { recursive: true });
  });

  it('are explained and missed where a setting lists them, and follow their file', async () => {
    await write(SHOP);
    const document = await openText('typescript', SENDS);
    await withSettings(DECLARED, async () => {
      await expectFindings(document, ['warning undeclared-code on -32050']);
      await hoverOver(document, '-32011', /Sold out.*Shop[\s\S]*None is left\./);
      await write(SHOP.replace(' }]', ' }, { "code": -32050, "name": "Closed" }]'));
      await expectFindings(document, []);
    });
  });

  it('are checked and completed by the schema where they are written, and by us', async () => {
    await write(SHOP.replace('SoldOut', 'MethodNotFound'));
    const document = await openFile(CATALOG);
    await withSettings(DECLARED, async () => {
      await waitFor(
        'an error in the catalog',
        () => vscode.languages.getDiagnostics(document.uri).map(({ message }) => message),
        (messages) => messages.some((message) => message.includes('"Method not found" is -32601')),
      );
    });
    const place = document.positionAt(document.getText().indexOf('"meaning"'));
    await waitFor(
      'members of an entry',
      async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          place.translate(0, 1),
        );
        return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      },
      (labels) => labels.includes('whenUsed') || labels.includes('"whenUsed"'),
    );
  });
});

async function write(text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(inWorkspace(CATALOG), new TextEncoder().encode(text));
}
