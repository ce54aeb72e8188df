import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CALLS, type Case, COMPARISONS, DEFINITIONS, EMBEDDED, OBJECT_LITERALS, TRAPS, TYPES } from './cases.ts';
import { cut, extract, sites } from './notation.ts';

const TABLES: Readonly<Record<string, readonly Case[]>> = {
  'error objects': OBJECT_LITERALS,
  'constructors and factories': CALLS,
  definitions: DEFINITIONS,
  'comparisons and assertions': COMPARISONS,
  'JSON in strings and templates': EMBEDDED,
  types: TYPES,
  'no site for': TRAPS,
};

for (const [name, cases] of Object.entries(TABLES)) {
  describe(name, () => {
    for (const [title, text, ...expected] of cases) {
      it(title, () => assert.deepEqual(sites(text), expected));
    }
  });
}

const ALL = Object.values(TABLES).flat();

describe('every text', () => {
  for (const [title, text] of ALL) {
    it(`keeps its spans inside and apart: ${title}`, () => assertSpans(text));
  }

  it('survives being half typed, at every place', () => {
    for (const [, text] of ALL) {
      for (let end = 0; end <= text.length; end += 1) assertSpans(text.slice(0, end));
    }
  });

  it('survives losing and doubling tokens', () => {
    let seed = 1;
    const random = (below: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    for (const [, text] of ALL) {
      const tokens = text.split(/\b/);
      for (let round = 0; round < 40; round += 1) {
        const mutant = [...tokens];
        mutant.splice(random(mutant.length), random(3), ...tokens.slice(random(tokens.length)).slice(0, random(3)));
        assertSpans(mutant.join(''));
      }
    }
  });

  it('says the same with CRLF and a BOM, at other places', () => {
    for (const [title, text] of ALL) {
      const windows = `\uFEFF${text.replaceAll('\n', '\r\n')}`;
      assert.deepEqual(sites(windows), sites(text), title);
    }
  });

  it('says the same behind surrogates, lone ones too', () => {
    const before = "const s = '\u{1F600}\uD800';\n";
    for (const [title, text] of ALL) assert.deepEqual(sites(before + text), sites(text), title);
  });

  it('says the same in JavaScript, where it is JavaScript', () => {
    for (const [title, text] of OBJECT_LITERALS.filter(([, code]) => !code.includes(' as const'))) {
      assert.deepEqual(sites(text, 'a.mjs'), sites(text), title);
    }
  });
});

function assertSpans(text: string): void {
  const facts = extract(text);
  const tokens = new Set<number>();
  for (const site of facts.sites) {
    assert.ok(site.anchor.start < site.anchor.end && site.anchor.end <= text.length, text);
    assert.ok(!tokens.has(site.anchor.start), `two sites at ${site.anchor.start} of ${text}`);
    tokens.add(site.anchor.start);
    if (site.code !== undefined) assert.equal(cut(text, site.code.span), site.code.text);
    if (site.name !== undefined) assert.ok(cut(text, site.name.span).includes(site.name.text), text);
    if (site.group !== undefined) assert.ok(facts.groups[site.group] !== undefined, text);
    if (site.response !== undefined) assert.ok(facts.messages[site.response]?.error !== undefined, text);
    for (const { name, key } of site.members ?? []) assert.ok(/^\d/.test(name) || cut(text, key).includes(name), text);
  }
  for (const { name, path } of facts.definitions) {
    const last = path.at(-1) as string;
    // What is exported without a name has none to show.
    assert.ok(/^\d|^default$/.test(last) || cut(text, name).includes(last), text);
  }
}
