import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import { CHECKS } from '../../../server/src/core/catalog/checks/all.ts';
import { type CatalogProblem, validateCatalog } from '../../../server/src/core/catalog/validate.ts';

const known = builtinCatalogs();
const FOLDER = new URL('../../../server/catalogs/', import.meta.url);
const validate = (document: unknown, strict = false, fileName?: string): readonly CatalogProblem[] =>
  validateCatalog(typeof document === 'string' ? document : JSON.stringify(document), {
    strict,
    known,
    ...(fileName === undefined ? {} : { fileName }),
  });

const base = { id: 'shop', name: 'Shop' };
const entry = { code: 1001, name: 'SoldOut' };
const dated = {
  versions: [
    { id: '1', released: '2024-01-01' },
    { id: '2', released: '2025-01-01' },
  ],
};
const source = { url: 'https://example.org/spec#errors', checked: '2026-01-01' };

interface Fixture {
  readonly good: object;
  readonly bad: object;
  /** What the first sentence about `bad` says. */
  readonly says: RegExp;
  readonly fileName?: string;
}

/** For each check one catalog that it lets pass and one that it does not. */
const FIXTURES: Readonly<Record<string, Fixture>> = {
  'file-named': {
    good: {},
    bad: { id: 'store' },
    says: /belongs into store\.json, not shop\.json/,
    fileName: 'catalogs/shop.json',
  },
  'extends-exists': {
    good: { extends: ['mcp'] },
    bad: { extends: ['mpc'] },
    says: /There is no catalog "mpc"\. Did you mean "mcp"\?/,
  },
  'extends-ends': {
    good: { extends: ['mcp', 'lsp'] },
    bad: { id: 'json-rpc', extends: ['mcp'] },
    says: /^extends\[0\]: This goes in a circle: "json-rpc" extends "mcp" extends "json-rpc"\.$/,
  },
  'names-kept': {
    good: { entries: [{ code: -32601, name: 'METHOD_NOT_FOUND' }] },
    bad: { entries: [{ code: -32011, name: 'MethodNotFound' }] },
    says: /In JSON-RPC 2\.0 "Method not found" is -32601\. Take another name, or that number\./,
  },
  'codes-kept': {
    good: {
      entries: [
        { code: -32602, name: 'InvalidParams' },
        { code: -32602, name: 'NoSuchAddress', messages: { exact: ['No such address'] } },
        { code: -32603, name: 'Broke', when: { methods: ['pay'] } },
      ],
    },
    bad: { entries: [{ code: -32601, name: 'QuotaExceeded' }] },
    says: /Clients of JSON-RPC 2\.0 read -32601 as "Method not found"\. Take another number/,
  },
  'reserved-left': {
    good: { entries: [{ code: -32099, name: 'A' }, { code: -32150, name: 'B', conforms: false }, entry] },
    bad: { entries: [{ code: -32150, name: 'Closed' }] },
    says: /JSON-RPC 2\.0 reserves -32150\./,
  },
  'versions-ordered': {
    good: dated,
    bad: { versions: [...dated.versions].reverse() },
    says: /released before the version above it/,
  },
  'version-listed': {
    good: { ...dated, entries: [{ ...entry, since: '≤1' }] },
    bad: { ...dated, entries: [{ ...entry, since: '11' }] },
    says: /1001 \(SoldOut\): "11" is none of the listed versions\. The nearest is "1"\./,
  },
  'version-order': {
    good: { ...dated, entries: [{ ...entry, since: '1', until: '1', deprecated: { since: '2' } }] },
    bad: { ...dated, entries: [{ ...entry, since: '2', until: '1' }] },
    says: /ends with 1, before it begins with 2/,
  },
  'since-said': {
    good: { ...dated, entries: [{ ...entry, since: '1' }] },
    bad: { ...dated },
    says: /SoldOut does not say since which version it holds/,
  },
  'retired-has-end': {
    good: { ...dated, entries: [{ ...entry, until: '1', deprecated: { since: '2', accept: true } }] },
    bad: { ...dated, entries: [{ ...entry, deprecated: { since: '2', accept: true } }] },
    says: /"until" must name the last version/,
  },
  'replacement-exists': {
    good: {
      ...dated,
      extends: ['json-rpc'],
      entries: [{ ...entry, until: '1', deprecated: { since: '2', replacement: -32602 } }],
    },
    bad: { ...dated, entries: [{ ...entry, until: '1', deprecated: { since: '2', replacement: 1002 } }] },
    says: /defines 1002/,
  },
  'specification-listed': {
    good: { specifications: [{ id: 'eip-1', name: 'EIP-1' }], entries: [{ ...entry, specification: 'eip-1' }] },
    bad: { specifications: [{ id: 'eip-1', name: 'EIP-1' }], entries: [{ ...entry, specification: 'eip-2' }] },
    says: /"eip-2" is not among the specifications/,
  },
  'ranges-apart': {
    good: {
      ranges: [
        { from: 1, to: 9, owner: 'specification', others: 'may' },
        { from: 10, to: 19, owner: 'application', others: 'may' },
      ],
    },
    bad: {
      ranges: [
        { from: 1, to: 10, owner: 'specification', others: 'may' },
        { from: 10, to: 19, owner: 'application', others: 'may' },
      ],
    },
    says: /10…19 overlaps 1…10, which has another owner/,
  },
  'entries-sorted': {
    good: { entries: [entry, { code: 1002, name: 'Closed' }] },
    bad: { entries: [{ code: 1002, name: 'Closed' }, entry] },
    says: /1001 stands after 1002/,
  },
  'entries-differ': {
    good: { methods: [{ name: 'buy' }], entries: [entry, { ...entry, when: { methods: ['buy'] } }] },
    bad: { entries: [entry, { ...entry, name: 'Closed' }] },
    says: /Closed and SoldOut are both 1001/,
  },
  'repeats-inherited': {
    good: {
      extends: ['lsp'],
      entries: [{ code: -32803, name: 'RequestFailed', meaning: 'The shop could not do it.' }],
    },
    bad: { extends: ['lsp'], entries: [{ code: -32803, name: 'RequestFailed', sender: 'server' }] },
    says: /RequestFailed says nothing that is not inherited anyway/,
  },
  'meaning-readable': {
    good: { entries: [{ ...entry, meaning: 'Nothing of it is left.' }] },
    bad: { entries: [{ ...entry, meaning: 'Sold out.' }] },
    says: /only repeats the name/,
  },
  'conforms-said': {
    good: { serves: ['mcp'], entries: [{ code: -32604, name: 'Forbidden', conforms: false }] },
    bad: { serves: ['mcp'], entries: [{ code: -32604, name: 'Forbidden' }] },
    says: /JSON-RPC 2\.0 reserves -32604; the entry needs "conforms": false/,
  },
  'when-methods-listed': {
    good: { extends: ['mcp'], entries: [{ ...entry, when: { methods: ['tools/call'] } }] },
    bad: { extends: ['mcp'], entries: [{ ...entry, when: { methods: ['tool/call'] } }] },
    says: /"tool\/call" is not among the methods/,
  },
  'method-named': {
    good: { methods: [{ prefix: 'shop/' }] },
    bad: { methods: [{ name: 'buy', prefix: 'shop/' }] },
    says: /needs either "name" or "prefix"/,
  },
  'symbol-complete': {
    good: { symbols: [{ package: 'shop', export: 'SoldOutError', form: 'constructor', code: 1001 }] },
    bad: { symbols: [{ package: 'shop', export: 'Codes', form: 'enum' }] },
    says: /Codes needs "members"/,
  },
  'expressions-valid': {
    good: { entries: [{ ...entry, messages: { patterns: ['^Sold \\w+$'] } }] },
    bad: { entries: [{ ...entry, messages: { patterns: ['('] } }] },
    says: /"\(" cannot be read as a pattern/,
  },
  'evidence-unique': {
    good: { methods: [{ name: 'tools/call', shared: true }, { name: 'buy' }] },
    bad: { methods: [{ name: 'tools/call' }] },
    says: /Model Context Protocol has the method "tools\/call" too/,
  },
  'sources-said': {
    good: { entries: [{ ...entry, sources: [source] }] },
    bad: {},
    says: /needs "sources"/,
  },
  'dates-real': {
    good: { versions: [{ id: '1', released: '2024-02-29' }], entries: [{ ...entry, sources: [source] }] },
    bad: { versions: [{ id: '1', released: '2025-02-29' }] },
    says: /2025-02-29 is no day of the calendar/,
  },
  'replacement-current': {
    good: {
      ...dated,
      entries: [
        { ...entry, until: '1', deprecated: { since: '2', replacement: 1002 } },
        { code: 1002, name: 'Gone', since: '2' },
      ],
    },
    bad: {
      ...dated,
      entries: [
        { ...entry, until: '1', deprecated: { since: '2', replacement: 1002 } },
        { code: 1002, name: 'Gone', until: '1' },
      ],
    },
    says: /1001 \(SoldOut\): 1002 does not hold in 2, from which on it is to replace this one/,
  },
  'range-consistent': {
    good: { ranges: [{ from: 1, to: 9, owner: 'nobody', others: 'must-not' }] },
    bad: { ranges: [{ from: 1, to: 9, owner: 'application', others: 'must-not' }] },
    says: /belongs to applications is open to them: "may"/,
  },
  'range-kept-empty': {
    good: { ranges: [{ from: 1, to: 9, owner: 'nobody', others: 'must-not' }] },
    bad: { ranges: [{ from: 1000, to: 1009, owner: 'nobody', others: 'must-not' }] },
    says: /1000…1009 is kept for nobody, and 1001 is in it/,
  },
  'identifiers-distinct': {
    good: { entries: [{ ...entry, identifiers: ['SOLD_OUT', 'NO_STOCK'] }] },
    bad: { entries: [{ ...entry, identifiers: ['SOLD_OUT', 'SoldOut'] }] },
    says: /1001 \(SoldOut\): "SoldOut" is said already/,
  },
  'meaning-plain': {
    good: { entries: [{ ...entry, meaning: 'Nothing is left; stock is 0 < 1.' }] },
    bad: { entries: [{ ...entry, meaning: 'Nothing of `item` is left.' }] },
    says: /has markup or line breaks/,
  },
  'meaning-telling': {
    good: { entries: [{ ...entry, meaning: 'An error of the till.' }] },
    bad: { entries: [{ ...entry, meaning: 'An unknown error occurred.' }] },
    says: /"An unknown error occurred\." says nothing; say what went wrong/,
  },
  'meaning-unique': {
    good: {
      entries: [
        { ...entry, meaning: 'None is left.' },
        { code: 1002, name: 'Closed', meaning: 'The shop is closed.' },
      ],
    },
    bad: {
      entries: [
        { ...entry, meaning: 'None is left.' },
        { code: 1002, name: 'Closed', meaning: 'None is left.' },
      ],
    },
    says: /1002 \(Closed\): 1001 \(SoldOut\) has the same meaning/,
  },
  'wordings-distinct': {
    good: { entries: [{ ...entry, messages: { exact: ['Sold out'], examples: ['Sold out: pears'] } }] },
    bad: { entries: [{ ...entry, messages: { exact: ['Sold out'], examples: ['sold out.'] } }] },
    says: /"sold out\." is said already/,
  },
  'wording-of-one-code': {
    good: {
      entries: [
        { ...entry, messages: { exact: ['Sold out'] } },
        { code: 1002, name: 'Closed', messages: { examples: ['Sold out'] } },
      ],
    },
    bad: {
      entries: [
        { ...entry, messages: { exact: ['Sold out'] } },
        { code: 1002, name: 'Closed', messages: { exact: ['Sold out'] } },
      ],
    },
    says: /"Sold out" is the text of 1001 too\. Move it to "examples" in both/,
  },
  'wordings-sourced': {
    good: {
      entries: [
        { ...entry, messages: { exact: ['Sold out', 'None left'] }, sources: [{ ...source, proves: 'message' }] },
      ],
    },
    bad: { entries: [{ ...entry, messages: { exact: ['Sold out', 'None left'] }, sources: [source] }] },
    says: /several texts; name the code that sends them/,
  },
  'data-schema-valid': {
    good: { entries: [{ ...entry, data: { type: 'object', properties: { item: { type: ['string', 'null'] } } } }] },
    bad: { entries: [{ ...entry, data: { type: 'object', requierd: ['item'] } }] },
    says: /"requierd" is none of the keywords that describe data\. Did you mean "required"\?/,
  },
  'data-examples-fit': {
    good: { entries: [{ ...entry, data: { type: 'string', examples: ['pears'] } }] },
    bad: { entries: [{ ...entry, data: { type: 'string', examples: [1] } }] },
    says: /The example does not fit the schema/,
  },
  'http-real': {
    good: { entries: [{ ...entry, http: [409] }] },
    bad: { entries: [{ ...entry, http: [1001] }] },
    says: /1001 is no status of HTTP/,
  },
  'methods-unique': {
    good: { ...dated, methods: [{ name: 'buy', until: '1' }, { name: 'buy', since: '2' }, { prefix: 'buy' }] },
    bad: { methods: [{ name: 'buy' }, { name: 'buy', kind: 'request' }] },
    says: /The method "buy" is listed twice/,
  },
  'symbol-code-known': {
    good: { symbols: [{ package: 'shop', export: 'Codes', form: 'enum', members: { SoldOut: 1001 } }] },
    bad: { symbols: [{ package: 'shop', export: 'Codes', form: 'enum', members: { SoldOut: 1010 } }] },
    says: /Codes\.SoldOut is 1010, which has no entry/,
  },
  'patterns-bounded': {
    good: { entries: [{ ...entry, messages: { patterns: ['^(?:sold|out of) \\w+$'] } }] },
    bad: { entries: [{ ...entry, messages: { patterns: ['^(\\w+ )+out$'] } }] },
    says: /repeats what is repeated already/,
  },
  'links-pinned': {
    good: { entries: [{ ...entry, sources: [{ url: 'https://github.com/a/b/blob/v1.0.0/errors.md' }] }] },
    bad: { entries: [{ ...entry, sources: [{ url: 'https://github.com/a/b/blob/main/errors.md' }] }] },
    says: /needs a commit or a tag instead of a branch/,
  },
};

describe('each check of catalogs', () => {
  it('has a fixture, and each fixture a check', () => {
    assert.deepEqual(CHECKS.map(({ id }) => id).sort(), Object.keys(FIXTURES).sort());
  });

  for (const { id, severity, strict, reason } of CHECKS) {
    const fixture = FIXTURES[id];
    if (fixture === undefined) continue;
    // What only built-in catalogs need is switched on without the rest of it.
    const complete = strict === true ? { description: 'A shop.' } : {};
    const entries = strict === true ? [{ ...entry, layer: 'specification', meaning: 'None is left.' }] : [entry];
    const withFacts = (document: object): object => {
      const given = (document as { entries?: object[] }).entries ?? entries;
      return {
        ...base,
        ...complete,
        ...document,
        entries: strict === true ? given.map((one) => ({ ...entries[0], ...one })) : given,
      };
    };
    const about = (document: object): readonly CatalogProblem[] =>
      validate(withFacts(document), strict === true, fixture.fileName).filter(({ check }) => check === id);

    it(`${id} lets a right catalog pass`, () => assert.deepEqual(about(fixture.good), []));
    it(`${id} reports a wrong one in a sentence (${reason})`, () => {
      const [problem] = about(fixture.bad);
      assert.ok(problem);
      assert.match(problem.message, fixture.says);
      assert.equal(problem.severity, severity);
      assert.ok(problem.message.endsWith('.') || problem.message.endsWith('?'));
    });
  }
});

interface Exception {
  readonly catalog: string;
  readonly check: string;
  readonly codes: readonly number[];
  readonly reason: string;
  /** What has to happen before it can go. */
  readonly until: string;
}

/** The only list of what our own catalogs may do against a check. One that is needed no longer has to go. */
const EXCEPTIONS = JSON.parse(
  readFileSync(new URL('exceptions.json', import.meta.url), 'utf8'),
) as readonly Exception[];

describe('the catalogs that come with the program', () => {
  for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))) {
    it(`${name} passes the strict set without a word`, () => {
      const text = readFileSync(new URL(name, FOLDER), 'utf8');
      const said = validateCatalog(text, { strict: true, known, fileName: name }).map(
        ({ check, message }) => `${check} ${/^-?\d+/.exec(message)?.[0] ?? message}`,
      );
      const excepted = EXCEPTIONS.filter(({ catalog }) => `${catalog}.json` === name);
      const expected = excepted.flatMap(({ check, codes }) => codes.map((code) => `${check} ${code}`));
      assert.deepEqual(said.sort(), expected.sort());
    });
  }
});

describe('the shapes of data in the catalogs that come with the program', () => {
  it('are JSON Schemas that compile, and accept their own examples', () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true, formats: { uri: true } });
    let compiled = 0;
    for (const { id, document } of known.catalogs) {
      for (const { code, name, data } of document.entries) {
        if (data === undefined) continue;
        const accepts = ajv.compile(data);
        const examples = Array.isArray(data.examples) ? data.examples : [];
        for (const example of examples) assert.ok(accepts(example), `${id} ${code} ${name}`);
        compiled += 1;
      }
    }
    assert.ok(compiled > 100);
  });
});

describe('a catalog of a user', () => {
  it('needs id, name and entries with code and name, nothing else', () => {
    assert.deepEqual(validate({ ...base, entries: [entry] }), []);
    assert.deepEqual(validate({ ...base, entries: [] }), []);
  });
  it('may have a full stop in its id, as packages have in their names', () => {
    assert.deepEqual(validate({ ...base, id: 'shop-2.0', entries: [] }), []);
    for (const id of ['.shop', 'shop.', 'shop..x', 'shop.-x'])
      assert.equal(validate({ ...base, id, entries: [] }).length, 1, id);
  });
  it('may stand behind a BOM and have any line ends', () => {
    assert.deepEqual(validate(`\uFEFF{\r\n "id": "shop",\r\n "name": "Shop",\r\n "entries": []\r\n}\r\n`), []);
  });
  it('may take the place of a built-in one', () => {
    assert.deepEqual(validate({ id: 'mcp', name: 'Our MCP', extends: ['json-rpc'], entries: [entry] }), []);
  });
  it('that lacks what built-in ones have is told so in the strict set only', () => {
    const problems = validate({ ...base, entries: [entry] }, true).map(({ message }) => message);
    assert.deepEqual(problems, [
      'The catalog lacks "description".',
      '"entries[0]" lacks "layer".',
      '"entries[0]" lacks "meaning".',
    ]);
  });

  const WRONG: readonly (readonly [string, string, string])[] = [
    ['{"id":"shop","entries":[]}', 'The catalog lacks "name".', '{"id":"shop","entries":[]}'],
    [
      '{"id":"Shop","name":"S","entries":[]}',
      '"id" must be words of small letters and digits with hyphens or full stops between them.',
      '"Shop"',
    ],
    ['{"id":"shop","name":"S","entries":[{"code":"1","name":"x"}]}', '"entries[0].code" must be an integer.', '"1"'],
    ['{"id":"shop","name":"S","entries":[{"code":1.5,"name":"x"}]}', '"entries[0].code" must be an integer.', '1.5'],
    [
      '{"id":"shop","name":"S","entries":[{"code":1,"name":"x","mesages":{}}]}',
      'Unknown member "mesages" in entries[0]. Did you mean "messages"?',
      '"mesages"',
    ],
    [
      '{"id":"shop","name":"S","entires":[],"entries":[]}',
      'Unknown member "entires" in the catalog. Did you mean "entries"?',
      '"entires"',
    ],
    [
      '{"id":"shop","name":"S","entries":[{"code":1,"name":"x","layer":"app"}]}',
      '"entries[0].layer" must be "specification", "library" or "transport".',
      '"app"',
    ],
    ['{"id":"shop","name":"","entries":[]}', '"name" must not be empty.', '""'],
    [
      '{"id":"shop","name":"S","versions":[{"id":"1","released":"May"}],"entries":[]}',
      '"versions[0].released" must be a date such as 2025-11-25.',
      '"May"',
    ],
    ['[]', 'The catalog must be an object.', '[]'],
  ];
  for (const [text, message, token] of WRONG) {
    it(`is told: ${message}`, () => {
      const [problem] = validate(text);
      assert.ok(problem);
      assert.equal(problem.message, message);
      assert.equal(text.slice(problem.span.start, problem.span.end), token);
      assert.deepEqual([problem.check, problem.severity], ['schema', 'error']);
    });
  }

  it('that is no JSON is told what was expected, and nothing else', () => {
    const text = '{"id": "shop", "entries": [}';
    const problems = validate(text);
    assert.equal(problems.length, 1);
    assert.equal(problems[0]?.check, 'json');
    assert.match(problems[0]?.message ?? '', /^This is not valid JSON: .+\.$/);
  });
  it('never makes the checks throw, whatever its text', () => {
    const whole = JSON.stringify({ ...base, ...dated, entries: [entry], methods: [{ name: 'buy' }] });
    const ugly = [
      '',
      ' ',
      '\uFEFF',
      '\u0000',
      '{',
      'null',
      '1',
      '"x"',
      '{"id":"\uD800"}',
      `${'['.repeat(5000)}${']'.repeat(5000)}`,
      '{"a":'.repeat(5000),
      `{"id":"x","name":"${'y'.repeat(1_000_000)}","entries":[]}`,
    ];
    for (let length = 0; length <= whole.length; length++) ugly.push(whole.slice(0, length));
    for (const text of ugly) {
      for (const strict of [false, true]) {
        for (const { span } of validate(text, strict)) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
        }
      }
    }
  });
  it('in which the last of two members counts is shown that one', () => {
    const text = '{"id":"shop","name":"a","name":7,"entries":[]}';
    const [problem] = validate(text);
    assert.equal(text.slice(problem?.span.start, problem?.span.end), '7');
  });
});
