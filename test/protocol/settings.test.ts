import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inProcess } from './support/connect.ts';
import { MISMATCH, RESERVED } from './support/fixture-texts.ts';
import { short, TestClient, VSCODE } from './support/test-client.ts';
import { waitFor } from './support/wait-for.ts';

describe('settings and configuration', () => {
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
  const lastStatus = (document: string) =>
    waitFor(() => client.statuses.filter((status) => status.uri === document).at(-1), 'a status');

  it('hold for their folder: two folders, two severities', async () => {
    client.settingsFor = (scope) => ({ rules: { 'reserved-code': scope?.includes('/one/') ? 'hint' : 'warning' } });
    await start();
    await client.open(uri('one/a.json'), 'json', RESERVED);
    await client.open(uri('two/a.json'), 'json', RESERVED);
    assert.deepEqual(await shorts(uri('one/a.json')), ['1:41-47 hint reserved-code']);
    assert.deepEqual(await shorts(uri('two/a.json')), ['1:41-47 warning reserved-code']);
  });

  it('are asked for once a document, and again after a change, which refreshes the client', async () => {
    await start();
    await client.open(uri('a.json'), 'json', RESERVED);
    await shorts(uri('a.json'));
    await client.change(uri('a.json'), `${RESERVED} `);
    await shorts(uri('a.json'));
    assert.deepEqual(client.asked, [uri('a.json')]);
    client.settingsFor = () => ({ rules: { 'reserved-code': 'off' } });
    await client.changeSettings();
    await waitFor(() => client.refreshes === 1, 'a refresh');
    assert.deepEqual(await shorts(uri('a.json')), []);
  });

  it('become one refresh when many change at once', async () => {
    await start();
    for (let change = 0; change < 10; change += 1) await client.changeSettings();
    await waitFor(() => client.refreshes > 0, 'a refresh');
    await client.changeFile(uri('package.json'));
    await waitFor(() => client.refreshes > 1, 'another refresh');
    assert.equal(client.refreshes, 2);
  });

  it('win over the configuration file, rule by rule', async () => {
    write('.jsonrpc-errors.json', { rules: { 'reserved-code': 'off', 'code-message-mismatch': 'hint' } });
    client.settingsFor = () => ({ rules: { 'reserved-code': 'warning' } });
    await start();
    await client.open(uri('a.json'), 'json', RESERVED);
    await client.open(uri('b.json'), 'json', MISMATCH);
    assert.deepEqual(await shorts(uri('a.json')), ['1:41-47 warning reserved-code']);
    assert.match((await shorts(uri('b.json'))).join(), /hint code-message-mismatch$/);
  });

  it('come from the nearest configuration file, and follow it when it changes on disk', async () => {
    write('.jsonrpc-errors.json', { rules: { 'reserved-code': 'off' } });
    const near = write('deep/er/.jsonrpc-errors.json', { rules: { 'reserved-code': 'hint' } });
    await start();
    await waitFor(() => client.registrations.includes('workspace/didChangeWatchedFiles'), 'a watcher');
    await client.open(uri('a.json'), 'json', RESERVED);
    await client.open(uri('deep/er/b.json'), 'json', RESERVED);
    assert.deepEqual(await shorts(uri('a.json')), []);
    assert.deepEqual(await shorts(uri('deep/er/b.json')), ['1:41-47 hint reserved-code']);
    assert.equal((await lastStatus(uri('deep/er/b.json'))).config, near);
    write('deep/er/.jsonrpc-errors.json', { rules: { 'reserved-code': 'info' } });
    await client.changeFile(near);
    await waitFor(() => client.refreshes > 0, 'a refresh');
    assert.deepEqual(await shorts(uri('deep/er/b.json')), ['1:41-47 info reserved-code']);
  });

  it('choose the protocol: a directive wins over the editor, the editor over the file', async () => {
    const labels = async (name: string, text: string): Promise<string[]> => {
      await client.open(uri(name), 'jsonc', text);
      await client.diagnostics(uri(name));
      return (await lastStatus(uri(name))).protocols.map(({ label }) => label);
    };
    const text = '{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"x"}}';
    write('.jsonrpc-errors.json', { protocols: ['lsp@3.17'] });
    client.settingsFor = (scope) => (scope?.includes('plain') ? {} : { protocols: ['mcp@2025-11-25'] });
    await start();
    assert.deepEqual(await labels('plain.jsonc', text), ['LSP 3.17']);
    assert.deepEqual(await labels('set.jsonc', text), ['MCP 2025-11-25']);
    assert.deepEqual(await labels('directive.jsonc', `// jsonrpc-errors-protocol acp@1\n${text}`), ['ACP 1']);
  });

  it('let package.json show a protocol, until detection is switched off', async () => {
    write('package.json', { dependencies: { 'vscode-languageserver': '^9.0.0' } });
    const text = '{"jsonrpc":"2.0","id":1,"error":{"code":-32801,"message":"Content modified"}}';
    await start();
    await client.open(uri('a.json'), 'json', text);
    await client.diagnostics(uri('a.json'));
    assert.match(JSON.stringify((await lastStatus(uri('a.json'))).protocols), /LSP/);
    client.settingsFor = () => ({ detectProtocols: false });
    await client.changeSettings();
    await waitFor(() => client.refreshes > 0, 'a refresh');
    await client.diagnostics(uri('a.json'));
    assert.doesNotMatch(JSON.stringify((await lastStatus(uri('a.json'))).protocols), /LSP/);
  });

  it('that cannot be used are named with the nearest name, in the status and once in the log', async () => {
    client.settingsFor = () => ({
      protocols: ['mpc', 'acp'],
      rules: { 'reserved-cod': 'off', 'invalid-json': 'warn' },
    });
    await start();
    await client.open(uri('a.json'), 'json', MISMATCH);
    await client.open(uri('b.json'), 'json', MISMATCH);
    await client.diagnostics(uri('a.json'));
    await client.diagnostics(uri('b.json'));
    const { problems, protocols } = await lastStatus(uri('b.json'));
    assert.match(problems.join('\n'), /"mpc".*"mcp"[\s\S]*"reserved-cod".*"reserved-code"[\s\S]*"warn"/);
    assert.deepEqual(
      protocols.map(({ label }) => label),
      ['ACP'],
    );
    assert.equal(client.logs.filter((message) => message.includes('mpc')).length, 1);
  });

  it('that cannot be used are underlined where they stand in a settings file', async () => {
    const text = [
      '{ // mine',
      '  "jsonrpcErrors.protocols": ["mcp", "mpc"],',
      '  "jsonrpcErrors.rules": { "reserved-cod": "off", },',
      '}',
    ].join('\r\n');
    const workspace = `{"folders":[],"settings":{"jsonrpcErrors.protocols":["mcp@2025"]}}`;
    await start();
    await client.open(uri('.vscode/settings.json'), 'jsonc', text);
    await client.open(uri('x.code-workspace'), 'jsonc', workspace);
    assert.deepEqual(await shorts(uri('.vscode/settings.json')), ['2:38-43 warning', '3:28-42 warning']);
    const [version] = await client.diagnostics(uri('x.code-workspace'));
    assert.match(String(version?.message), /"mcp@\d{4}-\d\d-\d\d"/);
    assert.equal(workspace.slice(version?.range.start.character, version?.range.end.character), '"mcp@2025"');
  });

  it('that cannot be used are underlined in the configuration file itself', async () => {
    const text = '{ "protocols": ["mpc"], "ruels": {} }';
    await start();
    await client.open(uri('.jsonrpc-errors.json'), 'jsonc', text);
    assert.deepEqual(await shorts(uri('.jsonrpc-errors.json')), ['1:17-22 warning', '1:25-32 warning']);
  });

  it('leave the rest of a broken configuration in force, and say where it is broken', async () => {
    write('.jsonrpc-errors.json', { protocols: ['mpc'], rules: { 'reserved-code': 'hint' } });
    await start();
    await client.open(uri('a.json'), 'json', RESERVED);
    assert.deepEqual(await shorts(uri('a.json')), ['1:41-47 hint reserved-code']);
    assert.match((await lastStatus(uri('a.json'))).problems.join(), /^\.jsonrpc-errors\.json: .*"mpc"/);
  });

  it('switch the checks off, the hovers too', async () => {
    client.settingsFor = () => ({ enable: false });
    await start();
    await client.open(uri('a.json'), 'json', RESERVED);
    assert.deepEqual(await shorts(uri('a.json')), []);
    assert.equal(await client.hover(uri('a.json'), { line: 0, character: 43 }), null);
    assert.equal((await lastStatus(uri('a.json'))).state, 'off');
  });

  it('skip what is larger than maxFileSize, and say so', async () => {
    client.settingsFor = () => ({ maxFileSize: 0.001 });
    await start();
    await client.open(uri('a.json'), 'json', RESERVED + ' '.repeat(2000));
    assert.deepEqual(await shorts(uri('a.json')), []);
    const { state, reason } = await lastStatus(uri('a.json'));
    assert.equal(state, 'skipped');
    assert.match(reason ?? '', /jsonrpcErrors\.maxFileSize/);
  });

  it('keep diagnostics as they are until the next save with run: onSave', async () => {
    client.settingsFor = () => ({ run: 'onSave' });
    await start();
    await client.open(uri('a.json'), 'json', RESERVED);
    const first = await client.pull(uri('a.json'));
    await client.change(uri('a.json'), MISMATCH);
    assert.equal((await client.pull(uri('a.json'), first.resultId)).kind, 'unchanged');
    await client.save(uri('a.json'));
    const saved = await client.pull(uri('a.json'), first.resultId);
    assert.deepEqual(saved.kind === 'full' && saved.items.map(short), ['1:41-47 warning code-message-mismatch']);
  });
});
