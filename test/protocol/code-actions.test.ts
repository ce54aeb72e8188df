import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionTriggerKind,
  type Command,
  type Range,
} from 'vscode-languageserver-protocol/node';
import { Actor, applied, rangeOf, titled } from './support/actions.ts';
import { inProcess } from './support/connect.ts';
import { MISMATCH, RESERVED } from './support/fixture-texts.ts';
import { TestClient, VSCODE } from './support/test-client.ts';

const TS = 'file:///project/server.ts';
const JSONC = 'file:///project/error.jsonc';

/** Two safe fixes of one rule, and a problem of another on one of their lines. */
const TWICE = [
  '[',
  '  { "jsonrpc": "2", "id": 1, "error": { "code": -32150, "message": "Full" } },',
  '  { "jsonrpc": 2.0, "id": 2, "result": 1 }',
  ']',
].join('\r\n');

describe('code actions', () => {
  let client: TestClient;
  let actor: Actor;

  beforeEach(() => {
    client = new TestClient(inProcess());
    actor = new Actor(client);
  });
  afterEach(() => client.dispose());

  const open = async (uri: string, language: string, text: string, capabilities?: ClientCapabilities) => {
    await client.initialize(capabilities, { commands: { showRuleDocumentation: 'show' } });
    await client.open(uri, language, text);
  };
  const titles = (actions: readonly (CodeAction | Command)[]): string[] => actions.map(({ title }) => title);

  it('come in the order that people know: fixes, all of the rule, disable, documentation', async () => {
    await open(JSONC, 'jsonc', TWICE);
    const actions = await actor.at(JSONC, rangeOf(TWICE, '"2"'));
    assert.deepEqual(titles(actions), [
      'Change "jsonrpc" to "2.0"',
      'Fix all jsonrpc-version problems',
      'Disable jsonrpc-version for this line',
      'Disable jsonrpc-version for this file',
      'Show documentation for jsonrpc-version',
    ]);
    const [diagnostic] = await client.diagnostics(JSONC);
    for (const { kind, diagnostics } of actions) {
      assert.equal(kind, 'quickfix');
      assert.deepEqual(diagnostics, [diagnostic]);
    }
    assert.deepEqual(
      actions.map(({ isPreferred }) => isPreferred === true),
      [true, false, false, false, false],
    );
    assert.deepEqual(actions.at(-1)?.command, {
      title: 'Show documentation for jsonrpc-version',
      command: 'show',
      arguments: ['jsonrpc-version'],
    });
  });

  it('put fixes that need a choice behind those that do not, and prefer none of them', async () => {
    await open(TS, 'typescript', `export const reply = ${MISMATCH};`);
    const actions = await actor.at(TS, rangeOf(`export const reply = ${MISMATCH};`, '-32601'));
    assert.deepEqual(titles(actions), [
      'Change the code to -32602 (Invalid params)',
      'Change the message to "Method not found"',
      'Disable code-message-mismatch for this line',
      'Disable code-message-mismatch for this file',
      'Show documentation for code-message-mismatch',
    ]);
    assert.deepEqual(
      actions.filter(({ isPreferred }) => isPreferred),
      [],
    );
  });

  it('offer "Fix all" of a rule only where there is more than one problem to fix', async () => {
    const text = '{ "jsonrpc": "2", "id": 1, "result": 1 }';
    await open(JSONC, 'jsonc', text);
    const actions = await actor.at(JSONC, rangeOf(text, '"2"'));
    assert.ok(!titles(actions).some((title) => title.startsWith('Fix all')), titles(actions).join());
    assert.ok(titles(actions).includes('Change "jsonrpc" to "2.0"'));
  });

  it('keep the rules apart where problems of several are selected, each with what belongs to it', async () => {
    await open(JSONC, 'jsonc', TWICE);
    const line: Range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    const actions = await actor.at(JSONC, line);
    const rules = actions.map(({ diagnostics }) => String(diagnostics?.[0]?.code));
    assert.deepEqual([...new Set(rules)], ['jsonrpc-version', 'reserved-code']);
    assert.deepEqual(rules, [...rules].sort());
    assert.equal(titles(actions).filter((title) => title.startsWith('Disable reserved-code for this line')).length, 1);
  });

  it('disable two problems of one rule on a line with one comment', async () => {
    const text = 'export const e = [{ code: -32150, message: "a" }, { code: -32151, message: "b" }];\n';
    await open(TS, 'typescript', text);
    const actions = await actor.at(TS, { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } });
    const disable = actions.filter(({ title }) => title === 'Disable reserved-code for this line');
    assert.equal(disable.length, 1);
    assert.equal(disable[0]?.diagnostics?.length, 2);
    const { edit } = await actor.resolve(disable[0]);
    assert.equal(applied(text, TS, edit), `// jsonrpc-errors-disable-next-line reserved-code\n${text}`);
  });

  it('are nothing for what other programs say, nor for what the text has outgrown', async () => {
    await open(JSONC, 'jsonc', RESERVED);
    const range = rangeOf(RESERVED, '-32150');
    const [diagnostic] = await client.diagnostics(JSONC);
    const ask = (diagnostics: CodeAction['diagnostics'] & object) => actor.at(JSONC, range, { diagnostics });
    assert.ok((await ask([diagnostic!])).length > 0);
    assert.deepEqual(await ask([{ ...diagnostic!, source: 'ts' }]), []);
    assert.deepEqual(await ask([{ ...diagnostic!, code: 'miswritten-code' }]), []);
    await client.change(JSONC, MISMATCH);
    assert.deepEqual(await ask([diagnostic!]), []);
    await client.change(JSONC, `\n${RESERVED}`);
    assert.deepEqual(await ask([diagnostic!]), []);
  });

  it('are those of the text as it stands, where a diagnostic names its rule and not quite its place', async () => {
    await open(JSONC, 'jsonc', RESERVED);
    const [diagnostic] = await client.diagnostics(JSONC);
    const text = ` ${RESERVED}`;
    await client.change(JSONC, text);
    const actions = await actor.at(JSONC, rangeOf(text, '-32150'), { diagnostics: [diagnostic!] });
    const { edit } = await actor.resolve(titled(actions, 'Disable reserved-code for this line'));
    assert.equal(applied(text, JSONC, edit), ` // jsonrpc-errors-disable-next-line reserved-code\n${text}`);
  });

  it('find the problem of a diagnostic that comes back without data, or with foreign data', async () => {
    await open(JSONC, 'jsonc', TWICE);
    const range = rangeOf(TWICE, '2.0');
    const { data: _, ...bare } = (await client.diagnostics(JSONC)).find(({ code, range: { start } }) => {
      return code === 'jsonrpc-version' && start.line === 2;
    })!;
    for (const data of [undefined, null, 7, { ruleId: 'jsonrpc-version', index: 0 }, { index: -1 }, { index: 99 }]) {
      const [fix] = await actor.at(JSONC, range, { diagnostics: [{ ...bare, data }] });
      const { edit } = await actor.resolve(fix);
      assert.equal(applied(TWICE, JSONC, edit), TWICE.replace('2.0', '"2.0"'));
    }
  });

  it('are those at the range for a client that sends no diagnostics', async () => {
    await open(JSONC, 'jsonc', TWICE);
    const { end } = rangeOf(TWICE, '-32150');
    const actions = await actor.at(JSONC, { start: end, end }, { diagnostics: [] });
    assert.equal(titles(actions).at(-1), 'Show documentation for reserved-code');
    assert.equal(actions[0]?.diagnostics, undefined);
  });

  it('are those of the line for a client that asks at the cursor with the diagnostics of its line', async () => {
    await open(JSONC, 'jsonc', RESERVED);
    const start = { line: 0, character: 0 };
    const diagnostics = await client.diagnostics(JSONC);
    assert.ok((await actor.at(JSONC, { start, end: start }, { diagnostics })).length > 0);
  });

  it('survive ranges outside the text and turned round', async () => {
    await open(JSONC, 'jsonc', TWICE);
    const far = { line: 99, character: 99 };
    const near = { line: 0, character: 0 };
    const ranges: Range[] = [
      { start: far, end: far },
      { start: { line: -1, character: -5 }, end: near },
      { start: near, end: { line: 2 ** 31, character: 2 ** 31 } },
      { start: far, end: near },
    ];
    const counts: number[] = [];
    for (const range of ranges) counts.push((await actor.at(JSONC, range, { diagnostics: [] })).length);
    assert.deepEqual([counts[0], counts[1]], [0, 0]);
    assert.ok((counts[2] ?? 0) > 0 && counts[2] === counts[3], counts.join());
  });

  it('are only of the kinds that are asked for', async () => {
    await open(JSONC, 'jsonc', TWICE);
    const range = rangeOf(TWICE, '"2"');
    const kinds = async (only: string[] | undefined, triggerKind?: CodeActionTriggerKind): Promise<string[]> => {
      const actions = await actor.at(JSONC, range, {
        ...(only ? { only } : {}),
        ...(triggerKind ? { triggerKind } : {}),
      });
      return [...new Set(actions.map(({ kind }) => String(kind)))];
    };
    const fixAll = ['source.fixAll.jsonrpcErrors'];
    assert.deepEqual(await kinds(undefined), ['quickfix']);
    assert.deepEqual(await kinds([]), ['quickfix']);
    assert.deepEqual(await kinds(['quickfix']), ['quickfix']);
    assert.deepEqual(await kinds(['']), ['quickfix', ...fixAll]);
    assert.deepEqual(await kinds(['source.fixAll']), fixAll);
    assert.deepEqual(await kinds(fixAll), fixAll);
    assert.deepEqual(await kinds(['refactor', 'source.fixAll.eslint', 'source.organizeImports', 'quick']), []);
    assert.deepEqual(await kinds(['source'], CodeActionTriggerKind.Invoked), fixAll);
    assert.deepEqual(await kinds(['source'], CodeActionTriggerKind.Automatic), []);
    assert.deepEqual(await kinds(['source.fixAll'], CodeActionTriggerKind.Automatic), fixAll);
  });

  it('are nothing for old versions of files, other languages, and documents that are not checked', async () => {
    client.settingsFor = (scope) => ({ enable: !scope?.includes('off') });
    await client.initialize();
    const range = rangeOf(RESERVED, '-32150');
    const cases = [
      ['git:/project/a.json?ref', 'json'],
      ['file:///project/off.json', 'json'],
      ['file:///project/a.md', 'markdown'],
    ] as const;
    for (const [uri, language] of cases) {
      await client.open(uri, language, RESERVED);
      assert.deepEqual(await actor.at(uri, range, { diagnostics: [] }), [], uri);
    }
    assert.deepEqual(await actor.at('file:///project/never-opened.json', range, { diagnostics: [] }), []);
  });

  it('are offered for every half-typed state of a text, and none of them throws', async () => {
    await open(TS, 'typescript', '');
    const text = `export const reply = ${MISMATCH};`;
    const all: Range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    for (let length = 0; length <= text.length; length += 1) {
      await client.change(TS, text.slice(0, length));
      for (const action of await actor.at(TS, all, { diagnostics: [] })) {
        if (!action.command) await actor.resolve(action);
      }
    }
    assert.deepEqual(
      client.logs.filter((line) => line.includes('Error')),
      [],
    );
  });

  it('stop when the client cancels', async () => {
    await open(JSONC, 'jsonc', RESERVED);
    const source = new CancellationTokenSource();
    const range = rangeOf(RESERVED, '-32150');
    const params = { textDocument: { uri: JSONC }, range, context: { diagnostics: [] } };
    const asked = client.connection.sendRequest(CodeActionRequest.type, params, source.token);
    source.cancel();
    assert.equal(await asked, null);
  });

  it('are announced with their kinds', async () => {
    const { capabilities } = await client.initialize();
    assert.deepEqual(capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'source.fixAll.jsonrpcErrors'],
      resolveProvider: true,
    });
    assert.deepEqual(capabilities.executeCommandProvider, {
      commands: ['jsonrpc-errors.fixAll', 'jsonrpc-errors.showRuleDocumentation'],
    });
  });

  it('come without commands of the server to a client that has its own, whose names would be taken', async () => {
    const { capabilities } = await client.initialize(undefined, { commands: { save: 'test.save' } });
    assert.equal(capabilities.executeCommandProvider, undefined);
  });

  it('are not announced to a client that can take neither actions nor edits', async () => {
    const { capabilities } = await client.initialize({ textDocument: {}, workspace: {} });
    assert.equal(capabilities.codeActionProvider, false);
    assert.equal(capabilities.executeCommandProvider, undefined);
  });

  it('open the page of a rule in a client that has no command for it', async () => {
    const shown: string[] = [];
    client.connection.onRequest('window/showDocument', ({ uri }: { uri: string }) => {
      shown.push(uri);
      return { success: true };
    });
    await client.initialize(VSCODE, { documentation: 'docs:/{page}.md' });
    await client.open(JSONC, 'jsonc', RESERVED);
    const action = titled(await actor.at(JSONC, rangeOf(RESERVED, '-32150')), 'Show documentation');
    await actor.execute(action.command?.command ?? '', ...(action.command?.arguments ?? []));
    assert.deepEqual(shown, ['docs:/rules/reserved-code.md']);
    await assert.rejects(actor.execute('jsonrpc-errors.showRuleDocumentation', '../../secret'), /id of a rule/);
  });
});
