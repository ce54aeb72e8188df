import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEdits } from '../../../server/src/core/fix/apply.ts';
import { analyze } from '../../support/analyze.ts';

const RULES = new Set([
  'incomplete-error',
  'jsonrpc-version',
  'message-not-string',
  'missing-result',
  'result-with-error',
  'unknown-error-member',
]);

const TEXTS: Readonly<Record<string, string>> = {
  'a.json': `\ufeff[\r
  {"jsonrpc":2,"id":1,"result":null,"error":{"code":-32601,"msg":"\ud83d\ude00"}},\r
  {"jsonrpc":"2.0","id":2,"error":{"name":"E","code":1001,"message":5,"data":{}}},\r
  {"jsonrpc":"2.0","id":3,"error":"Internal error"}, {"jsonrpc":"2.0","id":4}\r
]`,
  'a.jsonc': `{ // one
  "jsonrpc": "2.0", /* two */
  "result": null, "id": 1,
  "error": { "message": "Method not found", "reason": "\\u00e9", /* three */ },
}`,
  'a.ts': `send({
  jsonrpc: '2', id, result: null,
  error: { code: -32601, reason, data: { a: \`\${{ b: 1 }}\` }, get x() { return 1; } },
});
send({ jsonrpc: '2.0', id, error: { errorCode: -1, msg, stack } });`,
};

/** Where two edits touch the same unit, or an edit leaves the text. */
function overlap(edits: readonly { readonly span: { readonly start: number; readonly end: number } }[], end: number) {
  return edits.some(({ span }, index) => {
    const before = edits[index - 1]?.span.end ?? 0;
    return span.start < before || span.end < span.start || span.end > end;
  });
}

describe('fixes of half-typed text', () => {
  for (const [path, text] of Object.entries(TEXTS)) {
    it(`stay in every beginning of ${path}, and mend what they are offered for`, () => {
      for (let end = 0; end <= text.length; end += 1) {
        const part = text.slice(0, end);
        const analysis = analyze(path, part);
        for (const finding of analysis.findings.filter(({ ruleId }) => RULES.has(ruleId))) {
          for (const { title, edits } of analysis.fixesOf(finding, part)) {
            assert.ok(!overlap(edits, end), `${title} in ${part}`);
            const count = ({ findings }: typeof analysis) =>
              findings.filter(({ ruleId }) => ruleId === finding.ruleId).length;
            assert.ok(count(analyze(path, applyEdits(part, edits))) < count(analysis), `${title} in ${part}`);
          }
        }
      }
    });
  }
});
