import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { didYouMean, listOf } from '../../server/src/core/words.ts';

describe('words', () => {
  it('suggest a name only where it is near', () => {
    assert.equal(didYouMean('jsn', ['text', 'json']), ' Did you mean "json"?');
    assert.equal(didYouMean('RESERVED-CODE', ['reserved-code']), ' Did you mean "reserved-code"?');
    assert.equal(didYouMean('expl', ['check', 'explain']), ' Did you mean "explain"?');
    assert.equal(didYouMean('zzzzzz', ['check', 'explain']), '');
    assert.equal(didYouMean('x', []), '');
  });

  it('list things as people do', () => {
    assert.equal(listOf([], 'and'), '');
    assert.equal(listOf(['a'], 'and'), 'a');
    assert.equal(listOf(['a', 'b'], 'or'), 'a or b');
    assert.equal(listOf(['a', 'b', 'c'], 'and'), 'a, b and c');
  });
});
