import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  type ClientCapabilities,
  type CompletionContext,
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  CompletionTriggerKind,
  type Position,
  type Range,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { inProcess } from './support/connect.ts';
import { TestClient, VSCODE } from './support/test-client.ts';

const JSON_FILE = 'file:///project/error.json';
const TS_FILE = 'file:///project/server.ts';
const HALF = '{"jsonrpc":"2.0","id":1,"error":{"code": -32';

/** VS Code, as far as completion goes. */
const MODERN: ClientCapabilities = {
  ...VSCODE,
  textDocument: {
    ...VSCODE.textDocument,
    completion: {
      completionItem: {
        documentationFormat: ['markdown', 'plaintext'],
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        deprecatedSupport: true,
        tagSupport: { valueSet: [1] },
        resolveSupport: { properties: ['documentation'] },
      },
    },
  },
};

describe('completion', () => {
  let client: TestClient;

  beforeEach(() => {
    client = new TestClient(inProcess());
  });
  afterEach(() => client.dispose());

  const ask = (uri: string, position: Position, context?: CompletionContext): Promise<CompletionList | null> =>
    client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position,
      ...(context ? { context } : {}),
    }) as Promise<CompletionList | null>;
  const resolve = (item: CompletionItem | undefined): Promise<CompletionItem> => {
    assert.ok(item);
    return client.connection.sendRequest(CompletionResolveRequest.type, item);
  };
  const typed = (triggerCharacter: string): CompletionContext => ({
    triggerKind: CompletionTriggerKind.TriggerCharacter,
    triggerCharacter,
  });
  const rangeOf = (item: CompletionItem | undefined): Range => {
    assert.ok(item?.textEdit);
    return (item.textEdit as TextEdit).range;
  };
  const named = (list: CompletionList | null, label: string): CompletionItem | undefined =>
    list?.items.find((item) => item.label === label);

  it('is announced with few characters that call it', async () => {
    const { capabilities } = await client.initialize();
    assert.deepEqual(capabilities.completionProvider, {
      triggerCharacters: ['-', '"', "'", '`', ' '],
      resolveProvider: true,
    });
  });

  it('replaces the whole number and is whole itself', async () => {
    await client.initialize(MODERN);
    await client.open(JSON_FILE, 'json', `${HALF}601,"message":"x"}}`);
    const list = await ask(JSON_FILE, { line: 0, character: HALF.length });
    assert.equal(list?.isIncomplete, false);
    const item = named(list, '-32602');
    assert.deepEqual(item?.textEdit, {
      range: { start: { line: 0, character: HALF.length - 3 }, end: { line: 0, character: HALF.length + 3 } },
      newText: '-32602',
    });
    assert.equal(item.filterText, '-32602 Invalid params InvalidParams');
    assert.deepEqual(item.labelDetails, { detail: ' Invalid params', description: 'JSON-RPC 2.0' });
    assert.equal(item.detail, undefined);
    assert.ok(list.items.every(({ preselect, commitCharacters }) => !preselect && commitCharacters === undefined));
    const order = list.items.map(({ sortText }) => sortText);
    assert.deepEqual(order, [...order].sort());
  });

  it('counts lines and UTF-16 units in a text with BOM, CRLF and surrogates', async () => {
    await client.initialize(MODERN);
    const text = '\uFEFF{"a":"😀",\r\n"jsonrpc":"2.0",\r\n"b":"😀","error":{"code": -3}}';
    await client.open(JSON_FILE, 'json', text);
    const character = '"b":"😀","error":{"code": -3'.length;
    const item = named(await ask(JSON_FILE, { line: 2, character }), '-32700');
    assert.deepEqual(rangeOf(item), {
      start: { line: 2, character: character - 2 },
      end: { line: 2, character },
    });
  });

  it('documents an item when it is asked about, with the text of the hover', async () => {
    await client.initialize(MODERN, { hoverDocumentation: 'command:show?%22{page}%22' });
    await client.open(JSON_FILE, 'json', HALF);
    const item = named(await ask(JSON_FILE, { line: 0, character: HALF.length }), '-32601');
    assert.equal(item?.documentation, undefined);
    const { documentation } = await resolve(item);
    assert.ok(typeof documentation === 'object' && documentation.kind === 'markdown');
    assert.match(documentation.value, /^\*\*-32601 Method not found\*\* · JSON-RPC 2\.0\n/);
    assert.match(documentation.value, /\[All meanings of -32601\]\(command:show\?%22codes\/-32601%22\)$/);
  });

  it('keeps to plain text and one line of detail for a client that shows nothing else', async () => {
    await client.initialize({ ...VSCODE, textDocument: {} });
    await client.open(JSON_FILE, 'json', HALF);
    const item = named(await ask(JSON_FILE, { line: 0, character: HALF.length }), '-32601');
    assert.equal(item?.detail, 'Method not found · JSON-RPC 2.0');
    assert.equal(item.labelDetails, undefined);
    const { documentation } = await resolve(item);
    assert.ok(typeof documentation === 'string');
    assert.match(documentation, /^-32601 Method not found · JSON-RPC 2\.0\n/);
    assert.doesNotMatch(documentation, /\*\*/);
  });

  it('gives an item back as it is where its answer is forgotten', async () => {
    await client.initialize(MODERN);
    for (const data of [undefined, null, 7, { answer: 99, index: 0 }, { answer: 1, index: 99 }, { answer: '1' }]) {
      const item = { label: 'x', data };
      assert.deepEqual((await resolve(item)).documentation, undefined);
    }
    await client.open(JSON_FILE, 'json', HALF);
    const first = named(await ask(JSON_FILE, { line: 0, character: HALF.length }), '-32601');
    await ask(JSON_FILE, { line: 0, character: HALF.length });
    assert.equal((await resolve(first)).documentation, undefined);
  });

  it('marks what is retired as the client can show it', async () => {
    client.settingsFor = () => ({ protocols: ['mcp'] });
    await client.initialize(MODERN);
    await client.open(JSON_FILE, 'json', HALF);
    const item = named(await ask(JSON_FILE, { line: 0, character: HALF.length }), '-32002');
    assert.deepEqual(item?.tags, [1]);
    assert.equal(item.deprecated, undefined);
  });

  it('completes calls, messages and directives of code', async () => {
    await client.initialize(MODERN);
    const lines = [
      "import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';",
      "throw new McpError(ErrorCode.MethodNotFound, '');",
      '// jsonrpc-errors-disable ',
      'throw new McpError(-',
    ];
    await client.open(TS_FILE, 'typescript', lines.join('\n'));
    const message = await ask(TS_FILE, { line: 1, character: (lines[1] as string).length - 3 }, typed("'"));
    assert.equal(message?.items[0]?.label, 'Method not found');
    const rules = await ask(TS_FILE, { line: 2, character: (lines[2] as string).length }, typed(' '));
    assert.ok(named(rules, 'reserved-code'));
    const codes = await ask(TS_FILE, { line: 3, character: (lines[3] as string).length }, typed('-'));
    assert.ok(named(codes, 'ErrorCode.InvalidParams'));
    assert.equal(rangeOf(codes?.items[0]).start.character, (lines[3] as string).length - 1);
  });

  it('is quiet where a message of several words is written', async () => {
    await client.initialize(MODERN);
    const text = '{"jsonrpc":"2.0","error":{"code":-32601,"message":"No ';
    await client.open(JSON_FILE, 'json', `${text}"}}`);
    const end = { line: 0, character: text.length };
    assert.equal(await ask(JSON_FILE, end, typed(' ')), null);
    assert.ok(named(await ask(JSON_FILE, end), 'Method not found'));
  });

  it('answers nothing about other documents, other places and positions outside the text', async () => {
    await client.initialize(MODERN);
    assert.equal(await ask(JSON_FILE, { line: 0, character: 0 }), null);
    await client.open(JSON_FILE, 'json', HALF);
    assert.equal(await ask(JSON_FILE, { line: 0, character: 3 }), null);
    await client.open('file:///project/a.md', 'markdown', HALF);
    assert.equal(await ask('file:///project/a.md', { line: 0, character: HALF.length }), null);
    // Behind the end of the text its end is meant.
    for (const position of [
      { line: 0, character: 10_000 },
      { line: 10_000, character: 0 },
    ]) {
      assert.ok(named(await ask(JSON_FILE, position), '-32601'));
    }
  });

  it('answers nothing where it is switched off or the file is too large', async () => {
    client.settingsFor = (uri) => (uri === JSON_FILE ? { enable: false } : { maxFileSize: 1 });
    await client.initialize(MODERN);
    await client.open(JSON_FILE, 'json', HALF);
    assert.equal(await ask(JSON_FILE, { line: 0, character: HALF.length }), null);
    const large = 'file:///project/large.json';
    await client.open(large, 'json', `{"a":"${'x'.repeat(2 ** 20)}",\n${HALF.slice(1)}`);
    assert.equal(await ask(large, { line: 1, character: HALF.length - 1 }), null);
  });

  it('answers about the text for which it was asked, when somebody types on meanwhile', async () => {
    await client.initialize(MODERN);
    await client.open(JSON_FILE, 'json', HALF);
    const asked = { line: 0, character: HALF.length };
    const answer = ask(JSON_FILE, asked);
    await client.change(JSON_FILE, `${HALF}6`);
    const { textEdit } = named(await answer, '-32601') ?? {};
    assert.deepEqual(textEdit && 'range' in textEdit ? textEdit.range.end : undefined, asked);
    assert.ok(named(await ask(JSON_FILE, { line: 0, character: HALF.length + 1 }), '-32601'));
  });
});
