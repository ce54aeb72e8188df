import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { expectUnderlined, open, putCursorBefore } from './support/editor.ts';
import { hoverOver } from './support/hover.ts';
import { takePictures } from './support/pictures.ts';
import { hideProblems, problems, showProblems } from './support/problems.ts';

const UNDERLINED = ['warning -32601', 'error -32150', 'error -32151'];

describe('an open file', () => {
  it('has the wrong codes underlined, and nothing else', async () => {
    await open('server.ts');
    await expectUnderlined(...UNDERLINED);
    await open('answers.json');
    await expectUnderlined('error "-32601"', 'error -32150');
  });

  it('says over a wrong code what is wrong, then what the code means', async () => {
    await open('server.ts');
    await expectUnderlined(...UNDERLINED);
    await putCursorBefore('-32601');
    const [finding = '', meaning = ''] = await hoverOver('-32601', /All meanings of -32601/);
    assert.match(finding, /^-32601 means "Method not found".*jsonrpc-errorscode-message-mismatch$/);
    assert.match(meaning, /^-32601 Method not found · MCP/);
    await takePictures('hover');
  });

  it('says what a constant stands for', async () => {
    await open('server.ts');
    await hoverOver('InvalidParams', /-32602 Invalid params · MCP/);
  });

  it('has its problems in the panel, with their source and the id of their rule', async () => {
    await open('answers.json');
    await expectUnderlined('error "-32601"', 'error -32150');
    await showProblems();
    const shown = (await problems()).map(({ source, rule, place }) => `${source}(${rule}) ${place}`);
    await hideProblems();
    assert.deepEqual(shown, [
      'jsonrpc-errors(code-not-integer) [Ln 2, Col 51]',
      'jsonrpc-errors(reserved-code) [Ln 4, Col 51]',
    ]);
  });
});
