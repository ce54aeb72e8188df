import { page } from './window.ts';

/** A row of the Problems panel, as it is shown. */
export interface Problem {
  readonly message: string;
  readonly source: string;
  readonly rule: string;
  readonly place: string;
}

const panel = page.locator('.markers-panel');

/** Shows the Problems panel. */
export async function showProblems(): Promise<void> {
  await page.keyboard.press('Control+Shift+M');
  await panel.locator('.monaco-list-row').first().waitFor();
}

/** The panel out of the way again. */
export async function hideProblems(): Promise<void> {
  await page.keyboard.press('Control+J');
  await panel.waitFor({ state: 'hidden' });
}

/** The problems in the panel, from top to bottom. */
export async function problems(): Promise<Problem[]> {
  return panel.locator('.monaco-list-row:has(.marker-source)').evaluateAll((rows) =>
    rows.map((row) => {
      const text = (part: string): string => row.querySelector(part)?.textContent ?? '';
      return {
        message: text('.marker-message-line, .marker-message'),
        source: text('.marker-source'),
        rule: text('.marker-code'),
        place: text('.marker-line'),
      };
    }),
  );
}
