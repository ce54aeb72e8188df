import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, type TestContext } from 'node:test';
import { chromium, type Page } from 'playwright-core';
import { onEnd } from '../../../scripts/cleanup.ts';
import { inProject, ROOT } from '../../../scripts/paths.ts';
import { BROWSER_FLAGS, findOrInstallBrowser } from '../../../scripts/vscode/browser.ts';
import { startBrowserHost } from '../../../scripts/vscode/host.ts';
import { PLAYGROUND_SETTINGS } from '../../../scripts/vscode/user-settings.ts';

/** Whether the run takes the pictures of docs/images; `npm run screenshots` says so. */
export const TAKES_PICTURES = process.env.JSONRPC_ERRORS_PICTURES === '1';

/** Where the window is shown as it was when a test failed. */
const FAILURES = inProject('dist/test/ui');

/** The editor and little else, the same on every machine. */
const SETTINGS = {
  ...PLAYGROUND_SETTINGS,
  'workbench.startupEditor': 'none',
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': false,
  'workbench.layoutControl.enabled': false,
  'workbench.editor.editorActionsLocation': 'hidden',
  'breadcrumbs.enabled': false,
  'files.autoSave': 'off',
  'window.autoDetectColorScheme': true,
  'editor.fontFamily': 'DejaVu Sans Mono',
  'editor.fontSize': 14,
  'editor.lineHeight': 22,
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 0,
  'editor.hover.above': false,
  'editor.stickyScroll.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.matchBrackets': 'never',
  'editor.overviewRulerLanes': 0,
  'editor.overviewRulerBorder': false,
  'editor.hideCursorInOverviewRuler': true,
  'editor.scrollBeyondLastLine': false,
  'editor.scrollbar.vertical': 'hidden',
  'editor.scrollbar.horizontal': 'hidden',
  // Colours that TypeScript adds when it is ready.
  'editor.semanticHighlighting.enabled': false,
};

const home = mkdtempSync(path.join(tmpdir(), 'jsonrpc-errors-ui-'));
const removeHome = onEnd(() => rmSync(home, { recursive: true, force: true, maxRetries: 3 }));
const workspace = path.join(home, 'mcp-server');

/** The window of all UI tests: a real VS Code with the built extension, on a copy of test/ui/workspace. */
export const page: Page = await openWindow();

async function openWindow(): Promise<Page> {
  cpSync(inProject('test/ui/workspace'), workspace, { recursive: true });
  const host = await startBrowserHost({ extension: ROOT, settings: SETTINGS });
  const browser = await chromium.launch({ executablePath: findOrInstallBrowser(), args: BROWSER_FLAGS });
  after(async () => {
    await browser.close();
    host.stop();
    removeHome();
  });
  const opened = await browser.newPage({
    viewport: { width: 890, height: 448 },
    deviceScaleFactor: TAKES_PICTURES ? 1.5 : 1,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await opened.goto(host.address(workspace));
  const files = opened.getByRole('treeitem');
  await files.first().waitFor();
  await toggleExplorer(opened);
  await files.first().waitFor({ state: 'hidden' });
  return opened;
}

/** Shows the list of files, or hides it, as it is most of the time: it is in the way of everything else. */
export function toggleExplorer(window: Page): Promise<void> {
  return window.keyboard.press('Control+B');
}

/** Changes a file of the workspace behind the back of the editor; the text before. */
export function rewrite(name: string, change: (text: string) => string): string {
  const file = path.join(workspace, name);
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, change(before));
  return before;
}

afterEach(async (context) => {
  // The types of Node do not know `passed` yet.
  const { name, passed } = context as TestContext & { readonly passed: boolean };
  if (passed) return;
  mkdirSync(FAILURES, { recursive: true });
  const file = path.join(FAILURES, `${name.replace(/[^a-z0-9]+/gi, '-')}.png`);
  await page.screenshot({ path: file });
  console.log(`What was on the screen: ${path.relative(ROOT, file)}`);
});
