import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { endWithUs, onEnd } from '../cleanup.ts';
import { UserFacingError } from '../failure.ts';
import { inProject, ROOT } from '../paths.ts';
import { findOnPath } from './find-on-path.ts';
import { PLAYGROUND_SETTINGS, writeUserSettings } from './user-settings.ts';

/** The executable that VSCODE_PATH names; it must exist. */
export function vsCodeFromEnvironment(): string | undefined {
  const file = process.env.VSCODE_PATH;
  if (!file) return undefined;
  if (!existsSync(file)) throw new UserFacingError(`VSCODE_PATH is ${file}, which does not exist.`);
  return path.resolve(file);
}

/** `code` on the PATH. */
export function vsCodeOnPath(): string | undefined {
  return findOnPath('code');
}

/**
 * The program behind a `code` command: the command starts it and leaves, so that a window could not be
 * ended with us. The command itself where the layout is another one.
 */
function programBehind(command: string): string {
  const bin = path.dirname(realpathSync(command));
  const program = [
    path.join(bin, '../code'),
    path.join(bin, '../Code.exe'),
    path.join(bin, '../../../MacOS/Electron'),
    path.join(bin, '../../../MacOS/Code'),
  ].find((file) => path.basename(bin) === 'bin' && file !== command && existsSync(file));
  return program ?? command;
}

/**
 * Opens the desktop VS Code on a folder, with the extension under development and a user of its own,
 * and waits until its window is closed. False where it could not open one.
 */
export async function openDesktop(executable: string, folder: string): Promise<boolean> {
  const home = mkdtempSync(path.join(tmpdir(), 'jsonrpc-errors-'));
  const removeHome = onEnd(() => rmSync(home, { recursive: true, force: true, maxRetries: 3 }));
  writeUserSettings(path.join(home, 'User'), PLAYGROUND_SETTINGS);
  const args = [
    '--new-window',
    '--wait',
    '--skip-welcome',
    '--disable-updates',
    `--user-data-dir=${home}`,
    `--extensionDevelopmentPath=${ROOT}`,
    // VS Code's own sandbox refuses to start for root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    folder,
  ];
  const program = programBehind(executable);
  const shell = process.platform === 'win32' && /\.(cmd|bat)$/i.test(program);
  console.log(`\nVS Code with the extension: ${program}  (Ctrl-C ends it)`);
  const child = spawn(shell ? `"${program}"` : program, shell ? args.map((argument) => `"${argument}"`) : args, {
    shell,
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: process.platform !== 'win32',
  });
  const end = endWithUs(child);
  const status = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal ?? 0));
  });
  end();
  removeHome();
  if (status === 0) return true;
  console.log(`${program} could not open a window (${status}); taking VS Code in the browser.`);
  return false;
}

/** Whether a window can open here. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The desktop VS Code, downloaded once into `.cache/`; undefined where it cannot be had. */
export async function downloadVsCode(): Promise<string | undefined> {
  try {
    return await downloadAndUnzipVSCode({
      version: 'stable',
      cachePath: inProject('.cache/vscode-desktop'),
      timeout: 15_000,
      reporter: new SilentReporter(),
    });
  } catch (error) {
    console.log(
      `The desktop VS Code cannot be downloaded (${(error as Error).message}); taking the one in the browser.`,
    );
    return undefined;
  }
}
