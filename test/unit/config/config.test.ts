import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import { type Config, globOfFile, parseConfig, settingsFor } from '../../../server/src/core/config.ts';

const names = { catalogs: builtinCatalogs(), ruleIds: ['reserved-code', 'miswritten-code', 'invalid-json'] };

function read(text: string): { config: Config; problems: [token: string, message: string][] } {
  const { config, problems } = parseConfig(text, names);
  return { config, problems: problems.map(({ span, message }) => [text.slice(span.start, span.end), message]) };
}

const FULL = `\ufeff{
  // what this folder speaks
  "$schema": "./config.schema.json",
  "protocols": ["mcp@2025-11-25", "acp"],
  "detectProtocols": false,
  "rules": { "reserved-code": "error", "invalid-json": "off" },
  "overrides": [
    { "files": "src/lsp/**", "protocols": ["lsp"], "detectProtocols": true },
    { "files": ["*.test.ts", "src/**/old.ts"], "rules": { "reserved-code": "off", "miswritten-code": "hint", }, },
  ],
}\r\n`;

describe('.jsonrpc-errors.json', () => {
  it('reads everything it may hold, with comments and trailing commas', () => {
    const { config, problems } = read(FULL);
    assert.deepEqual(problems, []);
    assert.deepEqual(config, {
      protocols: [{ id: 'mcp', version: '2025-11-25' }, { id: 'acp' }],
      detect: false,
      severities: { 'reserved-code': 'error', 'invalid-json': 'off' },
      overrides: [
        { files: ['src/lsp/**'], protocols: [{ id: 'lsp' }], detect: true, severities: {} },
        {
          files: ['*.test.ts', 'src/**/old.ts'],
          severities: { 'reserved-code': 'off', 'miswritten-code': 'hint' },
        },
      ],
    });
  });

  it('sets nothing where nothing is said', () => {
    const { config, problems } = read('{}');
    assert.deepEqual(problems, []);
    assert.deepEqual(settingsFor(config, 'a.ts'), { severities: {} });
  });

  it('lets the last override win, key by key and rule by rule', () => {
    const { config } = read(FULL);
    assert.deepEqual(settingsFor(config, 'src/a.ts').detect, false);
    assert.deepEqual(settingsFor(config, 'src/lsp/deep/old.ts'), {
      protocols: [{ id: 'lsp' }],
      detect: true,
      severities: { 'reserved-code': 'off', 'miswritten-code': 'hint', 'invalid-json': 'off' },
    });
  });

  const matches: readonly [glob: string, path: string, expected: boolean][] = [
    ['lsp', 'src/lsp/deep/a.ts', true],
    ['src/lsp', 'src/lsp/deep/a.ts', true],
    ['src/lsp', 'src/lspx/a.ts', false],
    ['src/lsp', 'deep/src/lsp/a.ts', false],
    ['*.test.ts', 'a.test.ts', true],
    ['*.test.ts', 'src/deep/a.test.ts', true],
    ['src/*.ts', 'src/a.ts', true],
    ['src/*.ts', 'src/deep/a.ts', false],
    ['src/*.ts', 'other/src/a.ts', false],
    ['./src/**', 'src/a.ts', true],
    ['/src/**', 'src/a.ts', true],
    ['src/', 'src/deep/a.ts', true],
    ['./a.ts', 'a.ts', true],
    ['./a.ts', 'src/a.ts', false],
    ['src/**', 'src\\deep\\a.ts', true],
    ['src/**', './src/a.ts', true],
    ['**/*.json', '.hidden/a.json', true],
    ['{a,b}/**', 'b/x.ts', true],
    ['!src/**', 'lib/a.ts', true],
  ];
  for (const [glob, path, expected] of matches) {
    it(`${glob} ${expected ? 'holds' : 'does not hold'} for ${path}`, () => {
      const { config } = read(JSON.stringify({ overrides: [{ files: glob, detectProtocols: false }] }));
      assert.equal(settingsFor(config, path).detect === false, expected);
    });
  }

  const odd = [
    'a.json',
    '[id].json',
    'a (copy).json',
    '!x.json',
    '{a,b}.json',
    'a+b@c*?.json',
    'src/[id]/a|b.json',
    '$x^.json',
  ];
  for (const path of odd) {
    it(`the glob of ${path} holds for that file and for no other`, () => {
      const files = globOfFile(path);
      const { config, problems } = read(JSON.stringify({ overrides: [{ files, detectProtocols: false }] }));
      assert.deepEqual(problems, []);
      const holds = odd.filter((other) => settingsFor(config, other).detect === false);
      assert.deepEqual(holds, [path]);
      for (const other of [`deep/${path}`, `${path}x`])
        assert.equal(settingsFor(config, other).detect, undefined, other);
    });
  }

  const faults: readonly [text: string, token: string, message: string | RegExp][] = [
    ['{"protocol":["mcp"]}', '"protocol"', 'Unknown key "protocol". Did you mean "protocols"?'],
    [
      '{"colour":1}',
      '"colour"',
      'Unknown key "colour". It is one of $schema, catalogs, protocols, detectProtocols, rules and overrides.',
    ],
    ['{"rules":{"zzz":"off"}}', '"zzz"', 'Unknown rule "zzz". `jsonrpc-errors rules` lists all of them.'],
    [
      '{"rules":{"resreved-code":"off"}}',
      '"resreved-code"',
      'Unknown rule "resreved-code". Did you mean "reserved-code"?',
    ],
    [
      '{"rules":{"reserved-code":"eror"}}',
      '"eror"',
      '"eror" is no severity for "reserved-code". Did you mean "error"?',
    ],
    [
      '{"rules":{"reserved-code":2}}',
      '2',
      'This is no severity for "reserved-code". It is one of error, warning, info, hint and off.',
    ],
    ['{"rules":["reserved-code"]}', '["reserved-code"]', '"rules" must be an object of rule ids and severities.'],
    ['{"protocols":["mpc"]}', '"mpc"', /^Unknown protocol "mpc"\. Did you mean "mcp"\?/],
    [
      '{"protocols":["mcp@2025-11-26"]}',
      '"mcp@2025-11-26"',
      /^Unknown version "2025-11-26".*Did you mean "mcp@2025-11-25"\?/,
    ],
    ['{"protocols":"mcp"}', '"mcp"', '"protocols" must be a list of "id" or "id@version", for example ["mcp"].'],
    ['{"protocols":[5]}', '5', '"protocols" must be a list of "id" or "id@version", for example ["mcp"].'],
    ['{"detectProtocols":"no"}', '"no"', '"detectProtocols" must be true or false.'],
    ['{"overrides":{}}', '{}', '"overrides" must be a list of objects.'],
    ['{"overrides":[5]}', '5', 'An item of "overrides" must be an object.'],
    ['{"overrides":[{"rules":{}}]}', '{', 'This item of "overrides" has no "files"; it holds for none.'],
    ['{"overrides":[{"files":[1]}]}', '1', '"files" must be a glob or a list of globs, for example ["src/**"].'],
    ['{"overrides":[{"files":""}]}', '""', '"" is not a glob.'],
    ['{"overrides":[{"files":[]}]}', '{', 'This item of "overrides" has no "files"; it holds for none.'],
    [
      '{"overrides":[{"files":"../x/**"}]}',
      '"../x/**"',
      '"../x/**" leads out of the folder of this file; nothing there is meant.',
    ],
    ['{"overrides":[{"files":"a","overrides":[]}]}', '"overrides"', /^Unknown key "overrides"\./],
    ['{"$schema":1}', '1', '"$schema" must be a string.'],
    ['{"rules":{},"rules":{}}', '"rules"', '"rules" stands here twice.'],
    [
      '{"rules":{"reserved-code":"off","reserved-code":"hint"}}',
      '"reserved-code"',
      '"reserved-code" stands here twice.',
    ],
    ['[]', '[]', 'A configuration must be an object.'],
    ['{"rules":{"reserved-code":"off"}', '}', 'This is not valid JSON: expected } before the end of the file.'],
    ['', '', 'This is not valid JSON: expected a value before the end of the file.'],
  ];
  for (const [text, token, message] of faults) {
    it(`says what is wrong with ${text || 'an empty file'}`, () => {
      const { problems } = read(text);
      assert.equal(problems.length, 1, JSON.stringify(problems));
      assert.equal(problems[0]?.[0], token);
      if (typeof message === 'string') assert.equal(problems[0]?.[1], message);
      else assert.match(problems[0]?.[1] ?? '', message);
    });
  }

  it('keeps the rest where a part cannot be used', () => {
    const { config } = read(
      '{"protocols":["mpc","lsp"],"rules":{"x":"off","invalid-json":"hint"},"detectProtocols":false',
    );
    assert.deepEqual(config, {
      protocols: [{ id: 'lsp' }],
      detect: false,
      severities: { 'invalid-json': 'hint' },
      overrides: [],
    });
  });

  it('takes every beginning of a file, and any depth', () => {
    for (let end = 0; end <= FULL.length; end++) settingsFor(read(FULL.slice(0, end)).config, 'src/a.ts');
    read('{"overrides":['.repeat(50_000));
    read(`{"overrides":[{"files":"${'('.repeat(70_000)}"}]}`);
  });

  it('has a schema that accepts and refuses the same', () => {
    const file = new URL('../../../server/config.schema.json', import.meta.url);
    const ajv = new Ajv({ strict: false });
    const accepts = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
    assert.equal(
      accepts({
        protocols: ['mcp'],
        detectProtocols: true,
        rules: { 'reserved-code': 'off' },
        overrides: [{ files: 'a/**', rules: {} }],
      }),
      true,
    );
    for (const wrong of [{ protocol: [] }, { protocols: 'mcp' }, { rules: { x: 'eror' } }, { overrides: [{}] }, []]) {
      assert.equal(accepts(wrong), false, JSON.stringify(wrong));
    }
  });
});
