import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { waitFor } from '../support/wait-for.ts';
import { expectUnderlined, open, putCursorBefore } from './support/editor.ts';
import { hoverOver } from './support/hover.ts';
import { takePictures } from './support/pictures.ts';
import { page } from './support/window.ts';

const REQUEST = '41,"method"';

describe('a log', () => {
  it('has its wrong codes underlined', async () => {
    await open('session.log');
    await expectUnderlined('warning -32601', 'error -32150');
  });

  it('says over an id how its request was answered, where and when', async () => {
    await open('session.log');
    await expectUnderlined('warning -32601', 'error -32150');
    await putCursorBefore(REQUEST);
    const [text = ''] = await hoverOver('"id":41', /Answered with -32601/);
    assert.match(text, /^tools\/call · .*id 41\s+Answered with -32601 at line 6 after 1\.5 s\.$/);
    await takePictures('capture');
  });

  it('leads from a request to its response', async () => {
    await open('session.log');
    await expectUnderlined('warning -32601', 'error -32150');
    await putCursorBefore(REQUEST);
    await page.keyboard.press('F12');
    const current = page.locator('.part.editor .line-numbers.active-line-number');
    await waitFor(
      'the line of the response',
      () => current.innerText(),
      (line) => line.trim() === '6',
    );
  });
});
