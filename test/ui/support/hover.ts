import { waitFor } from '../../support/wait-for.ts';
import { pointAt } from './editor.ts';
import { openMenu } from './menu.ts';
import { page } from './window.ts';

const hover = page.locator('.monaco-hover:not(.hidden)');
const rows = hover.locator('.hover-row');

/** Points at a text and waits for a hover that says what is wanted; its parts, from top to bottom. */
export async function hoverOver(text: string, wanted: RegExp): Promise<string[]> {
  await pointAt(text);
  return waitFor(
    `a hover over ${text} with ${wanted}`,
    () => rows.allInnerTexts(),
    (parts) => parts.some((part) => wanted.test(part)),
  );
}

/** Follows "Quick Fix" of the hover that is shown, which goes; titles as of the menu of the light bulb. */
export async function openMenuOfHover(): Promise<string[]> {
  const titles = await openMenu(() => hover.locator('.action', { hasText: 'Quick Fix' }).click());
  await page.mouse.move(1, 1);
  await hover.waitFor({ state: 'hidden' });
  return titles;
}
