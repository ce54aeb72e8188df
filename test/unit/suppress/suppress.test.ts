import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyze } from '../../support/analyze.ts';
import { told } from './support.ts';

const RESERVED = "send({ jsonrpc: '2.0', id, error: { code: -32150, message: 'x' } });";
const MISMATCH = "send({ jsonrpc: '2.0', id, error: { code: -32601, message: 'Parse error' } });";
const FINE = "send({ jsonrpc: '2.0', id, error: { code: -32601, message: 'Method not found' } });";

/** The same text with every kind of line break, and behind a byte order mark. */
function variants(text: string): readonly string[] {
  return ['\n', '\r\n', '\r'].flatMap((eol) => ['', '\ufeff'].map((bom) => bom + text.replaceAll('\n', eol)));
}

function tells(text: string, expected: readonly string[], path = 'a.ts'): void {
  for (const variant of variants(text)) assert.deepEqual(told(path, variant), expected, JSON.stringify(variant));
}

describe('directives for a line', () => {
  it('silence the next line, whatever the form of the comment', () => {
    for (const comment of [
      '// jsonrpc-errors-disable-next-line',
      '//jsonrpc-errors-disable-next-line reserved-code',
      '/* jsonrpc-errors-disable-next-line reserved-code */',
      '/** jsonrpc-errors-disable-next-line reserved-code -- agreed */',
      '/*\n * jsonrpc-errors-disable-next-line reserved-code\n * -- agreed\n */',
      'f(); // jsonrpc-errors-disable-next-line',
    ]) {
      const line = comment.split('\n').length + 2;
      tells(`${comment}\n${RESERVED}\n${RESERVED}`, [`${line} reserved-code`]);
    }
  });

  it('silence their own line', () => {
    tells(`${RESERVED} // jsonrpc-errors-disable-line\n${RESERVED}`, ['2 reserved-code']);
    tells(`/* jsonrpc-errors-disable-line reserved-code */ ${RESERVED}\n${RESERVED}`, ['2 reserved-code']);
    tells(`${RESERVED} /* jsonrpc-errors-disable-line\n  reserved-code */ ${RESERVED}\n${RESERVED}`, [
      '3 reserved-code',
    ]);
  });

  it('silence only the rules that they name', () => {
    tells(`// jsonrpc-errors-disable-next-line reserved-code\n${RESERVED} ${MISMATCH}`, ['2 code-message-mismatch']);
    tells(`// jsonrpc-errors-disable-next-line reserved-code,code-message-mismatch\n${RESERVED} ${MISMATCH}`, []);
    tells(`// jsonrpc-errors-disable-next-line\n${RESERVED} ${MISMATCH}`, []);
  });

  it('are two on a line', () => {
    tells(
      `/* jsonrpc-errors-disable-line reserved-code */ ${RESERVED} ${MISMATCH} // jsonrpc-errors-disable-line code-message-mismatch`,
      [],
    );
    tells(
      `/* jsonrpc-errors-disable-line reserved-code */ /* jsonrpc-errors-disable-next-line code-message-mismatch */ ${RESERVED}\n${MISMATCH}`,
      [],
    );
  });

  it('are about the line on which a finding begins', () => {
    const text = "send({ jsonrpc: '2.0', id, error: { code:\n  -32150, message: 'x' } });";
    tells(`// jsonrpc-errors-disable-next-line\n${text}`, ['1 unused-disable', '3 reserved-code']);
    tells(text.replace('code:\n', 'code:\n  // jsonrpc-errors-disable-next-line\n'), []);
  });

  it('work in JSX', () => {
    const element = '<p>{fail({ code: -32150, message: "x" })}</p>';
    tells(`const a = <div>\n{/* jsonrpc-errors-disable-next-line reserved-code */}\n${element}\n</div>;`, [], 'a.tsx');
    tells(
      `const a = <div\n// jsonrpc-errors-disable-next-line\n on={fail({ code: -32150, message: "x" })} />;`,
      [],
      'a.jsx',
    );
    tells(`const a = <div>\n// jsonrpc-errors-disable-next-line\n${element}\n</div>;`, ['3 reserved-code'], 'a.jsx');
  });

  it('work in JSON with comments', () => {
    const json = '{ "jsonrpc": "2.0", "id": 1, "error": { "code": -32150, "message": "x" } }';
    tells(
      `[\n// jsonrpc-errors-disable-next-line\n${json},\n${json} /* jsonrpc-errors-disable-line */\n]`,
      [],
      'a.jsonc',
    );
    tells(`[\n${json},\n"// jsonrpc-errors-disable-line", ${json}]`, ['2 reserved-code', '3 reserved-code'], 'a.jsonc');
  });

  it('do nothing at the end of a text', () => {
    tells(`${RESERVED}\n// jsonrpc-errors-disable-next-line`, ['1 reserved-code', '2 unused-disable']);
  });
});

describe('directives for a part of a file', () => {
  it('disable from their place on', () => {
    tells(`${RESERVED}\n${RESERVED} /* jsonrpc-errors-disable */ ${RESERVED}\n${MISMATCH}`, [
      '1 reserved-code',
      '2 reserved-code',
    ]);
  });

  it('disable until the same is enabled', () => {
    const both = `${RESERVED} ${MISMATCH}`;
    tells(`// jsonrpc-errors-disable\n${both}\n// jsonrpc-errors-enable\n${RESERVED}`, ['4 reserved-code']);
    tells(`// jsonrpc-errors-disable\n${both}\n// jsonrpc-errors-enable reserved-code\n${both}`, ['4 reserved-code']);
    tells(`// jsonrpc-errors-disable reserved-code\n${RESERVED}\n/* jsonrpc-errors-enable */ ${both}`, [
      '3 reserved-code',
      '3 code-message-mismatch',
    ]);
    tells(
      `// jsonrpc-errors-disable reserved-code, code-message-mismatch\n${both}\n// jsonrpc-errors-enable code-message-mismatch\n${both}`,
      ['4 code-message-mismatch'],
    );
  });

  it('begin again', () => {
    tells(
      `// jsonrpc-errors-disable\n${RESERVED}\n// jsonrpc-errors-enable\n${RESERVED}\n// jsonrpc-errors-disable reserved-code\n${RESERVED}`,
      ['4 reserved-code'],
    );
  });

  it('are for a whole file wherever they stand, and are not ended', () => {
    tells(`${RESERVED}\n/* jsonrpc-errors-disable-file reserved-code */\n${RESERVED}`, []);
    tells(`${RESERVED}\n/* jsonrpc-errors-disable-file */\n// jsonrpc-errors-enable\n${RESERVED}`, [
      '3 unused-disable',
    ]);
  });
});

describe('directives of no use', () => {
  it('are told where the rules that they name were looked for', () => {
    const text = `// jsonrpc-errors-disable-next-line reserved-code, code-message-mismatch\n${FINE}`;
    assert.deepEqual(told('a.ts', text), ['1 unused-disable']);
    const [finding] = analyze('a.ts', text, { severities: { 'reserved-code': 'off' } }).findings;
    assert.equal(finding?.message, 'Nothing to disable here: code-message-mismatch does not occur on the next line.');
    assert.deepEqual(
      told('a.ts', text, { severities: { 'reserved-code': 'off', 'code-message-mismatch': 'off' } }),
      [],
    );
  });

  it('are not told without ids where a rule is off', () => {
    const text = `// jsonrpc-errors-disable-next-line\n${FINE}`;
    assert.deepEqual(told('a.ts', text), ['1 unused-disable']);
    assert.deepEqual(told('a.ts', text, { severities: { 'reserved-code': 'off' } }), []);
    assert.deepEqual(told('a.ts', text, { severities: { 'reserved-code': 'hint' } }), ['1 unused-disable']);
  });

  it('are not told where the rule about them is off', () => {
    assert.deepEqual(told('a.ts', '// jsonrpc-errors-disable', { severities: { 'unused-disable': 'off' } }), []);
  });

  it('are told in a file that holds nothing else', () => {
    assert.deepEqual(told('a.ts', '// jsonrpc-errors-disable'), ['1 unused-disable']);
    assert.deepEqual(told('a.ts', '// jsonrpc-errors-enable'), ['1 unused-disable']);
    assert.deepEqual(told('a.jsonc', '{} // jsonrpc-errors-disable-file reserved-code'), ['1 unused-disable']);
  });

  it('all count as used where several speak of one finding', () => {
    tells(`/* jsonrpc-errors-disable-file reserved-code */\n// jsonrpc-errors-disable-next-line\n${RESERVED}`, []);
  });

  it('are silenced by name only', () => {
    tells('// jsonrpc-errors-disable-next-line\n// jsonrpc-errors-disbale', [
      '1 unused-disable',
      '2 unknown-directive',
    ]);
    tells('// jsonrpc-errors-disable-next-line unknown-directive\n// jsonrpc-errors-disbale', []);
    tells(`/* jsonrpc-errors-disable-file unused-disable */\n${FINE} // jsonrpc-errors-disable-line`, []);
    tells(`/* jsonrpc-errors-disable-file unused-disable */`, []);
  });
});

describe('no inline configuration', () => {
  it('heeds no directive at all', () => {
    const text = `// jsonrpc-errors-protocol acp@1\n// jsonrpc-errors-disbale\n${RESERVED} // jsonrpc-errors-disable-line\n// jsonrpc-errors-disable`;
    assert.deepEqual(told('a.ts', text, { inlineConfig: false }), ['3 reserved-code']);
    assert.deepEqual(analyze('a.ts', text, { inlineConfig: false }).protocols.labels, ['json-rpc']);
  });
});
