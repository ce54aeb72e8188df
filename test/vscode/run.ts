import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { runTests } from '@vscode/test-electron';
import { buildSuites, suiteBundle } from '../../scripts/build/suites.ts';
import { onEnd } from '../../scripts/cleanup.ts';
import { UserFacingError } from '../../scripts/failure.ts';
import { inProject, ROOT } from '../../scripts/paths.ts';
import { findOrInstallBrowser } from '../../scripts/vscode/browser.ts';
import { downloadVsCode, hasDisplay, vsCodeFromEnvironment } from '../../scripts/vscode/desktop.ts';
import { vsCodeServer } from '../../scripts/vscode/server-cache.ts';
import { writeUserSettings } from '../../scripts/vscode/user-settings.ts';
import { couldNotRun, type TierResult } from '../run/tier.ts';
import type { ReportLine } from './runner.ts';
import { type TestWindow, WINDOWS } from './windows.ts';

/** Runs every suite in a real VS Code, each window with a workspace and a user of its own. */
export async function runVsCodeTests(): Promise<TierResult> {
  if (WINDOWS.length === 0) return couldNotRun('test/vscode has no suites.');
  const vscodeExecutablePath = await findVsCodeForTests();
  await buildSuites(WINDOWS.map((window) => window.name));
  let passed = 0;
  let failed = 0;
  for (const window of WINDOWS) {
    const result = await runWindow(window, vscodeExecutablePath);
    passed += result.passed;
    failed += result.failed;
  }
  return { passed, failed };
}

/** VSCODE_PATH; else the desktop build where a window can open; else the one in the browser. */
async function findVsCodeForTests(): Promise<string> {
  const desktop = vsCodeFromEnvironment() ?? (hasDisplay() ? await downloadVsCode() : undefined);
  if (desktop) return desktop;
  if (process.platform === 'win32') {
    throw new UserFacingError(
      'The tests need the desktop VS Code here: install it and set VSCODE_PATH to its Code.exe.',
    );
  }
  // Asked for here and not only by the launcher, so that a missing browser is said before a large fetch.
  findOrInstallBrowser();
  await vsCodeServer();
  return inProject('scripts/vscode/launcher.ts');
}

async function runWindow(window: TestWindow, vscodeExecutablePath: string): Promise<TierResult> {
  const home = mkdtempSync(path.join(tmpdir(), 'jsonrpc-errors-test-'));
  const removeHome = onEnd(() => rmSync(home, { recursive: true, force: true, maxRetries: 3 }));
  const workspace = path.join(home, 'workspace');
  const reportFile = path.join(home, 'report.jsonl');
  mkdirSync(workspace);
  // Suites write settings and files: never into the repository.
  cpSync(inProject('test/vscode/workspace'), workspace, { recursive: true });
  writeUserSettings(path.join(home, 'user/User'));
  const output = new Recorder();
  let ended = true;
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: suiteBundle(window.name),
      extensionTestsEnv: {
        JSONRPC_ERRORS_REPORT: reportFile,
        // The launcher is a script for this Node, which need not be the one on the PATH.
        PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}`,
      },
      launchArgs: [
        path.join(workspace, window.open),
        '--disable-extensions',
        `--user-data-dir=${path.join(home, 'user')}`,
        `--extensions-dir=${path.join(home, 'extensions')}`,
      ],
      stdout: output,
      stderr: output,
    });
  } catch {
    ended = false;
  }
  const report = readReport(reportFile);
  const result = printReport(window, report, ended);
  // A suite that came to its end has said all there is to say.
  if (!isComplete(report)) console.log(output.text);
  removeHome();
  return result;
}

function readReport(file: string): ReportLine[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as ReportLine);
  } catch {
    return [];
  }
}

function printReport(window: TestWindow, lines: readonly ReportLine[], ended: boolean): TierResult {
  let passed = 0;
  let failed = 0;
  for (const line of lines) {
    if (line.type === 'pass') {
      passed++;
      console.log(`  ✓ ${line.title} (${line.duration} ms)`);
    } else if (line.type === 'fail') {
      failed++;
      console.log(`  ✗ ${line.title}\n${line.problem.replace(/^/gm, '      ')}`);
    }
  }
  // A host that dies half-way leaves a report without an end.
  if (!isComplete(lines) || (failed === 0 && (!ended || passed === 0))) {
    failed++;
    console.log(`  ✗ the window "${window.name}" ended before its tests did`);
  }
  return { passed, failed };
}

function isComplete(lines: readonly ReportLine[]): boolean {
  return lines.some((line) => line.type === 'end');
}

/** Keeps what VS Code prints, to show it only when a test has failed. */
class Recorder extends Writable {
  text = '';

  override _write(chunk: Buffer | string, _encoding: BufferEncoding, done: () => void): void {
    this.text = (this.text + chunk).slice(-20_000);
    done();
  }
}
