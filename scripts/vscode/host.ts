import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endWithUs, onEnd } from '../cleanup.ts';
import { UserFacingError } from '../failure.ts';
import { inProject } from '../paths.ts';
import { vsCodeServer } from './server-cache.ts';
import { writeUserSettings } from './user-settings.ts';

const READY = 'Extension host agent listening';
const START_TIMEOUT_MS = 60_000;
/** The server build comes without TypeScript, and its TypeScript extension complains. */
const SETTINGS = { 'typescript.tsdk': inProject('node_modules/typescript/lib') };

export interface BrowserHost {
  readonly port: number;
  /** What VS Code's server says. */
  readonly logFile: string;
  /** Resolves when the server is gone by itself. */
  readonly exited: Promise<void>;
  /** Address of a window, short enough for people. `open` is as in `WindowTarget`. */
  address(open: string): string;
  /** Address of a window with an extension under development; only for a host with the `driver`. */
  testAddress(target: WindowTarget): string;
  stop(): void;
}

export interface WindowTarget {
  /** Absolute path of a folder or of a `.code-workspace` file. */
  readonly open: string;
  readonly extensionDevelopmentPath: string;
  readonly extensionTestsPath: string;
}

export interface HostOptions {
  /** Absent: any free port. */
  readonly port?: number | undefined;
  /** Further user settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Lets `address` load extensions and suites. */
  readonly driver?: boolean;
  /** The extension in this folder is there from the start, in every window. */
  readonly extension?: string;
}

/** Serves VS Code on 127.0.0.1, with a user-data folder of its own that goes when it ends. */
export async function startBrowserHost(options: HostOptions = {}): Promise<BrowserHost> {
  const server = await vsCodeServer();
  const port = options.port ?? (await freePort());
  if (options.port !== undefined) await assertFree(port);
  const home = mkdtempSync(path.join(tmpdir(), 'jsonrpc-errors-'));
  const removeHome = onEnd(() => rmSync(home, { recursive: true, force: true, maxRetries: 3 }));
  const logFile = path.join(home, 'server.log');
  mkdirSync(path.join(home, 'data/User'), { recursive: true });
  writeUserSettings(path.join(home, 'data/User'), { ...SETTINGS, ...options.settings });
  if (options.extension) installExtension(path.join(home, 'extensions'), options.extension);
  const log = openSync(logFile, 'a');
  const child = spawn(
    process.execPath,
    [
      'out/server-main.js',
      '--without-connection-token',
      '--accept-server-license-terms',
      '--host=127.0.0.1',
      `--port=${port}`,
      `--server-data-dir=${home}`,
      '--telemetry-level=off',
      // Without it the payload of the address, and with it the extension, is ignored.
      ...(options.driver ? ['--enable-smoke-test-driver'] : []),
    ],
    {
      cwd: server,
      // No gallery: nothing is asked for on the network.
      env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
      stdio: ['ignore', log, log],
      detached: process.platform !== 'win32',
    },
  );
  closeSync(log);
  const endServer = endWithUs(child);
  const stop = () => {
    endServer();
    removeHome();
  };
  let gone = false;
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      gone = true;
      resolve();
    };
    child.once('exit', end).once('error', end);
  });
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!readFileSync(logFile, 'utf8').includes(READY)) {
    if (gone || Date.now() > deadline) {
      const said = lastLines(logFile);
      stop();
      throw new UserFacingError(`VS Code's server did not start${said ? `; it said:\n${said}` : '.'}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    port,
    logFile,
    exited,
    stop,
    address: (open) => windowAddress(port, open),
    testAddress: (target) => testAddress(port, target),
  };
}

function windowAddress(port: number, open: string): string {
  const kind = open.endsWith('.code-workspace') ? 'workspace' : 'folder';
  return `http://127.0.0.1:${port}/?${kind}=${encodeURI(urlPath(open)).replace(/[#&+]/g, encodeURIComponent)}`;
}

function testAddress(port: number, target: WindowTarget): string {
  const remote = (file: string) => `vscode-remote://127.0.0.1:${port}${urlPath(file)}`;
  const payload = [
    ['extensionDevelopmentPath', remote(target.extensionDevelopmentPath)],
    ['extensionTestsPath', remote(target.extensionTestsPath)],
    ['skipWelcome', 'true'],
  ];
  return `${windowAddress(port, target.open)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** VS Code reads from this file which extensions it has, and where. */
function installExtension(extensionsFolder: string, extension: string): void {
  const { publisher, name, version } = JSON.parse(readFileSync(path.join(extension, 'package.json'), 'utf8')) as Record<
    'publisher' | 'name' | 'version',
    string
  >;
  const entry = {
    identifier: { id: `${publisher}.${name}` },
    version,
    location: { $mid: 1, path: urlPath(extension), scheme: 'file' },
    metadata: { installedTimestamp: Date.now(), source: 'vsix' },
  };
  mkdirSync(extensionsFolder, { recursive: true });
  writeFileSync(path.join(extensionsFolder, 'extensions.json'), JSON.stringify([entry]));
}

/** `/c:/x` for `c:\x`. */
function urlPath(file: string): string {
  return process.platform === 'win32' ? `/${file.replaceAll('\\', '/')}` : file;
}

/** The end of a log, for people. */
export function lastLines(file: string, count = 20): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function assertFree(port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${error.code})`;
      reject(new UserFacingError(`Port ${port} ${why}; choose another with --port.`));
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}
