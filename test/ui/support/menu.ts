import { page } from './window.ts';

const bulb = page.locator('.lightBulbWidget');
const menu = page.locator('.action-widget .actionList');

/** Opens the menu of the light bulb at the cursor; its titles from top to bottom, headings in brackets. */
export async function openActionMenu(): Promise<string[]> {
  // Before the bulb is there, the editor does not know of any action and the menu stays shut.
  await bulb.waitFor();
  await page.keyboard.press('Control+.');
  await menu.locator('.action').first().waitFor();
  return menu
    .locator('.monaco-list-row')
    .evaluateAll((rows) =>
      rows.map((row) =>
        row.classList.contains('action')
          ? (row.querySelector('.title')?.textContent ?? '')
          : `[${row.textContent?.trim()}]`,
      ),
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
