import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { extract, link } from './notation.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const TEXTS = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.[jt]sx?$/.test(name))
  .map((name) => readFileSync(join(FIXTURES, name), 'utf8'));
const MANY = 5_000;

function repeated(count: number, piece: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => piece(index)).join('');
}

describe('whatever the text', () => {
  it('extraction goes on where a fixture breaks off or is mixed up', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    for (const text of TEXTS) {
      for (let end = 0; end <= text.length; end += 13) link(text.slice(0, end));
      const tokens = text.split(/\b/);
      for (let round = 0; round < 10; round += 1) {
        const mutant = [...tokens];
        for (let change = 0; change < 5; change += 1) {
          mutant.splice(random(mutant.length), random(4), ...tokens.slice(random(tokens.length)).slice(0, random(4)));
        }
        link(mutant.join(''));
      }
    }
  });

  it('names that go round in circles have no value', () => {
    const text = `${repeated(MANY, (i) => `const c${i} = c${(i + 1) % MANY};\n`)}reply({ code: c0, message: 'm' });`;
    assert.deepEqual(link(text), []);
    const tables = 'const a = { x: b.x, NOT_FOUND: -32601 };\nconst b = { x: c.x };\nconst c = { x: a.x };\nthrow a.x;';
    assert.equal(link(tables).length, 1);
    const spread = 'const a = { ...b };\nconst b = { ...a };\nreply({ code: a.x });';
    assert.deepEqual(link(spread), []);
    const classes = 'class RpcError extends Base {}\nclass Base extends RpcError {}\nthrow new RpcError(-32601, "m");';
    assert.equal(link(classes).length, 1);
  });

  it('enums may have thousands of members that count on from one another', () => {
    const text = `enum ErrorCode { ${repeated(MANY, (i) => `M${i} = ${i === 0 ? '-32700' : `M${i - 1} + 1`},\n`)} }`;
    const sites = link(text);
    assert.equal(sites.at(-1)?.value, -32700 + MANY - 1);
    assert.equal(sites.length, MANY);
  });

  it('texts may nest as deep as they like', () => {
    const deep = [
      `const z = -32601; reply(${'{a:'.repeat(MANY)}{code:-32601}${'}'.repeat(MANY)})`,
      `reply({code:${'('.repeat(MANY)}-32601${')'.repeat(MANY)}})`,
      `const x = ${'a ? -32601 : '.repeat(MANY)} -32602;`,
      `if (${'code >= -32099 && '.repeat(MANY)} true) {}`,
      `const s = ${"'-32601' + ".repeat(MANY)}'';`,
      `${'f('.repeat(MANY)}-32601${')'.repeat(MANY)}`,
      `${'namespace A { '.repeat(MANY)} const X = -32601;`,
      `x${'.y'.repeat(MANY)} = -32601;`,
      `const s = \`${'${`'.repeat(MANY)}{"jsonrpc":"2.0","error":{"code":-32601`,
    ];
    for (const text of deep) assert.ok(extract(text).sites.length >= 0);
  });

  it('JSON in a text may be broken at any place', () => {
    const text =
      'send("{\\"jsonrpc\\":\\"2.0\\",\\u{1F600}\\"id\\":1,\\"error\\":{\\"code\\":-32601,\\"message\\":\\"m\\"}}");';
    for (let end = 0; end <= text.length; end += 1) {
      for (const { anchor, code } of extract(text.slice(0, end)).sites) {
        assert.ok(anchor.start <= anchor.end && anchor.end <= end);
        if (code !== undefined) assert.equal(text.slice(code.span.start, code.span.end), code.text);
      }
    }
    const template = 'send(`{"jsonrpc":"2.0","id":${id},"error":{"code":${code},"message":"a${b}c"}}`);';
    for (let end = 0; end <= template.length; end += 1) extract(template.slice(0, end));
  });
});
