import { page } from './window.ts';

const bulb = page.locator('.lightBulbWidget');
const menu = page.locator('.action-widget .actionList');

/** Opens the menu of the light bulb at the cursor; see `openMenu`. */
export async function openActionMenu(): Promise<string[]> {
  // Before the bulb is there, the editor does not know of any action and the menu stays shut.
  await bulb.waitFor();
  return openMenu(() => page.keyboard.press('Control+.'));
}

/** Opens a menu of actions; its titles from top to bottom, headings in brackets. */
export async function openMenu(open: () => Promise<void>): Promise<string[]> {
  await open();
  await menu.locator('.action').first().waitFor();
  return menu.locator('.monaco-list-row').evaluateAll((rows) =>
    rows.map((row) => {
      const isAction = row.classList.contains('action');
      return isAction ? (row.querySelector('.title')?.textContent ?? '') : `[${row.textContent?.trim()}]`;
    }),
  );
}

/** Takes an action of the open menu. */
export async function choose(title: string): Promise<void> {
  await menu.locator('.action', { hasText: title }).click();
  await menu.waitFor({ state: 'hidden' });
}

/** Leaves the menu without taking anything. */
export async function closeMenu(): Promise<void> {
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'hidden' });
}

/** Ticks all changes to a file in the preview that is shown, and makes them. */
export async function applyPreview(file: string): Promise<void> {
  const preview = page.locator('.bulk-edit-panel');
  await preview.locator('.monaco-list-row', { hasText: file }).locator('input, .monaco-checkbox').first().click();
  await preview.getByRole('button', { name: 'Apply' }).click();
  await preview.waitFor({ state: 'hidden' });
}
