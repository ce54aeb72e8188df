import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { inProcess } from './support/connect.ts';
import { FINE, MISMATCH, RESERVED } from './support/fixture-texts.ts';
import { PUSHED, short, TestClient } from './support/test-client.ts';
import { waitFor } from './support/wait-for.ts';

const JSON_FILE = 'file:///project/error.json';

describe('diagnostics for a client that does not pull', () => {
  let client: TestClient;

  beforeEach(() => {
    client = new TestClient(inProcess());
  });
  afterEach(() => client.dispose());

  const published = (version: number) =>
    waitFor(() => client.published.find((params) => params.version === version), `diagnostics of version ${version}`);

  it('are published for each state of the text, and none is promised on request', async () => {
    const { capabilities } = await client.initialize(PUSHED);
    assert.equal(capabilities.diagnosticProvider, undefined);
    await client.open(JSON_FILE, 'json', RESERVED);
    assert.deepEqual((await published(1)).diagnostics.map(short), ['1:41-47 error reserved-code']);
    await client.change(JSON_FILE, FINE);
    assert.deepEqual((await published(2)).diagnostics, []);
  });

  it('wait for a pause: of quick edits only the last state is published', async () => {
    await client.initialize(PUSHED);
    await client.open(JSON_FILE, 'json', FINE);
    for (let edit = 0; edit < 20; edit += 1) await client.change(JSON_FILE, edit % 2 === 0 ? RESERVED : MISMATCH);
    assert.deepEqual((await published(21)).diagnostics.map(short), ['1:41-47 warning code-message-mismatch']);
    assert.deepEqual(
      client.published.map(({ version }) => version),
      [21],
    );
  });

  it('are taken back when the document is closed', async () => {
    await client.initialize(PUSHED);
    await client.open(JSON_FILE, 'json', RESERVED);
    await published(1);
    await client.close(JSON_FILE);
    const last = await waitFor(() => client.published.length > 1 && client.published.at(-1), 'an empty list');
    assert.deepEqual(last, { uri: JSON_FILE, diagnostics: [] });
  });

  it('are published again when a setting changes', async () => {
    await client.initialize(PUSHED);
    await client.open(JSON_FILE, 'json', RESERVED);
    await published(1);
    client.settingsFor = () => ({ rules: { 'reserved-code': 'hint' } });
    await client.changeSettings();
    const again = await waitFor(() => client.published[1], 'a second list');
    assert.deepEqual(again.diagnostics.map(short), ['1:41-47 hint reserved-code']);
  });

  it('follow the saves with run: onSave', async () => {
    client.settingsFor = () => ({ run: 'onSave' });
    await client.initialize(PUSHED);
    await client.open(JSON_FILE, 'json', FINE);
    await published(1);
    await client.change(JSON_FILE, RESERVED);
    await client.change(JSON_FILE, MISMATCH);
    await client.save(JSON_FILE);
    assert.deepEqual((await published(3)).diagnostics.map(short), ['1:41-47 warning code-message-mismatch']);
    assert.deepEqual(
      client.published.map(({ version }) => version),
      [1, 3],
    );
  });

  it('hold nothing that the client cannot show', async () => {
    await client.initialize({}, {});
    await client.open(JSON_FILE, 'json', RESERVED);
    const [diagnostic] = (await published(1)).diagnostics;
    assert.deepEqual(Object.keys(diagnostic ?? {}).sort(), ['code', 'message', 'range', 'severity', 'source']);
    assert.deepEqual(client.registrations, []);
    assert.deepEqual(client.asked, []);
    assert.deepEqual(client.statuses, []);
  });

  it('survive documents whose URI means nothing', async () => {
    await client.initialize(PUSHED);
    for (const uri of ['', 'a', '//', 'x y:z', 'file:', 'http://', '1:/a']) {
      await client.open(uri, 'json', RESERVED);
      await client.change(uri, MISMATCH);
    }
    await client.open(JSON_FILE, 'json', RESERVED);
    assert.deepEqual(
      (await waitFor(() => client.published.find(({ uri }) => uri === JSON_FILE), 'diagnostics')).diagnostics.length,
      1,
    );
  });

  it('take the settings that a client sends with its start or with a change', async () => {
    await client.initialize({}, { settings: { rules: { 'reserved-code': 'warning' } } });
    await client.open(JSON_FILE, 'json', RESERVED);
    assert.deepEqual((await published(1)).diagnostics.map(short), ['1:41-47 warning reserved-code']);
    await client.changeSettings({ jsonrpcErrors: { rules: { 'reserved-code': 'off' } } });
    const again = await waitFor(() => client.published[1], 'a second list');
    assert.deepEqual(again.diagnostics, []);
  });
});
