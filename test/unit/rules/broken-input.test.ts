import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { FileAnalysis } from '../../../server/src/core/analyzer.ts';
import { analyze } from '../../support/analyze.ts';
import { fixtureFiles } from '../../support/fixtures.ts';

const ROOT = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const FILES = ['rules', 'documents'].flatMap((set) =>
  readdirSync(join(ROOT, set)).flatMap((name) => fixtureFiles(join(ROOT, set, name))),
);

function spansLieWithin({ findings, sites }: FileAnalysis, text: string): void {
  for (const { span } of [...findings, ...sites.map((site) => ({ span: site.anchor }))]) {
    assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, JSON.stringify(span));
  }
}

describe('any text whatever', () => {
  for (const path of FILES) {
    it(`takes every beginning of ${path.split('/').slice(-2).join('/')}`, () => {
      const text = readFileSync(path, 'utf8');
      for (let end = 0; end <= text.length; end++) {
        const part = text.slice(0, end);
        spansLieWithin(analyze(basename(path), part), part);
      }
    });
  }

  const error = '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"x"}}';
  const ugly: Readonly<Record<string, string>> = {
    'an empty text': '',
    'a BOM alone': '\ufeff',
    'lone surrogates': `"\ud800 \udc00" ${error} \ud800`,
    'NUL bytes': `\0\0${error}\0`,
    'a line of a megabyte': `{"x":"${'y'.repeat(1_000_000)}","m":${error}}`,
    'brackets 5,000 deep': '['.repeat(5000),
    'objects 5,000 deep': '{"error":'.repeat(5000),
    'calls 5,000 deep': `f(-32150, ${'f('.repeat(5000)}`,
  };
  for (const [name, text] of Object.entries(ugly)) {
    for (const path of ['a.json', 'a.jsonc', 'a.jsonl', 'a.ts', 'a.jsx']) {
      it(`takes ${name} as ${path}`, () => spansLieWithin(analyze(path, text), text));
    }
  }

  it('finds the same after CRLF and a BOM, at shifted places', () => {
    const text = `{\n"jsonrpc":"2.0","id":1,\n"error":{"code":-32150,"message":"x"}}\n`;
    const crlf = `\ufeff${text.replaceAll('\n', '\r\n')}`;
    const [plain] = analyze('a.json', text).findings;
    const [shifted] = analyze('a.json', crlf).findings;
    assert.ok(plain !== undefined && shifted !== undefined);
    assert.equal(crlf.slice(shifted.span.start, shifted.span.end), '-32150');
    assert.equal(shifted.message, plain.message);
  });
});
