import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCES = ['server/src', 'client/src'].flatMap((folder) => tsFiles(folder));

/** Written by hand; relative to the project, with `/`. */
function tsFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts') && !name.includes('/generated/'));
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Part of the program that a file belongs to: `core`, `lsp`, `cli`, `node`, `browser`, `protocol`, `client`. */
function partOf(path: string): string {
  const parts = path.split('/');
  return parts[0] === 'client' ? 'client' : (parts[2] ?? '');
}

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function importsOf(path: string): readonly Import[] {
  const pattern = /^(?:import|export)\s+(?:(type\s)?[^'";]*?from\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm;
  return [...read(path).matchAll(pattern)].map(([, type, statically, dynamically]) => ({
    from: path,
    to: statically ?? dynamically ?? '',
    typeOnly: type !== undefined,
  }));
}

/** `@a/b` of `@a/b/c`, `d` of `d/e`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Which parts a part may import; its own always. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  core: ['generated'],
  protocol: [],
  lsp: ['core', 'protocol', 'generated'],
  node: ['core', 'lsp', 'generated'],
  cli: ['core', 'node', 'generated'],
  browser: ['core', 'lsp', 'protocol'],
  client: ['protocol'],
};
/** Packages that a part may import. */
const PACKAGES: Readonly<Record<string, RegExp>> = {
  core: /^(jsonc-parser|fastest-levenshtein|picomatch|semver)$/,
  protocol: /^$/,
  lsp: /^(vscode-languageserver(-textdocument)?|vscode-uri)$/,
  node: /^(node:.*|cross-spawn|vscode-languageserver|ignore|picomatch)$/,
  cli: /^(node:path|commander|cli-progress|picocolors|sarif)$/,
  browser: /^vscode-languageserver$/,
  client: /^(vscode|vscode-languageclient)$/,
};

describe('architecture', () => {
  it('keeps its arrows one way', () => {
    const wrong = SOURCES.flatMap(importsOf).filter(({ from, to }) => {
      const part = partOf(from);
      // The one type-only use of the parser has a test of its own.
      if (to === 'typescript') return false;
      if (!to.startsWith('.')) return !PACKAGES[part]?.test(packageOf(to));
      const target = join(from, '..', to).replaceAll('\\', '/');
      if (target === 'server/package.json') return part !== 'cli' && part !== 'lsp';
      return partOf(target) !== part && !ARROWS[part]?.includes(partOf(target));
    });
    assert.deepEqual(
      wrong.map(({ from, to }) => `${from} imports ${to}`),
      [],
    );
  });

  it('names no code number of a protocol outside the catalogs', () => {
    const numbers = SOURCES.flatMap((path) => {
      const code = read(path)
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/\/\/.*$/gm, '');
      return [...code.matchAll(/-3[12][_\d]{3,4}\b/g)].map(([number]) => `${path}: ${number}`);
    });
    assert.deepEqual(numbers, []);
  });

  it('lets one file know the TypeScript parser, and that one only its types', () => {
    const users = SOURCES.flatMap(importsOf).filter(({ to }) => to === 'typescript');
    assert.deepEqual(
      users.map(({ from, typeOnly }) => [from, typeOnly]),
      [['server/src/core/extract/typescript/parser.ts', true]],
    );
  });
});

describe('the packages of a workspace', () => {
  /** There without being declared: VS Code gives the one, the build cuts the other. */
  const GIVEN = ['vscode', 'typescript'];

  for (const workspace of ['server', 'client']) {
    it(`${workspace}: those that are imported are declared, and the other way round`, () => {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(read(`${workspace}/package.json`)) as Record<
        string,
        Record<string, string> | undefined
      >;
      const names = Object.keys({ ...dependencies, ...devDependencies });
      const declared = names.filter((name) => !name.startsWith('@types/'));
      const imported = SOURCES.filter((path) => path.startsWith(`${workspace}/`))
        .flatMap(importsOf)
        // Of some packages there are only types.
        .filter(({ to, typeOnly }) => !typeOnly || !names.includes(`@types/${to}`) || declared.includes(to))
        .map(({ to }) => packageOf(to))
        .filter((name) => !/^(\.|node:)/.test(name) && !GIVEN.includes(name));
      assert.deepEqual([...new Set(imported)].sort(), declared.sort());
    });
  }

  it('the npm package installs nothing: all that it needs is in its bundles', () => {
    assert.equal(JSON.parse(read('server/package.json')).dependencies, undefined);
  });
});
