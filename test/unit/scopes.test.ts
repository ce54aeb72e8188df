import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyze } from '../support/analyze.ts';

const initialize = (id: number, version: string) =>
  JSON.stringify({ jsonrpc: '2.0', id, method: 'initialize', params: { protocolVersion: version } });

describe('the protocols of a capture', () => {
  it('speak every version that one of its messages names', () => {
    const text = [initialize(1, '2024-11-05'), initialize(2, '2025-11-25'), initialize(3, '2025-11-25')].join('\n');
    const { protocols } = analyze('a.jsonl', text);
    const mcp = protocols.list.find(({ catalog }) => catalog.id === 'mcp');
    assert.deepEqual(mcp?.versions, ['2024-11-05', '2025-11-25']);
  });

  it('differ from exchange to exchange: a response belongs to what its request asked', () => {
    const text = [
      { jsonrpc: '2.0', id: 1, method: 'tools/list' },
      { jsonrpc: '2.0', id: '1', method: 'textDocument/hover' },
      { jsonrpc: '2.0', id: 1, error: { code: -32801, message: 'Content modified' } },
      { jsonrpc: '2.0', id: '1', error: { code: -32801, message: 'Content modified' } },
    ];
    const { linked, protocolsAt } = analyze('a.jsonl', text.map((message) => JSON.stringify(message)).join('\n'));
    const labels = linked.sites.map((site) => protocolsAt(site).labels);
    assert.deepEqual(labels, [
      ['mcp', 'json-rpc'],
      ['lsp', 'json-rpc'],
    ]);
  });
});
