import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seriesFix } from '../../../server/src/core/fix/series.ts';
import { Source } from '../../../server/src/core/fix/source.ts';
import type { Finding } from '../../../server/src/core/model.ts';
import { analyze, analyzer } from '../../support/analyze.ts';
import { after, offered } from './support.ts';

describe('a series of reserved codes', () => {
  it('of an enum moves as a whole: last digits, order and distances stay', () => {
    assert.deepEqual(
      after(
        'rpc.ts',
        `export enum RpcErrors {
  InvalidParams = -32602,
  RateLimited = -32605,
  Banned = -32606,
  Expired = -32608,
}
`,
      ),
      {
        title: 'Renumber the 3 reserved codes of RpcErrors: 1605, 1606, 1608',
        text: `export enum RpcErrors {
  InvalidParams = -32602,
  RateLimited = 1605,
  Banned = 1606,
  Expired = 1608,
}
`,
      },
    );
  });

  it('of a table with many names the ends only', () => {
    const { title, text } = after(
      'rpc.js',
      `const RPC_ERRORS = Object.freeze({ A_B: -32101, C_D: -32102, E_F: -32103, G_H: -32104, I_J: -32105 });\n`,
    );
    assert.equal(title, 'Renumber the 5 reserved codes of RPC_ERRORS: 1101…1105');
    assert.equal(
      text,
      `const RPC_ERRORS = Object.freeze({ A_B: 1101, C_D: 1102, E_F: 1103, G_H: 1104, I_J: 1105 });\n`,
    );
  });

  it('of constants in one block, which have no name as a group', () => {
    const { title, text } = after(
      'codes.ts',
      `export const PARSE_ERROR = -32700;\nexport const RATE_LIMITED = -32605;\nexport const BANNED_USER = -32606;\n`,
    );
    assert.equal(title, 'Renumber the 2 reserved codes: 1605, 1606');
    assert.equal(
      text,
      `export const PARSE_ERROR = -32700;\nexport const RATE_LIMITED = 1605;\nexport const BANNED_USER = 1606;\n`,
    );
  });

  it('of static members', () => {
    const { text } = after(
      'codes.ts',
      `class RpcError { static RATE_LIMITED = -32605; static BANNED_USER = -32606; static PARSE_ERROR = -32700 }\n`,
    );
    assert.equal(
      text,
      `class RpcError { static RATE_LIMITED = 1605; static BANNED_USER = 1606; static PARSE_ERROR = -32700 }\n`,
    );
  });

  it('of pairs of a Map', () => {
    const { title, text } = after(
      'utils.ts',
      `const errors = new Map([
  [-32601, "Method not found"],
  [-32605, "Method forbidden"],
  [-32606, "Event forbidden"],
])
`,
    );
    assert.equal(title, 'Renumber the 2 reserved codes of errors: 1605, 1606');
    assert.equal(
      text,
      `const errors = new Map([
  [-32601, "Method not found"],
  [1605, "Method forbidden"],
  [1606, "Event forbidden"],
])
`,
    );
  });

  it('of a table of errors, those made by functions in it too, and equal numbers stay equal', () => {
    const { title, text } = after(
      'errors.ts',
      `export const predefined = {
  HBAR_LIMIT: new JsonRpcError({ code: -32606, message: 'Limit exceeded' }),
  HBAR_LIMIT_SOON: new JsonRpcError({ code: -32606, message: 'Limit nearly exceeded' }),
  IP_LIMIT: (name: string) => new JsonRpcError({ code: -32605, message: \`Too often: \${name}\` }),
};
`,
    );
    assert.equal(title, 'Renumber the 2 reserved codes of predefined: 1605, 1606');
    assert.equal(
      text,
      `export const predefined = {
  HBAR_LIMIT: new JsonRpcError({ code: 1606, message: 'Limit exceeded' }),
  HBAR_LIMIT_SOON: new JsonRpcError({ code: 1606, message: 'Limit nearly exceeded' }),
  IP_LIMIT: (name: string) => new JsonRpcError({ code: 1605, message: \`Too often: \${name}\` }),
};
`,
    );
  });

  it('of a catalog in JSON: names to numbers, numbers to texts, entries', () => {
    assert.equal(
      after('error-codes.json', `{ "PARSE_ERROR": -32700, "RATE_LIMITED": -32605, "BANNED_USER": -32606 }`).text,
      `{ "PARSE_ERROR": -32700, "RATE_LIMITED": 1605, "BANNED_USER": 1606 }`,
    );
    assert.equal(
      after('texts.json', `{ "-32700": "Parse error", "-32605": "Rate limited", "-32606": "Banned" }`).text,
      `{ "-32700": "Parse error", "1605": "Rate limited", "1606": "Banned" }`,
    );
    assert.equal(
      after(
        'api.json',
        `{ "errors": [{ "code": -32605, "message": "Rate limited" }, { "code": -32606, "message": "Banned" }] }`,
      ).text,
      `{ "errors": [{ "code": 1605, "message": "Rate limited" }, { "code": 1606, "message": "Banned" }] }`,
    );
  });

  it('lies where another protocol keeps the numbers', () => {
    const { title } = after(
      'mcp.ts',
      `import { McpError } from '@modelcontextprotocol/sdk/types.js';
export enum Codes { ParseError = -32700, NoSession = -32890, NoTenant = -32891 }
`,
    );
    assert.equal(title, 'Renumber 2 codes of Codes: 1890, 1891');
  });
});

describe('what repeats a number of the series', () => {
  it('changes with it: keys of a table, cases, comparisons, types, what is sent; names follow', () => {
    const { text } = after(
      'rpc.ts',
      `// JSON-RPC
enum Codes { RateLimited = -32605, Banned = -32606 }
const texts: Record<number, string> = { [-32605]: 'Rate limited', '-32606': 'Banned' };
type Known = -32605 | -32606;
function retry(error: { code: number }) {
  switch (error.code) {
    case -32605: return true;
    case Codes.Banned: return false;
  }
  return error.code === -32606;
}
const limited = (id: number) => ({ jsonrpc: '2.0', id, error: { code: -32605, message: texts[Codes.RateLimited] } });
`,
    );
    assert.equal(
      text,
      `// JSON-RPC
enum Codes { RateLimited = 1605, Banned = 1606 }
const texts: Record<number, string> = { [1605]: 'Rate limited', '1606': 'Banned' };
type Known = 1605 | 1606;
function retry(error: { code: number }) {
  switch (error.code) {
    case 1605: return true;
    case Codes.Banned: return false;
  }
  return error.code === 1606;
}
const limited = (id: number) => ({ jsonrpc: '2.0', id, error: { code: 1605, message: texts[Codes.RateLimited] } });
`,
    );
  });

  it('stays where it is no code for sure', () => {
    const { text } = after(
      'rpc.ts',
      `enum Codes { RateLimited = -32605, Banned = -32606 }\nconst offset = -32605 + 1; // -32606\nmove(-32605);\n`,
    );
    assert.equal(
      text,
      `enum Codes { RateLimited = 1605, Banned = 1606 }\nconst offset = -32605 + 1; // -32606\nmove(-32605);\n`,
    );
  });

  it('the same name twice is one thing; another name for the number leaves it out', () => {
    assert.equal(
      after(
        'rpc.ts',
        `enum Codes { RateLimited = -32605, Banned = -32606 }\nclass RateLimitedError { code = -32605 }\n`,
      ).text,
      `enum Codes { RateLimited = 1605, Banned = 1606 }\nclass RateLimitedError { code = 1605 }\n`,
    );
    assert.deepEqual(
      offered(
        'rpc.ts',
        `enum Codes { RateLimited = -32605, Banned = -32606 }\nenum OtherErrors { NoTenant = -32606, NoSession = -32605 }\n`,
      ),
      [],
    );
  });
});

describe('definitions that count from one another', () => {
  it('follow the one that is written, and all shift by the same', () => {
    const { title, text } = after(
      'rpc.ts',
      `enum Codes { Busy = -32620, Gone, Banned, Base = -32640, Late = Base - 1 }\n`,
    );
    assert.equal(title, 'Renumber the 5 reserved codes of Codes: -33641…-33618');
    assert.equal(text, `enum Codes { Busy = -33620, Gone, Banned, Base = -33640, Late = Base - 1 }\n`);
  });

  it('follow through names of other tables', () => {
    const { text } = after(
      'rpc.ts',
      `const Codes = { RATE_LIMITED: -32620, BANNED_USER: -32622 };\nconst NEXT_ERROR = Codes.RATE_LIMITED - 1;\n`,
    );
    assert.match(text, /RATE_LIMITED: -33620, BANNED_USER: -33622/);
  });

  it('are not moved where one of them is right as it is', () => {
    assert.deepEqual(offered('rpc.ts', `enum Codes { Busy = -32605, Gone, InternalError }\n`), []);
  });
});

describe('new numbers', () => {
  it('stand nowhere else in the file', () => {
    const { title } = after(
      'rpc.ts',
      `enum Codes { RateLimited = -32605, Banned = -32606, Old = 1605 }\nsetTimeout(retry, 2_606);\n`,
    );
    assert.equal(title, 'Renumber the 2 reserved codes of Codes: 3605, 3606');
  });

  it('keep the meaning that words give: a member with the name of a defined code is left to its own fix', () => {
    assert.deepEqual(offered('rpc.ts', `enum Codes { ParseError = -32150, RateLimited = -32605 }\n`), []);
    const { text } = after('rpc.ts', `enum Codes { ParseError = -32150, RateLimited = -32605, Banned = -32606 }\n`);
    assert.equal(text, `enum Codes { ParseError = -32150, RateLimited = 1605, Banned = 1606 }\n`);
    const table = `const texts = { [-32605]: 'Method not found', [-32606]: 'Banned' };`;
    assert.deepEqual(offered('rpc.ts', `enum Codes { RateLimited = -32605, Banned = -32606 }\n${table}\n`), []);
  });
});

describe('the text of a series', () => {
  it('keeps separators, hexadecimal digits, quotes and what stands around a number', () => {
    const { text } = after(
      'rpc.ts',
      `export const ERRORS = { RATE_LIMITED: -32_605, BANNED_USER: -0x7F5E, NO_TENANT: (-32607), NO_SESSION: - 32608 as const };\n`,
    );
    assert.equal(
      text,
      `export const ERRORS = { RATE_LIMITED: 1_605, BANNED_USER: 0x646, NO_TENANT: (1607), NO_SESSION: 1608 as const };\n`,
    );
  });

  it('keeps line ends, byte order mark and surrogates', () => {
    const { text } = after(
      'rpc.ts',
      '\ufeff/* 🚦 */ enum Errors {\r\n\tRateLimited = -32605, // 🛑\r\n\tBanned = -32606\r\n}\r\n',
    );
    assert.equal(text, '\ufeff/* 🚦 */ enum Errors {\r\n\tRateLimited = 1605, // 🛑\r\n\tBanned = 1606\r\n}\r\n');
  });

  it('keeps a word apart from its number', () => {
    const { text } = after(
      'rpc.js',
      `const ERRORS = { RATE_LIMITED: -32605, BANNED_USER: -32606 };
switch (error.code) { case-32605: retry() }
`,
    );
    assert.match(text, /case 1605: retry/);
  });

  it('may be half typed', () => {
    const { text } = after('rpc.ts', `enum Errors { RateLimited = -32605, Banned = -32606, `);
    assert.equal(text, `enum Errors { RateLimited = 1605, Banned = 1606, `);
    assert.equal(
      after('errors.json', `{ "errors": { "RATE_LIMITED": -32605, "BANNED_USER": -32606, "NO`).text,
      `{ "errors": { "RATE_LIMITED": 1605, "BANNED_USER": 1606, "NO`,
    );
  });

  it('is left alone where it is not the one that was analysed', () => {
    const text = `enum Errors { RateLimited = -32605, Banned = -32606 }\n`;
    const analysis = analyze('rpc.ts', text);
    const [finding] = analysis.findings as [Finding];
    for (const other of ['', ` ${text}`, text.slice(0, 30)]) {
      assert.equal(seriesFix(finding, analysis, new Source(other, 'typescript'), analyzer.catalogs), undefined);
    }
  });
});

describe('no series', () => {
  it('is one number, however often', () => {
    assert.deepEqual(offered('rpc.ts', `enum Errors { RateLimited = -32605, Throttled = -32605 }\n`), []);
  });

  it('lies outside of tables, in other findings, in captures', () => {
    assert.deepEqual(
      offered('rpc.ts', `throw { code: -32605, message: 'a' };\nthrow { code: -32606, message: 'b' };\n`),
      [],
    );
    assert.deepEqual(offered('rpc.ts', `enum Errors { MethodNotFound = -32602, InvalidParams = -32601 }\n`), []);
    assert.deepEqual(
      offered(
        'a.jsonl',
        `{"errors":[{"code":-32605,"name":"A"},{"code":-32606,"name":"B"}]}\n{"jsonrpc":"2.0","id":1,"error":{"code":-32605,"message":"m"}}\n`,
      ),
      [],
    );
  });

  it('lies in a range that the protocols leave to servers, but does where one of them keeps it', () => {
    const text = `enum Errors { Rejected = -32051, Banned = -32052 }\n`;
    assert.deepEqual(offered('rpc.ts', text), []);
    const [fix] = offered('rpc.ts', text, { commandLine: [{ id: 'acp' }] });
    assert.equal(fix?.title, 'Renumber the 2 reserved codes of Errors: 1051, 1052');
  });
});
