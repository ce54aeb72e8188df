import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { applyEdits } from '../../../server/src/core/fix/apply.ts';
import { analyze } from '../../support/analyze.ts';
import { fixtureFiles } from '../../support/fixtures.ts';
import { applied, offered } from './support.ts';

const ROOT = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const FILES = ['rules', 'documents'].flatMap((set) =>
  readdirSync(join(ROOT, set)).flatMap((name) => fixtureFiles(join(ROOT, set, name))),
);
/** Nobody gives these a meaning. */
const FIRST_RESERVED = -32_510;

/** The text with reserved numbers in one of its tables; undefined where the table writes no two numbers. */
function withReserved(path: string, text: string, group: number): string | undefined {
  const sites = analyze(path, text).linked.facts.sites;
  const codes = sites.flatMap((site) => (site.group === group && site.code !== undefined ? [site.code] : []));
  const written = codes.filter((code) => /^-?[\d_]+$/.test(code.text));
  if (written.length < 2) return undefined;
  return applyEdits(
    text,
    written.map(({ span }, index) => ({ span, newText: String(FIRST_RESERVED - index) })),
  );
}

describe('every table of the fixtures, with reserved numbers in it', () => {
  let renumbered = 0;
  for (const file of FILES) {
    const path = basename(file);
    const text = readFileSync(file, 'utf8');
    const groups = analyze(path, text).linked.facts.groups;
    if (groups.length === 0) continue;
    it(file.split('/').slice(-2).join('/'), () => {
      for (const changed of [text, `\ufeff${text.replace(/\r?\n/g, '\r\n')}`]) {
        for (const group of groups.keys()) {
          const faulty = withReserved(path, changed, group);
          for (const fix of faulty === undefined ? [] : offered(path, faulty)) {
            applied(fix, path, faulty as string);
            renumbered += 1;
          }
        }
      }
    });
  }

  it('are quite a few', () => {
    assert.ok(renumbered >= 10, `${renumbered}`);
  });
});
