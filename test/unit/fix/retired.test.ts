import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEdits } from '../../../server/src/core/fix/apply.ts';
import { analyze } from '../../support/analyze.ts';

const HEAD = `// jsonrpc-errors-protocol mcp@2026-07-28
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
`;

/** What is offered for the first retired code (which numbers are free is tested elsewhere), and what the first makes. */
function mended(body: string): { readonly titles: readonly string[]; readonly text: string | undefined } {
  const text = HEAD + body;
  const analysis = analyze('a.ts', text);
  const finding = analysis.findings.find(({ ruleId }) => ruleId === 'deprecated-code');
  assert.ok(finding);
  const fixes = analysis.fixesOf(finding, text);
  assert.ok(fixes.every(({ kind }) => kind === 'suggestion'));
  const [first] = fixes;
  return {
    titles: fixes.map(({ title }) => title.replace(/ \d+$/, ' a free number')),
    text: first && applyEdits(text, first.edits).slice(HEAD.length),
  };
}

describe('a retired code', () => {
  it('becomes its replacement, by name where one is in reach, and keeps its message', () => {
    assert.deepEqual(mended("throw new McpError(-32002, 'Resource not found');"), {
      titles: ['Replace with ErrorCode.InvalidParams', 'Change the code to -32602 (Resource not found)'],
      text: "throw new McpError(ErrorCode.InvalidParams, 'Resource not found');",
    });
  });

  it('takes the comparisons with it nowhere: older peers go on sending it', () => {
    const { text } = mended(
      'export const RESOURCE_NOT_FOUND = -32002;\nexport const gone = (e) => e.code === -32002;\n',
    );
    assert.equal(text, 'export const RESOURCE_NOT_FOUND = -32602;\nexport const gone = (e) => e.code === -32002;\n');
  });

  it('stays in a constant with which the file compares, which would no longer accept it', () => {
    const { titles } = mended(
      'export const RESOURCE_NOT_FOUND = -32002;\nexport const gone = (e) => e.code === RESOURCE_NOT_FOUND;\n',
    );
    assert.deepEqual(titles, []);
  });

  it('becomes a free number where its words say something else', () => {
    assert.deepEqual(mended('export const RATE_LIMITED = -32002;').titles, ['Change the code to a free number']);
  });

  it('may become either where its words are akin', () => {
    assert.deepEqual(mended('export const COC_RESOURCE_MISSING = -32002;').titles, [
      'Change the code to -32602 (Resource not found)',
      'Change the code to a free number',
    ]);
  });

  it('without a replacement stays: what to send instead is no matter of a number', () => {
    assert.deepEqual(mended("throw new McpError(-32042, 'URL elicitation required');").titles, []);
  });

  it('is the number of a meaning that moved', () => {
    const { text } = mended("throw new McpError(-32602, 'Unsupported protocol version');");
    assert.equal(text, "throw new McpError(-32022, 'Unsupported protocol version');");
  });
});
