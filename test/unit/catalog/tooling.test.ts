import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resolveActive } from '../../../server/src/core/catalog/active.ts';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import { analyze } from '../../support/analyze.ts';

const catalogs = builtinCatalogs();

/** Ids of the protocols that a text shows, beyond plain JSON-RPC. */
function shown(path: string, text: string, dependencies: Readonly<Record<string, string>> = {}): readonly string[] {
  return analyze(path, text, { dependencies }).protocols.labels.filter((label) => label !== 'json-rpc');
}

function found(path: string, text: string): readonly string[] {
  return analyze(path, text).findings.map(({ ruleId, code }) => `${ruleId} ${code}`);
}

function names(id: string, version: string | undefined, code: number): readonly string[] {
  const choices = [version === undefined ? { id } : { id, version }];
  const chosen = { choices, by: 'settings' as const };
  const active = resolveActive(catalogs, { chosen, evidence: [], detect: false });
  return active.definitionsOf(code).map(({ name }) => name);
}

const request = (method: string, params: object = {}): object => ({ jsonrpc: '2.0', id: 1, method, params });
const failure = (error: object): object => ({ jsonrpc: '2.0', id: 1, error });
const lines = (...messages: readonly object[]): string => messages.map((one) => JSON.stringify(one)).join('\n');

describe('A2A', () => {
  it('gives its numbers other meanings in other versions', () => {
    assert.deepEqual(names('a2a', '0.1.0', -32007), ['AuthenticationRequiredError']);
    assert.deepEqual(names('a2a', '0.2.5', -32007), []);
    assert.deepEqual(names('a2a', '0.3.0', -32007), ['AuthenticatedExtendedCardNotConfiguredError']);
    assert.deepEqual(names('a2a', '1.0.1', -32007), ['ExtendedAgentCardNotConfiguredError']);
    assert.deepEqual(names('a2a', '0.1.0', -32006), ['StreamingNotSupportedError']);
    assert.deepEqual(names('a2a', '1.0.0', -32006), ['InvalidAgentResponseError']);
  });
  it('is shown by its methods, enumerations and details', () => {
    const told = failure({ code: -32001, message: 'Task not found' });
    assert.deepEqual(shown('a.jsonl', lines(request('message/send'), told)), ['a2a']);
    assert.deepEqual(shown('a.jsonl', lines(request('SendStreamingMessage'), told)), ['a2a']);
    const params = { message: { role: 'ROLE_USER', messageId: 'm', parts: [] } };
    assert.deepEqual(shown('a.jsonl', lines(request('SendMessage', params), told)), ['a2a']);
    const data = [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'X', domain: 'a2a-protocol.org' }];
    assert.deepEqual(shown('a.json', lines(failure({ code: -32001, message: 'Gone', data }))), ['a2a']);
  });
  it('has the version that the package speaks', () => {
    const text = "import { A2AError } from '@a2a-js/sdk/server';\nthrow A2AError.taskNotFound(id);";
    assert.deepEqual(shown('a.ts', text, { '@a2a-js/sdk': '^0.3.4' }), ['a2a@0.3.0']);
  });
  it('is not shown by methods that others have too', () => {
    for (const method of ['tasks/get', 'tasks/cancel', 'SendMessage', 'GetTask', 'CancelTask']) {
      assert.deepEqual(shown('a.jsonl', lines(request(method))), [], method);
    }
    assert.deepEqual(shown('a.jsonl', lines(request('tasks/get'), request('tools/call'))), ['mcp@2025-11-25']);
    assert.deepEqual(shown('a.json', lines(failure({ code: -32001, message: 'x', data: { domain: 'a.org' } }))), []);
  });
  it('is judged by the symbols of its SDK', () => {
    const text = `import { A2AError } from '@a2a-js/sdk/server';
throw new A2AError(-32001, 'Task not cancelable: 1');
throw new A2AError(-32602, 'Invalid method parameters');
throw A2AError.invalidParams('Task not found: 1');
`;
    assert.deepEqual(found('a.ts', text), ['code-message-mismatch -32001', 'code-message-mismatch -32602']);
    const classes = `import { A2AError, TaskNotFoundError } from '@a2a-js/sdk/errors';
throw new TaskNotFoundError('No such task');
throw new A2AError('It broke');
throw new A2AError({ message: 'It broke' });
`;
    assert.deepEqual(found('a.ts', classes), []);
  });
});

describe('the Chrome DevTools Protocol', () => {
  it('is shown by commands and its own packages, without "jsonrpc"', () => {
    const capture = lines(
      { id: 1, method: 'Page.navigate', params: { url: 'x' } },
      { id: 1, error: { code: -32000, message: 'Cannot navigate to invalid URL' } },
      { id: 2, sessionId: 'A', method: 'Network.getResponseBody', params: {} },
      { id: 2, sessionId: 'A', error: { code: -32602, message: 'Invalid parameters', data: 'requestId: missing' } },
      { id: 3, method: 'Page.fly' },
      { id: 3, error: { code: -32601, message: "'Page.fly' wasn't found" } },
      { id: 4, sessionId: 'B', method: 'Page.enable', params: {} },
      { id: 4, error: { code: -32001, message: 'Session with given id not found.' } },
    );
    assert.deepEqual(shown('a.jsonl', capture), ['cdp']);
    assert.deepEqual(found('a.jsonl', capture), []);
    assert.deepEqual(shown('a.ts', "import CDP from 'chrome-remote-interface';\nif (e.code === -32000) {}"), ['cdp']);
  });
  it('is not shown by other methods with a dot, nor by what drives browsers', () => {
    for (const method of ['Input.GetStatus', 'Switch.Set', 'Player.Open', 'Network.GetStatus', 'system.methodHelp']) {
      assert.deepEqual(
        shown('a.jsonl', lines(request(method))).filter((id) => id === 'cdp'),
        [],
        method,
      );
    }
    const server = `import { McpError } from '@modelcontextprotocol/sdk/types.js';
import puppeteer from 'puppeteer';
throw new McpError(-32001, 'Session not found');`;
    assert.deepEqual(
      shown('a.ts', server).filter((id) => id === 'cdp'),
      [],
    );
  });
});

describe('the Agent Host Protocol', () => {
  it('is shown by its methods, its package and the members of its handshake', () => {
    const hello = request('initialize', { protocolVersions: ['0.1.0'], clientId: 'c', initialSubscriptions: [] });
    assert.deepEqual(shown('a.jsonl', lines(hello)), ['agent-host-protocol']);
    assert.deepEqual(shown('a.jsonl', lines(request('fetchTurns'))), ['agent-host-protocol']);
    const text = `import { AhpErrorCodes } from '@microsoft/agent-host-protocol';
export const gone = { code: AhpErrorCodes.SessionNotFound, message: 'No such session' };`;
    assert.deepEqual(shown('a.ts', text), ['agent-host-protocol']);
  });
  it('is not shown by the handshake of others', () => {
    assert.deepEqual(shown('a.jsonl', lines(request('initialize', { capabilities: {} }))), []);
    assert.deepEqual(shown('a.jsonl', lines(request('subscribe', { channel: 'prices' }))), []);
    for (const method of ['createSession', 'listSessions', 'resourceRead', 'dispatchAction'])
      assert.deepEqual(shown('a.jsonl', lines(request(method))), [], method);
  });
});

describe('BSP', () => {
  it('is shown by its methods and its connection file, and has the codes of LSP', () => {
    const text = lines(
      request('workspace/buildTargets'),
      failure({ code: -32002, message: 'Cannot handle requests before receiving the initialize request' }),
      request('buildTarget/compile'),
      failure({ code: -32800, message: 'Request cancelled' }),
    );
    assert.deepEqual(shown('a.jsonl', text), ['bsp']);
    assert.deepEqual(found('a.jsonl', text), []);
    const file = '{"name":"sbt","version":"1.10.1","bspVersion":"2.1.0","languages":["scala"],"argv":["java"]}';
    assert.deepEqual(shown('.bsp/sbt.json', file), ['bsp']);
    const hello = request('build/initialize', { bspVersion: '2.1.0', displayName: 'x' });
    assert.deepEqual(shown('a.jsonl', lines(hello)), ['bsp@2.1.0']);
  });
  it('is not shown by methods of LSP', () => {
    assert.deepEqual(shown('a.jsonl', lines(request('workspace/symbol'), request('textDocument/hover'))), ['lsp']);
  });
});

describe('CometBFT', () => {
  it('is shown by its methods', () => {
    const text = lines(
      request('abci_query'),
      failure({ code: -32603, message: 'Internal error', data: 'height must be greater than 0' }),
      { jsonrpc: '2.0', id: -1, error: { code: -32700, message: 'Parse error. Invalid JSON', data: 'eof' } },
    );
    assert.deepEqual(shown('a.jsonl', text), ['cometbft']);
    assert.deepEqual(found('a.jsonl', text), []);
  });
  it('is not shown by names that anybody has', () => {
    for (const method of ['status', 'health', 'block', 'tx', 'subscribe', 'validators']) {
      assert.deepEqual(shown('a.jsonl', lines(request(method))), [], method);
    }
  });
});
