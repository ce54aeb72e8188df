import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { checkJson, folder, run } from './support/command.ts';

const SHOP = {
  id: 'shop',
  name: 'Shop',
  entries: [
    {
      code: -32012,
      name: 'PaymentRefused',
      messages: { exact: ['Payment refused'] },
      meaning: 'The bank refuses to pay.',
    },
    { code: 1001, name: 'BasketEmpty', when: { methods: ['shop.order'] } },
  ],
  methods: [{ name: 'shop.order' }],
};
const PROJECT = { '.jsonrpc-errors.json': '{ "catalogs": ["errors/*"] }', 'errors/shop.json': JSON.stringify(SHOP) };
const exported = (format: string, id = 'shop'): string => {
  const { status, stdout, stderr } = run(['catalogs', 'export', '--format', format, id], { cwd: folder(PROJECT) });
  assert.equal(`${status} ${stderr}`, '0 ');
  return stdout;
};
/** Codes and names of the only catalog of a project. */
const shown = (cwd: string, id: string): readonly string[] => {
  const { status, stdout, stderr } = run(['catalogs', 'show', id, '--format', 'json'], { cwd });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout).entries.map((entry: Record<string, unknown>) =>
    [entry.code, entry.name, JSON.stringify(entry.when ?? null)].join(' '),
  );
};

describe('catalogs export', () => {
  const CODES = ['-32012 PaymentRefused null', '1001 BasketEmpty {"methods":["shop.order"]}'];

  test('writes JSON, OpenRPC and TypeScript that can be listed as catalogs again', () => {
    const json = folder({ ...PROJECT, 'errors/shop.json': exported('json') });
    assert.deepEqual(shown(json, 'shop'), CODES);
    const openRpc = folder({ ...PROJECT, 'errors/shop.json': exported('openrpc') });
    assert.deepEqual(shown(openRpc, 'shop'), CODES);
    const text = exported('typescript');
    const script = folder({ '.jsonrpc-errors.json': '{ "catalogs": ["codes.ts"] }', 'codes.ts': text });
    assert.deepEqual(
      shown(script, 'shop-errors'),
      CODES.map((code) => code.replace(/\{.*/, 'null')),
    );
    assert.deepEqual(checkJson([], { cwd: script }).findings, []);
    assert.match(text, /\/\*\* The bank refuses to pay\. \*\/\n {2}PaymentRefused: -32012,/);
  });

  test('writes every built-in catalog in every form', () => {
    const { catalogs } = JSON.parse(run(['catalogs', '--format', 'json']).stdout);
    for (const id of ['mcp', 'lsp', 'eth-json-rpc', 'json-rpc', 'payme']) {
      assert.ok(catalogs.some((one: { id: string }) => one.id === id));
      for (const format of ['markdown', 'typescript', 'openrpc', 'json']) {
        const { status, stdout } = run(['catalogs', 'export', id, '--format', format]);
        assert.equal(status, 0);
        assert.ok(stdout.endsWith('\n') && stdout.length > 100, `${id} ${format}`);
      }
    }
  });

  test('writes a table for people by default, and a file whole or not at all', () => {
    const cwd = folder(PROJECT);
    assert.equal(run(['catalogs', 'export', '--output', 'docs/errors.md'], { cwd }).status, 0);
    const text = readFileSync(path.join(cwd, 'docs/errors.md'), 'utf8');
    assert.match(text, /^# Error codes of Shop\n\n\| Code \| Name \| Message \| Meaning \|\n/);
    assert.match(text, /\| 1001 \| `BasketEmpty` \| {2}\| For `shop\.order`\. \|/);
    writeFileSync(path.join(cwd, 'file'), 'x');
    const { status, stderr } = run(['catalogs', 'export', 'shop', '--output', 'file/errors.md'], { cwd });
    assert.equal(status, 2);
    assert.match(stderr, /^file\/errors\.md: /);
  });
});

describe('catalogs new', () => {
  test('writes a catalog that works, with a recording to try it on, and overwrites nothing', () => {
    const cwd = folder({ 'package.json': '{}' });
    const { status, stdout } = run(['catalogs', 'new', 'shop'], { cwd });
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^wrote errors\/shop\.jsonrpc-catalog\.json\nwrote errors\/shop\.fixture\.log\nwrote \.jsonrpc-errors\.json\n/,
    );
    assert.equal(run(['catalogs', 'validate', 'errors/shop.jsonrpc-catalog.json'], { cwd }).status, 0);
    assert.deepEqual(
      checkJson(['errors/shop.fixture.log'], { cwd }).findings.map(({ line, ruleId }) => `${line} ${ruleId}`),
      ['4 code-message-mismatch'],
    );
    assert.deepEqual(checkJson([], { cwd }).findings, []);
    const again = run(['catalogs', 'new', 'shop'], { cwd });
    assert.equal(again.status, 2);
    assert.match(again.stderr, /"shop" is the id of Shop \(errors\/shop\.jsonrpc-catalog\.json\); take another\./);
  });

  test('writes nothing where one of the files is there', () => {
    const cwd = folder({ 'errors/shop.fixture.log': 'mine' });
    const { status, stderr } = run(['catalogs', 'new', 'shop'], { cwd });
    assert.equal(`${status} ${stderr}`, '2 errors/shop.fixture.log is there already; nothing was written.\n');
    assert.ok(!existsSync(path.join(cwd, '.jsonrpc-errors.json')));
    for (const id of ['mcp', 'Shop', '../x', '']) assert.equal(run(['catalogs', 'new', id], { cwd }).status, 2, id);
  });
});

describe('what a project declares', () => {
  test('is listed, shown and explained, and validated without naming files', () => {
    const cwd = folder(PROJECT);
    assert.match(run(['catalogs'], { cwd }).stdout, /^shop +Shop +2 codes/m);
    assert.match(run(['explain', '1001'], { cwd }).stdout, /Shop/);
    assert.match(run(['explain', 'PaymentRefused'], { cwd }).stdout, /The bank refuses to pay\./);
    const validated = run(['catalogs', 'validate'], { cwd });
    assert.equal(`${validated.status} ${validated.stdout.split('\n')[0]}`, '0 errors/shop.json: a valid catalog.');
  });

  test('that is broken leaves the built-in ones as they are', () => {
    const cwd = folder({ ...PROJECT, 'errors/bad.json': '{' });
    const { status, stdout, stderr } = run(['explain', '-32601'], { cwd });
    assert.equal(status, 0);
    assert.match(stdout, /Method not found/);
    assert.match(stderr, /^errors\/bad\.json:1:\d+: This is not valid JSON/);
  });
});
