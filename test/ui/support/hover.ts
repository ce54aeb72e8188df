import { waitFor } from '../../support/wait-for.ts';
import { pointAt } from './editor.ts';
import { page } from './window.ts';

const rows = page.locator('.monaco-hover:not(.hidden) .hover-row');

/** Points at a text and waits for a hover that says what is wanted; its parts, from top to bottom. */
export async function hoverOver(text: string, wanted: RegExp): Promise<string[]> {
  await pointAt(text);
  return waitFor(
    `a hover over ${text} with ${wanted}`,
    () => rows.allInnerTexts(),
    (parts) => parts.some((part) => wanted.test(part)),
  );
}
