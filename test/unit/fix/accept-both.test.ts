import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEdits } from '../../../server/src/core/fix/apply.ts';
import { analyze } from '../../support/analyze.ts';

const HEAD =
  "// jsonrpc-errors-protocol mcp@2026-07-28\r\nimport type { McpError } from '@modelcontextprotocol/sdk/types.js';\r\n";

/** The text with the fix made; undefined where none is offered. */
function accepted(condition: string): string | undefined {
  const text = HEAD + condition;
  const analysis = analyze('a.ts', text);
  const finding = analysis.findings.find(({ ruleId }) => ruleId === 'accept-replacement');
  assert.ok(finding, `nothing is found in ${condition}`);
  const [fix] = analysis.fixesOf(finding, text);
  if (fix === undefined) return undefined;
  assert.equal(fix.kind, 'suggestion');
  return applyEdits(text, fix.edits).slice(HEAD.length);
}

describe('a comparison with a retired code accepts the new one too', () => {
  for (const [before, after] of [
    ['if (e.code === -32002) gone();', 'if ((e.code === -32002 || e.code === -32602)) gone();'],
    ['const a = e?.code == -32_002;', 'const a = (e?.code == -32_002 || e?.code == -32_602);'],
    ['if (a && e.code!==-32002) x();', 'if (a && (e.code!==-32002 && e.code!==-32602)) x();'],
    ['const f = (e) => e.code === -32002;', 'const f = (e) => (e.code === -32002 || e.code === -32602);'],
    ["log('🗂', code === -32002);", "log('🗂', (code === -32002 || code === -32602));"],
    ['const t = e.code === -32002\r\n  ? 1 : 2;', 'const t = (e.code === -32002 || e.code === -32602)\r\n  ? 1 : 2;'],
  ] as const) {
    it(before, () => assert.equal(accepted(before), after));
  }
});

describe('nothing is offered where it is not sure what would change', () => {
  for (const condition of [
    'switch (e.code) { case -32002: gone(); }',
    'if (-32002 === e.code) gone();',
    'if (next().code === -32002) gone();',
    'if (!e.code === -32002) gone();',
    'if (e.code === -32002 === true) gone();',
    'if ((e as McpError).code === -32002) gone();',
    'e.code === -32002 && gone();',
    'if (e.code === -32002 /* gone */) gone();',
    'if ([-32002].includes(e.code)) gone();',
  ]) {
    it(condition, () => {
      const text = HEAD + condition;
      const analysis = analyze('a.ts', text);
      for (const finding of analysis.findings.filter(({ ruleId }) => ruleId === 'accept-replacement')) {
        assert.deepEqual(analysis.fixesOf(finding, text), []);
      }
    });
  }
});
