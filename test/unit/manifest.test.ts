import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { COMMANDS, LANGUAGES } from '../../client/src/names.ts';
import { builtinCatalogs } from '../../server/src/core/catalog/builtin.ts';
import { LANGUAGES as ENGINE_LANGUAGES } from '../../server/src/core/model.ts';
import { RULES } from '../../server/src/generated/rules.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const manifest = JSON.parse(read('package.json'));
const texts = JSON.parse(read('package.nls.json')) as Record<string, string>;
const settings = manifest.contributes.configuration.properties as Record<string, Record<string, unknown>>;

const sources = ['client/src', 'server/src/lsp', 'server/src/protocol'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(join(folder, name))),
);

describe('the manifest of the extension', () => {
  it('contributes exactly the commands that are registered, each in its category', () => {
    const contributed = manifest.contributes.commands as { command: string; category: string }[];
    const registered = Object.values(COMMANDS).filter((command) => !command.startsWith('_'));
    assert.deepEqual(contributed.map(({ command }) => command).sort(), registered.sort());
    for (const { category } of contributed) assert.equal(category, 'JSON-RPC Errors');
    const commandsSource = read('client/src/commands.ts');
    for (const key of Object.keys(COMMANDS)) assert.match(commandsSource, new RegExp(`register\\(COMMANDS\\.${key}`));
  });

  it('declares exactly the settings that are read, at most fifteen, each for a resource', () => {
    const code = read('server/src/lsp/settings.ts');
    const readThere = [...code.matchAll(/section\.(\w+)/g)].map(([, name]) => name);
    const shared = /SHARED_SETTINGS = \[(.*)\]/.exec(code)?.[1]?.match(/\w+/g) ?? [];
    const expected = [...new Set([...readThere, ...shared])].map((name) => `jsonrpcErrors.${name}`).sort();
    assert.deepEqual(Object.keys(settings).sort(), expected);
    assert.ok(Object.keys(settings).length <= 15);
    for (const setting of Object.values(settings)) assert.equal(setting.scope, 'resource');
  });

  it('links only to settings that exist', () => {
    for (const text of Object.values(texts)) {
      for (const [, name] of text.matchAll(/`#([^#]+)#`/g)) assert.ok(settings[name ?? ''], `${name} in "${text}"`);
    }
  });

  it('uses every text of package.nls.json, and no other', () => {
    const used = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? '');
    assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
  });

  it('offers the rules of the registry and the protocols of the catalogs', () => {
    assert.deepEqual(
      Object.keys(settings['jsonrpcErrors.rules']?.properties ?? {}),
      RULES.map(({ id }) => id),
    );
    const { items } = settings['jsonrpcErrors.protocols'] as { items: { enum: string[] } };
    for (const { id } of builtinCatalogs().catalogs) assert.ok(items.enum.includes(id), id);
  });

  it('activates with the first document that it reads, never with the window', () => {
    const events = manifest.activationEvents as string[];
    assert.deepEqual(
      events.filter((event) => event.startsWith('onLanguage:')),
      LANGUAGES.map((language) => `onLanguage:${language}`),
    );
    // A page of the documentation that is open when the window is loaded again.
    assert.deepEqual(
      events.filter((event) => !event.startsWith('onLanguage:')),
      ['onFileSystem:jsonrpc-errors'],
    );
    assert.deepEqual([...LANGUAGES], [...ENGINE_LANGUAGES]);
  });

  it('works in untrusted and virtual workspaces, and in the browser', () => {
    assert.deepEqual(manifest.capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
    assert.equal(manifest.main, './dist/client.js');
    assert.equal(manifest.browser, './dist/browser/client.js');
  });

  it('asks for the VS Code whose types it is compiled against', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });

  it('names files that exist', () => {
    for (const { url } of manifest.contributes.jsonValidation) assert.ok(existsSync(join(ROOT, url)), url);
    for (const { path } of manifest.contributes.grammars) assert.ok(existsSync(join(ROOT, path)), path);
  });

  it('has a page for every code that a hover may link to', () => {
    for (const { code, marker } of builtinCatalogs().catalogs.flatMap(({ entries }) => entries)) {
      if (marker) continue;
      assert.ok(existsSync(join(ROOT, `docs/codes/${code}.md`)), String(code));
    }
  });

  it('has a page for every rule', () => {
    for (const { id } of RULES) assert.ok(existsSync(join(ROOT, `docs/rules/${id}.md`)), id);
  });
});

describe('the client', () => {
  it('sets all four flags for pulling diagnostics: one that is left out counts as false', () => {
    const options = read('client/src/client-options.ts');
    for (const flag of ['onChange', 'onSave', 'onFocus', 'onTabs'])
      assert.match(options, new RegExp(`${flag}: (true|false),`));
  });

  it('shows no notification but for the failure of a command', () => {
    const calls = sources.flatMap((source) => [...source.matchAll(/\.show(?:Error|Warning|Information)Message\(/g)]);
    assert.equal(calls.length, 1);
  });

  it('talks to nobody', () => {
    for (const source of sources) assert.doesNotMatch(source, /\bfetch\(|XMLHttpRequest|node:https?'|telemetry/i);
  });
});
