import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isLibrary } from '../../../server/src/core/catalog/base.ts';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import { explainCode } from '../../../server/src/core/catalog/explain.ts';
import { layerCatalogs } from '../../../server/src/core/catalog/layer.ts';

const catalogs = builtinCatalogs();
const definers = (code: number): readonly string[] =>
  explainCode(catalogs, code).definitions.map(({ protocol }) => protocol);

describe('the meanings of a number', () => {
  it('begin with that of JSON-RPC', () => {
    assert.equal(definers(-32601)[0], 'json-rpc');
  });

  it('name protocols that people have packages for before all libraries', () => {
    const order = definers(-32002);
    const firstLibrary = order.findIndex((id) => {
      const catalog = catalogs.get(id);
      return catalog !== undefined && isLibrary(catalog);
    });
    assert.ok(firstLibrary > 0);
    for (const id of ['mcp', 'lsp', 'acp', 'eth-json-rpc']) {
      const place = order.indexOf(id);
      assert.ok(place >= 0 && place < firstLibrary, `${id} is at ${place}`);
    }
  });

  it('put that of the project first', () => {
    const document = { id: 'app', name: 'App', entries: [{ code: 1001, name: 'QuotaExceeded' }] };
    const own = layerCatalogs(catalogs, [{ document, source: 'errors/app.json' }]);
    assert.equal(explainCode(own, 1001).definitions[0]?.protocol, 'app');
  });
});
