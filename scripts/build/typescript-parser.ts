import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { PARSER_EXPORTS } from '../../server/src/core/extract/typescript/parser.ts';

/** How the parser is written. */
export interface ParserBuild {
  readonly outfile: string;
  readonly minify: boolean;
}

/**
 * Writes TypeScript's parser without the compiler around it, as CommonJS: a quarter of the size of the
 * package, and it loads in a fraction of the time. The package is one function that holds everything;
 * tree shaking gains nothing, so its text is cut where the parser ends. A marker that is missing in
 * another version of the package fails the build.
 *
 * @param options `outfile` is absolute
 */
export async function buildTypeScriptParser({ outfile, minify }: ParserBuild): Promise<void> {
  const source = createRequire(import.meta.url).resolve('typescript');
  const text = await readFile(source, 'utf8');
  await build({
    stdin: { contents: cutParser(text), sourcefile: 'typescript-parser.js', loader: 'js' },
    outfile,
    bundle: true,
    minify,
    // The part that asks for Node's modules first asks whether this is Node: browsers never reach it.
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    legalComments: 'none',
    banner: { js: between(text, '/*!', '*/') },
    logLevel: 'warning',
    logOverride: { 'direct-eval': 'silent' },
  });
}

/** Identifiers get their `text` from the language service, which is not in the cut. */
const NAMED_IDENTIFIERS = `
const named = (Base) => class extends Base { get text() { return idText(this); } };
const IdentifierObject = named(objectAllocator.getIdentifierConstructor());
const PrivateIdentifierObject = named(objectAllocator.getPrivateIdentifierConstructor());
setObjectAllocator({
  ...objectAllocator,
  getIdentifierConstructor: () => IdentifierObject,
  getPrivateIdentifierConstructor: () => PrivateIdentifierObject,
});`;

/**
 * The text of the parser as a module that exports `PARSER_EXPORTS`.
 *
 * @param text `typescript.js` of the package
 */
export function cutParser(text: string): string {
  const start = after(text, 'var ts = {}; ((module) => {\n');
  const end = place(text, '\n// src/compiler/commandLineParser.ts\n');
  const table = between(text, '__export(typescript_exports, {\n', '\n});\n');
  const entry = 'module.exports = __toCommonJS(typescript_exports);\n';
  place(text, entry);
  const body = text
    .slice(start, end)
    .replace(table, () => '')
    .replace(entry, () => '');
  return `${body}\n${NAMED_IDENTIFIERS}\nexport { ${PARSER_EXPORTS.join(', ')} };\n`;
}

function place(text: string, marker: string): number {
  const found = text.indexOf(marker);
  if (found === -1) {
    throw new Error(
      `typescript.js has no ${JSON.stringify(marker)}: this version of the package cannot be cut, see scripts/build/typescript-parser.ts.`,
    );
  }
  return found;
}

function after(text: string, marker: string): number {
  return place(text, marker) + marker.length;
}

function between(text: string, opening: string, closing: string): string {
  const start = place(text, opening);
  const end = text.indexOf(closing, start);
  if (end === -1) throw new Error(`typescript.js has no ${JSON.stringify(closing)} after ${JSON.stringify(opening)}.`);
  return text.slice(start, end + closing.length);
}
