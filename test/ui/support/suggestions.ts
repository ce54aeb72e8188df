import { waitFor } from '../../support/wait-for.ts';
import { page } from './window.ts';

const widget = page.locator('.suggest-widget.visible');
const beside = page.locator('.suggest-details:not(.no-docs)');

/** Asks for suggestions at the cursor. */
export function ask(): Promise<void> {
  return page.keyboard.press('Control+Space');
}

/** Waits until the list begins with these, see `listed`. */
export async function expectSuggestions(...wanted: readonly string[]): Promise<void> {
  const first = JSON.stringify(wanted);
  await waitFor(`${first} in the list`, listed, (seen) => JSON.stringify(seen.slice(0, wanted.length)) === first);
}

/** Waits until the list has something, or says that there is nothing; what it has, see `listed`. */
export async function settledList(): Promise<string[]> {
  const nothing = widget.getByText('No suggestions');
  await widget.locator('.monaco-list-row').or(nothing).first().waitFor();
  return listed();
}

/** The suggestions in view, from top to bottom: `-32602 Invalid params · MCP`. */
export function listed(): Promise<string[]> {
  return widget.locator('.monaco-list-row').evaluateAll((rows) =>
    rows.map((row) => {
      const text = (part: string): string => row.querySelector(part)?.textContent?.trim() ?? '';
      return `${text('.label-name')} ${text('.signature-label')} · ${text('.details-label')}`;
    }),
  );
}

/** Once asked for, the window goes on explaining what is chosen. */
let explains = false;

/** Waits until this is shown beside the list about the chosen suggestion. */
export async function expectExplanation(wanted: RegExp): Promise<void> {
  if (!explains) {
    // Until there is something to show, the key does nothing.
    await widget.locator('.monaco-list-row.focused .can-expand-details').waitFor();
    await page.keyboard.press('Control+Space');
    explains = true;
  }
  await beside.waitFor();
  await waitFor(
    `${wanted} beside the list`,
    () => beside.innerText(),
    (seen) => wanted.test(seen),
  );
}

/** Takes the chosen suggestion. */
export async function accept(): Promise<void> {
  await page.keyboard.press('Enter');
  await widget.waitFor({ state: 'hidden' });
}

/** Leaves the list without taking anything. */
export async function dismiss(): Promise<void> {
  await page.keyboard.press('Escape');
  await widget.waitFor({ state: 'hidden' });
}
