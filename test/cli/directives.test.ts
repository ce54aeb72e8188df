import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkJson, folder, run } from './support/command.ts';

const IDLE = `// jsonrpc-errors-disable-next-line reserved-code
export const a = { jsonrpc: '2.0', id: 1, error: { code: -32601, message: 'Method not found' } };
`;
const SILENT = `// jsonrpc-errors-disable-next-line reserved-code -- agreed
export const a = { jsonrpc: '2.0', id: 1, error: { code: -32150, message: 'Slow down' } };
`;

function told(args: readonly string[], cwd: string): readonly string[] {
  const { status, findings } = checkJson(args, { cwd });
  return [
    ...findings.map(({ path, line, severity, ruleId }) => `${path}:${line} ${severity} ${ruleId}`),
    `exit ${status}`,
  ];
}

test('--report-unused warns of directives of no use, which are hints otherwise', () => {
  const cwd = folder({ 'idle.ts': IDLE, 'silent.ts': SILENT });
  assert.deepEqual(told([], cwd), ['idle.ts:1 hint unused-disable', 'exit 0']);
  assert.deepEqual(told(['--report-unused'], cwd), ['idle.ts:1 warning unused-disable', 'exit 1']);
  assert.deepEqual(told(['--report-unused', '--max-warnings', '1'], cwd), [
    'idle.ts:1 warning unused-disable',
    'exit 0',
  ]);
});

test('--rule is more exact than --report-unused, and that more than the configuration', () => {
  const cwd = folder({ '.jsonrpc-errors.json': '{ "rules": { "unused-disable": "off" } }', 'idle.ts': IDLE });
  assert.deepEqual(told([], cwd), ['exit 0']);
  assert.deepEqual(told(['--report-unused'], cwd), ['idle.ts:1 warning unused-disable', 'exit 1']);
  const args = ['--report-unused', '--rule', 'unused-disable=error'];
  assert.deepEqual(told(args, cwd), ['idle.ts:1 error unused-disable', 'exit 1']);
});

test('--no-inline-config heeds no directive', () => {
  const cwd = folder({
    'idle.ts': IDLE,
    'silent.ts': SILENT,
    'unknown.ts': '// jsonrpc-errors-protocol mpc\n// jsonrpc-errors-disbale\n',
  });
  assert.deepEqual(told(['--no-inline-config'], cwd), ['silent.ts:2 error reserved-code', 'exit 1']);
});

test('a directive is seen in a file that holds nothing else', () => {
  const cwd = folder({ 'a.ts': 'f(); // jsonrpc-errors-disable-line\n', 'b.jsonc': '{} // jsonrpc-errors-disbale\n' });
  assert.deepEqual(told([], cwd), ['a.ts:1 hint unused-disable', 'b.jsonc:1 warning unknown-directive', 'exit 1']);
});

test('--report-unused and --no-inline-config contradict each other', () => {
  const { status, stderr } = run(['check', '--report-unused', '--no-inline-config'], { cwd: folder({}) });
  assert.equal(status, 2);
  assert.match(stderr, /^--report-unused and --no-inline-config do not go together: [^\n]+\.\n$/);
});
