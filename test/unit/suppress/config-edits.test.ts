import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseConfig, settingsFor } from '../../../server/src/core/config.ts';
import { applyEdits } from '../../../server/src/core/fix/apply.ts';
import { chooseProtocolInConfig, disableInConfig } from '../../../server/src/core/fix/config-edits.ts';
import { analyzer } from '../../support/analyze.ts';

const names = { catalogs: analyzer.catalogs, ruleIds: analyzer.rules.map((rule) => rule.id) };

/** The new text, proved to be a configuration without problems. */
function disabled(text: string | undefined, glob = 'a.json', ruleId = 'reserved-code'): string | undefined {
  const edits = disableInConfig(text, glob, ruleId);
  if (edits === undefined) return undefined;
  const result = applyEdits(text ?? '', edits);
  const { config, problems } = parseConfig(result, names);
  assert.deepEqual(problems, [], result);
  assert.equal(settingsFor(config, glob).severities[ruleId], 'off', result);
  return result;
}

function chosen(text: string | undefined, glob: string | undefined, protocol: string): string | undefined {
  const edits = chooseProtocolInConfig(text, glob, protocol);
  if (edits === undefined) return undefined;
  const result = applyEdits(text ?? '', edits);
  assert.deepEqual(parseConfig(result, names).problems, [], result);
  return result;
}

describe('switching a rule off in a configuration', () => {
  it('writes a new file', () => {
    const expected = `{
  "overrides": [
    { "files": ["a.json"], "rules": { "reserved-code": "off" } }
  ]
}
`;
    assert.equal(disabled(undefined), expected);
    assert.equal(disabled(''), expected);
    assert.equal(disabled('\n \n'), expected);
  });

  it('adds the list of overrides behind what is there, with its indentation, line breaks and comments', () => {
    assert.equal(
      disabled('{\r\n\t// ours\r\n\t"protocols": ["mcp"] // since May\r\n}\r\n'),
      '{\r\n\t// ours\r\n\t"protocols": ["mcp"], // since May\r\n\t"overrides": [\r\n\t\t{ "files": ["a.json"], "rules": { "reserved-code": "off" } }\r\n\t]\r\n}\r\n',
    );
    assert.equal(
      disabled('{}'),
      '{\n  "overrides": [\n    { "files": ["a.json"], "rules": { "reserved-code": "off" } }\n  ]\n}',
    );
  });

  it('adds an override behind the last one', () => {
    assert.equal(
      disabled(`{
    "overrides": [
        { "files": "b.json", "rules": {} } /* b */
    ]
}`),
      `{
    "overrides": [
        { "files": "b.json", "rules": {} }, /* b */
        { "files": ["a.json"], "rules": { "reserved-code": "off" } }
    ]
}`,
    );
    assert.equal(
      disabled('{"overrides":[{"files":"b.json"}]}'),
      '{"overrides":[{"files":"b.json"}, { "files": ["a.json"], "rules": { "reserved-code": "off" } }]}',
    );
    assert.equal(
      disabled('{ "overrides": [] }'),
      '{ "overrides": [{ "files": ["a.json"], "rules": { "reserved-code": "off" } }] }',
    );
  });

  it('merges into the override for the same files', () => {
    for (const files of ['"a.json"', '["a.json"]']) {
      assert.equal(
        disabled(`{ "overrides": [{ "files": ${files}, "rules": { "code-not-integer": "hint" } }] }`),
        `{ "overrides": [{ "files": ${files}, "rules": { "code-not-integer": "hint", "reserved-code": "off" } }] }`,
      );
      assert.equal(
        disabled(`{ "overrides": [{ "files": ${files}, "rules": {} }] }`),
        `{ "overrides": [{ "files": ${files}, "rules": { "reserved-code": "off" } }] }`,
      );
      assert.equal(
        disabled(`{ "overrides": [{ "files": ${files} }] }`),
        `{ "overrides": [{ "files": ${files}, "rules": { "reserved-code": "off" } }] }`,
      );
    }
  });

  it('changes the severity that stands there', () => {
    assert.equal(
      disabled('{ "overrides": [{ "files": ["a.json"], "rules": { "reserved-code": "hint" } }] }'),
      '{ "overrides": [{ "files": ["a.json"], "rules": { "reserved-code": "off" } }] }',
    );
  });

  it('keeps a trailing comma, and comments before and behind it', () => {
    assert.equal(
      disabled(`{
  "overrides": [
    {
      "files": ["a.json"],
      "rules": {
        "code-not-integer": "hint" /* why */, // because
      },
    },
  ],
}`),
      `{
  "overrides": [
    {
      "files": ["a.json"],
      "rules": {
        "code-not-integer": "hint" /* why */, // because
        "reserved-code": "off",
      },
    },
  ],
}`,
    );
  });

  it('keeps comments in an object that holds nothing else', () => {
    assert.equal(
      disabled('{\n  // nothing yet\n}\n'),
      '{\n  "overrides": [\n    { "files": ["a.json"], "rules": { "reserved-code": "off" } }\n  ]\n  // nothing yet\n}\n',
    );
  });

  it('makes a new override where a later one would win', () => {
    const text = disabled(
      '{ "overrides": [{ "files": ["a.json"] }, { "files": ["*.json"], "rules": { "reserved-code": "error" } }] }',
    );
    assert.match(
      text ?? '',
      /"error" \} \}, \{ "files": \["a\.json"\], "rules": \{ "reserved-code": "off" \} \}\] \}$/,
    );
  });

  it('writes any name of a file', () => {
    assert.match(disabled('{}', 'weird "name" [1].json') ?? '', /"files": \["weird \\"name\\" \[1\]\.json"\]/);
  });

  it('takes a byte order mark', () => {
    assert.equal(disabled('\ufeff{ "rules": {} }')?.codePointAt(0), 0xfeff);
  });

  it('leaves alone what it cannot understand', () => {
    for (const text of ['{', '[]', '3', '{ "overrides": {} }', '{ "overrides": [1] }', '// only a comment']) {
      assert.equal(disableInConfig(text, 'a.json', 'reserved-code'), undefined, text);
    }
    const rules = '{ "overrides": [{ "files": ["a.json"], "rules": [] }] }';
    assert.equal(disableInConfig(rules, 'a.json', 'reserved-code'), undefined);
  });
});

describe('choosing a protocol in a configuration', () => {
  it('writes a new file', () => {
    assert.equal(chosen(undefined, undefined, 'mcp'), '{\n  "protocols": ["mcp"]\n}\n');
    assert.equal(
      chosen(undefined, 'a.json', 'mcp'),
      '{\n  "overrides": [\n    { "files": ["a.json"], "protocols": ["mcp"] }\n  ]\n}\n',
    );
  });

  it('adds it to the list', () => {
    assert.equal(chosen('{ "protocols": ["mcp"] }', undefined, 'lsp'), '{ "protocols": ["mcp", "lsp"] }');
    assert.equal(chosen('{ "protocols": [] }', undefined, 'lsp'), '{ "protocols": ["lsp"] }');
    assert.equal(chosen('{ "rules": {} }', undefined, 'lsp'), '{ "rules": {}, "protocols": ["lsp"] }');
  });

  it('replaces another version of it, and changes nothing where it is chosen', () => {
    assert.equal(
      chosen('{ "protocols": ["lsp", "mcp@2025-03-26"] }', undefined, 'mcp@2025-11-25'),
      '{ "protocols": ["lsp", "mcp@2025-11-25"] }',
    );
    assert.deepEqual(chooseProtocolInConfig('{ "protocols": ["mcp"] }', undefined, 'mcp'), []);
  });

  it('keeps for some files what is chosen for all', () => {
    assert.equal(
      chosen('{ "protocols": ["mcp"] }', 'a.json', 'lsp'),
      '{ "protocols": ["mcp"], "overrides": [\n  { "files": ["a.json"], "protocols": ["mcp", "lsp"] }\n] }',
    );
    assert.equal(
      chosen('{ "protocols": ["mcp"], "overrides": [{ "files": ["a.json"] }] }', 'a.json', 'lsp'),
      '{ "protocols": ["mcp"], "overrides": [{ "files": ["a.json"], "protocols": ["mcp", "lsp"] }] }',
    );
    assert.equal(
      chosen('{ "overrides": [{ "files": ["a.json"], "protocols": ["mcp"] }] }', 'a.json', 'lsp'),
      '{ "overrides": [{ "files": ["a.json"], "protocols": ["mcp", "lsp"] }] }',
    );
  });

  it('leaves alone what it cannot understand', () => {
    for (const text of ['{', '[]', '{ "protocols": {} }', '{ "protocols": [1] }', '{ "protocols": "mcp" }']) {
      assert.equal(chooseProtocolInConfig(text, undefined, 'lsp'), undefined, text);
    }
  });
});
