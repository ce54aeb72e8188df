import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { endWithUs } from '../cleanup.ts';
import { UserFacingError } from '../failure.ts';
import { Progress } from './progress.ts';

const NETWORK =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/;
const CODE = /npm (?:error|ERR!) code (\S+)/;

/**
 * `npm install` in a folder outside the workspaces, without install scripts. Progress is shown as the
 * number of packages fetched. Throws a `UserFacingError` that says why it failed.
 */
export async function npmInstall(folder: string, args: readonly string[], label: string): Promise<void> {
  const progress = new Progress(label);
  const { command, prefix } = npmCommand();
  const child = spawn(
    command,
    [
      ...prefix,
      'install',
      `--prefix=${folder}`,
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=http',
      // The defaults keep a machine without network waiting for minutes.
      '--fetch-retries=1',
      '--fetch-retry-mintimeout=1000',
      ...args,
    ],
    {
      cwd: folder,
      env: withoutNpmSettings(process.env),
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32' && prefix.length === 0,
    },
  );
  const stop = endWithUs(child);
  let errors = '';
  let fetched = 0;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    fetched += text.match(/http fetch GET 200/g)?.length ?? 0;
    errors = (errors + text).slice(-20_000);
    progress.show(`${fetched} requests answered`);
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', () => reject(new UserFacingError('npm could not be started; is it on the PATH?')));
    child.once('close', resolve);
  });
  stop();
  progress.end(status === 0 ? 'done' : 'failed');
  if (status !== 0) throw new UserFacingError(explain(errors));
}

function explain(errors: string): string {
  const remedy = 'or set VSCODE_PATH to an installed VS Code.';
  const network = NETWORK.exec(errors)?.[1];
  if (network) {
    return `VS Code could not be fetched because the npm registry cannot be reached (${network}): check the network and try again, ${remedy}`;
  }
  const code = CODE.exec(errors)?.[1];
  if (code === 'E404' || code === 'ETARGET') {
    return `VS Code could not be fetched because the npm registry in use does not have it (${code}): use another registry, ${remedy}`;
  }
  if (code === 'ENOSPC')
    return `VS Code could not be fetched because the disk is full (ENOSPC): free about 600 MB, ${remedy}`;
  return `VS Code could not be fetched (npm failed${code ? ` with ${code}` : ''}): try again, ${remedy}`;
}

/** The npm that runs us, on this Node; else the one on the PATH. */
function npmCommand(): { command: string; prefix: string[] } {
  const running = process.env.npm_execpath;
  if (running?.endsWith('npm-cli.js') && existsSync(running)) return { command: process.execPath, prefix: [running] };
  return { command: 'npm', prefix: [] };
}

/** The outer `npm run` hands its own project on in these; the registry and proxy of the user must stay. */
function withoutNpmSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) =>
      !/^npm_(config_(local_prefix|prefix|workspaces?|include_workspace_root|omit|include|production)|package_.*|lifecycle_.*)$/i.test(
        name,
      ),
  );
  return Object.fromEntries(kept);
}
