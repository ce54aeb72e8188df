import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';

const PROJECT = path.resolve(import.meta.dirname, '../../..');

/** The committed command, which loads the build. */
export const COMMAND = path.join(PROJECT, 'server/bin/jsonrpc-errors.mjs');

if (!existsSync(path.join(PROJECT, 'server/dist/cli.js')))
  throw new Error('server/dist/cli.js is missing; run `npm run build`.');

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command as a user would, without colours, and waits for its end. */
export function run(args: readonly string[], options: RunOptions = {}): Outcome {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd: options.cwd ?? PROJECT,
    env: environment(options.env),
    encoding: 'utf8',
    input: options.input ?? '',
    maxBuffer: 1 << 28,
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

/** Starts the command and leaves its streams to the test. */
export function start(args: readonly string[], cwd: string) {
  return spawn(process.execPath, [COMMAND, ...args], { cwd, env: environment({}) });
}

/** The result of `check --format json`. */
export interface CheckOutput {
  readonly version: number;
  readonly summary: Readonly<Record<string, number>>;
  readonly findings: readonly FoundFinding[];
  readonly failures: readonly { readonly path: string; readonly message: string }[];
  readonly files?: readonly {
    readonly path: string;
    readonly protocols: readonly {
      readonly id: string;
      readonly version?: string;
      readonly strength: string;
      readonly evidence: string[];
    }[];
  }[];
}

interface FoundFinding {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: string;
  readonly ruleId: string;
  readonly message: string;
  readonly code?: number;
  readonly protocols: readonly string[];
  readonly fixes: readonly { readonly title: string; readonly kind: string; readonly edits: readonly unknown[] }[];
}

export function checkJson(
  args: readonly string[],
  options: RunOptions = {},
): CheckOutput & { readonly status: number | null } {
  const { status, stdout } = run(['check', '--format', 'json', ...args], options);
  return { status, ...(JSON.parse(stdout) as CheckOutput) };
}

/** `path:line:column ruleId` of each finding, in order. */
export function places({ findings }: CheckOutput): readonly string[] {
  return findings.map(({ path: file, line, column, ruleId }) => `${file}:${line}:${column} ${ruleId}`);
}

/** A new folder with these files (path → content); removed after the tests of the file. */
export function folder(files: Readonly<Record<string, string | Buffer>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'jsonrpc-errors-cli-'));
  after(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return root;
}

function environment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...rest } = process.env;
  return { ...rest, ...extra };
}

/** A response with a code that JSON-RPC reserves: `reserved-code` at column 41. */
export const RESERVED = '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"Nope"}}\n';
/** A response whose message belongs to another code: `code-message-mismatch`, a warning, at column 41. */
export const MISMATCH = '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Invalid params"}}\n';
/** Nothing is wrong here. */
export const RIGHT = '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}\n';
