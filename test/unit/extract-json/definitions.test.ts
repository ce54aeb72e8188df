import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cut, json, shown } from './support.ts';

describe('definitions in JSON', () => {
  it('reads tables of names and numbers', () => {
    const text = '{"codes":{"METHOD_NOT_FOUND":-32601,"BUSY":7,"note":"x","max":9}}';
    const { sites, groups, definitions } = json(text);
    assert.deepEqual(sites.map(shown), ['define number -32601 -', 'define table 7 -']);
    assert.deepEqual(
      sites.map((site) => [site.name?.text, site.group, cut(text, site.name!.span)]),
      [
        ['METHOD_NOT_FOUND', 0, '"METHOD_NOT_FOUND"'],
        ['BUSY', 0, '"BUSY"'],
      ],
    );
    assert.equal(groups[0]?.name, 'codes');
    assert.deepEqual(
      definitions.map(({ path, value, site }) => [path, value, site]),
      [
        [['codes', 'METHOD_NOT_FOUND'], -32601, 0],
        [['codes', 'BUSY'], 7, 1],
      ],
    );
  });

  it('needs a name or a heading that speaks of errors', () => {
    assert.deepEqual(json('{"LOWEST":-32768,"OTHER":-32001}').sites, []);
    assert.equal(json('{"LOWEST":-32768,"OTHER":-32001}', 'error-codes.json').sites.length, 2);
    assert.equal(json('{"parseError":-32700}').sites.length, 1);
    assert.deepEqual(json('{"InternalErrors":3,"ParseError":2}').sites, []);
  });

  it('reads tables of numbers and texts', () => {
    const text = '{"-32601":"Method not found","-32602":{"message":"Invalid params"},"4":"Busy","x":"y"}';
    const { sites } = json(text);
    assert.deepEqual(sites.map(shown), [
      'define number -32601 Method not found',
      'define number -32602 Invalid params',
      'define table 4 Busy',
    ]);
    assert.equal(cut(text, sites[0]!.anchor), '-32601');
  });

  it('reads lists and tables of errors', () => {
    const list = json('{"errors":[{"code":-32601,"name":"MethodNotFound"},{"code":9,"message":"Busy"}]}');
    assert.deepEqual(list.sites.map(shown), ['define number -32601 -', 'define table 9 Busy']);
    assert.equal(list.groups[0]?.kind, 'pairs');
    assert.equal(list.sites[0]?.name?.text, 'MethodNotFound');
    const table = json('{"components":{"errors":{"NotFound":{"code":-32001,"message":"Gone"}}}}');
    assert.deepEqual(table.sites.map(shown), ['define number -32001 Gone']);
    assert.equal(table.sites[0]?.name?.text, 'NotFound');
    assert.deepEqual(table.definitions[0]?.path, ['components', 'errors', 'NotFound', 'code']);
  });

  it('reads the errors of an OpenRPC document', () => {
    const text = '{"openrpc":"1.3.2","methods":[{"name":"a","errors":[{"code":-32005,"message":"Limit"}]}]}';
    assert.deepEqual(json(text).sites.map(shown), ['define number -32005 Limit']);
  });

  it('takes numbers of a JSON Schema for types', () => {
    const text = '{"properties":{"code":{"const":-32601},"other":{"enum":[-32600,5]}}}';
    assert.deepEqual(json(text).sites.map(shown), ['type number -32601 -', 'type number -32600 -']);
  });

  it('does not take a declaration for an error object, which would need a message', () => {
    const [site] = json('{"errors":[{"code":-32601,"name":"MethodNotFound","description":"d"}]}').sites;
    assert.equal(site?.object, undefined);
    assert.equal(site?.members, undefined);
  });

  it('leaves catalogs to their schema', () => {
    const entries = '"entries":[{"code":-32601,"name":"MethodNotFound"}]';
    assert.equal(json(`{${entries}}`).sites.length, 1);
    assert.equal(json(`{"$schema":"./catalog.schema.json",${entries}}`).sites.length, 0);
  });

  it('defines nothing inside a message', () => {
    const text = '{"jsonrpc":"2.0","id":1,"result":{"errors":[{"code":-32601,"message":"x"}]}}';
    assert.deepEqual(json(text).sites.map(shown), ['captured number -32601 x']);
  });
});
