import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseJson } from '../../../server/src/core/extract/json/parse.ts';
import { JsonTape, KIND_ARRAY, KIND_OBJECT, KIND_STRING } from '../../../server/src/core/extract/json/tape.ts';
import { childrenOf, keyText, memberFact, stringValue } from '../../../server/src/core/extract/json/values.ts';

function read(text: string, options = {}): JsonTape {
  const tape = new JsonTape();
  parseJson(tape, text, 0, text.length, options);
  return tape;
}

/** The value as `JSON.parse` would give it. */
function asParsed(tape: JsonTape, index = 0): unknown {
  switch (tape.kind(index)) {
    case KIND_OBJECT:
      return Object.fromEntries(childrenOf(tape, index).map((child) => [keyText(tape, child), asParsed(tape, child)]));
    case KIND_ARRAY:
      return childrenOf(tape, index).map((child) => asParsed(tape, child));
    case KIND_STRING:
      return stringValue(tape, index);
    default:
      return memberFact(tape, index).literal;
  }
}

/** Repeatable pseudo-random integers below a bound (mulberry32). */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const SAMPLES = [
  '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found","data":[1,-0.5e3,true,null,"\\u00e9\\n"]}}',
  '[{"a":{},"b":[]},[[],{}],"x\\"y",0,-1,12,1e5,"\\ud83d\\ude00"]',
  '{"a" : 1 ,\n "b":\t[1 , 2]\r\n, "a long string that is longer than the short ones": "and \\\\ so on and so forth, until the end"}',
  '"just a string"',
  '-12',
];

describe('the JSON tape', () => {
  it('takes for JSON what JSON.parse takes for JSON, and reads the same', () => {
    const next = generator(7);
    const units = [...'{}[]:,"\\/ \n\r\t0123456789eE.+-truefalsnx\0\ufeffé', '\ud800'];
    let valid = 0;
    for (let round = 0; round < 20_000; round++) {
      let text = SAMPLES[next(SAMPLES.length)]!;
      for (let change = next(4); change > 0; change--) {
        const at = next(text.length + 1);
        const insert = next(3) === 0 ? '' : units[next(units.length)]!;
        text = text.slice(0, at) + insert + text.slice(at + next(3));
      }
      // A BOM is accepted where a file begins, which JSON.parse does not.
      if (text.startsWith('\ufeff')) continue;
      const tape = read(text);
      let expected: { value: unknown } | undefined;
      try {
        expected = { value: JSON.parse(text) };
      } catch {
        // not JSON
      }
      assert.equal(tape.problem === undefined, expected !== undefined, JSON.stringify(text));
      if (expected === undefined) continue;
      valid++;
      assert.deepEqual(asParsed(tape), expected.value, JSON.stringify(text));
    }
    assert.ok(valid > 5000);
  });

  const problems: readonly [text: string, token: string, problem: string][] = [
    ['{"a":[1,2}', '}', 'expected ] before }'],
    ['{"a":{"b":1]', ']', 'expected } before ]'],
    ['[1 2]', '2', 'expected , or ] before 2'],
    ['{"a":1 "b":2}', '"b"', 'expected , or } before "b"'],
    ['{"a" 1}', '1', 'expected : before 1'],
    ['{"a":}', '}', 'expected a value before }'],
    ['{"a":,"b":1}', ',', 'expected a value before ,'],
    ['[1,]', ']', 'expected a value before ]'],
    ['{"a":1,}', '}', 'expected a key before }'],
    ['{a:1}', 'a', 'expected " before a'],
    ['[undefined]', 'undefined', 'expected a value, found undefined'],
    ['[01]', '01', 'expected a value, found 01'],
    ['["abc', '"', 'the string has no closing "'],
    ['["a\\n\\x"]', '\\x', '\\x is no escape'],
    ['["a\tb"]', '\t', 'a control character must be escaped'],
    ['{"a":1', '1', 'expected } before the end of the file'],
    ['{} {}', '{', 'unexpected {'],
    ['1 2', '2', 'unexpected 2'],
    ['}', '}', 'unexpected }'],
    ['', '', 'expected a value before the end of the file'],
    ['[1] // why', '//', 'comments are not allowed'],
  ];
  for (const [text, token, problem] of problems) {
    it(`says of ${text === '' ? 'nothing' : text}: ${problem}`, () => {
      const found = read(text).problem;
      assert.ok(found);
      assert.equal(found.text, problem);
      assert.equal(text.slice(found.start, found.end), token);
    });
  }

  it('accepts comments and trailing commas where they are allowed', () => {
    const tape = read('// a\n{"a":[1,/* b */2,],}', { comments: true, trailingCommas: true });
    assert.equal(tape.problem, undefined);
    assert.deepEqual(asParsed(tape), { a: [1, 2] });
    assert.equal(tape.comments.length, 4);
  });

  it('keeps what is there when a value or a comma is missing', () => {
    assert.deepEqual(asParsed(read('{"code": "message": "x", "data": {"a": 1')), { message: 'x', data: { a: 1 } });
    assert.deepEqual(asParsed(read('{"code": -32601 "message": "x"}')), { code: -32601, message: 'x' });
    assert.deepEqual(asParsed(read('{"a": [1, {"b": 2 ], "c": 3}')), { a: [1, { b: 2 }], c: 3 });
    assert.deepEqual(asParsed(read('{"a": "open\n "b": 2}')), { a: 'open', b: 2 });
    for (const end of ['\n', '\r\n', '\r']) {
      const tape = read(`{"a": "half an escape\\${end} "b": "\\\\", "c": "\\${end} "d": 2}`);
      assert.deepEqual(asParsed(tape), { a: 'half an escape\\', b: '\\', c: '\\', d: 2 });
      assert.equal(tape.problem?.text, 'the string has no closing "');
    }
    assert.deepEqual(asParsed(read('[1.5.2, 01, -x, +1, tru, "a"tail, 2//\n, 3]', { comments: true })), [
      ...Array(5).fill(undefined),
      'a',
      undefined,
      2,
      3,
    ]);
  });

  it('reads a part as if nothing stood around it', () => {
    const around = ['"/* ', '{"a": /* 1\n"b\\', '\n*/ "]'] as const;
    const text = around.join('');
    const tape = new JsonTape();
    parseJson(tape, text, around[0].length, around[0].length + around[1].length, { comments: true });
    assert.deepEqual(tape.comments, [around[0].length + 6, around[0].length + around[1].length]);
    assert.equal(tape.end(0), tape.comments[0]! - 1);
  });

  it('reads any depth', () => {
    for (const opening of ['[', '{"a":', '[{"a":']) {
      const tape = read(opening.repeat(100_000));
      assert.ok(tape.length >= 100_000);
      assert.equal(tape.next(0), tape.length);
    }
  });
});
