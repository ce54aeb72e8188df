import { describe, it } from 'node:test';
import { open, putCursorBefore } from './support/editor.ts';
import { page } from './support/window.ts';

describe('Explain…', () => {
  it('takes what is typed into its list, and shows what it means as a rendered page', async () => {
    await open('server.ts');
    await putCursorBefore('-32601');
    await page.keyboard.press('F1');
    const input = page.locator('.quick-input-widget input');
    await input.fill('>JSON-RPC Errors: Explain');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Explain' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-title', { hasText: 'Explain' }).waitFor();
    await input.fill('MCP error -32000: Connection closed');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Explain "MCP error' }).waitFor();
    await page.keyboard.press('Enter');
    const shown = page
      .frameLocator('iframe.webview.ready')
      .frameLocator('#active-frame')
      .getByRole('heading', { name: /Connection closed · MCP TypeScript SDK/ });
    await shown.waitFor();
    // By the mouse: keys that are pressed in the page do not always reach the window.
    const tab = page.locator('.tab', { hasText: 'Explanation' });
    await tab.click({ button: 'middle' });
    await tab.waitFor({ state: 'detached' });
    await putCursorBefore('-32601');
  });
});
