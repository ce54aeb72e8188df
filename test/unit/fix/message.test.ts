import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { offersOf, response } from './offers.ts';

/** The fix that changes the message of an error with -32601. */
function messageFix(message: string): { readonly title: string; readonly text: string } | undefined {
  const offers = Object.entries(offersOf('a.ts', response('-32601', message)));
  const [title, text] = offers.find(([name]) => name.startsWith('Change the message')) ?? [];
  return title === undefined || text === undefined ? undefined : { title, text };
}

describe('a new message', () => {
  const changes: readonly [written: string, expected: string, title: string][] = [
    ["'Invalid params'", "'Method not found'", 'Method not found'],
    ['"Invalid params"', '"Method not found"', 'Method not found'],
    ['`Invalid params`', '`Method not found`', 'Method not found'],
    ["'invalid PARAMS.'", "'Method not found.'", 'Method not found.'],
    ["'Invalid params: foo'", "'Method not found: foo'", 'Method not found: foo'],
    ["'Invalid params – it\\'s \"x\"'", "'Method not found – it\\'s \"x\"'", 'Method not found – it\'s "x"'],
    ["'  Invalid\\tparams\\n'", "'  Method not found\\n'", 'Method not found'],
    ["'\\u0049nvalid params: \\x41'", "'Method not found: \\x41'", 'Method not found: A'],
    ["'Invalid \\\r\n params: x'", "'Method not found: x'", 'Method not found: x'],
    ['`Invalid\r\nparams: ${name} 😀`', '`Method not found: ${name} 😀`', 'Method not found: … 😀'],
    ["'Invalid params: ' + name", "'Method not found: ' + name", 'Method not found: …'],
    ["('Invalid params: ') + name", '', ''],
    ["('Invalid params')", "('Method not found')", 'Method not found'],
    ["'Invalid params' as string", "'Method not found' as string", 'Method not found'],
  ];
  for (const [written, expected, title] of changes) {
    it(`${JSON.stringify(written)} → ${JSON.stringify(expected)}`, () => {
      const fix =
        title === '' ? undefined : { title: `Change the message to "${title}"`, text: response('-32601', expected) };
      assert.deepEqual(messageFix(written), fix);
    });
  }

  it('shows in its title no more than fits', () => {
    const detail = 'x'.repeat(200);
    const fix = messageFix(`'Invalid params: ${detail}'`);
    assert.equal(fix?.title, `Change the message to "Method not found: ${'x'.repeat(41)}…"`);
    assert.equal(fix.text, response('-32601', `'Method not found: ${detail}'`));
  });

  it('is not offered where the wording stands elsewhere or in parts', () => {
    const texts = [
      response('-32601', "'Invalid ' + 'params'"),
      `const TEXT = 'Invalid params';\n${response('-32601', 'TEXT')}`,
      `const WHAT = 'Invalid';\n${response('-32601', '`${WHAT} params`')}`,
      `const reply = { jsonrpc: '2.0', id: 1, error: { code: -32601, message: 'Invalid params`,
    ];
    for (const text of texts) {
      assert.deepEqual(Object.keys(offersOf('a.ts', text)), ['Change the code to -32602 (Invalid params)'], text);
    }
  });

  it('is not offered where the number has no meaning of its own', () => {
    const offers = offersOf('a.ts', response('-32050', "'Invalid params'"));
    assert.deepEqual(Object.keys(offers), ['Change the code to -32602 (Invalid params)']);
  });

  it('is the wording of the protocol that is spoken', () => {
    const text = (message: string) =>
      `// jsonrpc-errors-protocol parallels-cpf\nfail({ code: -32700, message: ${message} });`;
    const offers = offersOf('a.ts', text("'Internal error'"));
    assert.equal(offers['Change the message to "Failed to parse the request"'], text("'Failed to parse the request'"));
  });

  it('keeps the escapes of JSON', () => {
    const json = (message: string) => `{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"${message}"}}`;
    assert.equal(
      offersOf('a.json', json('\\u0049nvalid params: \\"x\\" \\ud83d\\ude00'))[
        'Change the message to "Method not found: "x" 😀"'
      ],
      json('Method not found: \\"x\\" \\ud83d\\ude00'),
    );
  });

  it('of an error that is completed later is changed where it stands', () => {
    const text = (message: string) =>
      `function f() {\n  const error = new Error('${message}');\n  error.code = -32601;\n  throw error;\n}`;
    assert.equal(
      offersOf('a.ts', text('Invalid params'))['Change the message to "Method not found"'],
      text('Method not found'),
    );
  });
});
