import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { disabled, told } from './support.ts';

const RESERVED = "send({ jsonrpc: '2.0', id, error: { code: -32150, message: 'x' } });";
const MISMATCH = "send({ jsonrpc: '2.0', id, error: { code: -32601, message: 'Parse error' } });";
const ABOVE = '// jsonrpc-errors-disable-next-line reserved-code';

/**
 * Before and after, with every kind of line break, and behind a byte order mark.
 * @param left what is told of the text afterwards
 */
function becomes(
  where: 'line' | 'file',
  before: string,
  after: string,
  path = 'a.ts',
  left: readonly string[] = [],
): void {
  for (const eol of ['\n', '\r\n', '\r']) {
    for (const bom of ['', '\ufeff']) {
      const changed = disabled(where, path, bom + before.replaceAll('\n', eol), 'reserved-code');
      assert.equal(changed, bom + after.replaceAll('\n', eol));
      assert.deepEqual(told(path, changed ?? ''), left, changed);
    }
  }
}

function stays(where: 'line' | 'file', text: string, path = 'a.ts'): void {
  assert.equal(disabled(where, path, text, 'reserved-code'), undefined, text);
}

describe('disabling a rule for a line', () => {
  it('puts a comment above the line, indented as the line is', () => {
    becomes('line', `{\n\t  ${RESERVED}\n}`, `{\n\t  ${ABOVE}\n\t  ${RESERVED}\n}`);
    becomes('line', `${RESERVED}\nf();`, `${ABOVE}\n${RESERVED}\nf();`);
  });

  it('is about the line on which the finding begins', () => {
    const text = "send({\n  jsonrpc: '2.0', id, error: {\n    code: -32150,\n    message: 'x' } });";
    becomes('line', text, text.replace('    code', `    ${ABOVE}\n    code`));
  });

  it('silences every finding of the rule there, and no other', () => {
    const line = `${RESERVED} ${MISMATCH} ${RESERVED}\n`;
    becomes('line', line, `${ABOVE}\n${line}`, 'a.ts', ['2 code-message-mismatch']);
  });

  it('joins the directive that is there, and keeps its reason', () => {
    const line = `${RESERVED} ${MISMATCH}`;
    const cases: readonly (readonly [before: string, behind: string])[] = [
      ['// jsonrpc-errors-disable-next-line code-message-mismatch', ''],
      ['// jsonrpc-errors-disable-next-line  code-message-mismatch', ' -- agreed'],
      ['/* jsonrpc-errors-disable-next-line code-message-mismatch', ' */'],
      ['/*jsonrpc-errors-disable-next-line code-message-mismatch', '*/'],
      ['/**\n * jsonrpc-errors-disable-next-line code-message-mismatch', ' -- agreed\n */'],
    ];
    for (const [before, behind] of cases) {
      becomes('line', `${before}${behind}\n${line}`, `${before}, reserved-code${behind}\n${line}`);
    }
    const own = 'jsonrpc-errors-disable-line code-message-mismatch';
    becomes('line', `${line} // ${own} -- agreed`, `${line} // ${own}, reserved-code -- agreed`);
    becomes('line', `/* ${own} */ ${line}`, `/* ${own}, reserved-code */ ${line}`);
  });

  it('parts the rules of a directive as they are parted there', () => {
    const named = '// jsonrpc-errors-disable-next-line code-message-mismatch';
    const left = ['1 unused-disable'];
    becomes(
      'line',
      `${named} invalid-id\n${RESERVED} ${MISMATCH}`,
      `${named} invalid-id reserved-code\n${RESERVED} ${MISMATCH}`,
      'a.ts',
      left,
    );
    becomes(
      'line',
      `${named},invalid-id\n${RESERVED} ${MISMATCH}`,
      `${named},invalid-id, reserved-code\n${RESERVED} ${MISMATCH}`,
      'a.ts',
      left,
    );
  });

  it('speaks of a comment that is no directive', () => {
    const text = '// jsonrpc-errors-playground has more\n';
    const changed = disabled('line', 'a.ts', text, 'unknown-directive');
    assert.equal(changed, `// jsonrpc-errors-disable-next-line unknown-directive\n${text}`);
    assert.deepEqual(told('a.ts', changed), []);
    assert.equal(disabled('line', 'a.ts', `/*\n${text.slice(3)}*/`, 'unknown-directive'), undefined);
  });

  it('joins no directive without rules: it would mean less afterwards', () => {
    const text = '// jsonrpc-errors-disable-next-line\n// jsonrpc-errors-disbale';
    assert.equal(disabled('line', 'a.ts', text, 'unknown-directive'), undefined);
  });

  it('stays clear of comments of other tools about the next line', () => {
    for (const comment of [
      '// eslint-disable-next-line no-x',
      '/* oxlint-disable-next-line */',
      '// biome-ignore lint: x',
    ]) {
      becomes(
        'line',
        `${comment}\n${RESERVED}`,
        `${comment}\n${RESERVED} // jsonrpc-errors-disable-line reserved-code`,
      );
      stays('line', `${comment}\n${RESERVED} // said`);
    }
  });

  it('stands in braces between JSX tags', () => {
    const element = '<p>{fail({ code: -32150, message: "x" })}</p>';
    const braced = '{/* jsonrpc-errors-disable-next-line reserved-code */}';
    becomes(
      'line',
      `const a = (\n  <div>\n    ${element}\n  </div>\n);`,
      `const a = (\n  <div>\n    ${braced}\n    ${element}\n  </div>\n);`,
      'a.tsx',
    );
    becomes('line', `const a = <div>\n${element}</div>;`, `const a = <div>\n${braced}\n${element}</div>;`, 'a.jsx');
  });

  it('stands in no braces inside a tag or an expression', () => {
    const call = 'fail({ code: -32150, message: "x" })';
    becomes('line', `const a = <b\n  on={${call}} />;`, `const a = <b\n  ${ABOVE}\n  on={${call}} />;`, 'a.tsx');
    becomes('line', `const a = <b>{\n  ${call}\n}</b>;`, `const a = <b>{\n  ${ABOVE}\n  ${call}\n}</b>;`, 'a.tsx');
  });

  it('parts no words of JSX text', () => {
    stays('line', 'const a = <p>one\n two {fail({ code: -32150, message: "x" })} three\n</p>;', 'a.tsx');
  });

  it('stands behind a line that begins inside a template or a comment', () => {
    const behind = ' // jsonrpc-errors-disable-line reserved-code';
    becomes('line', `const t = \`\n\`; ${RESERVED}\nf();`, `const t = \`\n\`; ${RESERVED}${behind}\nf();`);
    becomes('line', `/*\n*/ ${RESERVED}  \nf();`, `/*\n*/ ${RESERVED}${behind}  \nf();`);
    becomes(
      'line',
      `const t = \`\n\${fail({ code: -32150, message: 'x' })\n}\`;`,
      `const t = \`\n\${fail({ code: -32150, message: 'x' })${behind}\n}\`;`,
    );
  });

  it('stands nowhere where it would be text, or could not be read', () => {
    const call = "fail({ code: -32150, message: 'x' })";
    stays('line', `const t = \`\n\${${call}}\n\`;`);
    stays('line', `const t = \`\n\`; ${RESERVED} // said`);
    stays('line', `/*\n*/ ${RESERVED} /* more\n*/`);
  });

  it('works in JSON with comments, and not without', () => {
    const error = '"error": { "code": -32150, "message": "x" }';
    const text = `{\n  "jsonrpc": "2.0", "id": 1,\n  ${error}\n}\n`;
    becomes('line', text, text.replace(error, `${ABOVE}\n  ${error}`), 'a.jsonc');
    becomes(
      'line',
      `{ "jsonrpc": "2.0", "id": 1, ${error} }\n`,
      `${ABOVE}\n{ "jsonrpc": "2.0", "id": 1, ${error} }\n`,
      'a.jsonc',
    );
    stays('line', text, 'a.json');
    stays('line', `{ "jsonrpc": "2.0", "id": 1, ${error} }`, 'a.jsonl');
  });
});

describe('disabling a rule for a file', () => {
  const FILE = '/* jsonrpc-errors-disable-file reserved-code */';

  it('puts a comment at the top, behind what must be first', () => {
    becomes('file', `${RESERVED}\n${RESERVED}`, `${FILE}\n${RESERVED}\n${RESERVED}`);
    becomes('file', `'use strict';\n${RESERVED}`, `${FILE}\n'use strict';\n${RESERVED}`);
    becomes('file', `#!/usr/bin/env node\n${RESERVED}`, `#!/usr/bin/env node\n${FILE}\n${RESERVED}`);
    becomes(
      'file',
      `/**\n * @jest-environment node\n */\n${RESERVED}`,
      `/**\n * @jest-environment node\n */\n${FILE}\n${RESERVED}`,
    );
  });

  it('stands before a comment that belongs to what follows it', () => {
    becomes(
      'file',
      `/* eslint-disable-next-line */\n${RESERVED}`,
      `${FILE}\n/* eslint-disable-next-line */\n${RESERVED}`,
    );
    becomes('file', `/* a */ ${RESERVED}\n/* b */\n`, `${FILE}\n/* a */ ${RESERVED}\n/* b */\n`);
  });

  it('joins the directive that is there, wherever it stands', () => {
    const there = '// jsonrpc-errors-disable-file code-message-mismatch';
    becomes(
      'file',
      `${RESERVED}\n${there} -- agreed\n${MISMATCH}`,
      `${RESERVED}\n${there}, reserved-code -- agreed\n${MISMATCH}`,
    );
  });

  it('works in JSON with comments, and not without', () => {
    const text = '{ "jsonrpc": "2.0", "id": 1, "error": { "code": -32150, "message": "x" } }\n';
    becomes('file', text, `// jsonrpc-errors-disable-file reserved-code\n${text}`, 'a.jsonc');
    stays('file', text, 'a.json');
    stays('file', text, 'a.jsonl');
  });
});
