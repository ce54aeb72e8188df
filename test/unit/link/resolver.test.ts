import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Files, Project } from './project.ts';

function resolve(files: Files, from: string, specifier: string): string | undefined {
  return new Project(files).resolve(from, specifier);
}

describe('a specifier', () => {
  it('with a leading dot means a file beside, by the ending of what it is compiled to, or the index of a folder', () => {
    const files = { 'src/codes.ts': '', 'src/more.mts': '', 'src/rpc/index.ts': '', 'src/old.js': '', 'c.json': '{}' };
    for (const [specifier, expected] of [
      ['./codes', 'src/codes.ts'],
      ['./codes.js', 'src/codes.ts'],
      ['./codes.ts', 'src/codes.ts'],
      ['./more.mjs', 'src/more.mts'],
      ['./rpc', 'src/rpc/index.ts'],
      ['./rpc/', 'src/rpc/index.ts'],
      ['./rpc/index.js', 'src/rpc/index.ts'],
      ['./old', 'src/old.js'],
      ['../c.json', 'c.json'],
      ['./nothing', undefined],
      ['../../../../outside', undefined],
    ] as const) {
      assert.equal(resolve(files, 'src/a.ts', specifier), expected, specifier);
    }
    assert.equal(resolve(files, 'src/rpc/b.ts', '.'), 'src/rpc/index.ts');
  });

  it('follows `paths` and `baseUrl` of the nearest configuration, also where that extends another', () => {
    const files = {
      'tsconfig.base.json':
        '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/src/*"], "errors": ["./lib/src/errors.ts"] } } }',
      'app/tsconfig.json': '{ // comments are fine\n "extends": "../tsconfig.base", }',
      'lib/src/errors.ts': '',
      'web/tsconfig.json': '{ "compilerOptions": { "baseUrl": "src" } }',
      'web/src/codes.ts': '',
      'solo/tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
      'solo/tsconfig.app.json': '{ "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }',
      'solo/src/codes.ts': '',
    };
    assert.equal(resolve(files, 'app/src/a.ts', '@lib/errors'), 'lib/src/errors.ts');
    assert.equal(resolve(files, 'app/src/a.ts', 'errors'), 'lib/src/errors.ts');
    assert.equal(resolve(files, 'web/src/deep/a.ts', 'codes'), 'web/src/codes.ts');
    assert.equal(resolve(files, 'solo/src/a.ts', '~/codes'), 'solo/src/codes.ts');
  });

  it('names packages of node_modules: their typings before what runs', () => {
    const files = {
      'node_modules/rpc/package.json':
        '{ "name": "rpc", "exports": { ".": { "import": { "types": "./dist/index.d.mts", "default": "./dist/index.mjs" } }, "./codes/*": "./dist/codes/*.js" } }',
      'node_modules/rpc/dist/index.d.mts': '',
      'node_modules/rpc/dist/index.mjs': '',
      'node_modules/rpc/dist/codes/http.d.ts': '',
      'node_modules/rpc/dist/codes/http.js': '',
      'node_modules/@a/old/package.json': '{ "main": "lib/main.js", "types": "lib/main.d.ts" }',
      'node_modules/@a/old/lib/main.d.ts': '',
      'node_modules/plain/package.json': '{ "main": "index.js" }',
      'node_modules/plain/index.js': '',
      'node_modules/@types/plain/package.json': '{ "types": "index.d.ts" }',
      'node_modules/@types/plain/index.d.ts': '',
    };
    assert.equal(resolve(files, 'src/a.ts', 'rpc'), 'node_modules/rpc/dist/index.d.mts');
    assert.equal(resolve(files, 'src/a.ts', 'rpc/codes/http'), 'node_modules/rpc/dist/codes/http.d.ts');
    assert.equal(resolve(files, 'src/a.ts', '@a/old'), 'node_modules/@a/old/lib/main.d.ts');
    assert.equal(resolve(files, 'src/a.ts', 'plain'), 'node_modules/@types/plain/index.d.ts');
    assert.equal(resolve(files, 'src/a.ts', 'absent'), undefined);
    assert.equal(resolve(files, 'src/a.ts', 'node:fs'), undefined);
  });

  it('names packages of the workspace by their sources, though nothing is built or installed', () => {
    const files = {
      'packages/errors/package.json':
        '{ "name": "@org/errors", "main": "./dist/index.js", "exports": { ".": { "types": "./dist/index.d.ts", "default": "./dist/index.js" }, "./codes": "./dist/esm/codes.js" } }',
      'packages/errors/src/index.ts': '',
      'packages/errors/src/codes.ts': '',
      'packages/app/package.json': '{ "name": "@org/app", "imports": { "#lib/*": "./src/lib/*.ts" } }',
      'packages/app/src/lib/codes.ts': '',
    };
    assert.equal(resolve(files, 'packages/app/src/a.ts', '@org/errors'), 'packages/errors/src/index.ts');
    assert.equal(resolve(files, 'packages/app/src/a.ts', '@org/errors/codes'), 'packages/errors/src/codes.ts');
    assert.equal(resolve(files, 'packages/errors/src/b.ts', '@org/errors/codes'), 'packages/errors/src/codes.ts');
    assert.equal(resolve(files, 'packages/app/src/a.ts', '#lib/codes'), 'packages/app/src/lib/codes.ts');
  });

  it('may stand in broken configurations and packages, which count as absent', () => {
    const files = {
      'tsconfig.json':
        '{ "compilerOptions": { "paths": { "x": 1, "y/*": [2, "./src/*"] } }, "extends": ["./tsconfig.json", 3]',
      'package.json': '[]',
      'node_modules/x/package.json': '{ "exports": { ".": [null, { "a": { "b": 7 } }] }, "main": 3 }',
      'node_modules/x/index.d.ts': '',
      'src/z.ts': '',
    };
    assert.equal(resolve(files, 'src/a.ts', 'x'), 'node_modules/x/index.d.ts');
    assert.equal(resolve(files, 'src/a.ts', 'y/z'), 'src/z.ts');
    assert.equal(resolve(files, 'src/a.ts', '../../../..'), undefined);
    assert.equal(resolve(files, 'src/a.ts', ''), undefined);
  });
});
