import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { RULES } from '../../../server/src/generated/rules.ts';
import { analyze } from '../../support/analyze.ts';
import { contextOf } from '../../support/fixture-context.ts';
import { fixtureFiles } from '../../support/fixtures.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const HEADINGS = ['What it does', 'Why', 'Incorrect', 'Correct', 'Fixes', 'References'];

/** Fenced blocks of a section, with their language. */
function examples(doc: string, heading: string): readonly { readonly language: string; readonly text: string }[] {
  const section = doc.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));
}

for (const rule of RULES) {
  describe(`rule ${rule.id}`, () => {
    const doc = readFileSync(join(ROOT, 'server/src/core/rules', rule.id, 'doc.md'), 'utf8');
    const fixtures = fixtureFiles(join(ROOT, 'test/fixtures/rules', rule.id)).map(
      (path) => path.split('/').at(-1) ?? '',
    );

    it('is documented in the common order', () => {
      const headings = [...doc.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
      const expected = HEADINGS.filter((heading) => heading !== 'Fixes' || rule.fixes.length > 0);
      assert.deepEqual(headings, expected);
    });

    it('has fixtures that it reports and fixtures that it leaves alone', () => {
      assert.ok(fixtures.some((name) => name.startsWith('invalid')));
      assert.ok(fixtures.some((name) => name.startsWith('valid')));
    });

    it('reports the incorrect examples of its page, and not the correct ones', () => {
      // Some pages say that there is a configuration: that of the fixtures.
      const context = contextOf(join(ROOT, 'test/fixtures/rules', rule.id));
      const incorrect = examples(doc, 'Incorrect');
      const correct = examples(doc, 'Correct');
      assert.ok(incorrect.length > 0 && correct.length > 0);
      for (const { language, text } of incorrect) {
        const ids = analyze(`example.${language}`, text, context).findings.map((finding) => finding.ruleId);
        assert.ok(ids.includes(rule.id), `no finding in:\n${text}(found: ${ids.join(', ')})`);
      }
      for (const { language, text } of correct) {
        assert.deepEqual(analyze(`example.${language}`, text, context).findings, [], text);
      }
    });
  });
}
