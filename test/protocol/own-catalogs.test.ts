import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type CompletionList, CompletionRequest } from 'vscode-languageserver-protocol';
import { inProcess } from './support/connect.ts';
import { short, TestClient, VSCODE } from './support/test-client.ts';
import { waitFor } from './support/wait-for.ts';

const SHOP = {
  id: 'shop',
  name: 'Shop',
  entries: [{ code: -32011, name: 'SoldOut', meaning: 'None is left.', messages: { exact: ['Sold out'] } }],
};
const SENDS = "export const answer = { jsonrpc: '2.0', id: 1, error: { code: -32050, message: 'Closed' } };\n";
const UNDECLARED = '1:63-69 warning undeclared-code';

describe('a project’s own codes', () => {
  let client: TestClient;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'jsonrpc-errors-protocol-'));
    client = new TestClient(inProcess());
  });
  afterEach(async () => {
    await client.dispose();
    rmSync(folder, { recursive: true });
  });

  const uri = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const write = (name: string, content: unknown): string => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    return uri(name);
  };
  const start = () => client.initialize(VSCODE, { status: true }, [uri('')]);
  const shorts = async (document: string) => (await client.diagnostics(document)).map(short);

  it('are known where the configuration lists them, and follow the file', async () => {
    write('.jsonrpc-errors.json', { catalogs: ['./errors/*.json'] });
    const catalog = write('errors/shop.json', SHOP);
    await start();
    await client.open(uri('src/a.ts'), 'typescript', SENDS);
    assert.deepEqual(await shorts(uri('src/a.ts')), [UNDECLARED]);

    write('errors/shop.json', { ...SHOP, entries: [...SHOP.entries, { code: -32050, name: 'Closed' }] });
    await client.changeFile(catalog);
    await waitFor(() => client.refreshes === 1, 'a refresh');
    assert.deepEqual(await shorts(uri('src/a.ts')), []);

    const other = write('errors/other.json', { id: 'other', name: 'Other', entries: [] });
    await client.changeFile(other);
    await waitFor(() => client.refreshes === 2, 'a refresh for a new file');
  });

  it('explain themselves in hovers, and are offered', async () => {
    write('.jsonrpc-errors.json', { catalogs: ['errors/shop.json'] });
    write('errors/shop.json', SHOP);
    await start();
    const text = "export const answer = { jsonrpc: '2.0', id: 1, error: { code: -32011, message: 'Sold out' } };\n";
    await client.open(uri('a.ts'), 'typescript', text);
    const hover = await client.hover(uri('a.ts'), { line: 0, character: text.indexOf('-32011') + 1 });
    assert.match(
      JSON.stringify(hover),
      /-32011 Sold out\*\* · Shop.*None is left\..*Shop, because `errors\/shop\.json` declares codes of this project\./,
    );
    assert.doesNotMatch(JSON.stringify(hover), /All meanings of -32011/);
    const typed = "export const answer = { jsonrpc: '2.0', id: 1, error: { code: -320, message: '' } };\n";
    await client.change(uri('a.ts'), typed);
    const items = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri: uri('a.ts') },
      position: { line: 0, character: typed.indexOf('-320') + 4 },
    });
    const [first] = (items as CompletionList).items;
    assert.equal(first?.label, '-32011');
  });

  it('come from the settings of the workspace folder too, which win', async () => {
    write('.jsonrpc-errors.json', { catalogs: ['none.json'] });
    write('errors/shop.json', SHOP);
    client.settingsFor = () => ({ catalogs: ['errors/*.json'] });
    await start();
    await client.open(uri('src/a.ts'), 'typescript', SENDS);
    assert.deepEqual(await shorts(uri('src/a.ts')), [UNDECLARED]);
  });

  it('that are wrong are told in their file, while it is typed; built-in ones go on working', async () => {
    write('.jsonrpc-errors.json', { catalogs: ['errors/*.json', 'nothing/*.json'] });
    const text = JSON.stringify({ ...SHOP, entries: [{ code: -32011, name: 'MethodNotFound' }] }, undefined, 2);
    const catalog = write('errors/shop.json', text);
    await start();
    await client.open(catalog, 'json', text);
    const told = await client.diagnostics(catalog);
    const [problem] = told.filter(({ message }) => String(message).includes('Method not found'));
    assert.equal(problem?.severity, 1);
    assert.equal(
      problem?.message,
      '-32011 (MethodNotFound): In JSON-RPC 2.0 "Method not found" is -32601. Take another name, or that number.',
    );
    assert.deepEqual(problem?.range.start, { line: 4, character: 4 });
    await client.open(uri('a.ts'), 'typescript', SENDS.replace('-32050', '-32601').replace('Closed', 'Invalid params'));
    assert.match((await shorts(uri('a.ts'))).join(), /code-message-mismatch/);

    await client.change(catalog, text.replace('MethodNotFound', 'SoldOut'));
    assert.deepEqual(
      (await client.diagnostics(catalog)).filter(({ message }) => String(message).includes('Method not found')),
      [],
    );
    const config = '{ "catalogs": ["errors/*.json", "nothing/*.json"] }';
    await client.open(uri('.jsonrpc-errors.json'), 'jsonc', config);
    assert.deepEqual(
      (await client.diagnostics(uri('.jsonrpc-errors.json'))).map(({ message }) => message),
      ['No file matches "nothing/*.json", where codes should be declared.'],
    );
  });

  it('stand in OpenRPC documents, by name or by content, which demand no completeness', async () => {
    write('package.json', {});
    write('api.json', {
      openrpc: '1.3.2',
      info: { title: 'Wallet', version: '1' },
      methods: [{ name: 'pay', errors: [{ code: -32120, message: 'Frozen' }] }],
    });
    await start();
    await client.open(uri('src/a.ts'), 'typescript', SENDS.replace('-32050', '-32120').replace('Closed', 'Frozen'));
    await client.open(uri('src/b.ts'), 'typescript', SENDS);
    assert.deepEqual([await shorts(uri('src/a.ts')), await shorts(uri('src/b.ts'))], [[], []]);
  });

  it('stand in a marked module, and follow it', async () => {
    write('package.json', {});
    const codes = '// jsonrpc-errors-catalog\nexport const CODES = { SoldOut: -32011 } as const;\n';
    const module = write('src/errors/codes.ts', codes);
    await start();
    await client.open(uri('src/a.ts'), 'typescript', SENDS);
    await shorts(uri('src/a.ts'));
    await waitFor(() => client.refreshes > 0, 'a refresh after the scan');
    assert.deepEqual(await shorts(uri('src/a.ts')), [UNDECLARED]);
    const before = client.refreshes;
    write('src/errors/codes.ts', codes.replace('-32011', '-32050'));
    await client.changeFile(module);
    await waitFor(() => client.refreshes > before, 'a refresh after the change');
    assert.deepEqual(await shorts(uri('src/a.ts')), []);
  });
});
