import assert from 'node:assert/strict';
import { test } from 'node:test';
import examples from '../../server/src/cli/examples.json' with { type: 'json' };
import { folder, MISMATCH, RESERVED, RIGHT, run } from './support/command.ts';

const COMMANDS = ['check', 'sites', 'explain', 'catalogs', 'rules', 'lsp'];

/** Wrong usage: exit status 2, nothing on stdout, one line on stderr and no stack trace. */
function complaint(args: readonly string[], cwd?: string): string {
  const { status, stdout, stderr } = run(args, cwd === undefined ? {} : { cwd });
  assert.equal(status, 2, stderr);
  assert.equal(stdout, '');
  assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
  return stderr.trimEnd();
}

test('--help of every command shows examples, on stdout', () => {
  for (const args of [['--help'], ['help', 'check'], ...COMMANDS.map((command) => [command, '--help'])]) {
    const { status, stdout, stderr } = run(args);
    assert.equal(status, 0);
    assert.match(stdout, /Examples:\n {2}\$ jsonrpc-errors /);
    assert.equal(stderr, '');
  }
});

test('--version prints the version', () => {
  const { status, stdout } = run(['--version']);
  assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  assert.equal(status, 0);
});

test('no command at all shows the help on stderr', () => {
  const { status, stdout, stderr } = run([]);
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /^Usage: jsonrpc-errors/);
});

test('an unknown option is named together with the nearest one', () => {
  assert.equal(
    complaint(['check', '--fromat', 'json']),
    'Unknown option "--fromat". Did you mean "--format"? `jsonrpc-errors check --help` lists all of them.',
  );
  assert.equal(
    complaint(['check', '--max-warning=3']),
    'Unknown option "--max-warning". Did you mean "--max-warnings"? `jsonrpc-errors check --help` lists all of them.',
  );
  assert.equal(
    complaint(['rules', '--xyz']),
    'Unknown option "--xyz". `jsonrpc-errors rules --help` lists all of them.',
  );
});

test('a format that does not exist is refused', () => {
  assert.equal(
    complaint(['check', '--format', 'checkstyle']),
    'Unknown value "checkstyle" of --format. It takes text, json, jsonl, sarif or github.',
  );
});

test('an unknown command is named together with what was probably meant', () => {
  assert.match(complaint(['chek']), /^Unknown command "chek"\. Did you mean "check"\?/);
  assert.match(complaint(['-32002']), /Did you mean "explain -32002"\?/);
  assert.match(complaint(['src/']), /^Unknown command "src\/"\. Did you mean "check src\/"\?/);
});

test('an unknown value is named together with the nearest one', () => {
  assert.equal(
    complaint(['check', '--format', 'jsn']),
    'Unknown value "jsn" of --format. Did you mean "json"? It takes text, json, jsonl, sarif or github.',
  );
  assert.equal(
    complaint(['check', '--protocol', 'mpc']),
    'Unknown protocol "mpc". Did you mean "mcp"? `jsonrpc-errors catalogs` lists all of them.',
  );
  assert.match(
    complaint(['check', '--protocol', 'lsp,mcp@2025-11-52']),
    /^Unknown version "2025-11-52" of .*"mcp@2025-11-25"/,
  );
  assert.equal(
    complaint(['check', '--rule', 'reserved-cod=off']),
    'Unknown rule "reserved-cod". Did you mean "reserved-code"? `jsonrpc-errors rules` lists all of them.',
  );
  assert.match(complaint(['check', '--rule', 'reserved-code=waring']), /"waring".* Did you mean "warning"\?/);
  assert.match(complaint(['check', '--rule', 'reserved-code']), /^--rule takes ID=SEVERITY/);
  assert.match(
    complaint(['check', '--max-warnings', 'many']),
    /^--max-warnings takes a whole number from -1 on, not "many"\./,
  );
  assert.match(complaint(['check', '--jobs', '0']), /^--jobs takes a whole number from 1 on/);
  assert.match(complaint(['check', '--max-warnings']), /^--max-warnings <n> needs a value/);
});

test('an option that would have no effect, or another one than was meant, is refused', () => {
  assert.equal(
    complaint(['check', '--fix', '--fix-dry-run']),
    '--fix and --fix-dry-run do not go together: the second shows what the first would do.',
  );
  assert.match(complaint(['check', '--protocol', '']), /^A protocol is named by its id, for example "mcp"\./);
  assert.match(complaint(['explain', '-32002', '--protocol', ',']), /^A protocol is named by its id/);
  assert.equal(
    complaint(['check', '--stdin-filename', 'x.ts']),
    '--stdin-filename names standard input; add - to the paths to read it.',
  );
  assert.match(complaint(['check', '-', '--stdin-filename', '']), /^--stdin-filename needs a name/);
  assert.equal(
    complaint(['check', '-', '--stdin-filename', 'a.ipynb']),
    '--stdin-filename a.ipynb: notebooks are not read.',
  );
  assert.equal(complaint(['lsp', '--socket=70000']), '--socket takes a whole number from 1 to 65535, not "70000".');
});

test('what looks like an option is taken for what was probably meant', () => {
  assert.match(complaint(['check', '-a.json']), /^Unknown option "-a\.json"\. Did you mean "\.\/-a\.json"\?/);
  assert.equal(complaint(['explain', '-3260l']), '"-3260l" is neither a whole number nor a name.');
  assert.equal(complaint(['explain', '-32602.5']), '"-32602.5" is neither a whole number nor a name.');
});

test('a value that an option does not take is told', () => {
  assert.equal(
    complaint(['check', '--quiet=1']),
    '--quiet takes no value; `jsonrpc-errors check --help` shows examples.',
  );
  assert.match(complaint(['check', '--no-detect=1']), /^--no-detect takes no value/);
});

test('help about a command that does not exist names the nearest one', () => {
  assert.match(complaint(['help', 'chek']), /^Unknown command "chek"\. Did you mean "check"\?/);
  assert.equal(run(['help', 'help']).status, 0);
});

test('arguments that are missing or too many are named', () => {
  assert.match(complaint(['explain']), /^`jsonrpc-errors explain` needs <code\|name\|text>/);
  assert.match(complaint(['explain', '-32002', '-32001']), /^`jsonrpc-errors explain` does not take "-32001"/);
  assert.match(complaint(['explain', 'Method', 'not', 'found']), / A text with blanks is put into quotes\.$/);
  assert.match(complaint(['explain', 'error', '-32000:', 'closed']), /^A text with blanks is put into quotes;/);
});

test('a negative number is a value, not an option', () => {
  const cwd = folder({ 'a.json': MISMATCH });
  assert.equal(run(['check', '--max-warnings', '-1'], { cwd }).status, 0);
  assert.equal(run(['check', '--max-warnings=-1'], { cwd }).status, 0);
  assert.equal(run(['check', '--max-warnings', '1'], { cwd }).status, 0);
  assert.equal(run(['check', '--max-warnings', '0'], { cwd }).status, 1);
  assert.equal(run(['explain', '-32002', '--format', 'json'], { cwd }).status, 0);
});

test('the exit status says whether there are errors, or more warnings than are allowed', () => {
  const cwd = folder({ 'error.json': RESERVED, 'right.json': RIGHT });
  assert.equal(run(['check', 'right.json'], { cwd }).status, 0);
  assert.equal(run(['check', 'error.json', '--max-warnings', '-1'], { cwd }).status, 1);
  assert.equal(run(['check', 'error.json', '--rule', 'reserved-code=info'], { cwd }).status, 0);
  assert.equal(run(['check', 'error.json', '--rule', 'reserved-code=off'], { cwd }).status, 0);
});

test('every example of the help is understood', () => {
  const cwd = folder({
    'src/server.ts': '',
    'test/fixtures/a.json': RIGHT,
    'logs/a.log': '',
    'our-errors.json': '{}',
    'request.json': '{}',
    'mcp.jsonl': `${RIGHT}\n`,
    'logs/a.jsonl': `${RIGHT}\n`,
    'trace.log': `${RIGHT}\n`,
  });
  for (const [command, lines] of Object.entries(examples)) {
    // These run servers, which are not here.
    if (command === 'lsp' || command === 'record') continue;
    for (const [typed = ''] of lines) {
      const words = /jsonrpc-errors ([^|<>]*)/.exec(typed)?.[1]?.match(/'[^']*'|\S+/g) ?? [];
      const { status, stderr } = run(
        words.map((word) => word.replaceAll("'", '')),
        { cwd, input: RIGHT },
      );
      // Where standard output belongs to something else, the summary stands on stderr.
      assert.match(stderr, /^(?:No problems in [^\n]*\n)?$/, typed);
      assert.ok(status !== null && (status < 2 || typed.includes('validate')), typed);
    }
  }
});
