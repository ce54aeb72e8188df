import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { installPackage, mayInstall } from '../apt.ts';
import { UserFacingError } from '../failure.ts';
import { findOnPath } from './find-on-path.ts';

/** Flags that a headless Chromium needs in containers, and that keep it from talking to anybody. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const LINUX = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];
const WINDOWS = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

const REMEDY =
  'The tests in VS Code need a browser: install Chrome, Chromium or Edge (Debian and Ubuntu: apt-get install chromium), or set VSCODE_PATH to an installed VS Code.';

/** A Chrome, Chromium or Edge; where there is none and root may install one without asking, that is done. */
export function findOrInstallBrowser(): string {
  const browser = findBrowser() ?? (mayInstall() ? installChromium() : undefined);
  if (!browser) throw new UserFacingError(REMEDY);
  return browser;
}

function findBrowser(): string | undefined {
  return candidates().find((file) => existsSync(file) && works(file));
}

function candidates(): string[] {
  const own = [process.env.CHROME_PATH ?? '', chromium.executablePath()].filter((file) => file !== '');
  if (process.platform === 'darwin') return [...own, ...MAC];
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name] ?? '');
    return [...own, ...roots.filter(Boolean).flatMap((root) => WINDOWS.map((file) => path.join(root, file)))];
  }
  return [...own, ...LINUX.flatMap((name) => findOnPath(name) ?? [])];
}

/** Ubuntu has a `chromium-browser` that only says how to install a snap. */
function works(file: string): boolean {
  if (process.platform !== 'linux') return true;
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function installChromium(): string | undefined {
  console.log('Installing Chromium with apt-get (no browser was found) …');
  const complaints = installPackage('chromium');
  const browser = findBrowser();
  if (!browser) console.error(complaints);
  return browser;
}
