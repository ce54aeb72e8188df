#!/usr/bin/env node
/**
 * Stands in for VS Code's executable where only the browser-hosted one is at hand: understands
 * `--extensionDevelopmentPath=`, `--extensionTestsPath=` and a folder or workspace file, runs the
 * suite in VS Code's own extension host, and ends with the suite's exit status.
 */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { runMain, UserFacingError } from '../failure.ts';
import { BROWSER_FLAGS, findOrInstallBrowser } from './browser.ts';
import { lastLines, startBrowserHost } from './host.ts';

const TIMEOUT_MS = 300_000;

// Whoever started us may be gone without a word; then nobody waits for the suite.
const starter = process.ppid;
setInterval(() => {
  if (process.ppid !== starter) process.exit(1);
}, 500).unref();

await runMain(async () => {
  const open = process.argv
    .slice(2)
    .reverse()
    .find((argument) => !argument.startsWith('-') && existsSync(argument));
  const extensionDevelopmentPath = option('extensionDevelopmentPath');
  const extensionTestsPath = option('extensionTestsPath');
  if (!open || !extensionDevelopmentPath || !extensionTestsPath) {
    throw new UserFacingError('usage: launcher.ts --extensionDevelopmentPath=DIR --extensionTestsPath=FILE FOLDER');
  }
  const executablePath = findOrInstallBrowser();
  const host = await startBrowserHost({ driver: true });
  const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS, handleSIGINT: true });
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('crash', () => errors.push('the page crashed'));
  const status = await new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new UserFacingError(`The suite did not end within ${TIMEOUT_MS / 1000} s.`));
    }, TIMEOUT_MS);
    const end = (code: number) => {
      clearTimeout(timer);
      resolve(code);
    };
    page
      .exposeFunction('codeAutomationExit', end)
      // The workbench logs its own chatter here; the suite reports through a file.
      .then(() => page.exposeFunction('codeAutomationLog', () => undefined))
      .then(() => page.goto(host.testAddress({ open, extensionDevelopmentPath, extensionTestsPath })))
      .catch(reject);
  }).catch((error: Error) => {
    errors.push(error.message);
    return 1;
  });
  if (status !== 0) {
    for (const message of errors) console.error(message);
    console.error(`VS Code's server said last:\n${lastLines(host.logFile)}`);
  }
  await browser.close();
  host.stop();
  return status;
});

function option(name: string): string | undefined {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
}
