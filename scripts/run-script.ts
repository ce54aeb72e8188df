import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { endWithUs } from './cleanup.ts';
import { inProject } from './paths.ts';

/** Runs a script on this Node, in the project. True where it ends with 0. */
export async function runScript(script: string, ...args: string[]): Promise<boolean> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: inProject('.'),
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
  const end = endWithUs(child);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  end();
  return status === 0;
}

/** The file behind a command of an installed package. */
export function packageCommand(name: string, command: string): string {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { bin } = createRequire(import.meta.url)(manifest) as { bin: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : bin[command];
  if (file === undefined) throw new Error(`${name} has no command ${command}.`);
  return path.join(path.dirname(manifest), file);
}
