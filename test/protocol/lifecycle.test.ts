import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import {
  createProtocolConnection,
  ExitNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { built, end, onStdio } from './support/connect.ts';
import { RESERVED } from './support/fixture-texts.ts';
import { short, TestClient } from './support/test-client.ts';

describe('the server as a process', () => {
  it('ends with status 0 after shutdown and exit', async (t) => {
    const server = onStdio('dist/server.js', '--stdio');
    const client = new TestClient(server);
    t.after(() => client.dispose());
    await client.initialize();
    const ended = once(server.process, 'exit');
    await client.connection.sendRequest(ShutdownRequest.type);
    await client.connection.sendNotification(ExitNotification.type);
    assert.deepEqual(await ended, [0, null]);
    assert.equal(server.stderr(), '');
  });

  it('ends by itself when its client is gone', async (t) => {
    const server = onStdio('dist/server.js', '--stdio');
    const client = new TestClient(server);
    t.after(() => client.dispose());
    await client.initialize();
    const ended = once(server.process, 'exit');
    server.process.stdin?.end();
    assert.deepEqual(await ended, [1, null]);
  });

  it('serves a socket', async (t) => {
    const listener = createServer().listen(0, '127.0.0.1');
    t.after(() => listener.close());
    await once(listener, 'listening');
    const { port } = listener.address() as { port: number };
    const child = spawn(process.execPath, [built('dist/server.js'), `--socket=${port}`], { stdio: 'ignore' });
    const [socket] = await once(listener, 'connection');
    const connection = createProtocolConnection(new StreamMessageReader(socket), new StreamMessageWriter(socket));
    const client = new TestClient({ connection, dispose: () => end(child) });
    t.after(() => client.dispose());
    await client.initialize();
    await client.open('file:///a.json', 'json', RESERVED);
    assert.deepEqual((await client.diagnostics('file:///a.json')).map(short), ['1:41-47 error reserved-code']);
  });

  it('says in one sentence how it wants to be started', async () => {
    const child = spawn(process.execPath, [built('dist/server.js')], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    const [status] = await once(child, 'close');
    assert.equal(status, 2);
    assert.equal(stderr, 'jsonrpc-errors: say how to talk to the server: --stdio, --node-ipc or --socket=PORT.\n');
  });

  it('loads the TypeScript parser only for TypeScript', async (t) => {
    const server = onStdio('dist/server.js', '--stdio');
    const client = new TestClient(server);
    t.after(() => client.dispose());
    await client.initialize();
    await client.open('file:///a.json', 'json', RESERVED);
    await client.diagnostics('file:///a.json');
    const before = await client.connection.sendRequest<{ parser: boolean }>('jsonrpcErrors/debugInformation');
    await client.open('file:///a.ts', 'typescript', 'export const x = { code: -32601, message: "Invalid params" };');
    await client.diagnostics('file:///a.ts');
    const after = await client.connection.sendRequest<{ parser: boolean }>('jsonrpcErrors/debugInformation');
    assert.deepEqual([before.parser, after.parser], [false, true]);
  });
});
