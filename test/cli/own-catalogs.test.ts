import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkJson, folder, run } from './support/command.ts';

const LISTED = '{ "catalogs": ["./errors/*.json"] }';
const SHOP = JSON.stringify({
  id: 'shop',
  name: 'Shop',
  entries: [
    { code: -32012, name: 'PaymentRefused', messages: { exact: ['Payment refused'] } },
    { code: -32011, name: 'SoldOut', messages: { exact: ['Sold out'] } },
    { code: 1001, name: 'BasketEmpty', messages: { exact: ['The basket is empty'] } },
  ],
});
const sends = (code: number, message: string): string =>
  `export const answer = { jsonrpc: '2.0', id: 1, error: { code: ${code}, message: '${message}' } };\n`;
const told = (args: readonly string[], cwd: string): readonly string[] =>
  checkJson([...args], { cwd }).findings.map(({ path, ruleId, code }) => `${path} ${ruleId} ${code}`);

describe('catalogs that the configuration lists', () => {
  test('are active below its folder, and say which codes are declared', () => {
    const cwd = folder({
      'shop/.jsonrpc-errors.json': LISTED,
      'shop/errors/shop.json': SHOP,
      'shop/src/known.ts': sends(-32011, 'Sold out'),
      'shop/src/other.ts': sends(-32050, 'Closed'),
      'shop/src/wrong.ts': sends(-32011, 'Payment refused'),
      'elsewhere/other.ts': sends(-32050, 'Closed'),
    });
    assert.deepEqual(told([], cwd), [
      'shop/src/other.ts undeclared-code -32050',
      'shop/src/wrong.ts code-message-mismatch -32011',
    ]);
    const [finding] = checkJson(['shop/src/other.ts'], { cwd }).findings;
    assert.equal(finding?.message, '-32050 is not in shop/errors/shop.json, where this project declares its codes.');
    assert.deepEqual(told(['--jobs', '3'], cwd), told([], cwd));
  });

  test('may extend each other and built-in ones, in any order, with versions that can be chosen', () => {
    const cwd = folder({
      '.jsonrpc-errors.json': '{ "catalogs": ["errors/*.json"], "protocols": ["app@2"] }',
      'errors/app.json': JSON.stringify({
        id: 'app',
        name: 'App',
        extends: ['shop', 'mcp'],
        versions: [{ id: '1' }, { id: '2' }],
        entries: [
          {
            code: -32013,
            name: 'Gone',
            messages: { exact: ['Gone'] },
            since: '1',
            until: '1',
            deprecated: { since: '2' },
          },
        ],
      }),
      'errors/shop.json': SHOP,
      'a.ts': sends(-32011, 'Sold out') + sends(-32042, 'URL elicitation required').replace('answer', 'other'),
      'b.ts': sends(-32013, 'Gone'),
    });
    assert.deepEqual(told([], cwd), ['b.ts deprecated-code -32013']);
    const { files } = checkJson(['a.ts', '--explain-protocol'], { cwd });
    assert.deepEqual(
      files?.[0]?.protocols.map(({ id, version }) => (version === undefined ? id : `${id}@${version}`)),
      ['app@2', 'shop', 'json-rpc'],
    );
    assert.equal(checkJson(['a.ts', '--protocol', 'app@1'], { cwd }).findings.length, 0);
  });

  test('are told at their place when they are wrong; the rest goes on with the built-in ones', () => {
    const cwd = folder({
      '.jsonrpc-errors.json': LISTED,
      'errors/bad.json': `\ufeff{\r\n  "id": "bad",\r\n  "name": "Bad",\r\n  "entries": [{ "code": "x", "name": "X" }]\r\n}`,
      'errors/shop.json': SHOP,
      'a.ts': sends(-32601, 'Invalid params') + sends(-32011, 'Payment refused').replace('answer', 'other'),
    });
    const result = run(['check', '--format', 'json'], { cwd });
    assert.equal(result.status, 2);
    assert.equal(result.stderr, 'errors/bad.json:4:25: "entries[0].code" must be an integer.\n');
    const { findings, failures } = JSON.parse(result.stdout);
    assert.deepEqual(failures, [
      { path: 'errors/bad.json', line: 4, column: 25, message: '"entries[0].code" must be an integer' },
    ]);
    assert.deepEqual(
      findings.map(({ ruleId }: { ruleId: string }) => ruleId),
      ['code-message-mismatch', 'code-message-mismatch'],
    );
  });

  const WRONG: Readonly<Record<string, { readonly files: Record<string, string>; readonly says: RegExp }>> = {
    'text that is no JSON': {
      files: { 'errors/a.json': '{ "id": "a",' },
      says: /^errors\/a\.json:1:\d+: This is not valid JSON/,
    },
    'an id that is built in': {
      files: { 'errors/mcp.json': '{ "id": "mcp", "name": "M", "entries": [] }' },
      says: /^errors\/mcp\.json:1:9: "mcp" is the id of Model Context Protocol, which comes with JSON-RPC Errors\. Take another;/,
    },
    'one id twice': {
      files: { 'errors/a.json': SHOP, 'errors/b.json': SHOP },
      says: /^errors\/b\.json:1:7: errors\/a\.json has the id "shop" too; one of them needs another\.$/m,
    },
    'a circle of extends': {
      files: {
        'errors/a.json': '{ "id": "a", "name": "A", "extends": ["b"], "entries": [] }',
        'errors/b.json': '{ "id": "b", "name": "B", "extends": ["a"], "entries": [] }',
      },
      says: /^errors\/a\.json:1:39: extends\[0\]: This goes in a circle: "a" extends "b" extends "a"\.$/m,
    },
    'a name of JSON-RPC for another number': {
      files: {
        'errors/a.json': '{ "id": "a", "name": "A", "entries": [{ "code": -32011, "name": "MethodNotFound" }] }',
      },
      says: /-32011 \(MethodNotFound\): In JSON-RPC 2\.0 "Method not found" is -32601\./,
    },
    'another format': { files: { 'errors/a.json': '{ "name": "x" }' }, says: /The catalog lacks "id"\.$/m },
    'far too much': {
      files: { 'errors/a.json': `{ "id": "a", "name": "${'x'.repeat(5 * 1024 * 1024)}", "entries": [] }` },
      says: /^errors\/a\.json:1:1: A catalog of 5 MB is more than can be read; split it\.$/m,
    },
  };
  for (const [what, { files, says }] of Object.entries(WRONG)) {
    test(`are refused with one sentence each: ${what}`, () => {
      const { status, stderr } = run(['check'], { cwd: folder({ '.jsonrpc-errors.json': LISTED, ...files }) });
      assert.equal(status, 2);
      assert.match(stderr, says);
      assert.doesNotMatch(stderr, /should not have happened|\bat .*:\d+:\d+\)/);
    });
  }

  const BROKEN: Readonly<Record<string, { readonly config: string; readonly says: RegExp }>> = {
    'a glob that matches nothing': {
      config: '{ "catalogs": ["none/*.json"] }',
      says: /^\.jsonrpc-errors\.json:1:16: No file matches "none\/\*\.json", where codes should be declared\.$/m,
    },
    'a folder': { config: '{ "catalogs": ["./errors"] }', says: /It is a folder; write "\.\/errors\/\*\.json"\.$/m },
    'a way out of the folder': {
      config: '{ "catalogs": ["../x.json"] }',
      says: /leads out of the folder of this file/,
    },
    'no list': { config: '{ "catalogs": "errors/a.json" }', says: /"catalogs" must be a list of files or globs/ },
    'an unknown protocol': {
      config: '{ "catalogs": ["errors/*"], "protocols": ["shp"] }',
      says: /Did you mean "shop"\?/,
    },
  };
  for (const [what, { config, says }] of Object.entries(BROKEN)) {
    test(`a configuration that lists ${what} checks nothing`, () => {
      const cwd = folder({ '.jsonrpc-errors.json': config, 'errors/shop.json': SHOP, 'a.ts': sends(-32150, 'x') });
      const { status, stderr, stdout } = run(['check'], { cwd });
      assert.equal(status, 2);
      assert.match(stderr, says);
      assert.equal(stdout, '');
    });
  }
});

describe('OpenRPC documents', () => {
  const WALLET = JSON.stringify(
    {
      openrpc: '1.3.2',
      info: { title: 'Wallet API', version: '1.0.0' },
      methods: [
        {
          name: 'wallet_pay',
          params: [],
          errors: [{ $ref: '#/components/errors/Broke' }, { code: -32120, message: 'Frozen' }],
        },
      ],
      components: { errors: { Broke: { code: -32031, message: 'Not enough money' } } },
    },
    undefined,
    2,
  );
  const code = sends(-32120, 'Frozen') + sends(-32050, 'Closed').replace('answer', 'other');

  test('define their codes for files below their folder, by name or by content, and demand no completeness', () => {
    for (const name of ['openrpc.json', 'api.json']) {
      const cwd = folder({ 'a/package.json': '{}', [`a/${name}`]: WALLET, 'a/src/x.ts': code, 'b/x.ts': code });
      assert.deepEqual(told([], cwd), ['b/x.ts reserved-code -32120'], name);
      const [x] =
        checkJson(['a/src/x.ts', 'a/api.json'].slice(0, name === 'api.json' ? 2 : 1).concat('--explain-protocol'), {
          cwd,
        }).files?.slice(-1) ?? [];
      assert.deepEqual(x?.protocols[0], {
        id: 'wallet-api',
        strength: 'own',
        evidence: [`\`a/${name}\` is a document of this project`],
      });
    }
  });

  test('declare all codes where they are listed', () => {
    const cwd = folder({
      '.jsonrpc-errors.json': '{ "catalogs": ["api.json"] }',
      'api.json': WALLET,
      'src/x.ts': code,
    });
    assert.deepEqual(told([], cwd), ['src/x.ts undeclared-code -32050']);
  });

  test('that are found and broken are documents like others', () => {
    const cwd = folder({ 'openrpc.json': WALLET.replace('#/components/errors/Broke', '#/nowhere'), 'x.ts': code });
    assert.deepEqual(told([], cwd), []);
  });
});

describe('modules with a mark', () => {
  const CODES = [
    '// jsonrpc-errors-catalog',
    'export enum ShopError {',
    '  /** None is left. */',
    '  SoldOut = -32011,',
    '  Empty = 1001,',
    '}',
    '',
  ].join('\n');

  test('declare the codes of their project, found or listed', () => {
    const files = {
      'shop/src/errors/codes.ts': CODES,
      'shop/src/a.ts': sends(-32011, 'Sold out'),
      'shop/src/b.ts': sends(-32050, 'Closed'),
      'other/package.json': '{}',
      'other/b.ts': sends(-32050, 'Closed'),
    };
    const found = folder({ ...files, 'shop/package.json': '{}' });
    assert.deepEqual(told([], found), ['shop/src/b.ts undeclared-code -32050']);
    assert.deepEqual(told(['--jobs', '2'], found), told([], found));
    const [finding] = checkJson([], { cwd: found }).findings;
    assert.match(finding?.message ?? '', /^-32050 is not in shop\/src\/errors\/codes\.ts, where/);
    const listed = folder({ ...files, 'shop/.jsonrpc-errors.json': '{ "catalogs": ["src/errors/*.ts"] }' });
    assert.deepEqual(told(['shop/src/b.ts'], listed), ['shop/src/b.ts undeclared-code -32050']);
  });

  test('do not make right by it what is wrong in them', () => {
    const wrong = CODES.replace('SoldOut = -32011', 'MethodNotFound = -32602').replace('Empty = 1001', 'Full = -32150');
    assert.deepEqual(told([], folder({ 'package.json': '{}', 'codes.ts': wrong })), [
      'codes.ts code-name-mismatch -32602',
      'codes.ts reserved-code -32150',
    ]);
  });

  test('are told where they are listed and nothing in them is marked', () => {
    const cwd = folder({ '.jsonrpc-errors.json': '{ "catalogs": ["codes.ts"] }', 'codes.ts': 'export const a = 1;\n' });
    const { status, stderr } = run(['check'], { cwd });
    assert.equal(status, 2);
    assert.equal(
      stderr,
      'codes.ts:1:1: No enum and no table of constants here has the comment "jsonrpc-errors-catalog" above it.\n',
    );
  });
});
