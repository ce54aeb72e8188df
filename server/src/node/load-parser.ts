import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { TypeScriptParser } from '../core/extract/typescript/parser.ts';
import { bundleFile, runsFromSource } from './bundle-files.ts';

let parser: TypeScriptParser | undefined;

/**
 * The TypeScript parser: the one that the build cuts out of the package, or the package itself where
 * the sources run without a build. Loaded once, when first asked for.
 */
export function loadParser(): TypeScriptParser {
  parser ??= requireParser(import.meta.url);
  return parser;
}

function requireParser(from: string): TypeScriptParser {
  return createRequire(from)(runsFromSource(from) ? 'typescript' : builtParser(from)) as TypeScriptParser;
}

/** The parser is CommonJS, which the npm package, made of modules, must spell out in the file's name. */
function builtParser(from: string): string {
  const spelt = fileURLToPath(bundleFile('./typescript-parser.cjs', from));
  return existsSync(spelt) ? spelt : fileURLToPath(bundleFile('./typescript-parser.js', from));
}
