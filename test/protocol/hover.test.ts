import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol/node';
import { inProcess } from './support/connect.ts';
import { FINE } from './support/fixture-texts.ts';
import { TestClient, VSCODE } from './support/test-client.ts';

const JSON_FILE = 'file:///project/error.json';
const ON_CODE = { line: 0, character: FINE.indexOf('-32601') + 2 };

function contentsOf(hover: Hover | null): MarkupContent {
  assert.ok(hover);
  return hover.contents as MarkupContent;
}

describe('hover', () => {
  let client: TestClient;

  beforeEach(() => {
    client = new TestClient(inProcess());
  });
  afterEach(() => client.dispose());

  it('is Markdown with links to the pages that the client names', async () => {
    await client.initialize(VSCODE, { documentation: 'a:/{page}.md', hoverDocumentation: 'command:show?%22{page}%22' });
    await client.open(JSON_FILE, 'json', FINE);
    const hover = await client.hover(JSON_FILE, ON_CODE);
    const { kind, value } = contentsOf(hover);
    assert.equal(kind, 'markdown');
    assert.match(value, /^\*\*-32601 Method not found\*\* · JSON-RPC 2\.0\n/);
    assert.match(value, /\[All meanings of -32601\]\(command:show\?%22codes\/-32601%22\)$/);
  });

  it('is plain text for a client that shows nothing else', async () => {
    await client.initialize({ ...VSCODE, textDocument: { hover: { contentFormat: ['plaintext'] } } }, {});
    await client.open(JSON_FILE, 'json', FINE);
    const hover = await client.hover(JSON_FILE, ON_CODE);
    const { kind, value } = contentsOf(hover);
    assert.equal(kind, 'plaintext');
    assert.match(value, /^-32601 Method not found · JSON-RPC 2\.0\n/);
    assert.doesNotMatch(value, /[*`[\]]/);
  });

  it('says what reserved members are for, and nothing about others', async () => {
    await client.initialize();
    await client.open(JSON_FILE, 'json', '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"No","extra":1}}');
    const at = async (character: number) => client.hover(JSON_FILE, { line: 0, character });
    assert.match(JSON.stringify(await at(3)), /version of JSON-RPC/);
    assert.match(JSON.stringify(await at(36)), /integer/);
    assert.equal(await at(66), null);
  });

  it('is nothing before a document is known', async () => {
    await client.initialize();
    assert.equal(await client.hover(JSON_FILE, ON_CODE), null);
  });
});
