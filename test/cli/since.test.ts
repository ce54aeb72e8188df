import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkJson, folder, run } from './support/command.ts';

const SDK = "import { McpError } from '@modelcontextprotocol/sdk/types.js';\n";
const FILES = {
  'src/read.ts': `${SDK}throw new McpError(-32002, 'Resource not found');\n`,
  'src/client.ts': `${SDK}export const gone = (error: McpError) => error.code === -32002;\n`,
  'src/both.ts': `${SDK}export const gone = ({ code }: McpError) => code === -32002 || code === -32602;\n`,
  'src/consent.ts': `${SDK}export const asks = (error: McpError) => error.code === -32042;\n`,
  'src/read.test.ts': `${SDK}it('fails', () => { expect(error.code).toBe(-32002); });\n`,
};
const TO = ['--protocol', 'mcp@2026-07-28'];
const found = (options: readonly string[]): readonly string[] =>
  checkJson([...options], { cwd: folder(FILES) }).findings.map(({ path, ruleId }) => `${path} ${ruleId}`);

test('check --since lists all that a migration must touch', () => {
  assert.deepEqual(found([...TO, '--since', 'mcp@2025-11-25']), [
    'src/client.ts accept-replacement',
    'src/consent.ts deprecated-code',
    'src/read.test.ts deprecated-code',
    'src/read.ts deprecated-code',
  ]);
  assert.deepEqual(found(TO), ['src/client.ts accept-replacement', 'src/read.ts deprecated-code']);
  assert.deepEqual(found(['--protocol', 'mcp']), []);
});

test('--since needs an earlier version of a protocol whose version is chosen', () => {
  const cwd = folder(FILES);
  for (const [options, sentence] of [
    [['--since', 'mcp'], '--since names the version from which you migrate; for example "mcp@2024-11-05".'],
    [
      ['--since', 'mcp@2025-11-25'],
      '--since mcp@2025-11-25 needs the version to which you migrate: add --protocol mcp@2026-07-28.',
    ],
    [
      ['--since', 'mcp@2025-11-25', '--protocol', 'mcp,lsp@3.17'],
      '--since mcp@2025-11-25 needs the version to which you migrate: add --protocol mcp@2026-07-28.',
    ],
    [[...TO, '--since', 'mcp@2026-07-28'], '--since mcp@2026-07-28 is not earlier than --protocol mcp@2026-07-28.'],
    [[...TO, '--since', 'mpc@2025-11-25'], /^Unknown protocol "mpc"\. Did you mean "mcp"\?/],
  ] as const) {
    const { status, stdout, stderr } = run(['check', ...options], { cwd });
    assert.equal(status, 2, stderr);
    assert.equal(stdout, '');
    if (typeof sentence === 'string') assert.equal(stderr, `${sentence}\n`);
    else assert.match(stderr, sentence);
  }
});
