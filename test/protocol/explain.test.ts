import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  EXPLAIN,
  type ExplainParams,
  type ExplainResult,
  KNOWN_ERRORS,
  type KnownErrorsResult,
} from '../../server/src/protocol/index.ts';
import { inProcess } from './support/connect.ts';
import { TestClient, VSCODE } from './support/test-client.ts';

describe('explaining what people hold', () => {
  let client: TestClient;
  const explain = (params: ExplainParams): Promise<ExplainResult> => client.connection.sendRequest(EXPLAIN, params);

  beforeEach(async () => {
    client = new TestClient(inProcess());
    await client.initialize(VSCODE, {});
  });
  afterEach(() => client.dispose());

  it('gives a page, the likeliest meaning first', async () => {
    const { known, markdown } = await explain({ text: 'MCP error -32000: Connection closed' });
    assert.ok(known);
    assert.match(markdown, /^# -32000 "Connection closed"\n[\s\S]*?\n## -32000 Connection closed · MCP TypeScript SDK/);
  });

  it('puts the meanings of what the document speaks first', async () => {
    const uri = 'file:///project/server.ts';
    await client.open(
      uri,
      'typescript',
      "import { createConnection } from 'vscode-languageserver/node';\nf(-32002);\n",
    );
    const { markdown } = await explain({ text: '-32002', uri });
    assert.match(markdown, /^# -32002\n\n[^#]*## -32002 Server not initialized · LSP\n/);
  });

  it('keeps to the protocol that is asked for', async () => {
    const { markdown } = await explain({ text: '-32002', protocol: 'lsp' });
    assert.deepEqual(markdown.match(/^## .*$/gm), ['## -32002 Server not initialized · LSP']);
  });

  it('says what it takes where nothing is known', async () => {
    for (const text of ['', 'the cat sat on the mat', '0x1F', 'NoSuchName', '9'.repeat(400)]) {
      const { known, markdown } = await explain({ text });
      assert.ok(!known, text);
      assert.match(markdown, /^# Nothing to explain\n\n.+\.\n\nA code, a name, a message/);
    }
    const { markdown } = await explain({ text: 'MethodNotFond' });
    assert.match(markdown, /Did you mean "MethodNotFound"/);
  });

  it('lists all that can be picked, each of which can be explained', async () => {
    const known = await client.connection.sendRequest<KnownErrorsResult>(KNOWN_ERRORS);
    assert.ok(known.length > 500);
    assert.deepEqual([known[0]?.protocol, known[0]?.protocolName], ['json-rpc', 'JSON-RPC 2.0']);
    const acp = known.find(({ code, protocol }) => code === -32000 && protocol === 'acp');
    assert.equal(acp?.title, 'Authentication required');
    for (const { code, protocol } of known.slice(0, 20)) {
      assert.ok((await explain({ text: String(code), protocol })).known);
    }
  });
});
