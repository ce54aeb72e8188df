/** Recordings of servers and clients as people use them. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, it } from 'node:test';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { COMMAND, checkJson, folder, places } from './support/command.ts';

const MCP_SERVER = path.join(import.meta.dirname, 'servers/mcp-server.mjs');
const LANGUAGE_SERVER = createRequire(import.meta.url).resolve(
  'dockerfile-language-server-nodejs/bin/docker-langserver',
);

interface Line {
  readonly direction?: string;
  readonly message?: { readonly id?: unknown; readonly method?: string; readonly error?: { readonly code: number } };
  readonly text?: string;
}

function recordingOf(cwd: string): readonly Line[] {
  return readFileSync(path.join(cwd, 'out.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function methods(lines: readonly Line[]): readonly string[] {
  return lines.flatMap(({ message }) => message?.method ?? []);
}

describe('record between a client and a server of MCP', () => {
  it('is not noticed, and records all they say', async () => {
    const cwd = folder({});
    const args = [COMMAND, 'record', '--out', 'out.jsonl', '--', process.execPath, MCP_SERVER];
    const transport = new StdioClientTransport({ command: process.execPath, args, cwd, stderr: 'pipe' });
    let told = '';
    transport.stderr?.on('data', (chunk) => {
      told += chunk;
    });
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(transport);
    assert.deepEqual(
      (await client.listTools()).tools.map(({ name }) => name),
      ['light'],
    );
    const { content } = await client.callTool({ name: 'light', arguments: {} });
    assert.deepEqual(content, [{ type: 'text', text: 'It is light. \u{1f4a1}' }]);
    await assert.rejects(client.callTool({ name: 'dark', arguments: {} }), /dark/);
    const ended = transport.stderr ? once(transport.stderr, 'close') : undefined;
    await client.close();
    await ended;

    const lines = recordingOf(cwd);
    assert.deepEqual(methods(lines), [
      'initialize',
      'notifications/initialized',
      'tools/list',
      'tools/call',
      'tools/call',
    ]);
    assert.ok(lines.some(({ text }) => text === 'Server is running'));
    assert.match(told, /^jsonrpc-errors: \d+:\d+ {2}warning {2}This line on the server's stdout is not a message/m);
    // What was said live is what is said of the file.
    const found = checkJson(['out.jsonl'], { cwd });
    assert.deepEqual(
      places(found).map((place) => place.replace(/^.* /, '')),
      ['stray-output'],
    );
    assert.match(told, /9 messages and 1 other line on stdout recorded in .*out\.jsonl; 1 problem\.\n$/);
  });
});

describe('record between a client and a language server', () => {
  it('is not noticed, and records all they say', async () => {
    const cwd = folder({});
    const args = [COMMAND, 'record', '--out', 'out.jsonl', '--', process.execPath, LANGUAGE_SERVER, '--stdio'];
    const child = spawn(process.execPath, args, { cwd, stdio: ['pipe', 'pipe', 'ignore'] });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    await connection.sendNotification('initialized', {});
    const uri = 'untitled:Dockerfile';
    const text = 'FROM node:22 AS größe\n# \u{1f433}\nRUN echo\n';
    const textDocument = { uri, languageId: 'dockerfile', version: 1, text };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    const hover = await connection.sendRequest<{ contents: unknown }>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 1 },
    });
    assert.ok(JSON.stringify(hover.contents).includes('FROM'));
    await assert.rejects(connection.sendRequest('textDocument/noSuchThing', {}), { code: METHOD_NOT_FOUND });
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    const [status] = await once(child, 'close');
    connection.dispose();

    assert.equal(status, 0);
    const lines = recordingOf(cwd);
    const asked = methods(lines).filter((method) =>
      /^(initialize|shutdown|exit|textDocument\/(hover|noSuch))/.test(method),
    );
    assert.deepEqual(asked, [
      'initialize',
      'initialized',
      'textDocument/hover',
      'textDocument/noSuchThing',
      'shutdown',
      'exit',
    ]);
    assert.deepEqual(places(checkJson(['out.jsonl'], { cwd })), []);
  });
});

const METHOD_NOT_FOUND = -32601;
