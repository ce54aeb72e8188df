import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyzer } from '../../support/analyze.ts';
import { chosen, labelsAt } from './support.ts';

describe('directives are offered', () => {
  for (const [path, text] of [
    ['a.ts', '// jsonrpc-|'],
    ['a.ts', '//jsonrpc-errors-|'],
    ['a.ts', 'x(); /* jsonrpc-errors-dis| */'],
    ['a.ts', '/*\r\n * jsonrpc-|\r\n */'],
    ['a.tsx', 'const a = <b>{/* jsonrpc-| */}</b>;'],
    ['a.jsonc', '{\n  // jsonrpc-errors-|\n}'],
  ] as const) {
    it(`in ${JSON.stringify(text)}`, () => {
      const labels = labelsAt(path, text);
      assert.ok(labels.includes('jsonrpc-errors-disable-next-line'));
      assert.ok(labels.includes('jsonrpc-errors-protocol'));
    });
  }
  it('in place of the whole name', () => {
    assert.equal(
      chosen('a.ts', '// jsonrpc-errors-dis|able invalid-id', 'jsonrpc-errors-disable-file'),
      '// jsonrpc-errors-disable-file| invalid-id',
    );
  });
});

describe('directives are not offered', () => {
  for (const [path, text] of [
    ['a.ts', "x = '// jsonrpc-|'"],
    ['a.ts', 'x = `\n// jsonrpc-|\n`'],
    ['a.ts', '// see jsonrpc-|'],
    ['a.ts', 'jsonrpc-|'],
    ['a.json', '{ // jsonrpc-|\n}'],
    ['a.jsonc', '{ "a": "// jsonrpc-|" }'],
    ['a.jsonl', '// jsonrpc-|'],
  ] as const) {
    it(`in ${JSON.stringify(text)}`, () => assert.deepEqual(labelsAt(path, text), []));
  }
});

describe('the words of a directive', () => {
  it('are ids of rules where it is about rules', () => {
    for (const name of ['disable', 'disable-line', 'disable-next-line', 'disable-file', 'enable']) {
      assert.deepEqual(
        labelsAt('a.ts', `// jsonrpc-errors-${name} |`),
        analyzer.rules.map(({ id }) => id),
      );
    }
  });
  it('are not those that stand there already, on either side', () => {
    const labels = labelsAt('a.ts', '// jsonrpc-errors-disable invalid-id, code|, reserved-code -- code-not-integer');
    assert.ok(labels.includes('code-not-integer'));
    for (const id of ['invalid-id', 'reserved-code']) assert.ok(!labels.includes(id), id);
  });
  it('replace the word', () => {
    assert.equal(
      chosen('a.ts', '/* jsonrpc-errors-disable code-n|ame */', 'code-not-integer'),
      '/* jsonrpc-errors-disable code-not-integer| */',
    );
  });
  it('are protocols and their versions, the latest first', () => {
    const labels = labelsAt('a.ts', '// jsonrpc-errors-protocol |');
    assert.deepEqual(labels.slice(labels.indexOf('acp'), labels.indexOf('acp') + 3), ['acp', 'acp@2', 'acp@1']);
    assert.ok(!labels.includes('vscode-jsonrpc'));
    assert.equal(
      chosen('a.ts', '// jsonrpc-errors-protocol mcp@20|25-03-26', 'mcp@2025-11-25'),
      '// jsonrpc-errors-protocol mcp@2025-11-25|',
    );
  });
  it('end where the reason begins, where the comment ends and where the name is unknown', () => {
    for (const text of [
      '// jsonrpc-errors-disable invalid-id -- |',
      '/* jsonrpc-errors-disable */ |',
      '// jsonrpc-errors-disbale |',
      '// jsonrpc-errors-catalog |',
    ]) {
      assert.deepEqual(labelsAt('a.ts', text), [], text);
    }
  });
});
