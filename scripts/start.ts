/**
 * `npm start [-- --port N --folder DIR --no-open]`: builds, prints what the command line finds in
 * samples/, and opens a real VS Code with the extension on that folder (or on DIR).
 *
 * Which VS Code: VSCODE_PATH; else `code` on the PATH; else the browser-hosted one, which `--port`
 * and `--no-open` ask for too, since they mean nothing to the others.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runMain, UserFacingError } from './failure.ts';
import { inProject, ROOT } from './paths.ts';
import { runScript } from './run-script.ts';
import { openDesktop, vsCodeFromEnvironment, vsCodeOnPath } from './vscode/desktop.ts';
import { lastLines, startBrowserHost } from './vscode/host.ts';
import { openInBrowser } from './vscode/open-in-browser.ts';
import { PLAYGROUND_SETTINGS } from './vscode/user-settings.ts';

const USAGE = 'usage: npm start -- [--port N] [--folder DIR] [--no-open]';

await runMain(async () => {
  const options = readOptions();
  for (const script of ['scripts/generate.ts', 'scripts/build.ts']) {
    if (!(await runScript(script))) throw new UserFacingError('The build failed; see above.');
  }
  checkSamples();
  const desktop = options.browserOnly ? undefined : (vsCodeFromEnvironment() ?? vsCodeOnPath());
  if (desktop && (await openDesktop(desktop, options.folder))) return 0;
  return openBrowserHosted(options);
});

interface Options {
  readonly port: number | undefined;
  /** Absolute. */
  readonly folder: string;
  readonly open: boolean;
  readonly browserOnly: boolean;
}

function readOptions(): Options {
  const { values } = parse();
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw new UserFacingError(`--port ${values.port} is no port; it is a number from 1 to 65535.`);
  }
  // npm runs scripts in the project; a relative folder is meant from where the user stands.
  const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), values.folder ?? inProject('samples'));
  if (!existsSync(folder)) throw new UserFacingError(`--folder ${values.folder} does not exist.`);
  const open = !values['no-open'];
  return { port, folder, open, browserOnly: port !== undefined || !open };
}

function parse() {
  try {
    return parseArgs({
      options: { port: { type: 'string' }, folder: { type: 'string' }, 'no-open': { type: 'boolean' } },
    });
  } catch (error) {
    throw new UserFacingError(`${(error as Error).message.split('. ')[0]}; ${USAGE}`);
  }
}

/** The main job, seen even where no window can open. Findings are what samples are for, so the status says nothing. */
function checkSamples(): void {
  console.log('\njsonrpc-errors check samples/\n');
  spawnSync(process.execPath, [inProject('server/bin/jsonrpc-errors.mjs'), 'check', 'samples/'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
}

async function openBrowserHosted({ port, folder, open }: Options): Promise<number> {
  const host = await startBrowserHost({
    port,
    extension: ROOT,
    settings: PLAYGROUND_SETTINGS,
  });
  const address = host.address(folder);
  console.log(`\nVS Code with the extension: ${address}  (Ctrl-C ends it)`);
  if (open) openInBrowser(address);
  await host.exited;
  console.error(`VS Code's server has ended; it said last:\n${lastLines(host.logFile)}`);
  host.stop();
  return 1;
}
