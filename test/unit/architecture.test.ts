import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCES = ['server/src', 'client/src'].flatMap((folder) => tsFiles(join(ROOT, folder)));

function tsFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('generated'))
    .map((name) => join(folder, name));
}

/** Part of the program that a file belongs to: `core`, `lsp`, `cli`, `node`, `browser`, `client`. */
function partOf(path: string): string {
  const parts = relative(ROOT, path).split(/[\\/]/);
  return parts[0] === 'client' ? 'client' : (parts[2] ?? '');
}

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(path: string): readonly Import[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\('([^']+)'\)/gm)].map(
    ([, type, statically, dynamically]) => ({
      from: path,
      to: statically ?? dynamically ?? '',
      typeOnly: type !== undefined,
    }),
  );
}

/** Which parts a part may import; its own always. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  core: ['generated'],
  protocol: [],
  lsp: ['core', 'protocol', 'generated'],
  cli: ['core', 'node', 'generated'],
  node: ['core', 'lsp', 'cli', 'generated'],
  browser: ['core', 'lsp', 'protocol', 'generated'],
  client: ['protocol'],
};
/** Packages that a part may import. */
const PACKAGES: Readonly<Record<string, RegExp>> = {
  core: /^(jsonc-parser|fastest-levenshtein|picomatch|semver(\/.*)?)$/,
  lsp: /^(vscode-languageserver(-textdocument)?(\/.*)?|vscode-uri)$/,
  client: /^(vscode|vscode-languageclient(\/.*)?)$/,
};

describe('architecture', () => {
  it('keeps its arrows one way', () => {
    const wrong = SOURCES.flatMap(importsOf).filter(({ from, to }) => {
      const part = partOf(from);
      if (to.endsWith('/package.json') || to === 'typescript') return false;
      if (!to.startsWith('.')) {
        const allowed = PACKAGES[part];
        return allowed !== undefined && !allowed.test(to);
      }
      const target = partOf(join(from, '..', to));
      return target !== part && !(ARROWS[part] ?? []).includes(target);
    });
    assert.deepEqual(
      wrong.map(({ from, to }) => `${relative(ROOT, from)} imports ${to}`),
      [],
    );
  });

  it('names no code number of a protocol outside the catalogs', () => {
    const numbers = SOURCES.flatMap((path) => {
      const code = readFileSync(path, 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/\/\/.*$/gm, '');
      return [...code.matchAll(/-3[12][_\d]{3,4}\b/g)].map(([number]) => `${relative(ROOT, path)}: ${number}`);
    });
    assert.deepEqual(numbers, []);
  });

  it('lets one file know the TypeScript parser, and that one only its types', () => {
    const users = SOURCES.flatMap(importsOf).filter(({ to }) => to === 'typescript');
    assert.deepEqual(
      users.map(({ from, typeOnly }) => [relative(ROOT, from), typeOnly]),
      [['server/src/core/extract/typescript/parser.ts', true]],
    );
  });
});
