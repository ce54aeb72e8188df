import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  type ClientCapabilities,
  DefinitionRequest,
  type Location,
  type LocationLink,
  type Position,
  ReferencesRequest,
} from 'vscode-languageserver-protocol/node';
import { Actor, rangeOf } from './support/actions.ts';
import { inProcess } from './support/connect.ts';
import { short, TestClient, VSCODE } from './support/test-client.ts';

const LOG = 'file:///project/mcp.log';
const TEXT = [
  '2026-07-01T10:00:00.000Z [mcp] starting 🙂',
  '2026-07-01T10:00:00.100Z --> {"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"x"}}',
  '2026-07-01T10:00:00.143Z <-- {"jsonrpc":"2.0","id":"a","error":{"code":-32601,"message":"Invalid params"}}',
  '2026-07-01T10:00:00.200Z [mcp] bye',
].join('\r\n');
const REQUEST = rangeOf(TEXT, '"a","method').start;
const RESPONSE = rangeOf(TEXT, '"a","error').start;
/** Of `"a"` at a place. */
const range = ({ line, character }: Position) => ({
  start: { line, character },
  end: { line, character: character + 3 },
});
const LINKS: ClientCapabilities = {
  ...VSCODE,
  textDocument: { ...VSCODE.textDocument, definition: { linkSupport: true } },
};

describe('a capture in an editor', () => {
  let client: TestClient;

  beforeEach(() => {
    client = new TestClient(inProcess());
  });
  afterEach(() => client.dispose());

  const open = async (capabilities?: ClientCapabilities): Promise<void> => {
    await client.initialize(capabilities);
    await client.open(LOG, 'log', TEXT);
  };
  const definition = (position: Position) =>
    client.connection.sendRequest(DefinitionRequest.type, { textDocument: { uri: LOG }, position });
  const references = (position: Position, includeDeclaration: boolean) =>
    client.connection.sendRequest(ReferencesRequest.type, {
      textDocument: { uri: LOG },
      position,
      context: { includeDeclaration },
    });

  it('has its findings at the right columns of the log', async () => {
    await open();
    assert.deepEqual((await client.diagnostics(LOG)).map(short), ['3:72-78 warning code-message-mismatch']);
  });

  it('says over an id where and after how long it was answered', async () => {
    await open();
    const hover = await client.hover(LOG, REQUEST);
    assert.deepEqual(hover?.range, range(REQUEST));
    assert.match(JSON.stringify(hover?.contents), /Answered with -32601 at line 3 after 43 ms\./);
  });

  it('goes from the id of a request to that of the response, and back', async () => {
    await open();
    assert.deepEqual(await definition(REQUEST), { uri: LOG, range: range(RESPONSE) } satisfies Location);
    assert.deepEqual(await definition(RESPONSE), { uri: LOG, range: range(REQUEST) } satisfies Location);
    assert.equal(await definition({ line: 0, character: 30 }), null);
    assert.equal(await definition({ line: 99, character: 99 }), null);
  });

  it('underlines the whole id for clients that can', async () => {
    await open(LINKS);
    const [link] = (await definition(REQUEST)) as LocationLink[];
    assert.deepEqual(link, {
      originSelectionRange: range(REQUEST),
      targetUri: LOG,
      targetRange: range(RESPONSE),
      targetSelectionRange: range(RESPONSE),
    } satisfies LocationLink);
  });

  it('lists both halves of an exchange', async () => {
    await open();
    const places = [REQUEST, RESPONSE].map((place) => ({ uri: LOG, range: range(place) }));
    assert.deepEqual(await references(REQUEST, true), places);
    assert.deepEqual(await references(RESPONSE, true), places);
    assert.deepEqual(await references(REQUEST, false), places.slice(1));
    assert.equal(await references({ line: 0, character: 0 }, true), null);
  });

  it('is not changed by fix all', async () => {
    await open();
    const everything = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    assert.deepEqual(await new Actor(client).at(LOG, everything, { only: ['source.fixAll'] }), []);
  });
});
