import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import { parseChoice } from '../../../server/src/core/catalog/choice.ts';

const catalogs = builtinCatalogs();
const problemOf = (text: string): string => {
  const parsed = parseChoice(text, catalogs);
  assert.ok('problem' in parsed, `${text} was taken`);
  return parsed.problem;
};

describe('a choice of protocol', () => {
  it('is an id, or an id with a version', () => {
    assert.deepEqual(parseChoice('mcp', catalogs), { choice: { id: 'mcp' } });
    assert.deepEqual(parseChoice(' mcp@2025-11-25 ', catalogs), { choice: { id: 'mcp', version: '2025-11-25' } });
    assert.deepEqual(parseChoice('vscode-jsonrpc@>=8.0.1', catalogs), {
      choice: { id: 'vscode-jsonrpc', version: '>=8.0.1' },
    });
  });
  it('with an unknown id names the nearest one and the command that lists them', () => {
    assert.equal(
      problemOf('mpc'),
      'Unknown protocol "mpc". Did you mean "mcp"? `jsonrpc-errors catalogs` lists all of them.',
    );
    assert.equal(problemOf('MCP').includes('Did you mean "mcp"?'), true);
    assert.equal(
      problemOf('something-else-entirely'),
      'Unknown protocol "something-else-entirely". `jsonrpc-errors catalogs` lists all of them.',
    );
  });
  it('with an unknown version names the nearest one and all', () => {
    assert.equal(
      problemOf('mcp@2025-11-26'),
      'Unknown version "2025-11-26" of MCP. Did you mean "mcp@2025-11-25"? It has 2024-11-05, 2025-03-26, 2025-06-18, 2025-11-25 and 2026-07-28.',
    );
    assert.match(problemOf('mcp@'), /^Unknown version "" of MCP\. It has /);
    assert.equal(problemOf('qivicon@1'), 'QIVICON ("qivicon") has no versions here; write "qivicon".');
  });
  it('is refused in one sentence when it names nothing', () => {
    for (const text of ['', ' ', '@', '@1']) assert.match(problemOf(text), /^A protocol is named by its id/);
    for (const text of ['__proto__', 'constructor', 'x'.repeat(100_000)])
      assert.match(problemOf(text), /^Unknown protocol/);
  });
});
