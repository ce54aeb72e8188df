import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dataShape } from '../../../server/src/core/catalog/data-shape.ts';
import { code, link, strong, toMarkdown, toPlaintext, withCode } from '../../../server/src/core/hover/markup.ts';

describe('markup of hovers', () => {
  it('keeps text from becoming markup, links or HTML', () => {
    const evil = '*a* _b_ `c` [d](command:x) <img src=x> $(alert) # |e|\n\n- f';
    const markdown = toMarkdown([[strong(evil)], [evil]]);
    assert.doesNotMatch(markdown.replace(/\\./g, ''), /[_`[\]<>$#|]|\*(?!\*)(?<!\*\*)/);
    assert.equal(markdown.split('\n').length, 3);
  });

  it('fences code that holds backticks', () => {
    assert.equal(toMarkdown([[code('a`b``c')]]), '``` a`b``c ```');
    assert.equal(toMarkdown([withCode('this imports `a_b` twice')]), 'this imports `a_b` twice');
  });

  it('keeps link targets whole', () => {
    assert.equal(toMarkdown([[link('x', 'command:a?["b (c)"]')]]), '[x](command:a?["b%20%28c%29"])');
  });

  it('puts links on lines of their own in plain text, and leaves commands out', () => {
    const line = [link('A', 'https://a/'), ' · ', link('B', 'command:b')];
    assert.equal(toPlaintext([['title'], line]), 'title\nA: https://a/\nB');
  });
});

describe('the shape of data', () => {
  it('is sketched as a person would', () => {
    const string = { type: 'string' };
    assert.equal(dataShape({ type: 'object', required: ['uri'], properties: { uri: string } }), '{ uri: string }');
    assert.equal(
      dataShape({ type: 'object', properties: { a: string, b: { type: 'array', items: string } } }),
      '{ a?: string, b?: string[] }',
    );
    assert.equal(dataShape({ oneOf: [string, { type: 'null' }] }), 'string | null');
    assert.equal(dataShape({ type: ['string', 'number'] }), 'string | number');
    assert.equal(dataShape({ enum: ['a', 1] }), '"a" | 1');
    assert.equal(dataShape({}), undefined);
    assert.equal(dataShape(undefined), undefined);
  });

  it('ends where it would fill the hover', () => {
    const properties = Object.fromEntries([...'abcdef'].map((name) => [name, { type: 'string' }]));
    assert.match(dataShape({ type: 'object', properties }) ?? '', /d\?: string, … \}$/);
    let deep: Record<string, unknown> = { type: 'string' };
    for (let depth = 0; depth < 5000; depth += 1) deep = { type: 'object', properties: { a: deep } };
    assert.equal(dataShape(deep), '{ a?: { a?: { a?: { … } } } }');
  });
});
