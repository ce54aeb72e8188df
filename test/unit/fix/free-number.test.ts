import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { resolveActive } from '../../../server/src/core/catalog/active.ts';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import { freeCodes, freeServerCode } from '../../../server/src/core/fix/free-codes.ts';
import { offersOf, response } from './offers.ts';

function active(...ids: readonly string[]) {
  const choices = ids.map((each) => {
    const [id = '', version] = each.split('@');
    return version === undefined ? { id } : { id, version };
  });
  return resolveActive(builtinCatalogs(), { chosen: { choices, by: 'settings' }, evidence: [], detect: false });
}

describe('free numbers', () => {
  it('end like the old one and stand outside of the reserved range', () => {
    assert.deepEqual(freeCodes(active(), new Set(), 3, -32150), [1150, 1151, 1152]);
    assert.deepEqual(freeCodes(active(), new Set([1150, 1152]), 2, -32150), [1151, 1153]);
    assert.deepEqual(freeCodes(active(), new Set(), 1), [1001]);
    assert.deepEqual(freeCodes(active(), new Set(), 0), []);
  });

  it('for servers are those that every active protocol leaves open', () => {
    assert.equal(freeServerCode(active(), new Set(), -32150), -32050);
    assert.equal(freeServerCode(active(), new Set([-32050]), -32150), -32051);
    // The ends of the range are nobody's error.
    assert.equal(freeServerCode(active(), new Set(), -32500), -32001);
    assert.equal(freeServerCode(active(), new Set(), -32199), -32001);
    assert.equal(freeServerCode(active('acp'), new Set(), -32150), undefined);
    // MCP keeps the range since 2026-07-28: who speaks an earlier version will speak that one some day.
    assert.equal(freeServerCode(active('mcp@2025-11-25'), new Set(), -32150), undefined);
    const all = new Set(Array.from({ length: 100 }, (_, index) => -32099 + index));
    assert.equal(freeServerCode(active(), all, -32150), undefined);
  });
});

describe('a reserved code', () => {
  it('gets a number outside of the reserved range, then one for servers', () => {
    assert.deepEqual(offersOf('a.ts', response('-32150', "'Quota exceeded'")), {
      // Not -32050, to which a protocol gives a meaning.
      'Change the code to 1150': response('1150', "'Quota exceeded'"),
      'Change the code to -32051': response('-32051', "'Quota exceeded'"),
    });
  });

  it('gets none for servers where a protocol keeps them', () => {
    const text =
      "import { RequestError } from '@agentclientprotocol/sdk';\nthrow new RequestError(-32077, 'Too many calls');";
    assert.deepEqual(Object.keys(offersOf('a.ts', text)), ['Change the code to 1077']);
  });

  it('gets the code that its message or its name says', () => {
    assert.deepEqual(offersOf('a.ts', response('-32150', "'Internal error'")), {
      'Change the code to -32603 (Internal error)': response('-32603', "'Internal error'"),
    });
    assert.deepEqual(Object.keys(offersOf('a.ts', 'export const INVALID_PARAMS = -32150;')), [
      'Change the code to -32602 (Invalid params)',
      'Change the code to 1150',
    ]);
  });

  it('gets one number wherever it stands, and another one than its neighbours', () => {
    const file = (...codes: readonly string[]) =>
      codes.map((code) => `fail({ code: ${code}, message: 'No' });\n`).join('');
    const offers = offersOf('a.ts', file('-32150', '-32151', '1151', '-32150'));
    // Of the same title the last is seen.
    assert.equal(offers['Change the code to 1150'], file('-32150', '-32151', '1151', '1150'));
    assert.equal(offers['Change the code to 1152'], file('-32150', '1152', '1151', '-32150'));
  });

  it('is offered the same number when another one has got its own', () => {
    const file = (first: string, second: string) =>
      `fail({ code: ${first}, message: 'Busy' });\nfail({ code: ${second}, message: 'Full' });\nfail({ code: 1150, message: 'Old' });`;
    assert.equal(offersOf('a.ts', file('-32150', '-32151'))['Change the code to 1152'], file('1152', '-32151'));
    assert.equal(offersOf('a.ts', file('-32150', '1151'))['Change the code to 1152'], file('1152', '1151'));
  });

  it('takes along what repeats the number: keys, comparisons, types', () => {
    const file = (code: string) => `
      enum Code { ParseError = -32700, Busy = ${code} }
      const TEXTS = { [${code}]: 'Busy', [-32700]: 'Parse error' };
      interface BusyError { code: ${code}; message: string }
      switch (error.code) { case ${code}: retry(); }
      if (error.code === ${code}) wait();`;
    assert.equal(offersOf('a.ts', file('-32150'))['Change the code to 1150'], file('1150'));
  });

  it('leaves comparisons alone where the number is sent for more than one reason', () => {
    const file = (code: string) => `
      fail({ code: ${code}, message: 'Busy' });
      fail({ code: -32150, message: 'Full' });
      if (error.code === -32150) wait();`;
    const [, text] = Object.entries(offersOf('a.ts', file('-32150')))[0] ?? [];
    assert.ok(text?.includes('error.code === -32150'), text);
  });
});

describe('what repeats the number of a definition', () => {
  it('follows where its own words say the new code', () => {
    const file = (code: string) => `
      const METHOD_NOT_FOUND = ${code};
      const TEXTS = { [${code}]: 'Method not found', [-32700]: 'Parse error' };`;
    assert.equal(offersOf('a.ts', file('-32602'))['Change the code to -32601 (Method not found)'], file('-32601'));
  });

  it('stays where it is right', () => {
    const file = (code: string) => `
      const METHOD_NOT_FOUND = ${code};
      const TEXTS = { [-32602]: 'Invalid params', [-32700]: 'Parse error' };
      if (error.code === -32602) ask();`;
    assert.equal(offersOf('a.ts', file('-32602'))['Change the code to -32601 (Method not found)'], file('-32601'));
  });

  it('is not made a second key of the same number', () => {
    const text = "export const TEXTS = { [-32601]: 'Invalid params', [-32602]: 'Invalid params' };";
    assert.deepEqual(Object.keys(offersOf('a.ts', text)), ['Change the message to "Method not found"']);
  });
});
