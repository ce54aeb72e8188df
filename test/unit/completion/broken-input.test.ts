import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { SourceText } from '../../../server/src/core/model.ts';
import { analyze, languageOf } from '../../support/analyze.ts';
import { fixtureFiles } from '../../support/fixtures.ts';
import { completer } from './support.ts';

const ROOT = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const FILES = ['rules', 'documents'].flatMap((set) =>
  readdirSync(join(ROOT, set)).flatMap((name) => fixtureFiles(join(ROOT, set, name))),
);

function sourceOf(path: string, text: string): SourceText {
  return { path, language: languageOf(path), text };
}

/** Asks as an editor would, and tries what is offered: what was chosen must be read as the code that it is. */
function ask(source: SourceText, offset: number): boolean {
  const place = completer.placeAt(source, offset);
  const found = place && completer.complete(source, place, {});
  if (!found) return false;
  const { span, items } = found;
  const replaced = source.text.slice(span.start, span.end);
  assert.ok(span.start <= offset && offset <= span.end, `${source.path}:${offset}`);
  assert.doesNotMatch(replaced, /[\r\n]/, `${source.path}:${offset}`);
  const code = items.find(({ kind }) => kind === 'code');
  if (code !== undefined) {
    const text = source.text.slice(0, span.start) + code.newText + source.text.slice(span.end);
    const read = analyze(source.path, text).linked.sites.find((site) => site.code?.span.start === span.start);
    assert.equal(read?.value, code.entry?.code, `${source.path}:${offset}`);
  }
  return true;
}

describe('completion in any text whatever', () => {
  for (const path of FILES) {
    const name = path.split('/').slice(-2).join('/');
    it(`takes every place in every other beginning of ${name}`, () => {
      const text = readFileSync(path, 'utf8');
      for (let offset = 0; offset <= text.length; offset += 1) {
        ask(sourceOf(basename(path), text), offset);
        if (offset % 2 === 0) ask(sourceOf(basename(path), text.slice(0, offset)), offset);
      }
    });
  }

  it('offers codes wherever an error of an envelope or of a library has one', () => {
    let asked = 0;
    for (const path of FILES) {
      const source = sourceOf(basename(path), readFileSync(path, 'utf8'));
      if (source.language === 'jsonl') continue;
      for (const { code, embedded, evidence, object, members } of analyze(source.path, source.text).linked.facts
        .sites) {
        const sure = evidence === 'envelope' || evidence === 'symbol';
        if (!sure || object === undefined || code?.kind !== 'integer' || !/^-?\d+$/.test(code.text)) continue;
        // Inside a string nobody asks for completion.
        if (embedded === true) continue;
        // Of `a ? -32601 : -32600` a part would be replaced.
        const value = members?.find(({ name }) => name === 'code')?.value ?? code.span;
        if (value.start !== code.span.start || value.end !== code.span.end) continue;
        asked += 1;
        for (const offset of [code.span.start, Math.min(code.span.start + 2, code.span.end), code.span.end]) {
          assert.ok(ask(source, offset), `${path}: ${source.text.slice(object.start, object.end)}`);
        }
      }
    }
    assert.ok(asked > 20, `only ${asked} codes`);
  });

  const error = '{"jsonrpc":"2.0","id":1,"error":{"code": ';
  const ugly: Readonly<Record<string, string>> = {
    'an empty text': '',
    'a BOM alone': '\ufeff',
    'lone surrogates': `"\ud800 \udc00" ${error}\ud800`,
    'NUL bytes': `\0\0${error}\0`,
    'a line of a megabyte': `{"x":"${'y'.repeat(1_000_000)}","m":${error}`,
    'quotes without end': `f('${'"`\''.repeat(20_000)}`,
    'brackets 5,000 deep': `${'['.repeat(5000)}${error}`,
    'calls 5,000 deep': `McpError(${'f('.repeat(5000)}`,
    'blanks without end': `{"code":${' '.repeat(100_000)}`,
  };
  for (const [name, text] of Object.entries(ugly)) {
    for (const path of ['a.json', 'a.jsonc', 'a.jsonl', 'a.ts', 'a.jsx']) {
      it(`takes ${name} as ${path}`, () => {
        const middle = text.length >> 1;
        for (const offset of [-1, 0, middle, text.length - 1, text.length, text.length + 1, Number.NaN, 0.5]) {
          ask(sourceOf(path, text), offset);
        }
      });
    }
  }
});
