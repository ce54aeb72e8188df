import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'node:test';
import { expectUnderlined, open, putCursorBefore, shownText, undoAll } from './support/editor.ts';
import { takePictures } from './support/pictures.ts';
import {
  accept,
  ask,
  dismiss,
  expectExplanation,
  expectSuggestions,
  listed,
  settledList,
} from './support/suggestions.ts';
import { page } from './support/window.ts';

const CODES = [
  '-32700 Parse error · JSON-RPC 2.0',
  '-32603 Internal error · JSON-RPC 2.0',
  '-32602 Invalid params · JSON-RPC 2.0',
  '-32601 Method not found · JSON-RPC 2.0',
  '-32600 Invalid Request · JSON-RPC 2.0',
];

describe('the list of suggestions', () => {
  before(async () => {
    // Whoever makes suggestions is there when the first findings are.
    await open('answers.json');
    await expectUnderlined('error "-32601"', 'error -32150');
  });
  afterEach(undoAll);

  it('has the codes where one belongs, and the meaning of the chosen one beside', async () => {
    await open('half-typed.json');
    await putCursorBefore(', "message": "No');
    await ask();
    await expectSuggestions(...CODES);
    await expectExplanation(/^-32700 Parse error · JSON-RPC 2\.0\s+The text .* is not valid JSON\./);
    await dismiss();
  });

  it('finds a code by its number', async () => {
    await open('half-typed.json');
    await putCursorBefore(', "message": "No');
    await page.keyboard.type('-3260');
    await expectSuggestions(...CODES.slice(1));
    await page.keyboard.type('2');
    await expectSuggestions(...CODES.slice(2, 3));
    await accept();
    assert.match(await shownText(), /"code": -32602, "message": "No/);
  });

  it('finds a code by its name', async () => {
    await open('half-typed.json');
    await putCursorBefore(', "message": "No');
    await page.keyboard.type('method');
    await expectSuggestions('-32601 Method not found · JSON-RPC 2.0');
    assert.equal((await listed()).length, 1);
    await accept();
    assert.match(await shownText(), /"code": -32601, "message": "No/);
  });

  it('replaces the whole of a number, also of one behind the cursor', async () => {
    await open('parse-error.json');
    await putCursorBefore('700, "message"');
    await ask();
    await expectSuggestions(...CODES);
    await page.keyboard.press('ArrowDown');
    await accept();
    assert.match(await shownText(), /"code": -32603, "message": "Parse error"/);
  });

  it('has the constants of the library that a file imports first', async () => {
    await open('errors.ts');
    await putCursorBefore('  ,');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type('-');
    await expectSuggestions('ErrorCode.InvalidParams Invalid params · MCP');
    await expectExplanation(/^-32602 Invalid params · MCP[\s\S]*because this file imports/);
    await takePictures('completion');
    await accept();
    assert.match(await shownText(), /^ {2}ErrorCode\.InvalidParams,$/m);
  });

  it('has no codes where none belongs', async () => {
    await open('half-typed.json');
    await putCursorBefore(', "error"');
    await ask();
    const codes = (await settledList()).filter((item) => item.startsWith('-'));
    await dismiss();
    assert.deepEqual(codes, []);
  });
});
