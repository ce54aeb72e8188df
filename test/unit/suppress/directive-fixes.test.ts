import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyEdits } from '../../../server/src/core/fix/apply.ts';
import { analyze } from '../../support/analyze.ts';

const FINE = "send({ jsonrpc: '2.0', id, error: { code: -32601, message: 'Method not found' } });";
const RESERVED = "send({ jsonrpc: '2.0', id, error: { code: -32150, message: 'x' } });";

/** Title and outcome of each fix of the first finding about directives. */
function mends(path: string, text: string): readonly (readonly [title: string, text: string])[] {
  const analysis = analyze(path, text);
  const finding = analysis.findings.find(({ ruleId }) => /^un(?:used-disable|known-directive)$/.test(ruleId));
  assert.ok(finding, text);
  return analysis.fixesOf(finding, text).map(({ title, kind, edits }) => {
    assert.equal(kind, 'suggestion');
    return [title, applyEdits(text, edits)];
  });
}

function becomes(title: string, before: string, after: string, path = 'a.ts'): void {
  for (const eol of ['\n', '\r\n', '\r']) {
    for (const bom of ['', '\ufeff']) {
      const [text, expected] = [before, after].map((one) => bom + one.replaceAll('\n', eol));
      assert.deepEqual(mends(path, text ?? ''), [[title, expected]]);
    }
  }
}

describe('an unused directive', () => {
  const REMOVE = 'Remove this directive';

  it('goes with its line, where it stands alone on it', () => {
    becomes(REMOVE, `f();\n  // jsonrpc-errors-disable-next-line reserved-code -- agreed\n${FINE}`, `f();\n${FINE}`);
    becomes(REMOVE, `/*\n * jsonrpc-errors-disable\n */\n${FINE}`, FINE);
    becomes(REMOVE, `${FINE}\n// jsonrpc-errors-enable`, `${FINE}\n`);
    becomes(REMOVE, `{}\n  /* jsonrpc-errors-disable-file */  \n`, '{}\n', 'a.jsonc');
  });

  it('goes with the blanks before it at the end of a line', () => {
    becomes(REMOVE, `${FINE}  // jsonrpc-errors-disable-line  \n${FINE}`, `${FINE}\n${FINE}`);
  });

  it('goes with the blanks behind it elsewhere, and leaves none too few', () => {
    becomes(REMOVE, `/* jsonrpc-errors-disable-line */ ${FINE}`, FINE);
    becomes(REMOVE, `f(a, /* jsonrpc-errors-disable-line */ b);`, 'f(a, b);');
    becomes(REMOVE, `f(a/* jsonrpc-errors-disable-line */, b);`, 'f(a , b);');
    becomes(REMOVE, `typeof/* jsonrpc-errors-disable-line */x;`, 'typeof x;');
    becomes(REMOVE, `typeof/* jsonrpc-errors-disable-line */ x;`, 'typeof x;');
  });

  it('goes with its braces between JSX tags', () => {
    becomes(
      REMOVE,
      'const a = <p>\n  {/* jsonrpc-errors-disable */}\n  <b />\n</p>;',
      'const a = <p>\n  <b />\n</p>;',
      'a.tsx',
    );
    becomes(REMOVE, 'function f() {/* jsonrpc-errors-disable */}', 'function f() { }', 'a.tsx');
  });

  it('stays where its comment says more, or ends a statement', () => {
    assert.deepEqual(mends('a.ts', `/* jsonrpc-errors-disable\n   and more */\n${FINE}`), []);
    assert.deepEqual(mends('a.ts', 'a = b /* jsonrpc-errors-disable\n */ ++c;'), []);
  });

  it('loses what it names in vain, and keeps the rest with its reason', () => {
    const title = 'Remove invalid-id from this directive';
    for (const [before, after] of [
      ['invalid-id, reserved-code', 'reserved-code'],
      ['reserved-code, invalid-id', 'reserved-code'],
      ['reserved-code,invalid-id,reserved-code', 'reserved-code,reserved-code'],
      ['invalid-id reserved-code', 'reserved-code'],
    ]) {
      const text = (ids: string | undefined) => `/* jsonrpc-errors-disable-next-line ${ids} -- agreed */\n${RESERVED}`;
      becomes(title, text(before), text(after));
    }
  });
});

describe('an unknown directive', () => {
  it('gets the name that was meant', () => {
    becomes(
      'Replace with jsonrpc-errors-disable',
      '// jsonrpc-errors-disbale -- why',
      '// jsonrpc-errors-disable -- why',
    );
    becomes(
      'Replace with jsonrpc-errors-disable-line',
      `${RESERVED} // jsonrpc-errors-disableline`,
      `${RESERVED} // jsonrpc-errors-disable-line`,
    );
  });

  it('gets the rule that was meant', () => {
    becomes(
      'Replace with reserved-code',
      `// jsonrpc-errors-disable-next-line reserved-cod\n${FINE}`,
      `// jsonrpc-errors-disable-next-line reserved-code\n${FINE}`,
    );
  });

  it('gets the protocol that was meant', () => {
    const names = (what: string) => `// jsonrpc-errors-protocol ${what} -- why`;
    becomes('Replace with mcp', names('lsp, mpc'), names('lsp, mcp'));
    becomes('Replace with lsp@3.17', names('lsp@3.1.7'), names('lsp@3.17'));
    becomes('Replace with command-api', names('command-api@2'), names('command-api'));
    becomes('Remove something-else from this directive', names('lsp something-else'), names('lsp'));
    becomes('Remove this directive', `// jsonrpc-errors-protocol\n${FINE}`, FINE);
  });

  it('loses what is like no rule, and is not left without any, which would mean all', () => {
    becomes(
      'Remove eqeqeq from this directive',
      `${RESERVED} // jsonrpc-errors-disable-line reserved-code, eqeqeq`,
      `${RESERVED} // jsonrpc-errors-disable-line reserved-code`,
    );
    becomes('Remove this directive', `${RESERVED} // jsonrpc-errors-disable-line eqeqeq`, RESERVED);
  });

  it('gets dashes before a reason', () => {
    becomes(
      'Put -- before the reason',
      `${RESERVED} // jsonrpc-errors-disable-line reserved-code as agreed, in May`,
      `${RESERVED} // jsonrpc-errors-disable-line reserved-code -- as agreed, in May`,
    );
  });

  it('has no fix where nothing is like it', () => {
    assert.deepEqual(mends('a.ts', '// jsonrpc-errors-playground'), []);
  });
});
