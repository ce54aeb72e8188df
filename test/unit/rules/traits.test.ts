import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAnalyzer } from '../../../server/src/core/analyzer.ts';
import { builtinDocuments } from '../../../server/src/core/catalog/builtin.ts';
import { loadCatalogs } from '../../../server/src/core/catalog/load.ts';
import type { TraitsDocument } from '../../../server/src/core/catalog/types.ts';
import { RULES } from '../../../server/src/generated/rules.ts';
import { loadParser } from '../../../server/src/node/load-parser.ts';

/** The rules that speak of a JSON text where a protocol with these traits is chosen. */
function rulesHeard(text: string, traits: TraitsDocument): readonly string[] {
  const document = { id: 'own', name: 'Own', extends: ['json-rpc'], entries: [], traits };
  const catalogs = loadCatalogs([...builtinDocuments(), { document, source: 'test' }]);
  const analyzer = createAnalyzer({ catalogs, rules: RULES, loadParser });
  const facts = analyzer.extract({ path: 'a.json', language: 'json', text });
  return analyzer.analyze(facts, { settings: [{ id: 'own' }] }).findings.map(({ ruleId }) => ruleId);
}

const error = (members: string): string => `{"jsonrpc":"2.0","id":1,"error":{"code":1001,${members}}}`;

describe('what a protocol does in its own way', () => {
  it('lets errors have the members that it names, and no others', () => {
    const named = error('"message":"Busy","meta":1');
    assert.deepEqual(rulesHeard(named, {}), ['unknown-error-member']);
    assert.deepEqual(rulesHeard(named, { errorMembers: ['meta'] }), []);
    assert.deepEqual(rulesHeard(error('"message":"Busy","meta":1,"more":2'), { errorMembers: ['meta'] }), [
      'unknown-error-member',
    ]);
  });

  it('lets messages be more than strings', () => {
    assert.deepEqual(rulesHeard(error('"message":{"en":"Busy"}'), {}), ['message-not-string']);
    assert.deepEqual(rulesHeard(error('"message":{"en":"Busy"}'), { message: 'any' }), []);
  });

  it('lets errors do without an id, and no results', () => {
    const failure = '{"jsonrpc":"2.0","error":{"code":1001,"message":"Busy"}}';
    assert.deepEqual(rulesHeard(failure, {}), ['invalid-id']);
    assert.deepEqual(rulesHeard(failure, { errorId: 'optional' }), []);
    assert.deepEqual(rulesHeard('{"jsonrpc":"2.0","result":19}', { errorId: 'optional' }), ['invalid-id']);
  });

  it('demands a version where the message has none', () => {
    const both = '[{"jsonrpc":"2.0","method":"a"},{"id":1,"result":null,"error":{"code":1001,"message":"Busy"}}]';
    assert.deepEqual(rulesHeard(both, {}), []);
    assert.deepEqual(rulesHeard(both, { jsonrpcMember: 'required' }), ['result-with-error']);
  });
});
