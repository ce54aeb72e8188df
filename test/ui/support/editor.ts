import type { Locator } from 'playwright-core';
import { waitFor } from '../../support/wait-for.ts';
import { type Box, readLines } from './lines.ts';
import { page, toggleExplorer } from './window.ts';

/** The part of the window that holds the editor and its tab. */
export const editorPart: Locator = page.locator('.part.editor');
const lines = editorPart.locator('.view-lines');

/** Opens a file from the explorer, with the cursor in it; it is the only one that is open then. */
export async function open(name: string): Promise<void> {
  await closeAll();
  const file = page.getByRole('treeitem', { name });
  await toggleExplorer(page);
  await file.dblclick();
  await toggleExplorer(page);
  await file.waitFor({ state: 'hidden' });
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  await lines.locator('.view-line').first().waitFor();
}

/** Closes every file. */
async function closeAll(): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+W');
  await editorPart.locator('.tab').first().waitFor({ state: 'detached' });
}

/** Where the first occurrence of a text stands on the screen; waits until it is in view. */
export async function boxOf(text: string): Promise<Box> {
  const box = await waitFor(`"${text}" in the editor`, () => find(text), Boolean);
  return box as Box;
}

async function find(text: string): Promise<Box | undefined> {
  for (const line of await lines.evaluate(readLines)) {
    const start = line.text.indexOf(text);
    const first = line.boxes[start];
    const last = line.boxes[start + text.length - 1];
    if (first && last) return { ...first, width: last.x + last.width - first.x };
  }
  return undefined;
}

/** Puts the cursor before the first occurrence of a text. */
export async function putCursorBefore(text: string): Promise<void> {
  const { x, y, height } = await boxOf(text);
  await page.mouse.click(x + 1, y + height / 2);
}

/** Points at the middle of the first occurrence of a text. */
export async function pointAt(text: string): Promise<void> {
  const { x, y, width, height } = await boxOf(text);
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 2 });
}

/** The lines in view, as they are shown. */
export async function shownText(): Promise<string> {
  return (await lines.evaluate(readLines)).map(({ text }) => text).join('\n');
}

/** Waits until the editor shows this text. */
export async function expectText(text: string): Promise<void> {
  await waitFor(`the text ${text}`, shownText, (seen) => seen === text);
}

/** Takes back what was typed since the file was opened. */
export async function undoAll(): Promise<void> {
  await waitFor(
    'a file as it was opened',
    async () => {
      const changed = await editorPart.locator('.tab.active.dirty').isVisible();
      if (changed) await page.keyboard.press('Control+Z');
      return changed;
    },
    (changed) => !changed,
  );
}

/** What is underlined in the editor, `error -32604`, from top to bottom. */
export async function underlined(): Promise<string[]> {
  const squiggles = await Promise.all(
    ['error', 'warning', 'info', 'hint'].map(async (severity) => {
      const boxes = await editorPart.locator(`.cdr.squiggly-${severity}`).evaluateAll((elements) =>
        elements.map((element) => {
          const { x, y, width, height } = element.getBoundingClientRect();
          return { x, y, width, height };
        }),
      );
      return boxes.map((box) => ({ severity, box }));
    }),
  );
  const shown = await lines.evaluate(readLines);
  return squiggles
    .flat()
    .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
    .map(({ severity, box }) => `${severity} ${shown.map((line) => under(box, line)).join('')}`);
}

/** The characters whose middle is in the box. */
function under(box: Box, { text, boxes }: { readonly text: string; readonly boxes: readonly Box[] }): string {
  const isIn = ({ x, y, width, height }: Box): boolean =>
    x + width / 2 > box.x &&
    x + width / 2 < box.x + box.width &&
    y + height / 2 > box.y &&
    y + height / 2 < box.y + box.height;
  return [...text].filter((_, index) => isIn(boxes[index] as Box)).join('');
}

/** Waits until exactly this is underlined. */
export async function expectUnderlined(...expected: readonly string[]): Promise<void> {
  const wanted = JSON.stringify(expected);
  await waitFor(`${wanted} underlined`, underlined, (seen) => JSON.stringify(seen) === wanted);
}
