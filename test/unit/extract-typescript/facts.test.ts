// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts under test hold templates.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cut, extract, link, sites } from './notation.ts';

describe('messages', () => {
  const kinds = (text: string) =>
    extract(text).messages.map((message) =>
      [message.kind, message.sent ? 'sent' : 'kept', message.complete ? 'whole' : 'open'].join(' '),
    );

  it('are told apart by their members', () => {
    const text = `
      send({ jsonrpc: '2.0', id: 1, method: 'tools/call' });
      send({ jsonrpc: '2.0', method: 'notifications/progress' });
      send({ jsonrpc: '2.0', id: 1, result: {} });
      send({ jsonrpc: '2.0', id: 1 });`;
    assert.deepEqual(kinds(text), [
      'request sent whole',
      'notification sent whole',
      'response sent whole',
      'unknown sent whole',
    ]);
  });

  it('are sent when they are returned, stringified or given to a sender', () => {
    const text = `
      function a() { return { jsonrpc: '2.0', id, result }; }
      const b = () => ({ jsonrpc: '2.0', id, result });
      socket.write(JSON.stringify({ jsonrpc: '2.0', id, result }));
      const base = { jsonrpc: '2.0', id };
      expect(x).toEqual({ jsonrpc: '2.0', id, result });`;
    assert.deepEqual(kinds(text), [
      'response sent whole',
      'response sent whole',
      'response sent whole',
      'unknown kept whole',
      'response kept whole',
    ]);
  });

  it('are open where members may be hidden in a spread or a computed key', () => {
    assert.deepEqual(kinds("send({ jsonrpc: '2.0', ...rest });send({ jsonrpc: '2.0', [key]: 1 });"), [
      'unknown sent open',
      'unknown sent open',
    ]);
  });

  it('are no tables of validators or descriptions of types', () => {
    const text = `
      const schema = z.object({ jsonrpc: z.literal('2.0'), result: z.unknown(), error: z.object({ code: z.number() }) });
      const model = { jsonrpc: String, result: Object, error: Object };
      const json = { jsonrpc: { const: '2.0' }, result: {}, error: {} };
      send({ jsonrpc: JSONRPC_VERSION, id, result });
      send({ jsonrpc: request.jsonrpc, id, result });
      send({ jsonrpc, id, result });`;
    assert.deepEqual(kinds(text), ['response sent whole', 'response sent whole', 'response sent whole']);
  });

  it('know their error, and it knows them', () => {
    const facts = extract(
      "reply({ code: -32601 });\nsend({ jsonrpc: '2.0', id: 1, error: { code: -32602, message: 'm' } });",
    );
    assert.equal(facts.messages[0]?.site, 1);
    assert.deepEqual(
      facts.sites.map(({ response }) => response),
      [undefined, 0],
    );
  });

  it('carry the places and values of their members', () => {
    const text = "send({ jsonrpc: '2.0', id: 7, result: null, 'error': {} });";
    const [message] = extract(text).messages;
    assert.equal(message?.id?.literal, 7);
    assert.equal(message?.result?.type, 'null');
    assert.equal(message?.error === undefined ? '' : cut(text, message.error.key), "'error'");
  });
});

describe('members of an error', () => {
  it('are listed in their order, with what may be missing', () => {
    const [site] = link(
      "send({ jsonrpc: '2.0', id, error: { code: -32602, message: `a ${b}`, data: { x: 1 }, ...rest } });",
    );
    assert.deepEqual(
      site?.members?.map(({ name, type, literal }) => [name, type, literal]),
      [
        ['code', 'number', -32602],
        ['message', 'expression', undefined],
        ['data', 'object', undefined],
      ],
    );
    assert.equal(site?.complete, false);
    assert.equal(site?.data?.name, 'data');
    assert.equal(site?.message?.partial, true);
  });
});

describe('evidence', () => {
  const evidence = (text: string) =>
    extract(text).evidence.map(({ kind, value, detail }) => [kind, value, detail].filter(Boolean).join(' '));

  it('comes from imports of every form', () => {
    const text =
      "import a from 'a';\nimport 'b';\nexport * from 'c';\nconst d = require('d');\nawait import('e');\nimport f = require('f');";
    assert.deepEqual(evidence(text).sort(), ['import a', 'import b', 'import c', 'import d', 'import e', 'import f']);
  });

  it('comes from method names that catalogs list, where methods stand', () => {
    const text =
      "client.request('tools/call', {});\nswitch (m) { case 'resources/read': }\nif (msg.method === 'prompts/get') {}\nlog('hello');\nconst s = 'tools/list';";
    assert.deepEqual(evidence(text), [
      'method tools/call',
      'method resources/read',
      'method prompts/get',
      'method tools/list',
    ]);
  });

  it('comes from tables of handlers, lists of methods and types of methods', () => {
    const text =
      "const handlers = { 'tools/list': list, async 'tools/call'(p) {} };\nnew Map([['prompts/list', onPrompts], ['prompts/get', onPrompt]]);\n" +
      "const METHODS = ['resources/list'];\ntype Method = 'resources/read' | 'roots/list';";
    assert.deepEqual(evidence(text).sort(), [
      'method prompts/get',
      'method prompts/list',
      'method resources/list',
      'method resources/read',
      'method roots/list',
      'method tools/call',
      'method tools/list',
    ]);
  });

  it('comes from no route, action, text or event that is called like a method', () => {
    const text =
      "router.get('tools/list', f);\nstore.dispatch('session/new');\ni18n.t('session/load');\nbus.emit('initialize');\n" +
      "const texts = { 'tools/call': 'Call a tool' };\nconst ROUTES = ['tools/list'];\n" +
      "switch (action.type) { case 'session/update': }\ntype Route = 'prompts/get';";
    assert.deepEqual(evidence(text), []);
  });

  it('comes from members that hold an object', () => {
    assert.deepEqual(evidence('f({ agentCapabilities: { loadSession: true } });\nf({ agentCapabilities });'), [
      'member agentCapabilities',
    ]);
  });

  it('comes from members that catalogs name, and belongs to its message', () => {
    const text = "send({ jsonrpc: '2.0', id: 1, method: 'initialize' });\nconst p = { protocolVersion: '2025-11-25' };";
    const facts = extract(text).evidence;
    assert.deepEqual(evidence(text), ['method initialize', 'member protocolVersion 2025-11-25']);
    assert.equal(facts[0]?.message, 0);
  });
});

describe('evidence in members', () => {
  it('is read from numbers and from constants of the file too', () => {
    const text =
      "const VERSION = '2025-11-25';\ninit({ protocolVersion: VERSION });\ninit({ protocolVersion: 1 });\ninit({ protocolVersion: unknown });";
    assert.deepEqual(
      extract(text).evidence.map(({ value, detail }) => `${value} ${detail}`),
      ['protocolVersion 2025-11-25', 'protocolVersion 1'],
    );
  });
});

describe('imports and exports', () => {
  it('keep what a name is called elsewhere', () => {
    const text =
      "import d, { a as b } from 'm';\nimport * as n from 'n';\nconst { r: q } = require('o');\nexport { b as c };\nexport * from 'p';\nexport const X = 1;\nexport default function f() {}";
    const { imports, exports } = extract(text);
    assert.deepEqual(
      imports.map(({ module, imported, local }) => [module, imported, local]),
      [
        ['m', 'default', 'd'],
        ['m', 'a', 'b'],
        ['n', '*', 'n'],
        ['o', 'r', 'q'],
      ],
    );
    assert.deepEqual(exports, [
      { exported: 'c', local: 'b' },
      { exported: '*', local: '*', from: 'p' },
      { exported: 'X', local: 'X' },
      { exported: 'default', local: 'f' },
    ]);
  });
});

describe('directives', () => {
  const names = (text: string) =>
    extract(text).directives.map(({ name, args, reason }) =>
      [name, ...args.map((arg) => arg.text), reason].filter(Boolean).join(' '),
    );

  it('are read from every form of comment', () => {
    const text = `// jsonrpc-errors-protocol mcp@2025-11-25
const a = {
  x: 1, // jsonrpc-errors-disable-line reserved-code -- agreed
  /* jsonrpc-errors-disable-next-line reserved-code, other-protocol-code */
  y: -32150,
  /** jsonrpc-errors-disable */
};
function f() { // jsonrpc-errors-enable
}`;
    assert.deepEqual(names(text), [
      'protocol mcp@2025-11-25',
      'disable-line reserved-code agreed',
      'disable-next-line reserved-code other-protocol-code',
      'disable',
      'enable',
    ]);
  });

  it('are none inside strings, templates and regular expressions, or later in a comment', () => {
    const text =
      "const s = '// jsonrpc-errors-disable';\nconst t = `// jsonrpc-errors-disable ${1} // jsonrpc-errors-disable`;\nconst r = /\\/\\/ jsonrpc-errors-disable/;\n// see jsonrpc-errors-disable";
    assert.deepEqual(names(text), []);
  });

  it('keep their place', () => {
    const text = 'a(); // jsonrpc-errors-disable-line reserved-code\r\nb();';
    const [directive] = extract(text).directives;
    assert.equal(directive === undefined ? '' : cut(text, directive.span), 'jsonrpc-errors-disable-line reserved-code');
    assert.equal(
      directive === undefined ? '' : cut(text, directive.comment),
      '// jsonrpc-errors-disable-line reserved-code',
    );
  });
});

describe('tests', () => {
  it('are known by the path of the file', () => {
    for (const path of ['test/a.ts', 'src/a.test.ts', 'src/__tests__/a.js', 'src\\a.spec.tsx']) {
      assert.deepEqual(sites('reply({ code: -32601 });', path), ['emit object-literal number -32601 test'], path);
    }
    for (const path of [
      'src/latest/contest.ts',
      '/home/test/code/src/a.ts',
      '../test/code/src/a.ts',
      'C:\\test\\work\\src\\a.ts',
    ]) {
      assert.deepEqual(sites('reply({ code: -32601 });', path), ['emit object-literal number -32601'], path);
    }
  });

  it('mark messages as well as sites', () => {
    const text = "send({ jsonrpc: '2.0', id, result });";
    assert.equal(extract(text, 'test/a.ts').messages[0]?.test, true);
    assert.equal(extract(text).messages[0]?.test, undefined);
    assert.equal(extract("expect(x).toEqual({ jsonrpc: '2.0', id, result });").messages[0]?.test, true);
  });
});

describe('languages', () => {
  it('JSX is read in .tsx, .jsx and .js', () => {
    for (const path of ['a.tsx', 'a.jsx', 'a.js']) {
      assert.deepEqual(
        sites('const a = <p title="x">{fail({ code: -32601 })}</p>;', path),
        ['emit object-literal number -32601'],
        path,
      );
    }
  });

  it('casts in angle brackets are read in .ts', () => {
    assert.deepEqual(sites('reply({ code: <number>-32601 });'), ['emit object-literal number -32601']);
  });
});

describe('ugly texts', () => {
  it('that nest deeper than the parser goes give no facts, and no error', () => {
    for (const [open, close] of ['[]', '()', '{}', ['{a:', '}'], ['f(', ')']] as const) {
      const text = `const METHOD_NOT_FOUND = -32601; x = ${(open as string).repeat(5000)}1${(close as string).repeat(5000)};`;
      assert.ok(extract(text).sites.length <= 1);
    }
  });

  it('that are one line of a megabyte are read to the end', () => {
    const text = `${'a(1);'.repeat(200_000)}reply({ code: -32601 });`;
    assert.deepEqual(sites(text), ['emit object-literal number -32601']);
  });

  it('of sums and conditions without end are read', () => {
    const sum = Array(20_000).fill("'a'").join(' + ');
    const branches = 'a ? -32601 : '.repeat(500);
    assert.ok(sites(`reply({ code: -32602, message: ${sum} });reply({ code: ${branches} 1 });`).length > 1);
  });

  it('that are empty or no code at all give nothing', () => {
    for (const text of ['', '\uFEFF', '\0\0\0', '\uD800', '}{)(', '<?php echo 1; ?>'])
      assert.deepEqual(sites(text), []);
  });
});
