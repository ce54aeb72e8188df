import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FileContext } from '../../../server/src/core/analyzer.ts';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import { parseChoice } from '../../../server/src/core/catalog/choice.ts';
import type { ProtocolChoice } from '../../../server/src/core/catalog/types.ts';
import { isFrom, versionNamed, versionsBetween, versionText } from '../../../server/src/core/catalog/versions.ts';
import { analyze, analyzer } from '../../support/analyze.ts';

const NEW = 'mcp@2026-07-28';
const OLD = 'mcp@2025-11-25';
const choose = (...texts: string[]): readonly ProtocolChoice[] =>
  texts.map((text) => {
    const parsed = parseChoice(text, analyzer.catalogs);
    assert.ok('choice' in parsed, text);
    return parsed.choice;
  });

const SDK = "import { McpError } from '@modelcontextprotocol/sdk/types.js';\n";
const THROWN = `${SDK}throw new McpError(-32002, 'Resource not found');\n`;
const deprecated = (text: string, context: FileContext = {}, path = 'a.ts'): readonly (number | undefined)[] =>
  analyze(path, text, context)
    .findings.filter(({ ruleId }) => ruleId === 'deprecated-code')
    .map(({ code }) => code);

describe('versions of a catalog', () => {
  const mcp = builtinCatalogs().get('mcp');
  assert.ok(mcp);

  it('are compared by their order in the catalog', () => {
    assert.ok(isFrom('2026-07-28', '2026-07-28', mcp));
    assert.ok(isFrom('2026-07-28', '≤2025-11-25', mcp));
    assert.ok(!isFrom('2025-11-25', '2026-07-28', mcp));
  });

  it('that are not listed are later than none', () => {
    assert.ok(!isFrom('2026-07-28', '2019-01-01', mcp));
    assert.ok(!isFrom('2019-01-01', '2024-11-05', mcp));
  });

  it('lie between two others, both included', () => {
    assert.deepEqual(versionsBetween(['1', '2', '3'], '≤2', undefined), ['2', '3']);
    assert.deepEqual(versionsBetween(['1', '2', '3'], undefined, '2'), ['1', '2']);
    assert.equal(versionNamed('≤3.14'), '3.14');
  });

  it('are named in sentences by the first release of a range', () => {
    assert.equal(versionText('>=0.17.0 <0.18.2'), '0.17.0');
    assert.equal(versionText('2026-07-28'), '2026-07-28');
  });
});

describe('a retired code is told', () => {
  it('where the version was chosen on the command line, in settings or in the configuration', () => {
    for (const place of ['commandLine', 'settings', 'configured'] as const) {
      assert.deepEqual(deprecated(THROWN, { [place]: choose(NEW) }), [-32002], place);
      assert.deepEqual(deprecated(THROWN, { [place]: choose(OLD) }), [], place);
      assert.deepEqual(deprecated(THROWN, { [place]: choose('mcp') }), [], place);
    }
  });

  it('where a directive says the version, over settings', () => {
    const text = `// jsonrpc-errors-protocol ${NEW}\n${THROWN}`;
    assert.deepEqual(deprecated(text, { settings: choose(OLD) }), [-32002]);
    assert.deepEqual(deprecated(text, { inlineConfig: false }), []);
  });

  it('never where several versions may apply and one of them has it', () => {
    assert.deepEqual(deprecated(THROWN, { configured: choose(OLD, NEW) }), []);
    const server = THROWN.replace('sdk/types.js', 'server');
    assert.deepEqual(deprecated(server, { dependencies: { '@modelcontextprotocol/server': '^2.0.0' } }), []);
  });

  it('never for releases of an SDK that speak earlier versions', () => {
    const dependencies = { '@modelcontextprotocol/sdk': '^1.20.0' };
    assert.deepEqual(deprecated(THROWN, { dependencies }), []);
    assert.deepEqual(deprecated(THROWN, { dependencies, configured: choose('mcp') }), []);
    assert.deepEqual(deprecated(THROWN), []);
  });

  it('never before a code was known at all', () => {
    const text = `${SDK}throw new McpError(-32042, 'URL elicitation required');\n`;
    assert.deepEqual(deprecated(text, { configured: choose('mcp@2024-11-05') }), []);
    assert.deepEqual(deprecated(text, { configured: choose(OLD) }), []);
    assert.deepEqual(deprecated(text, { configured: choose(NEW) }), [-32042]);
  });

  it('never as reserved', () => {
    const { findings } = analyze('a.ts', THROWN, { configured: choose(NEW) });
    assert.deepEqual(
      findings.map(({ ruleId, tag }) => [ruleId, tag]),
      [['deprecated-code', 'deprecated']],
    );
  });

  it('never where another protocol that is spoken has the number', () => {
    const text = `${SDK}throw new McpError(-32002, 'Server not initialized');\n`;
    assert.deepEqual(deprecated(text, { configured: choose(NEW, 'lsp') }), []);
  });

  it('of a library only to who chose it', () => {
    const text = `${SDK}export enum Codes { InvalidParams = -32602, ConnectionClosed = -1 }\n`;
    assert.deepEqual(deprecated(text, { dependencies: { '@modelcontextprotocol/sdk': '^1.20.0' } }), []);
    assert.deepEqual(deprecated(text, { configured: choose('mcp-typescript-sdk@>=1.1.0 <2.0.0') }), [-1]);
  });
});

describe('the version of a capture', () => {
  const exchange = (asked: string, agreed: string): string =>
    [
      { jsonrpc: '2.0', id: 0, method: 'initialize', params: { protocolVersion: asked, capabilities: {} } },
      { jsonrpc: '2.0', id: 0, result: { protocolVersion: agreed, capabilities: {}, serverInfo: { name: 'a' } } },
      { jsonrpc: '2.0', id: 1, method: 'resources/read', params: { uri: 'file:///a' } },
      { jsonrpc: '2.0', id: 1, error: { code: -32002, message: 'Resource not found', data: { uri: 'file:///a' } } },
    ]
      .map((message) => JSON.stringify(message))
      .join('\r\n');

  it('is what its initialize exchange says', () => {
    assert.deepEqual(deprecated(exchange('2026-07-28', '2026-07-28'), {}, 'a.jsonl'), [-32002]);
    assert.deepEqual(deprecated(exchange('2025-11-25', '2025-11-25'), {}, 'a.jsonl'), []);
  });

  it('is open where two are named', () => {
    assert.deepEqual(deprecated(exchange('2026-07-28', '2025-11-25'), {}, 'a.jsonl'), []);
  });

  it('is open where the version is none that is known', () => {
    assert.deepEqual(deprecated(exchange('2031-01-01', '2031-01-01'), {}, 'a.jsonl'), []);
  });

  it('holds in a document of the whole exchange too', () => {
    const document = `\uFEFF[${exchange('2026-07-28', '2026-07-28').split('\r\n').join(',\r\n')}]`;
    assert.deepEqual(deprecated(document, {}, 'a.json'), [-32002]);
  });

  it('is the chosen one where one was chosen', () => {
    assert.deepEqual(
      deprecated(exchange('2025-11-25', '2025-11-25'), { commandLine: choose(NEW) }, 'a.jsonl'),
      [-32002],
    );
  });
});

describe('a migration', () => {
  const since: FileContext = { commandLine: choose(NEW), since: choose(OLD) };
  const found = (text: string, context: FileContext, path = 'src/a.ts'): readonly string[] =>
    analyze(path, text, context).findings.map(({ ruleId, code }) => `${ruleId} ${code}`);

  const CONSENT = `${SDK}export const asks = (error: McpError) => error.code === -32042;\n`;
  const EXPECTED = `${SDK}it('fails', () => { expect(error.code).toBe(-32002); });\n`;
  const TYPED = `${SDK}export type Code = -32002 | -32700;\n`;

  it('touches comparisons, tests and types as well', () => {
    assert.deepEqual(found(CONSENT, since), ['deprecated-code -32042']);
    assert.deepEqual(found(EXPECTED, since, 'src/a.test.ts'), ['deprecated-code -32002']);
    assert.deepEqual(found(TYPED, since), ['deprecated-code -32002']);
    for (const text of [CONSENT, EXPECTED, TYPED]) assert.deepEqual(found(text, { commandLine: choose(NEW) }), []);
  });

  it('leaves a comparison that goes on accepting the old code beside the new one', () => {
    const both = `${SDK}export const gone = ({ code }: McpError) => code === -32002 || code === -32602;\n`;
    assert.deepEqual(found(both, since), []);
    assert.deepEqual(found(both, since, 'test/a.test.ts'), []);
    const one = both.replace(' || code === -32602', '');
    assert.deepEqual(found(one, since), ['accept-replacement -32002']);
    assert.deepEqual(found(one, since, 'test/a.test.ts'), ['accept-replacement -32002']);
    assert.deepEqual(found(one, { commandLine: choose(NEW) }, 'test/a.test.ts'), []);
  });

  it('leaves the handlers of a code that is still to be accepted, and tells those of others', () => {
    const handlers = (code: number): string => `${SDK}export const handlers = { [${code}]: () => 'gone' };\n`;
    assert.deepEqual(found(handlers(-32002), since), []);
    assert.deepEqual(found(handlers(-32042), since), ['deprecated-code -32042']);
  });

  it('from a version that had retired the code already has nothing to add', () => {
    assert.deepEqual(found(CONSENT, { commandLine: choose(NEW), since: choose(NEW) }), []);
  });
});
