import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAnalyzer } from '../../../server/src/core/analyzer.ts';
import { fixAll } from '../../../server/src/core/fix/apply.ts';
import { isCapture } from '../../../server/src/core/fix/capture.ts';
import type { Language } from '../../../server/src/core/model.ts';
import type { ShapeRule } from '../../../server/src/core/rules/rule.ts';
import { analyzer } from '../../support/analyze.ts';

/** Would mend every message, were it asked to. */
const RULE: ShapeRule = {
  id: 'test',
  title: 'Test',
  severity: 'error',
  since: '0.0.0',
  fixes: ['safe'],
  inspects: 'shape',
  message: ({ span }) => ({
    span,
    message: 'Nothing is right here.',
    fixes: () => [{ title: 'Empty it', kind: 'safe', edits: [{ span, newText: 'null' }] }],
  }),
};
const { catalogs } = analyzer;
const eager = createAnalyzer({ catalogs, rules: [RULE], loadParser: () => assert.fail('JSON needs no parser') });
const TEXT = '{"jsonrpc":"2.0","id":1,"result":1}';

function fixed(path: string, language: Language): string {
  const analyze = (text: string) => eager.analyze(eager.extract({ path, language, text }), {});
  const analysis = analyze(TEXT);
  assert.equal(analysis.findings.length, 1);
  return fixAll(TEXT, analysis, analyze).text;
}

describe('captures', () => {
  it('are never changed by fixing all, whatever their language', () => {
    for (const path of ['a.json', 'untitled:Untitled-1']) assert.equal(fixed(path, 'jsonl'), TEXT, path);
    for (const path of ['a.log', 'a.txt', 'a.json.har', 'a.log.1', 'a.LOG.gz', 'file:///a/b.ndjson']) {
      assert.equal(fixed(path, 'json'), TEXT, path);
    }
  });

  it('have no fix that would change what was recorded', () => {
    const analysis = eager.analyze(eager.extract({ path: 'a.jsonl', language: 'jsonl', text: TEXT }), {});
    assert.equal(analysis.findings.length, 1);
    assert.deepEqual(
      analysis.findings.flatMap((finding) => analysis.fixesOf(finding, TEXT)),
      [],
    );
  });

  it('are not told by a word in the middle of a name', () => {
    assert.equal(fixed('a.json', 'json'), 'null');
    for (const path of ['a.log.json', 'log', 'catalog.ts', 'har.ts', 'a.txt.js']) {
      assert.equal(isCapture({ path, language: 'json' }), false, path);
    }
  });
});
