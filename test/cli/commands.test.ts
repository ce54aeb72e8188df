import assert from 'node:assert/strict';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { COMMAND, folder, MISMATCH, run } from './support/command.ts';

test('explain lists every meaning of a number', () => {
  const { status, stdout } = run(['explain', '-32002', '--format', 'json']);
  assert.equal(status, 0);
  const { code, range, definitions } = JSON.parse(stdout);
  assert.deepEqual([code, range], [-32002, 'server-error']);
  const mcp = definitions.find((one: { protocol: string }) => one.protocol === 'mcp');
  assert.equal(mcp.message, 'Resource not found');
  assert.equal(mcp.until, '2025-11-25');
  assert.equal(mcp.deprecated, '2026-07-28');
  assert.equal(mcp.replacement, -32602);
  assert.equal(mcp.layer, 'specification');
  assert.deepEqual(mcp.when, {});
  assert.match(mcp.source, /^https:/);
  const lsp = definitions.find((one: { protocol: string }) => one.protocol === 'lsp');
  assert.equal(lsp.name, 'ServerNotInitialized');
});

test('explain reads well as text, and takes a typographic minus', () => {
  const { stdout } = run(['explain', '-32002']);
  assert.match(stdout, /^-32002 {2}A server error/);
  assert.match(stdout, /-32002 Server not initialized · LSP\n {2}A request arrived before/);
  assert.equal(run(['explain', '\u221232002']).stdout, stdout);
});

test('explain --protocol keeps to a protocol and names what it inherits after it', () => {
  const { definitions } = JSON.parse(run(['explain', '-32601', '--protocol', 'acp', '--format', 'json']).stdout);
  assert.deepEqual(
    definitions.map((one: { protocol: string }) => one.protocol),
    ['acp'],
  );
});

test('explain says that nobody defines a number, and that is fine', () => {
  const { status, stdout } = run(['explain', '123456', '--format', 'json']);
  assert.deepEqual(JSON.parse(stdout), { code: 123456, range: 'application', definitions: [] });
  assert.equal(status, 0);
  assert.match(run(['explain', '123456']).stdout, /No protocol that is known here defines it\./);
});

test('explain knows names, also of errors of the transport', () => {
  const { definitions } = JSON.parse(run(['explain', 'token_expired', '--format', 'json']).stdout);
  assert.equal(definitions[0].code, undefined);
  assert.match(run(['explain', 'METHOD_NOT_FOUND']).stdout, /-32601 Method not found · JSON-RPC/);
  const { status, stderr } = run(['explain', 'MethodNotFond']);
  assert.equal(status, 2);
  assert.match(stderr, /^Unknown name "MethodNotFond"\. Did you mean "MethodNotFound"/);
});

test('explain says where a name is unknown, and answers numbers of any size', () => {
  const { status, stderr } = run(['explain', 'RESOURCE_NOT_FOUND', '--protocol', 'lsp']);
  assert.equal(status, 2);
  assert.equal(
    stderr,
    'Unknown name "RESOURCE_NOT_FOUND" in lsp. `jsonrpc-errors catalogs show lsp` lists the names of a protocol.\n',
  );
  assert.deepEqual(JSON.parse(run(['explain', '99999999999999999999', '--format', 'json']).stdout).definitions, []);
  assert.equal(run(['explain', '9'.repeat(400)]).stderr, 'No error code has so many digits.\n');
});

test('explain says versions once, and what a retired number of a library became', () => {
  assert.match(run(['explain', '-32700', '--protocol', 'json-rpc']).stdout, /· JSON-RPC 2\.0\n/);
  assert.match(run(['explain', '1', '--protocol', 'vscode-jsonrpc']).stdout, /\n {2}Since 6\.0\.0 it is -32099\.\n/);
});

test('explain --format markdown is a page', () => {
  assert.match(
    run(['explain', '-32002', '--format', 'markdown']).stdout,
    /^# -32002\n\n.*\n\n## -32002 .* · .*\n[\s\S]*\n## -32002 Resource not found · ACP\n/,
  );
});

test('catalogs lists, shows and refuses', () => {
  const { version, catalogs } = JSON.parse(run(['catalogs', '--format', 'json']).stdout);
  assert.equal(version, 1);
  const mcp = catalogs.find((one: { id: string }) => one.id === 'mcp');
  assert.deepEqual(Object.keys(mcp), ['id', 'name', 'versions', 'entries', 'source']);
  assert.ok(mcp.versions.includes('2025-11-25'));
  assert.equal(mcp.source, 'built-in');
  assert.equal(run(['catalogs', 'list']).stdout, run(['catalogs']).stdout);
  assert.match(
    run(['catalogs', 'show', 'mcp']).stdout,
    /^Model Context Protocol \(mcp\)\n[\s\S]*-32002 +ResourceNotFound +Resource not found/,
  );
  assert.equal(JSON.parse(run(['catalogs', 'show', 'mcp', '--format', 'json']).stdout).id, 'mcp');
  assert.match(run(['catalogs', 'show', 'mpc']).stderr, /^Unknown protocol "mpc"\. Did you mean "mcp"\?/);
  assert.match(run(['catalogs', 'lst']).stderr, /^Unknown action "lst"\. Did you mean "list"\?/);
});

test('catalogs show tells own and inherited ranges apart, and points to the catalog of a version', () => {
  const { stdout } = run(['catalogs', 'show', 'mcp']);
  const [own = '', inherited = ''] = stdout.slice(stdout.indexOf('Ranges\n')).split('Inherited ranges\n');
  assert.match(own, /-32099…-32020 .* since 2026-07-28/);
  assert.match(inherited, /^ {2}-32700 +for the specification/m);
  assert.match(run(['catalogs', 'show', 'mcp@2025-11-25']).stderr, /Did you mean "mcp"\?/);
});

test('catalogs counts codes, not entries, as the documentation does', () => {
  const count = (id: string) => new RegExp(`^${id} .* (\\d+) codes`, 'm').exec(run(['catalogs']).stdout)?.[1];
  const { entries } = JSON.parse(run(['catalogs', 'show', 'acp', '--format', 'json']).stdout);
  assert.equal(count('acp'), String(new Set(entries.map((entry: { code: number }) => entry.code)).size));
});

test('rules lists the rules and shows the page of one', () => {
  const { version, rules } = JSON.parse(run(['rules', '--format', 'json']).stdout);
  assert.equal(version, 1);
  const reserved = rules.find((one: { id: string }) => one.id === 'reserved-code');
  assert.deepEqual(Object.keys(reserved), ['id', 'severity', 'fixable', 'title', 'docs']);
  assert.equal(reserved.severity, 'error');
  assert.match(run(['rules']).stdout, /^reserved-code +error/m);
  const page = run(['rules', 'reserved-code']).stdout;
  assert.equal(page, `# reserved-code\n\n${reserved.title}. Default severity: error.\n\n${reserved.docs}`);
  assert.match(run(['rules', 'reserved']).stderr, /^Unknown rule "reserved"\. Did you mean "reserved-code"\?/);
});

const SERVER = `import { McpError, ErrorCode } from '@modelcontextprotocol/sdk/types.js';
throw new McpError(ErrorCode.InvalidParams, \`no \${name}\`);
`;

test('sites lists where which code is used', () => {
  const cwd = folder({ 'src/server.ts': SERVER, 'a.json': MISMATCH });
  const { version, sites } = JSON.parse(run(['sites', '--format', 'json'], { cwd }).stdout);
  assert.equal(version, 1);
  assert.deepEqual(
    sites.map((site: { path: string; code: number; role: string; form: string }) => [
      site.path,
      site.code,
      site.role,
      site.form,
    ]),
    [
      ['a.json', -32601, 'captured', 'json'],
      ['src/server.ts', -32602, 'emit', 'constructor'],
    ],
  );
  const { meaning, ...emitted } = sites[1];
  assert.deepEqual(emitted, {
    path: 'src/server.ts',
    line: 2,
    column: 20,
    endLine: 2,
    endColumn: 43,
    code: -32602,
    role: 'emit',
    form: 'constructor',
    name: 'InvalidParams',
    message: 'no …',
    protocols: emitted.protocols,
  });
  assert.ok(emitted.protocols[0].startsWith('mcp'));
  assert.equal(typeof meaning, 'string');
});

test('sites has a line for each site in text and jsonl, a row for each code in Markdown', () => {
  const cwd = folder({ 'src/server.ts': SERVER, 'a.json': MISMATCH });
  const { status, stdout } = run(['sites'], { cwd });
  assert.equal(status, 0);
  assert.match(stdout, /^a\.json\n {2}1:41 +captured +-32601 +"Invalid params" +Method not found \(json-rpc\)\n/);
  assert.match(stdout, /\n2 error sites with 2 codes in 2 of 2 files\n$/);
  const lines = run(['sites', '--format', 'jsonl'], { cwd }).stdout.trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line).code),
    [-32601, -32602],
  );
  const markdown = run(['sites', '--format', 'markdown'], { cwd }).stdout;
  assert.match(markdown, /^\| Code \| Meaning \| Emitted \| Recorded \|$/m);
  assert.match(markdown, /^\| `-32601` \| Method not found \(json-rpc\) \| {2}\| a\.json:1 \|$/m);
});

test('sites says what a code means by the words beside it, and by the specification before a library', () => {
  const imports = "import { McpError } from '@modelcontextprotocol/sdk/types.js';\n";
  const cwd = folder({
    'a.ts': `${imports}export const INTERNAL_ERROR = -32603;\nexport const RESOURCE_NOT_FOUND = -32602;\n`,
  });
  const { stdout } = run(['sites', 'a.ts', '--protocol', 'mcp@2026-07-28'], { cwd });
  assert.match(stdout, /INTERNAL_ERROR +Internal error \(json-rpc\)/);
  assert.match(stdout, /RESOURCE_NOT_FOUND +Resource not found \(mcp\)/);
});

test('lsp answers on standard input and output, and prints nothing else there', async () => {
  const child = spawn(process.execPath, [COMMAND, 'lsp', '--stdio']);
  const body = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  const first = await new Promise<string>((resolve) =>
    child.stdout.once('data', (data: Buffer) => resolve(String(data))),
  );
  child.kill();
  assert.match(first, /^Content-Length: \d+\r\n/);
});

test('lsp connects to the socket of an editor', async () => {
  const connected = new Promise<number>((resolve) => {
    const server = createServer((socket) => {
      socket.destroy();
      server.close();
      resolve(1);
    }).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      const child = spawn(process.execPath, [COMMAND, 'lsp', `--socket=${port}`]);
      server.once('close', () => child.kill());
    });
  });
  assert.equal(await connected, 1);
});

test('lsp needs exactly one transport', () => {
  for (const args of [['lsp'], ['lsp', '--stdio', '--socket=1']]) {
    const { status, stdout, stderr } = run(args);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /^`jsonrpc-errors lsp` needs one of --stdio, --node-ipc and --socket=PORT\.\n$/);
  }
});

test('catalogs validate names what is wrong in a catalog of one’s own, and where', () => {
  const good =
    '{ "id": "ours", "name": "Ours", "extends": ["json-rpc"], "entries": [{ "code": 1001, "name": "QuotaExceeded" }] }';
  const cwd = folder({
    'ours.json': good,
    'child.json': good
      .replace('"ours"', '"child"')
      .replace('["json-rpc"]', '["ours"]')
      .replace('1001', '1002')
      .replace('Quota', 'Size'),
    'any-name.json': good,
    'bad.json': '{ "id": "bad", "name": "Bad",\n  "entries": [{ "code": "1001", "name": "QuotaExceeded" }] }',
  });
  const valid = run(['catalogs', 'validate', 'ours.json', 'child.json'], { cwd });
  assert.equal(valid.stdout, 'ours.json: a valid catalog.\nchild.json: a valid catalog.\n');
  assert.equal(valid.status, 0);
  assert.equal(run(['catalogs', 'validate', 'any-name.json'], { cwd }).stdout, 'any-name.json: a valid catalog.\n');
  const { status, stdout } = run(['catalogs', 'validate', 'bad.json', 'gone.json', '--format', 'json'], { cwd });
  assert.equal(status, 2);
  const [bad, gone] = JSON.parse(stdout).files;
  assert.equal(bad.valid, false);
  assert.deepEqual([bad.problems[0].line, bad.problems[0].column, bad.problems[0].severity], [2, 25, 'error']);
  assert.deepEqual(gone, { path: 'gone.json', valid: false, problems: [], failure: 'no such file' });
  const text = run(['catalogs', 'validate', 'bad.json', 'gone.json'], { cwd });
  assert.match(text.stdout, /^bad\.json: this catalog cannot be used\.\n {2}2:25 {2}error /);
  assert.equal(text.stderr, 'gone.json: no such file; the other file was checked.\n');
});

test('lsp answers a parent process, and ends with it', async () => {
  const child = fork(COMMAND, ['lsp', '--node-ipc'], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  child.send({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  // A server may log before it answers.
  await new Promise<void>((resolve) => {
    child.on('message', (message) => {
      if ((message as { readonly id?: unknown }).id === 1) resolve();
    });
  });
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
});
