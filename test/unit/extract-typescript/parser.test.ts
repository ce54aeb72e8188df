import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { buildTypeScriptParser, cutParser } from '../../../scripts/build/typescript-parser.ts';
import { extractTypeScript } from '../../../server/src/core/extract/typescript/index.ts';
import type { Node, TypeScriptParser } from '../../../server/src/core/extract/typescript/parser.ts';
import { CALLS, COMPARISONS, DEFINITIONS, OBJECT_LITERALS, TYPES } from './cases.ts';
import { parser, vocabulary } from './notation.ts';

const project = fileURLToPath(new URL('../../../', import.meta.url));

describe('the parser that ships', () => {
  let folder = '';
  let outfile = '';
  let shipped: TypeScriptParser;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jsonrpc-errors-parser-'));
    outfile = join(folder, 'typescript-parser.cjs');
    await buildTypeScriptParser({ outfile, minify: true });
    shipped = createRequire(import.meta.url)(outfile) as TypeScriptParser;
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('gives the same kinds of nodes at the same places as the whole package', () => {
    const files = realFiles(300);
    assert.ok(files.length >= 200, `only ${files.length} files to compare`);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      assert.equal(outline(shipped, text), outline(parser, text), file);
    }
  });

  it('gives the same facts', () => {
    for (const [title, text] of [...OBJECT_LITERALS, ...CALLS, ...DEFINITIONS, ...COMPARISONS, ...TYPES]) {
      const source = { path: 'a.ts', language: 'typescript', text } as const;
      assert.deepEqual(
        extractTypeScript(source, vocabulary, shipped),
        extractTypeScript(source, vocabulary, parser),
        title,
      );
    }
  });

  it('runs where there is neither process nor require', () => {
    const module = { exports: {} as TypeScriptParser };
    runInNewContext(readFileSync(outfile, 'utf8'), { module });
    assert.equal(outline(module.exports, 'const a: number = -1;'), outline(parser, 'const a: number = -1;'));
  });

  it('is a quarter of the package and keeps its notice', () => {
    const text = readFileSync(outfile, 'utf8');
    assert.ok(text.length < 1_000_000, `${text.length} characters`);
    assert.match(text, /Copyright \(c\) Microsoft Corporation/);
  });
});

describe('cutting the parser', () => {
  it('fails when a marker is missing', () => {
    assert.throws(() => cutParser('var ts = {};'), /this version of the package cannot be cut/);
  });
});

/** Declarations and sources that packages bring, spread over all of them. */
function realFiles(count: number): readonly string[] {
  const root = join(project, 'node_modules');
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.min)\.[cm]?ts$/.test(name),
  );
  const step = Math.max(1, Math.floor(names.length / count));
  return names
    .sort()
    .filter((_, index) => index % step === 0)
    .map((name) => join(root, name));
}

function outline(ts: TypeScriptParser, text: string): string {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);
  const lines: string[] = [];
  const stack: Node[] = [file];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    lines.push(`${node.kind} ${node.pos} ${node.end} ${ts.isIdentifier(node) ? node.text : ''}`);
    ts.forEachChild(node, (child) => void stack.push(child));
  }
  return lines.join('\n');
}
