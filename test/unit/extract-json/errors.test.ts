import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cut, json, shown } from './support.ts';

function sites(text: string, path?: string): string[] {
  return json(text, path).sites.map(shown);
}

describe('error objects without "jsonrpc"', () => {
  it('takes a kept number for evidence', () => {
    assert.deepEqual(sites('{"error":{"code":-32601,"message":"x"}}'), ['captured number -32601 x']);
    assert.deepEqual(sites('{"code":-32042,"message":"x","url":"y"}'), ['captured number -32042 x']);
    assert.deepEqual(sites('{"error":{"code":"-32601","message":"x"}}'), ['captured number "-32601" x']);
  });

  it('takes known words beside a defined or nearly kept number for evidence', () => {
    assert.deepEqual(sites('{"error":{"code":4001,"message":"User rejected it"}}'), [
      'captured number 4001 User rejected it',
    ]);
    assert.deepEqual(sites('{"error":{"code":32601,"message":"Method not found"}}'), [
      'captured number 32601 Method not found',
    ]);
    assert.deepEqual(sites('{"error":{"code":-3260,"message":"Method not found"}}'), [
      'captured number -3260 Method not found',
    ]);
  });

  it('never takes the words of one code beside the number of another for evidence', () => {
    assert.deepEqual(sites('{"error":{"code":4001,"message":"Method not found"}}'), [
      'captured shape 4001 Method not found',
    ]);
  });

  it('never takes a status of HTTP for more than a shape', () => {
    assert.deepEqual(sites('{"error":{"code":404,"message":"Not Found"}}'), ['captured shape 404 Not Found']);
    assert.deepEqual(sites('{"error":{"code":5,"message":"Method not found"}}'), ['captured shape 5 Method not found']);
  });

  it('leaves alone what is no error of JSON-RPC', () => {
    assert.deepEqual(sites('{"error":{"code":"ENOENT","message":"no such file"}}'), []);
    assert.deepEqual(sites('{"error":"boom","code":12}'), []);
    assert.deepEqual(sites('{"code":2304,"message":"Cannot find name","range":{"start":1}}'), []);
    assert.deepEqual(sites('[{"code":"invalid_type","message":"Required","path":[]}]'), []);
    assert.deepEqual(sites('{"min":-32768,"max":32767}'), []);
    assert.deepEqual(sites('{"points":[[-32100,-32500],[-122.4,37.7]]}'), []);
  });

  it('does not take diagnostics in a message for errors', () => {
    const text =
      '{"jsonrpc":"2.0","method":"publish","params":{"diagnostics":[{"code":2304,"message":"Cannot find name"}]}}';
    assert.deepEqual(sites(text), []);
  });

  it('finds the error that another one carries as its data', () => {
    const text = '{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"a","data":{"code":-32001,"message":"b"}}}';
    assert.deepEqual(sites(text), ['captured envelope -32603 a', 'captured number -32001 b']);
  });
});

describe('half-typed JSON', () => {
  it('keeps the code that is typed so far, and says that more may come', () => {
    for (const text of ['{"jsonrpc":"2.0","error":{"code":-32', '{"jsonrpc":"2.0","error":{"code":-32601,"mess']) {
      const { sites, messages } = json(text);
      assert.equal(sites[0]?.complete, false);
      assert.equal(messages[0]?.complete, false);
      assert.equal(sites[0]?.code?.kind, 'integer');
    }
  });

  it('reads on behind a value that is still missing', () => {
    const text = '{"jsonrpc":"2.0","id":1,"error":{"code": ,"message":"Method not found"}}';
    const [site] = json(text).sites;
    assert.equal(site?.code, undefined);
    assert.equal(site?.message?.value, 'Method not found');
    assert.equal(site?.complete, false);
    assert.equal(cut(text, site!.anchor), '"error"');
  });

  it('accepts comments and trailing commas', () => {
    const text = '{"jsonrpc":"2.0", /* one */ "error":{"code":-32601, // two\n "message":"x",},}';
    const { sites } = json(text, 'a.jsonc', 'jsonc');
    assert.deepEqual(sites.map(shown), ['captured envelope -32601 x']);
    assert.equal(sites[0]?.complete, true);
  });

  it('takes a word in the place of a code for an expression', () => {
    assert.equal(json('{"jsonrpc":"2.0","error":{"code":-,"message":"x"}}').sites[0]?.code?.kind, 'expression');
    assert.equal(json('{"jsonrpc":"2.0","error":{"code":1e999,"message":"x"}}').sites[0]?.code?.kind, 'expression');
  });
});

describe('directives in JSON', () => {
  it('reads them from comments', () => {
    const text = '// jsonrpc-errors-protocol mcp@2025-11-25\n{"a": 1} /* jsonrpc-errors-disable x, y -- because */';
    const { directives } = json(text, 'a.jsonc', 'jsonc');
    assert.deepEqual(
      directives.map(({ name, args, reason, span, comment }) => [
        name,
        args.map((arg) => arg.text),
        reason,
        cut(text, span),
        cut(text, comment),
      ]),
      [
        [
          'protocol',
          ['mcp@2025-11-25'],
          undefined,
          'jsonrpc-errors-protocol mcp@2025-11-25',
          '// jsonrpc-errors-protocol mcp@2025-11-25',
        ],
        [
          'disable',
          ['x', 'y'],
          'because',
          'jsonrpc-errors-disable x, y -- because',
          '/* jsonrpc-errors-disable x, y -- because */',
        ],
      ],
    );
  });
});
