import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadCatalogs } from '../../../server/src/core/catalog/load.ts';
import type { Catalog, CatalogDocument, EntryDocument } from '../../../server/src/core/catalog/types.ts';
import { versionsBetween } from '../../../server/src/core/catalog/versions.ts';

const entry = (code: number, name: string, more: Partial<EntryDocument> = {}): EntryDocument => ({
  code,
  name,
  ...more,
});
const load = (...documents: CatalogDocument[]) =>
  loadCatalogs(documents.map((document) => ({ document, source: 'test' })));
const shown = (catalog: Catalog | undefined): string[] =>
  (catalog?.entries ?? []).map(({ code, name, origin, versions }) =>
    `${code} ${name} ${origin} ${versions.join()}`.trimEnd(),
  );

const parent: CatalogDocument = {
  id: 'parent',
  name: 'Parent',
  versions: [{ id: '1' }, { id: '2' }],
  ranges: [
    { from: 1, to: 9, owner: 'specification', others: 'must-not' },
    { from: 10, to: 19, owner: 'specification', others: 'must-not', since: '2' },
  ],
  entries: [
    entry(1, 'One', { messages: { exact: ['One'] }, identifiers: ['ONE'] }),
    entry(1, 'OneOfBuying', { when: { methods: ['buy'] } }),
    entry(2, 'Two', { since: '2' }),
    entry(3, 'Three'),
    entry(3, 'ThreeWithData', { data: {} }),
  ],
};

describe('a catalog that extends another', () => {
  const child: CatalogDocument = {
    id: 'child',
    name: 'Child',
    extends: ['parent'],
    entries: [entry(1, 'First', { messages: { exact: ['The first'] } }), entry(5, 'Five')],
  };
  const set = load(child, parent);

  it('has its own entries, then what it inherits and does not define itself', () => {
    assert.deepEqual(shown(set.get('child')), [
      '1 First child',
      '5 Five child',
      '1 OneOfBuying parent',
      '2 Two parent',
      '3 Three parent',
      '3 ThreeWithData parent',
    ]);
  });
  it('also accepts the wording and the names of what it replaces, after its own', () => {
    const first = set.get('child')?.entries[0];
    assert.deepEqual(first?.messages?.exact, ['The first', 'One']);
    assert.deepEqual(first?.identifiers, ['One', 'ONE']);
  });
  it('keeps only ranges that all versions of the other have', () => {
    assert.deepEqual(
      set.get('child')?.ranges.map(({ from, origin }) => [from, origin]),
      [[1, 'parent']],
    );
  });
  it('states only its own entries when the number or the name is looked up across catalogs', () => {
    assert.deepEqual(
      set.entriesOf(1).map(({ protocol, name }) => [protocol, name]),
      [
        ['child', 'First'],
        ['parent', 'One'],
        ['parent', 'OneOfBuying'],
      ],
    );
    assert.deepEqual(
      set.entriesSaying('One').map(({ entry: { protocol } }) => protocol),
      ['parent'],
    );
  });
  it('may extend what extends it, or what nobody knows', () => {
    const circle = load(
      { id: 'a', name: 'A', extends: ['b', 'nobody'], entries: [entry(1, 'One')] },
      { id: 'b', name: 'B', extends: ['a', 'b'], entries: [entry(2, 'Two')] },
    );
    assert.deepEqual(circle.get('a')?.chain, ['a', 'b']);
    assert.deepEqual(shown(circle.get('a')), ['1 One a', '2 Two b']);
  });
  it('prefers the nearer of two that it extends', () => {
    const line = load(
      { id: 'a', name: 'A', extends: ['b'], entries: [] },
      { id: 'b', name: 'B', extends: ['c'], entries: [entry(1, 'Near')] },
      { id: 'c', name: 'C', entries: [entry(1, 'Far')] },
    );
    assert.deepEqual(shown(line.get('a')), ['1 Near b']);
  });
});

describe('versions', () => {
  it('reach from since to until, both included', () => {
    const listed = ['1', '2', '3', '4'];
    assert.deepEqual(versionsBetween(listed, '2', '3'), ['2', '3']);
    assert.deepEqual(versionsBetween(listed, undefined, '1'), ['1']);
    assert.deepEqual(versionsBetween(listed, '≤2', undefined), ['2', '3', '4']);
    assert.deepEqual(versionsBetween(listed, '1', '4'), listed);
    assert.deepEqual(versionsBetween(listed, undefined, undefined), listed);
    assert.deepEqual(versionsBetween([], '1', '2'), []);
  });
  it('that are not listed bound nothing', () => {
    assert.deepEqual(versionsBetween(['1', '2'], '0', '9'), ['1', '2']);
  });
  it('of an extension keep what it overrides only in some of them', () => {
    const set = load(
      {
        id: 'child',
        name: 'Child',
        extends: ['parent'],
        versions: [{ id: 'x' }, { id: 'y' }],
        entries: [entry(3, 'Third', { since: 'y' })],
      },
      parent,
    );
    assert.deepEqual(
      shown(set.get('child')).filter((line) => line.startsWith('3')),
      ['3 Third child y', '3 Three parent x', '3 ThreeWithData parent x'],
    );
  });
});

describe('a set of catalogs', () => {
  it('is in order of id, the base first, and the later of two with one id counts', () => {
    const set = load(
      { id: 'z', name: 'Z', entries: [] },
      { id: 'json-rpc', name: 'JSON-RPC', entries: [] },
      { id: 'a', name: 'Old', entries: [] },
      { id: 'a', name: 'New', entries: [] },
    );
    assert.deepEqual(
      set.catalogs.map(({ name }) => name),
      ['JSON-RPC', 'New', 'Z'],
    );
  });
  it('guesses a misspelt id, but not a different one', () => {
    const set = load({ id: 'mcp', name: 'MCP', entries: [] }, { id: 'vscode-jsonrpc', name: 'V', entries: [] });
    assert.equal(set.nearest('mpc'), 'mcp');
    assert.equal(set.nearest('vscode_jsonrpc'), 'vscode-jsonrpc');
    for (const id of ['', 'x', 'bitcoin', 'x'.repeat(10_000)]) assert.equal(set.nearest(id), undefined, id.slice(0, 9));
  });
  it('may be empty', () => {
    const set = load();
    assert.deepEqual(
      [set.entriesOf(1), set.entriesNamed('One'), set.entriesSaying('One'), set.rangesOf(1)],
      [[], [], [], []],
    );
    assert.equal(set.nearest('mcp'), undefined);
  });
});
