import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { json, jsonl } from './support.ts';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const FILES = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.jsonc?$|\.jsonl$/.test(name))
  .sort();

const MIXED = `\ufeff// jsonrpc-errors-disable\r\n[{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"a \\"b\\" \ud83d\ude00"}},
{"ts":1,"message":{"jsonrpc":2.0,"id":null,"error":{"code":"-32150"}}},{"error":{"code":-32000.5,"message":null}},
{"errors":[{"code":-32601,"name":"MethodNotFound"}],"-32602":"Invalid params","METHOD_NOT_FOUND":-32601,"const":-32700}]`;

describe('any text whatever', () => {
  it('has fixtures to cut', () => assert.ok(FILES.length > 0));

  // `json` and `jsonl` check the spans of everything they find.
  const texts = [
    ...FILES.map((name) => [name, readFileSync(join(FIXTURES, name), 'utf8')] as const),
    ['mixed', MIXED] as const,
  ];
  for (const [name, text] of texts) {
    it(`takes every beginning and every end of ${name}`, () => {
      for (let at = 0; at <= text.length; at++) {
        for (const part of [text.slice(0, at), text.slice(at)]) {
          json(part);
          jsonl(part);
        }
      }
    });
  }

  it('takes a text from which any one unit is missing', () => {
    for (let at = 0; at < MIXED.length; at++) json(MIXED.slice(0, at) + MIXED.slice(at + 1));
  });

  const error = '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"x"}}';
  const ugly: Readonly<Record<string, readonly [text: string, sites: number]>> = {
    'an empty text': ['', 0],
    'a BOM alone': ['\ufeff', 0],
    'a BOM in front': [`\ufeff${error}`, 1],
    'lone surrogates': [`["\ud800 \udc00", ${error}, "\udc00"]`, 1],
    'NUL bytes': [`\0[${error}\0]\0`, 1],
    'carriage returns': [error.replaceAll(',', ',\r\n\r'), 1],
    'two documents in one': [`${error}\n${error}`, 2],
    'a line of a megabyte': [`{"x":"${'y'.repeat(1_000_000)}","m":${error}}`, 1],
    'a string that is not closed': [`{"x":"${'y'.repeat(100_000)}`, 0],
    'a comment that is not closed': [`${error} /* jsonrpc`, 1],
    'brackets 100,000 deep': ['['.repeat(100_000), 0],
    'closing brackets': ['}]'.repeat(50_000), 0],
    'errors 5,000 deep': ['{"jsonrpc":"2.0","error":'.repeat(5000), 4999],
    'members that stand there 60,000 times': [`{${'"jsonrpc":"2.0",'.repeat(60_000)}"error":{"code":1}}`, 1],
    'strings that go on over 60,000 line breaks': [`${error}\n"${'\\\n\\"'.repeat(60_000)}`, 1],
    'comments that are opened 60,000 times': [`${error}${'\n/* '.repeat(60_000)}`, 1],
    'crossed brackets 5,000 deep': [`${'[{"error":'.repeat(5000)}${'}]'.repeat(5000)}`, 0],
  };
  for (const [name, [text, sites]] of Object.entries(ugly)) {
    it(`takes ${name}`, () => {
      assert.equal(json(text).sites.length, sites);
      jsonl(text);
    });
  }
});
