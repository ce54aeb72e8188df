import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CatalogDocument } from '../../../server/src/core/catalog/types.ts';
import { offersIn, offersOf } from './offers.ts';
import { analyzerWith } from './with-catalogs.ts';

const BUNDLERS: CatalogDocument = {
  id: 'erc-4337',
  name: 'ERC-4337',
  extends: ['json-rpc'],
  entries: [{ code: -32572, name: 'RejectedByEntryPoint' }],
};
const analyze = analyzerWith(BUNDLERS);
const TITLE = 'Set protocol ERC-4337 for this file';
const DIRECTIVE = '// jsonrpc-errors-protocol erc-4337';

/** The text with the protocol set. */
function chosen(path: string, text: string, context = {}): string | undefined {
  return offersIn(analyze(path, text, context), text)[TITLE];
}

describe('the protocol of a file', () => {
  const CODE = "fail({ code: -32572, message: 'Rejected' });";

  it('is set by a directive at the top, after the numbers that might be taken', () => {
    assert.deepEqual(offersIn(analyze('a.ts', `${CODE}\n`), `${CODE}\n`), {
      'Change the code to 1572': `${CODE.replace('-32572', '1572')}\n`,
      'Change the code to -32072': `${CODE.replace('-32572', '-32072')}\n`,
      [TITLE]: `${DIRECTIVE}\n${CODE}\n`,
    });
  });

  it('keeps what must stand first, and the line breaks of the file', () => {
    assert.equal(
      chosen('a.js', `\ufeff#!/usr/bin/env node\r\n${CODE}\r\n`),
      `\ufeff#!/usr/bin/env node\r\n${DIRECTIVE}\r\n${CODE}\r\n`,
    );
    assert.equal(chosen('a.ts', `\ufeff${CODE}\r${CODE}`), `\ufeff${DIRECTIVE}\r${CODE}\r${CODE}`);
    assert.equal(chosen('a.js', `'use strict';\n${CODE}`), `${DIRECTIVE}\n'use strict';\n${CODE}`);
    assert.equal(chosen('a.ts', `/* Licence */\n${CODE}`), `/* Licence */\n${DIRECTIVE}\n${CODE}`);
  });

  it('is added to a directive that is there', () => {
    const directives: readonly [before: string, after: string][] = [
      ['// jsonrpc-errors-protocol mcp', '// jsonrpc-errors-protocol mcp erc-4337'],
      ['// jsonrpc-errors-protocol mcp lsp -- both', '// jsonrpc-errors-protocol mcp lsp erc-4337 -- both'],
      ['/* jsonrpc-errors-protocol mcp, lsp */', '/* jsonrpc-errors-protocol mcp, lsp, erc-4337 */'],
      ['// jsonrpc-errors-protocol', '// jsonrpc-errors-protocol erc-4337'],
      ['/* jsonrpc-errors-protocol */', '/* jsonrpc-errors-protocol erc-4337 */'],
    ];
    for (const [before, after] of directives) {
      const found = chosen('a.ts', `${CODE}\n${before}\n`)?.replace(/mcp, erc/, 'mcp erc');
      assert.equal(found, `${CODE}\n${after}\n`, before);
    }
  });

  it('stands beside what the configuration chose, which a directive would put out of force', () => {
    const context = { configured: [{ id: 'mcp', version: '2025-11-25' }, { id: 'lsp' }] };
    assert.equal(chosen('a.ts', CODE, context), `// jsonrpc-errors-protocol lsp mcp@2025-11-25 erc-4337\n${CODE}`);
  });

  it('is set in JSON with comments, and left to the host where there are none', () => {
    const json = '{"jsonrpc":"2.0","id":1,"error":{"code":-32572,"message":"Rejected"}}';
    assert.equal(chosen('a.jsonc', `// sent\n${json}`), `${DIRECTIVE}\n// sent\n${json}`);
    for (const path of ['a.json', 'a.jsonl']) {
      const analysis = analyze(path, json);
      const [finding] = analysis.findings;
      const fix = finding && analysis.fixesOf(finding, json).find(({ protocol }) => protocol !== undefined);
      assert.deepEqual(fix, { title: TITLE, kind: 'suggestion', edits: [], protocol: 'erc-4337' }, path);
    }
  });

  it('mends the finding', () => {
    for (const path of ['a.ts', 'a.tsx', 'a.jsx', 'a.mjs']) {
      assert.deepEqual(analyze(path, chosen(path, CODE) ?? '').findings, [], path);
    }
  });
});

describe("another protocol's code", () => {
  const file = (code: string, message: string, top = '') =>
    `${top}import { McpError } from '@modelcontextprotocol/sdk/types.js';\nthrow new McpError(${code}, '${message}');\n`;

  it('gets a free number, or the protocol is set', () => {
    const offers = offersOf('a.ts', file('-32801', 'Content modified'));
    // None of the servers' range: a later version of MCP keeps it.
    assert.deepEqual(offers, {
      'Change the code to 1801': file('1801', 'Content modified'),
      'Set protocol LSP for this file': file('-32801', 'Content modified', '// jsonrpc-errors-protocol lsp\n'),
    });
  });

  it('gets the message of the protocol that is spoken, where that defines the number', () => {
    const offers = offersOf('a.ts', file('-32002', 'Server not initialized: wait'));
    assert.deepEqual(offers, {
      'Change the message to "Resource not found: wait"': file('-32002', 'Resource not found: wait'),
      'Set protocol LSP for this file': file(
        '-32002',
        'Server not initialized: wait',
        '// jsonrpc-errors-protocol lsp\n',
      ),
    });
  });
});
