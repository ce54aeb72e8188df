import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../../server/src/core/model.ts';
import { readClientFeatures } from '../../../server/src/lsp/capabilities.ts';
import { toDiagnostic } from '../../../server/src/lsp/diagnostics.ts';

const document = TextDocument.create('file:///a.ts', 'typescript', 1, 'one\r\ntwo 😀 three');
const finding: Finding = {
  ruleId: 'some-rule',
  severity: 'warning',
  span: { start: 12, end: 17 },
  message: 'Something.',
  protocols: [],
  related: [{ span: { start: 0, end: 3 }, message: 'The other half.' }],
  tag: 'deprecated',
};

const all = {
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      tagSupport: { valueSet: [1 as const, 2 as const] },
      codeDescriptionSupport: true,
    },
  },
};

const made = (capabilities: typeof all | object, change: Partial<Finding> = {}) =>
  toDiagnostic({ ...finding, ...change }, 3, document, {
    features: readClientFeatures(capabilities, {}),
    documentation: 'file:///docs/{page}.md',
  });

describe('a finding as a diagnostic', () => {
  it('has related places, tags and the page of its rule for a client that shows them', () => {
    const diagnostic = made(all);
    assert.deepEqual(diagnostic.range, { start: { line: 1, character: 7 }, end: { line: 1, character: 12 } });
    assert.deepEqual(diagnostic.tags, [2]);
    assert.deepEqual(diagnostic.codeDescription, { href: 'file:///docs/rules/some-rule.md' });
    assert.deepEqual(diagnostic.relatedInformation, [
      {
        location: { uri: document.uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } } },
        message: 'The other half.',
      },
    ]);
  });

  it('has none of them for a client that says nothing', () => {
    assert.deepEqual(Object.keys(made({})).sort(), ['code', 'message', 'range', 'severity', 'source']);
  });

  it('is never faded or struck through when it is an error', () => {
    assert.equal(made(all, { severity: 'error' }).tags, undefined);
    assert.deepEqual(made(all, { tag: 'unnecessary' }).tags, [1]);
  });
});
