import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { FileContext } from '../../../server/src/core/analyzer.ts';
import { parseChoice } from '../../../server/src/core/catalog/choice.ts';
import type { SeverityOrOff } from '../../../server/src/core/model.ts';
import { analyze, analyzer } from '../../support/analyze.ts';
import {
  comparable,
  expectFileOf,
  fixtureFiles,
  found,
  inlineExpectations,
  writeExpectFile,
} from '../../support/fixtures.ts';

const ROOT = fileURLToPath(new URL('../../fixtures/', import.meta.url));

interface FixtureOptions {
  readonly protocols?: readonly string[];
  readonly rules?: Readonly<Record<string, SeverityOrOff>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function contextOf(folder: string): FileContext {
  const path = join(folder, 'options.json');
  if (!existsSync(path)) return {};
  const options = JSON.parse(readFileSync(path, 'utf8')) as FixtureOptions;
  const configured = (options.protocols ?? []).map((text) => {
    const parsed = parseChoice(text, analyzer.catalogs);
    if ('problem' in parsed) throw new Error(`${path}: ${parsed.problem}`);
    return parsed.choice;
  });
  return {
    configured,
    severities: options.rules ?? {},
    ...(options.dependencies === undefined ? {} : { dependencies: options.dependencies }),
  };
}

for (const set of ['rules', 'documents']) {
  for (const name of readdirSync(join(ROOT, set)).sort()) {
    const folder = join(ROOT, set, name);
    describe(`fixtures of ${name}`, () => {
      for (const path of fixtureFiles(folder)) {
        it(`${basename(path)} yields what it says`, () => {
          const text = readFileSync(path, 'utf8');
          const findings = found(analyze(basename(path), text, contextOf(folder)).findings, text);
          if (basename(path).startsWith('valid')) {
            assert.deepEqual(findings, []);
            return;
          }
          const inline = inlineExpectations(text);
          if (inline.length > 0) {
            assert.deepEqual(comparable(findings, inline), inline);
            return;
          }
          if (process.env.UPDATE === '1') writeExpectFile(path, findings);
          const expected = expectFileOf(path);
          assert.ok(expected.length > 0, 'a fixture that expects nothing is called valid');
          assert.deepEqual(comparable(findings, expected), expected);
        });
      }
    });
  }
}
