import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { expectText, expectUnderlined, open, putCursorBefore, shownText, undoAll } from './support/editor.ts';
import { hoverOver, openMenuOfHover } from './support/hover.ts';
import { applyPreview, choose, closeMenu, openActionMenu } from './support/menu.ts';
import { takePictures } from './support/pictures.ts';
import { page, rewrite } from './support/window.ts';

const UNDERLINED = ['warning -32601', 'error -32150', 'error -32151'];
const ACTIONS = [
  'Replace with ErrorCode.InvalidParams',
  'Change the code to -32602 (Invalid params)',
  'Change the message to "Method not found: no tool"',
  'Disable code-message-mismatch for this line',
  'Disable code-message-mismatch for this file',
  'Show documentation for code-message-mismatch',
];

describe('the menu of quick fixes', () => {
  afterEach(undoAll);

  it('lists fixes first, then what silences the rule, then its page; TypeScript comes after', async () => {
    await open('server.ts');
    await expectUnderlined(...UNDERLINED);
    await putCursorBefore('-32601');
    const menu = await openActionMenu();
    await closeMenu();
    assert.deepEqual(menu.slice(0, ACTIONS.length + 1), ['[Quick Fix]', ...ACTIONS]);
  });

  it('opens from the hover too, and makes the fix that is chosen', async () => {
    await open('server.ts');
    await expectUnderlined(...UNDERLINED);
    await putCursorBefore('-32601');
    await hoverOver('-32601', /All meanings of -32601/);
    const menu = await openMenuOfHover();
    assert.deepEqual(menu, ['[Quick Fix]', ...ACTIONS]);
    await takePictures('quick-fixes');
    await choose('Replace with ErrorCode.InvalidParams');
    await expectUnderlined('error -32150', 'error -32151');
    assert.match(await shownText(), /new McpError\(ErrorCode\.InvalidParams, 'Invalid params: no tool'\)/);
  });

  it('has no comments to offer in JSON, but the configuration', async () => {
    await open('answers.json');
    await expectUnderlined('error "-32601"', 'error -32150');
    await putCursorBefore('-32150');
    const menu = await openActionMenu();
    await closeMenu();
    // Which number of the range for servers is free depends on the catalogs.
    assert.match(menu[2] ?? '', /^Change the code to -320\d\d$/);
    assert.deepEqual(menu, [
      '[Quick Fix]',
      'Change the code to 1150',
      menu[2],
      'Disable reserved-code for this file in .jsonrpc-errors.json',
      'Show documentation for reserved-code',
    ]);
  });

  it('shows a whole series of new numbers before it is changed', async () => {
    await open('server.ts');
    await expectUnderlined(...UNDERLINED);
    await putCursorBefore('-32150');
    await openActionMenu();
    await choose('Renumber the 2 reserved codes of Limit');
    await applyPreview('server.ts');
    await expectUnderlined('warning -32601');
    assert.match(await shownText(), /RateLimited = \d+,\n {2}QuotaExceeded = \d+,/);
  });

  it('refuses what was offered for a text that has changed meanwhile, and says so', async () => {
    await open('answers.json');
    await expectUnderlined('error "-32601"', 'error -32150');
    await putCursorBefore('-32150');
    await openActionMenu();
    const before = rewrite('answers.json', (text) => `\n${text}`);
    try {
      await expectText(`\n${before}`);
      await choose('Change the code to 1150');
      await page
        .locator('.notification-toast', { hasText: 'The document has changed since this was offered' })
        .waitFor();
      assert.equal(await shownText(), `\n${before}`);
    } finally {
      rewrite('answers.json', () => before);
    }
  });
});
