import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isCandidateText } from '../../../server/src/core/extract/typescript/prefilter.ts';
import { CALLS, COMPARISONS, DEFINITIONS, OBJECT_LITERALS, TYPES } from './cases.ts';
import { extract, vocabulary } from './notation.ts';

const isCandidate = (text: string) => isCandidateText(text, vocabulary);

describe('the prefilter', () => {
  it('lets every text through that has a site to judge', () => {
    for (const [title, text] of [...OBJECT_LITERALS, ...CALLS, ...DEFINITIONS, ...COMPARISONS, ...TYPES]) {
      const judged = extract(text).sites.some((site) => site.evidence !== 'shape');
      if (judged) assert.ok(isCandidate(text), title);
    }
  });

  it('knows a number however it is written', () => {
    for (const number of ['-32601', '- 32601', '-32_601', '-32e3', '-3.26e4', '-0x7f5a', '-0X7F5A', "'-32601'"]) {
      assert.ok(isCandidate(`f(${number})`), number);
    }
  });

  it('knows a number that was miswritten', () => {
    for (const number of ['32601', '32_601', '-3260', '-326001', '-32061', '-32604'])
      assert.ok(isCandidate(`f(${number})`), number);
  });

  it('knows names of an SDK where the SDK is imported', () => {
    const use = 'throw new McpError(ErrorCode.InvalidParams, m);';
    assert.ok(isCandidate(`import { McpError } from '@modelcontextprotocol/sdk/types.js';\n${use}`));
    assert.ok(isCandidate(`const { McpError } = require("@modelcontextprotocol/sdk/types.js");\n${use}`));
    assert.ok(!isCandidate(`import { McpError } from './errors';\n${use}`));
  });

  it('knows envelopes and directives', () => {
    assert.ok(isCandidate("send({ jsonrpc: '2.0', id, error });"));
    assert.ok(isCandidate("send({ 'jsonrpc': '2.0' });"));
    assert.ok(isCandidate('// jsonrpc-errors-disable'));
  });

  it('lets nothing else through', () => {
    for (const text of [
      '',
      'const a = 32;',
      'const width = 320;',
      'x.3260.4; v1.32601',
      'const id = "a32601"; const uint32601 = 1;',
      'const big = 3260112345;',
      "import { createConnection } from 'vscode-jsonrpc';",
      'const [a] = [12345, -40000, 65535, 0x1234];',
    ]) {
      assert.ok(!isCandidate(text), text);
    }
  });
});
