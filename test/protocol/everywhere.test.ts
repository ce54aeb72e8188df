import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { Actor, applied, rangeOf, titled } from './support/actions.ts';
import { inProcess, inWorker, onNodeIpc, onStdio } from './support/connect.ts';
import { type Connected, short, TestClient } from './support/test-client.ts';

/** Every way in which the server is started: what holds for one holds for all. */
const WAYS: Readonly<Record<string, () => Connected>> = {
  'in this process': inProcess,
  'the built server on stdio': () => onStdio('dist/server.js', '--stdio'),
  'the built server on Node IPC': onNodeIpc,
  'the browser bundle in a worker': inWorker,
  'the command line on stdio': () => onStdio('server/bin/jsonrpc-errors.mjs', 'lsp', '--stdio'),
};

const TS = 'file:///project/server.ts';
const JSONL = 'file:///project/log.jsonl';

const SERVER = [
  "import { McpError, ErrorCode } from '@modelcontextprotocol/sdk/types.js';",
  'const NOT_THERE = -32601;',
  "throw new McpError(ErrorCode.InvalidParams, 'Method not found');",
  "export const reply = { jsonrpc: '2.0', id: 1, error: { code: NOT_THERE, message: 'Nope' } };",
].join('\r\n');

for (const [way, connect] of Object.entries(WAYS)) {
  describe(`language server, ${way}`, () => {
    let client: TestClient | undefined;

    afterEach(async () => {
      await client?.dispose();
      client = undefined;
    });

    const started = async (): Promise<TestClient> => {
      client = new TestClient(connect());
      await client.initialize();
      return client;
    };

    it('says what it can do', async () => {
      client = new TestClient(connect());
      const { capabilities, serverInfo } = await client.initialize();
      assert.equal(serverInfo?.name, 'jsonrpc-errors');
      assert.equal(capabilities.hoverProvider, true);
      assert.deepEqual(capabilities.diagnosticProvider, {
        identifier: 'jsonrpc-errors',
        interFileDependencies: true,
        workspaceDiagnostics: false,
      });
    });

    it('finds a wrong code in TypeScript, in UTF-16 columns', async () => {
      const editor = await started();
      await editor.open(TS, 'typescript', SERVER);
      assert.deepEqual((await editor.diagnostics(TS)).map(short), ['3:20-43 warning code-message-mismatch']);
    });

    it('finds an invalid line of a capture and goes on after it', async () => {
      const editor = await started();
      const lines = ['{"jsonrpc":"2.0","id":1', '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"😀"}}', ''];
      await editor.open(JSONL, 'jsonl', lines.join('\n'));
      assert.deepEqual(
        (await editor.diagnostics(JSONL)).map(({ code, range }) => [range.start.line, code]),
        [
          [0, 'invalid-json'],
          [1, 'reserved-code'],
        ],
      );
    });

    it('mends what it found', async () => {
      const editor = await started();
      const actor = new Actor(editor);
      await editor.open(TS, 'typescript', SERVER);
      const actions = await actor.at(TS, rangeOf(SERVER, 'ErrorCode.InvalidParams'));
      const { edit } = await actor.resolve(titled(actions, 'Change the message to'));
      assert.equal(applied(SERVER, TS, edit), SERVER.replace('Method not found', 'Invalid params'));
    });

    it('explains a constant where it is used', async () => {
      const editor = await started();
      await editor.open(TS, 'typescript', SERVER);
      const hover = await editor.hover(TS, { line: 3, character: 63 });
      assert.deepEqual(hover?.range, { start: { line: 3, character: 61 }, end: { line: 3, character: 70 } });
      assert.match(JSON.stringify(hover?.contents), /-32601 Method not found/);
    });
  });
}
