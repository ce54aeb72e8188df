import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isTestPath } from '../../../server/src/core/extract/typescript/test-paths.ts';

it('tests, mocks and fixtures are known by their paths', () => {
  const tests = [
    'src/a.test.ts',
    'src/a.spec.tsx',
    'a_test.mjs',
    'test-payme.js',
    'test/a.ts',
    'packages/x/tests/deep/a.ts',
    'src/__tests__/a.ts',
    'src/__mocks__/a.js',
    'E2E/a.ts',
    'src\\Test\\a.ts',
    'fixtures/a.ts',
    '/home/me/project/test/a.ts',
  ];
  for (const path of tests) assert.ok(isTestPath(path), path);
});

it('others are none, whatever folder the project lies in', () => {
  for (const path of [
    'src/a.ts',
    'src/latest/a.ts',
    'src/contest.ts',
    'src/testimony/a.ts',
    'spec.ts',
    '/test/me/project/src/a.ts',
  ])
    assert.ok(!isTestPath(path), path);
});
