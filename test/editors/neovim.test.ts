import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** Columns count bytes in Neovim and UTF-16 units in the protocol: the emoji tells them apart. */
const SERVER = `import { McpError } from '@modelcontextprotocol/sdk/types.js';

export const face = '🙂', wrong = { jsonrpc: '2.0', id: 1, error: { code: -32601, message: 'Invalid params' } };
export const quoted = { jsonrpc: '2.0', id: 2, error: { code: '-32602', message: 'Invalid params' } };
`;
const SESSION = [
  '10:00:00.100 --> {"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"🙂"}}',
  '10:00:00.143 <-- {"jsonrpc":"2.0","id":"a","error":{"code":-32602,"message":"Unknown tool: x"}}',
  '',
].join('\n');
const TRAFFIC = '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"No"}}\n';

interface Diagnostic {
  readonly line: number;
  readonly column: number;
  readonly source: string;
  readonly code: string;
  readonly message: string;
}

interface Outcome {
  readonly failure?: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly hover: string;
  readonly actions: readonly string[];
  readonly mended: string;
  readonly remaining: readonly Diagnostic[];
  readonly saved: string;
  readonly capture: readonly Diagnostic[];
  /** Line and column, from 1, to which the definition of an id led. */
  readonly definition: readonly [number, number];
}

describe('Neovim, with the configuration of docs/editors.md', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jsonrpc-errors-neovim-'));
  let outcome: Outcome;

  before(() => {
    writeFileSync(path.join(folder, 'package.json'), '{}');
    writeFileSync(path.join(folder, 'server.ts'), SERVER);
    writeFileSync(path.join(folder, 'traffic.jsonl'), TRAFFIC);
    writeFileSync(path.join(folder, 'session.log'), SESSION);
    outcome = drive(folder);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('shows diagnostics at the right byte', () => {
    assert.deepEqual(
      outcome.diagnostics.map(({ line, column, source, code }) => ({ line, column, source, code })),
      [
        {
          line: 2,
          column: Buffer.byteLength(SERVER.split('\n')[2]?.split('-32601')[0] ?? ''),
          source: 'jsonrpc-errors',
          code: 'code-message-mismatch',
        },
        {
          line: 3,
          column: SERVER.split('\n')[3]?.indexOf("'-32602'"),
          source: 'jsonrpc-errors',
          code: 'code-not-integer',
        },
      ],
    );
  });

  it('shows the meaning of a code on hover', () => {
    assert.match(outcome.hover, /-32601.*Method not found/);
  });

  it('lists the quick fixes, and makes the one that is chosen', () => {
    assert.match(outcome.actions[0] ?? '', /^Change the code to -32602 \(Invalid params\)$/);
    assert.equal(outcome.mended, SERVER.replace('-32601', '-32602').trimEnd());
    assert.deepEqual(
      outcome.remaining.map(({ code }) => code),
      ['code-not-integer'],
    );
  });

  it('makes safe fixes on save', () => {
    assert.equal(outcome.saved, SERVER.replace('-32601', '-32602').replace("'-32602'", '-32602').trimEnd());
  });

  it('checks captures', () => {
    assert.deepEqual(
      outcome.capture.map(({ code }) => code),
      ['reserved-code'],
    );
  });

  it('goes from the id of a request to its response', () => {
    const column = SESSION.split('\n')[1]?.indexOf('"a"') ?? 0;
    assert.deepEqual(outcome.definition, [2, column + 1]);
  });
});

/** Runs Neovim in the folder, with nothing but the documented configuration, through what neovim.lua does. */
function drive(folder: string): Outcome {
  const config = path.join(folder, 'init.lua');
  const result = path.join(folder, 'outcome.json');
  writeFileSync(config, documentedConfiguration());
  const { status, stderr, error } = spawnSync(
    'nvim',
    ['--headless', '--clean', '-u', config, '-S', path.join(import.meta.dirname, 'neovim.lua')],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: 50_000,
      env: {
        ...process.env,
        // The command as an installation puts it there, and a home without other configurations.
        PATH: `${path.join(PROJECT, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
        HOME: folder,
        XDG_STATE_HOME: folder,
        XDG_CACHE_HOME: folder,
        OUTCOME: result,
      },
    },
  );
  if (error !== undefined) throw error;
  assert.equal(status, 0, stderr);
  const outcome = JSON.parse(readFileSync(result, 'utf8')) as Outcome;
  assert.equal(outcome.failure, undefined);
  return outcome;
}

/** The blocks of docs/editors.md that are marked as tested. */
function documentedConfiguration(): string {
  const page = readFileSync(path.join(PROJECT, 'docs/editors.md'), 'utf8');
  const blocks = [...page.matchAll(/<!-- tested: neovim -->\n```lua\n(.*?)```/gs)].map(([, block]) => block);
  assert.equal(blocks.length, 2, 'docs/editors.md has two tested blocks');
  return blocks.join('\n');
}
