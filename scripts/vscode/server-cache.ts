import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UserFacingError } from '../failure.ts';
import { inProject } from '../paths.ts';
import { npmInstall } from './npm.ts';

/** The npm package that carries VS Code's server build: its 4.x.y holds VS Code 1.x.y. */
const PACKAGE = 'code-server';
const VERSION = '4.139.1';
const CACHE = inProject('.cache');
const HOME = path.join(CACHE, `vscode-server-${VERSION}`);
const SERVER = 'node_modules/code-server/lib/vscode';

/**
 * The browser-hosted VS Code: the folder that holds its `out/server-main.js`. Fetched once into
 * `.cache/`; a fetch that was broken off goes on where it stopped, and a half-fetched one is never used.
 */
export async function vsCodeServer(): Promise<string> {
  if (!existsSync(HOME)) await fetchServer();
  return path.join(HOME, SERVER);
}

async function fetchServer(): Promise<void> {
  const part = takePart();
  writeFileSync(path.join(part, 'package.json'), '{ "name": "vscode-server-cache", "private": true }\n');
  console.log(
    `Fetching VS Code for the browser into ${path.relative(process.cwd(), HOME) || HOME} (once, about 600 MB).`,
  );
  // No install script is run: they want compilers, and everything needed here works without.
  await npmInstall(part, [`${PACKAGE}@${VERSION}`], 'step 1 of 2, VS Code');
  await npmInstall(path.join(part, SERVER), ['--omit=dev', '--legacy-peer-deps'], 'step 2 of 2, what it needs');
  if (!existsSync(path.join(part, SERVER, 'out/server-main.js'))) {
    throw new UserFacingError(
      `${PACKAGE} ${VERSION} does not hold VS Code's server; set VSCODE_PATH to an installed VS Code.`,
    );
  }
  publish(part);
}

/**
 * A folder for an unfinished fetch, named after our process. That of a process that is gone is taken
 * over with all it holds; that of a living one is left alone.
 */
function takePart(): string {
  mkdirSync(CACHE, { recursive: true });
  const prefix = `vscode-server-${VERSION}.part-`;
  const ours = path.join(CACHE, prefix + process.pid);
  for (const name of readdirSync(CACHE).filter((name) => name.startsWith(prefix))) {
    if (isRunning(Number(name.slice(prefix.length)))) continue;
    try {
      renameSync(path.join(CACHE, name), ours);
      return ours;
    } catch {
      // Somebody else was faster.
    }
  }
  mkdirSync(ours, { recursive: true });
  return ours;
}

function publish(part: string): void {
  try {
    renameSync(part, HOME);
  } catch (error) {
    // Another process has finished the same fetch meanwhile.
    if (!existsSync(HOME)) throw error;
    rmSync(part, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
