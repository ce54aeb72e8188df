import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { DefinitionRequest, ReferencesRequest } from 'vscode-languageserver-protocol/node';
import { waitFor as poll } from '../support/wait-for.ts';
import { inProcess } from './support/connect.ts';
import { PUSHED, TestClient } from './support/test-client.ts';
import { waitFor } from './support/wait-for.ts';

const CODES = 'export const ASKED = -32601;\n';
const USE = "import { ASKED } from './codes';\nsend({ error: { code: ASKED, message: 'Method not found' } });\n";

/** A workspace on the disk, and an editor that has it open. */
class Workspace {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'jsonrpc-errors-'));
  readonly client = new TestClient(inProcess());

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true });
      writeFileSync(path.join(this.folder, name), text);
    }
  }

  uri(name: string): string {
    return pathToFileURL(path.join(this.folder, name)).href;
  }

  async start(capabilities?: Parameters<TestClient['initialize']>[0]): Promise<void> {
    await this.client.initialize(capabilities, undefined, [pathToFileURL(this.folder).href]);
  }

  async rulesOf(name: string): Promise<readonly unknown[]> {
    return (await this.client.diagnostics(this.uri(name))).map(({ code }) => code);
  }

  /** Waits until a document has these findings. */
  async settles(name: string, ...rules: string[]): Promise<void> {
    const wanted = rules.join(' ');
    await poll(
      `${name} to have ${wanted || 'no finding'}`,
      () => this.rulesOf(name),
      (seen) => seen.join(' ') === wanted,
    );
  }

  async dispose(): Promise<void> {
    await this.client.dispose();
    rmSync(this.folder, { recursive: true });
  }
}

let workspace: Workspace;
async function opened(
  files: Readonly<Record<string, string>>,
  capabilities?: Parameters<TestClient['initialize']>[0],
): Promise<Workspace> {
  workspace = new Workspace();
  workspace.write(files);
  await workspace.start(capabilities);
  return workspace;
}
afterEach(() => workspace.dispose());

describe('a document that takes its codes from another file', () => {
  it('is judged by what stands there, open or not', async () => {
    const { client, uri } = bind(await opened({ 'codes.ts': 'export const ASKED = -32602;\n', 'a.ts': USE }));
    await client.open(uri('a.ts'), 'typescript', USE);
    await workspace.settles('a.ts', 'code-message-mismatch');
    await client.open(uri('codes.ts'), 'typescript', CODES);
    await workspace.rulesOf('codes.ts');
    await workspace.settles('a.ts');
  });

  it('is looked at again when the constant is edited, not when its file is only typed in', async () => {
    const { client, uri } = bind(await opened({ 'codes.ts': CODES, 'a.ts': USE }));
    await client.open(uri('a.ts'), 'typescript', USE);
    await client.open(uri('codes.ts'), 'typescript', CODES);
    const first = await client.pull(uri('a.ts'));
    await workspace.rulesOf('codes.ts');
    await waitFor(() => client.refreshes > 0, 'the scan');
    const second = await client.pull(uri('a.ts'), first.resultId);

    await client.change(uri('codes.ts'), `// a comment\n${CODES}`);
    await workspace.rulesOf('codes.ts');
    assert.equal((await client.pull(uri('a.ts'), second.resultId)).kind, 'unchanged');

    const before = client.refreshes;
    await client.change(uri('codes.ts'), 'export const ASKED = -32602;\n');
    await workspace.rulesOf('codes.ts');
    await waitFor(() => client.refreshes > before, 'another refresh');
    await workspace.settles('a.ts', 'code-message-mismatch');
  });

  it('is looked at again when the file of the constant changes on the disk, comes or goes', async () => {
    const { client, uri } = bind(await opened({ 'a.ts': USE }));
    await client.open(uri('a.ts'), 'typescript', USE);
    assert.deepEqual(await workspace.rulesOf('a.ts'), []);
    workspace.write({ 'codes.ts': 'export const ASKED = -32602;\n' });
    await client.fileEvent(uri('codes.ts'), 'created');
    await waitFor(() => client.refreshes > 0, 'a refresh');
    await workspace.settles('a.ts', 'code-message-mismatch');
    workspace.write({ 'codes.ts': CODES });
    await client.changeFile(uri('codes.ts'));
    await workspace.settles('a.ts');
  });

  it('gets its diagnostics again where the server publishes them', async () => {
    const { client, uri } = bind(await opened({ 'codes.ts': CODES, 'a.ts': USE }, PUSHED));
    await client.open(uri('a.ts'), 'typescript', USE);
    const last = () => client.published.filter((each) => each.uri === uri('a.ts')).at(-1)?.diagnostics.length;
    await waitFor(() => last() === 0, 'an empty list');
    await client.open(uri('codes.ts'), 'typescript', CODES);
    await client.change(uri('codes.ts'), 'export const ASKED = -32602;\n');
    await waitFor(() => last() === 1, 'a finding');
  });

  it('finds it through a package of the workspace and through paths of a configuration', async () => {
    const { client, uri } = bind(
      await opened({
        'tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["./lib/*"] } } }',
        'lib/codes.ts': 'export const ASKED = -32602;\n',
        'packages/errors/package.json': '{ "name": "@org/errors", "main": "./dist/index.js" }',
        'packages/errors/src/index.ts': "export * from '../../../lib/codes';\n",
      }),
    );
    for (const [name, specifier] of [
      ['a.ts', '~/codes'],
      ['b.ts', '@org/errors'],
    ] as const) {
      await client.open(uri(name), 'typescript', USE.replace('./codes', specifier));
      await workspace.settles(name, 'code-message-mismatch');
    }
  });
});

describe('a code', () => {
  const codes = 'export enum Codes {\n  Gone = -32001,\n}\n';
  const use =
    "import { Codes } from './codes';\nsend({ error: { code: Codes.Gone, message: 'm' } });\nif (e.code === -32001) f();\n";

  it('leads to its constant, in whatever file, and a number to its page', async () => {
    const { client, uri } = bind(await opened({ 'codes.ts': codes, 'a.ts': use }));
    await client.open(uri('a.ts'), 'typescript', use);
    await workspace.settles('a.ts');
    const definition = async (line: number, character: number) => {
      const params = { textDocument: { uri: uri('a.ts') }, position: { line, character } };
      const found = await client.connection.sendRequest(DefinitionRequest.type, params);
      return [found ?? []].flat().map((each) => ('uri' in each ? `${each.uri}:${each.range.start.line}` : ''));
    };
    assert.deepEqual(await definition(1, 31), [`${uri('codes.ts')}:1`]);
    await poll(
      'the constant of a number',
      () => definition(2, 17),
      (seen) => seen[0] === `${uri('codes.ts')}:1`,
    );
    await client.open(uri('b.ts'), 'typescript', 'if (e.code === -32601) f();\n');
    const params = { textDocument: { uri: uri('b.ts') }, position: { line: 0, character: 17 } };
    const page = await client.connection.sendRequest(DefinitionRequest.type, params);
    assert.deepEqual(
      [page ?? []].flat().map((each) => 'uri' in each && each.uri),
      ['docs:/codes/-32601.md'],
    );
  });

  it('has its places everywhere: numbers, constants, captures', async () => {
    const { client, uri } = bind(
      await opened({
        'codes.ts': codes,
        'a.ts': use,
        'b.ts': "import { Codes } from './codes';\nthrow fail(Codes.Gone, 'gone');\n",
        'c.jsonl': '{"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"Gone"}}\n',
        'd.jsonl': '{"jsonrpc":"2.0","id":1,"error":{"code":-32002,"message":"Other"}}\n',
      }),
    );
    await client.open(uri('codes.ts'), 'typescript', codes);
    const places = async (includeDeclaration: boolean) => {
      const position = { line: 1, character: 12 };
      const params = { textDocument: { uri: uri('codes.ts') }, position, context: { includeDeclaration } };
      const found = (await client.connection.sendRequest(ReferencesRequest.type, params)) ?? [];
      return found.map((each) => `${path.basename(each.uri)}:${each.range.start.line}`).sort();
    };
    assert.deepEqual(await places(true), ['a.ts:1', 'a.ts:2', 'b.ts:1', 'c.jsonl:0', 'codes.ts:1']);
    assert.deepEqual(await places(false), ['a.ts:1', 'a.ts:2', 'b.ts:1', 'c.jsonl:0']);
  });
});

describe('a workspace', () => {
  it('may hold circles of modules and of links, and what nobody can read', async () => {
    const { client, uri, folder } = bind(
      await opened({
        'a.ts': "import { ASKED } from './b';\nexport * from './b';\nsend({ error: { code: ASKED, message: 'm' } });\n",
        'b.ts': "export * from './a';\nexport { ASKED } from './c/b';\n",
        'package.json': '{',
        'tsconfig.json': '{ "extends": "./tsconfig.json" }',
      }),
    );
    symlinkSync(folder, path.join(folder, 'c'));
    symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'd.ts'));
    await client.open(
      uri('a.ts'),
      'typescript',
      "import { ASKED } from './b';\nsend({ error: { code: ASKED, message: 'm' } });\n",
    );
    assert.deepEqual(await workspace.rulesOf('a.ts'), []);
    assert.deepEqual(
      client.logs.filter((line) => /Error/.test(line)),
      [],
    );
  });
});

function bind(opened: Workspace) {
  return { client: opened.client, folder: opened.folder, uri: (name: string) => opened.uri(name) };
}
