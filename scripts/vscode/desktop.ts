import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { inProject } from '../paths.ts';
import { UserFacingError } from './failure.ts';
import { findOnPath } from './find-on-path.ts';

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
export function programBehind(command: string): string {
  const bin = path.dirname(realpathSync(command));
  const program = [
    path.join(bin, '../code'),
    path.join(bin, '../Code.exe'),
    path.join(bin, '../../../MacOS/Electron'),
    path.join(bin, '../../../MacOS/Code'),
  ].find((file) => path.basename(bin) === 'bin' && file !== command && existsSync(file));
  return program ?? command;
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
