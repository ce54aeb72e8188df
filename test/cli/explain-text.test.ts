import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { run } from './support/command.ts';

interface Explained {
  readonly code?: number;
  readonly range?: string;
  readonly input?: { readonly message?: string; readonly method?: string; readonly errors: number };
  readonly note?: string;
  readonly definitions: readonly { readonly protocol: string; readonly code?: number; readonly reason?: string }[];
}

function explained(text: string, ...options: string[]): Explained {
  const { status, stdout, stderr } = run(['explain', text, '--format', 'json', ...options]);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  return JSON.parse(stdout) as Explained;
}

function piped(input: string | Buffer): Explained {
  const { status, stdout, stderr } = run(['explain', '-', '--format', 'json'], { input });
  assert.equal(stderr, '');
  assert.equal(status, 0);
  return JSON.parse(stdout) as Explained;
}

function complaint(text: string, input = ''): string {
  const { status, stdout, stderr } = run(['explain', text], { input });
  assert.deepEqual([status, stdout], [2, '']);
  assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
  return stderr.trimEnd();
}

test('explain puts the likeliest meaning of an error object first, and says why', () => {
  const { code, range, input, definitions } = explained('{"code":-32002,"message":"Server not initialized"}');
  assert.deepEqual([code, range], [-32002, 'server-error']);
  assert.deepEqual(input, { message: 'Server not initialized', errors: 1 });
  assert.deepEqual([definitions[0]?.protocol, definitions[0]?.reason], ['lsp', "the message is LSP's wording"]);
  assert.ok(definitions.some(({ protocol }) => protocol === 'mcp'));
});

test('explain reads messages of exceptions, also when they begin with the number', () => {
  assert.equal(explained('MCP error -32000: Connection closed').definitions[0]?.code, -32000);
  assert.equal(explained('-32601: Method not found').code, -32601);
  assert.equal(explained('-32601: Method not found', '--protocol', 'lsp').definitions[0]?.protocol, 'lsp');
  assert.equal(explained('Server not initialized').definitions[0]?.code, -32002);
});

test('explain tells a code and a name as before, without reasons', () => {
  for (const subject of ['-32002', 'ResourceNotFound']) {
    const { input, definitions } = explained(subject);
    assert.equal(input, undefined);
    assert.ok(definitions.length > 0);
    assert.ok(definitions.every(({ reason }) => reason === undefined));
  }
});

test('explain shows as text and Markdown what was read', () => {
  const error = '{"code":-32601,"message":"Invalid params"}';
  assert.match(
    run(['explain', `${error}\n${error}`]).stdout,
    /^-32601 "Invalid params" {2}A standard code of JSON-RPC\.\nThere are 2 errors in the text; this is the first\.\n"Invalid params" is what JSON-RPC 2\.0 calls -32602\.\n\n-32601 /,
  );
  const { stdout } = run(['explain', 'Error: *a*\n-32601: Method not found', '--format', 'markdown']);
  assert.match(
    stdout,
    /^# -32601 "Method not found"\n\n.*\n\nThe likeliest meaning comes first\.\n\n## .*\n\nBecause /,
  );
});

test('explain lets nothing in a pasted text steer the terminal', () => {
  const { stdout } = run(['explain', '{"code":-32601,"message":"a\\u001b[2Jb\\u202ec"}']);
  assert.match(stdout, /^-32601 "a\u241b\[2Jb\ufffdc"/);
});

test('explain - reads standard input, whatever its lines, marks and encoding', () => {
  const error = '{"jsonrpc":"2.0","id":18446744073709551615,"error":{"code":-32601,"message":"Method not found"}}';
  assert.equal(piped(`\ufeffat 10:00\r\n\0${error}\r\n`).code, -32601);
  assert.equal(piped(Buffer.from(`\ufeff${error}`, 'utf16le')).input?.message, 'Method not found');
  assert.equal(piped(error.slice(0, error.indexOf('essage'))).code, -32601);
  assert.equal(piped(Buffer.concat([Buffer.from([0x80, 0xfe, 0]), Buffer.from(error)])).code, -32601);
});

test('explain - reads a large log and explains its first error', () => {
  const line = 'INFO nothing {"a":[1,2,3]} happened\n';
  const { code, input } = piped(`${line.repeat(200_000)}ERROR code=-32602 Invalid params\nERROR code=-32601\n`);
  assert.deepEqual([code, input], [-32602, { message: 'Invalid params', errors: 2 }]);
});

test('explain says what it takes where nothing is understood', () => {
  const takes = '`explain` takes a code, a name, a message, an error object or a line of a log.';
  assert.equal(complaint('-'), `Standard input is empty; ${takes}`);
  assert.equal(complaint('-', ' \r\n\0'), `Standard input is empty; ${takes}`);
  assert.equal(complaint(''), `There is nothing to explain; ${takes}`);
  assert.equal(complaint('hello big world'), `Nothing known is meant by "hello big world". ${takes}`);
  assert.equal(
    complaint('Resource not fond'),
    `Nothing known is meant by "Resource not fond". Did you mean "ResourceNotFound"? ${takes}`,
  );
  assert.equal(complaint('-', 'x'.repeat(1_000_000)), `Nothing known is meant by this text. ${takes}`);
  assert.match(complaint('{"error":{"code":9223372036854775807}}'), /^Nothing known is meant by|^Unknown name/);
});

test('explain and catalogs show name the page that has all there is', () => {
  for (const [argv, label] of [
    [['explain', '-32002'], 'All about this number: '],
    [['catalogs', 'show', 'mcp'], 'All about this protocol: '],
  ] as const) {
    const last = run(argv).stdout.trimEnd().split('\n').at(-1) ?? '';
    assert.ok(last.startsWith(label), last);
    assert.match(readFileSync(last.slice(label.length), 'utf8'), /^# (?:-32002|Model Context Protocol)$/m);
  }
  // A number that nobody defines has no page.
  assert.doesNotMatch(run(['explain', '424242']).stdout, /All about/);
});
