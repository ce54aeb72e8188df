// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts under test hold templates.
/** What a text holds: title, text, its sites in the notation of `notation.ts`. */
export type Case = readonly [title: string, text: string, ...expected: string[]];

export const OBJECT_LITERALS: readonly Case[] = [
  [
    'an error beside jsonrpc',
    "send({ jsonrpc: '2.0', id: 1, error: { code: -32601, message: 'Method not found' } });",
    'emit object-literal envelope -32601 "Method not found"',
  ],
  [
    'an error without a code beside jsonrpc is shown at its key',
    "send({ jsonrpc: '2.0', id: 1, error: { message: 'Nope' } });",
    'emit object-literal envelope error=? "Nope"',
  ],
  [
    'a number of any size beside jsonrpc',
    "send({ jsonrpc: '2.0', id: 1, error: { code: 42, message: 'Nope' } });",
    'emit object-literal envelope 42 "Nope"',
  ],
  [
    'an object on its own',
    "reply(id, { code: -32602, message: 'Invalid params', data });",
    'emit object-literal number -32602 "Invalid params"',
  ],
  ['a code without a message', 'callback({ code: -32601 });', 'emit object-literal number -32601'],
  [
    'a status of HTTP only looks like an error of JSON-RPC',
    "res.json({ code: 404, message: 'Not Found' });",
    'emit object-literal shape 404 "Not Found"',
  ],
  ['a code of another kind', "return { code: 'ENOENT', message: 'no such file' };"],
  [
    'a code as a string',
    "reply({ code: '-32602', message: 'Invalid params' });",
    'emit object-literal number \'-32602\'=? "Invalid params"',
  ],
  [
    'each branch of a condition',
    'reply({ code: known ? codeOf(known) : -32603, message: text });',
    'emit object-literal number -32603 "?"',
  ],
  [
    'code and message that hang on one condition',
    "const e = { code: bad ? -32700 : -32603, message: bad ? 'Parse error' : 'Internal error' };",
    'emit object-literal number -32700 (e) "Parse error"',
    'emit object-literal number -32603 (e) "Internal error"',
  ],
  [
    'several codes with one message: the message describes none of them',
    "reply({ code: bad ? -32700 : -32603, message: 'Something failed' });",
    'emit object-literal number -32700',
    'emit object-literal number -32603',
  ],
  [
    'a default behind ??',
    "reply({ code: e.code ?? -32603, message: 'Internal error' });",
    'emit object-literal number -32603 "Internal error"',
  ],
  [
    'separators, parentheses, casts, exponents and hexadecimal',
    "f({ code: -32_602, message: 'a' }, { code: (-32601), message: 'b' }, { code: -32603 as const, message: 'c' }, { code: -32e3, message: 'd' }, { code: -0x7f5a, message: 'e' });",
    'emit object-literal number -32_602=-32602 "a"',
    'emit object-literal number -32601 "b"',
    'emit object-literal number -32603 "c"',
    'emit object-literal number -32e3=-32000 "d"',
    'emit object-literal number -0x7f5a=-32602 "e"',
  ],
  [
    'templates, sums and constants as messages',
    "const NOPE = 'Nope';\nf({ code: -32601, message: `Method not found: ${name}` }, { code: -32602, message: 'Invalid ' + what }, { code: -32603, message: NOPE });",
    'emit object-literal number -32601 "Method not found: …"',
    'emit object-literal number -32602 "Invalid …"',
    'emit object-literal number -32603 "Nope"',
  ],
  [
    'a message of another type',
    "send({ jsonrpc: '2.0', id: 1, error: { code: -32601, message: 42 } });",
    'emit object-literal envelope -32601 "number"',
  ],
  [
    'a table of errors: its keys name them, and a sibling vouches for a number of its own',
    "const ERRORS = { Missing: { code: -32001, message: 'Not there' }, Own: { code: 12, message: 'Ours' } } as const;",
    'emit object-literal number -32001 (Missing) "Not there"',
    'emit object-literal table 12 (Own) "Ours"',
  ],
  [
    'Object.assign on an error',
    "throw Object.assign(new Error('Method not found'), { code: -32601 });",
    'emit object-literal number -32601 "Method not found"',
  ],
  [
    'a code set afterwards',
    "function f() {\n  const err = new Error('Too late');\n  err.code = -32000;\n  throw err;\n}",
    'emit object-literal number -32000 "Too late"',
  ],
];

export const CALLS: readonly Case[] = [
  [
    'a method called error, of whatever answers JSON-RPC',
    "import jsonrpc from 'some-jsonrpc-server';\nconst e = server.error(-32700, null, String(err));\nmock.error(-32600, 'Invalid Request');",
    'emit factory number -32700',
    'emit factory number -32600 "Invalid Request"',
  ],
  [
    'what a console is told is no error',
    "import jsonrpc from 'some-jsonrpc-server';\nconsole.error(-32700, 'x');\nthis.logger.error(-32700);\nlog.error(-32602, 'y');\nerror(-32603);",
  ],
  [
    'a class of an SDK with a member of its enum',
    "import { McpError, ErrorCode } from '@modelcontextprotocol/sdk/types.js';\nthrow new McpError(ErrorCode.InvalidParams, `Unknown tool: ${name}`);",
    'emit constructor symbol ErrorCode.InvalidParams=-32602 "Unknown tool: …"',
  ],
  [
    'renamed and namespace imports',
    "import { McpError as E, ErrorCode as C } from '@modelcontextprotocol/sdk/types.js';\nimport * as types from '@modelcontextprotocol/sdk/types.js';\nthrow new E(C.MethodNotFound, 'a');\nthrow new types.McpError(types.ErrorCode.InternalError, 'b');",
    'emit constructor symbol C.MethodNotFound=-32601 "a"',
    'emit constructor symbol types.ErrorCode.InternalError=-32603 "b"',
  ],
  [
    'CommonJS',
    "const { ResponseError, ErrorCodes } = require('vscode-languageserver');\nreturn new ResponseError(ErrorCodes.MethodNotFound, 'm');",
    'emit constructor symbol ErrorCodes.MethodNotFound=-32601 "m"',
  ],
  [
    'a number of any size given to a class of an SDK',
    "import { McpError } from '@modelcontextprotocol/sdk/types.js';\nthrow new McpError(1001, 'Ours');",
    'emit constructor symbol 1001 "Ours"',
  ],
  [
    'a class of this file with a parameter named code',
    "class RpcError extends Error {\n  constructor(message: string, readonly code: number) { super(message); }\n}\nthrow new RpcError('Invalid params', -32601);",
    'emit constructor number -32601 "Invalid params"',
  ],
  [
    'a class that extends one of this file',
    "class RpcError { constructor(code: number, message: string) {} }\nclass Sub extends RpcError {}\nthrow new Sub(-32601, 'm');",
    'emit constructor number -32601 "m"',
  ],
  [
    'a class declared elsewhere, by its name',
    "throw new JsonRpcError(-32602, 'Invalid params');",
    'emit constructor number -32602 "Invalid params"',
  ],
  [
    'a function of this file with a parameter named code',
    "function fail(id, code, message) { return { jsonrpc: '2.0', id, error: { code, message } }; }\nfail(1, -32700, 'Parse error');",
    'emit object-literal envelope code=? "?"',
    'emit factory number -32700 "Parse error"',
  ],
  [
    'a method declared elsewhere, by its name',
    "this.sendError(id, -32601, 'Nope');",
    'emit factory number -32601 "Nope"',
  ],
  [
    'a constant of this file given to any function',
    "const NOT_FOUND = -32001;\nanswer(id, NOT_FOUND, 'Nope');",
    'define constant number -32001 (NOT_FOUND)',
    'emit factory number NOT_FOUND=-32001 "Nope"',
  ],
  [
    'super() in a class: the class is the name',
    "class NotFound extends RpcError {\n  constructor() { super(-32001, 'Not there'); }\n}\nthrow new NotFound();",
    'define constructor number -32001 (NotFound) "Not there"',
    'emit constructor number NotFound=-32001',
  ],
  [
    'a static factory of this file and its callers',
    "class RpcError {\n  constructor(code: number, message: string) {}\n  static invalidParams(detail: string) { return new RpcError(-32602, 'Invalid params'); }\n}\nthrow RpcError.invalidParams('name');",
    'emit constructor number -32602 (invalidParams) "Invalid params"',
    'emit factory number invalidParams=-32602 "name"',
  ],
  [
    'a function with more to do than one error gives its name to none',
    "function handle(x) { try { return run(x); } catch { return makeError(-32603, 'Internal error'); } }\nhandle(1);",
    'emit factory number -32603 "Internal error"',
  ],
];

export const DEFINITIONS: readonly Case[] = [
  ['a constant', 'export const METHOD_NOT_FOUND = -32601;', 'define constant number -32601 (METHOD_NOT_FOUND)'],
  [
    'an enum, counting on',
    'enum Code { A = -32001, B, Parse = -32700 }',
    'define enum-member number -32001 (A)',
    'define enum-member number B=-32000 (B)',
    'define enum-member number -32700 (Parse)',
  ],
  [
    'a member of an enum that lost its sign stands out among its siblings',
    'enum Code { MethodNotFound = 32601, InvalidParams = -32602 }',
    'define enum-member table 32601 (MethodNotFound)',
    'define enum-member number -32602 (InvalidParams)',
  ],
  [
    'a constant that lost its sign, known by its name',
    'const METHOD_NOT_FOUND = 32601;\nconst PORT = 32601;',
    'define constant shape 32601 (METHOD_NOT_FOUND)',
  ],
  [
    'a table of numbers',
    'const Codes = { METHOD_NOT_FOUND: -32601, OWN: 17 } as const;',
    'define table number -32601 (METHOD_NOT_FOUND)',
    'define table table 17 (OWN)',
  ],
  [
    'a frozen table',
    'const Codes = Object.freeze({ METHOD_NOT_FOUND: -32601 });',
    'define table number -32601 (METHOD_NOT_FOUND)',
  ],
  [
    'pairs',
    "const errors = [[-32601, 'Method not found'], [-32604, 'No params'], [7, 'Ours']];",
    'define table number -32601 "Method not found"',
    'define table number -32604 "No params"',
    'define table table 7 "Ours"',
  ],
  [
    'pairs in a Map',
    "const errors = new Map([[-32601, 'Method not found']]);",
    'define table number -32601 "Method not found"',
  ],
  [
    'a table keyed by code',
    "const texts = { [-32601]: 'Method not found', '-32602': 'Invalid params' };",
    'define table number -32601 "Method not found"',
    'define table number \'-32602\'=-32602 "Invalid params"',
  ],
  [
    'fields of classes',
    'class Codes { static METHOD_NOT_FOUND = -32601; }\nclass Missing extends Error { readonly code = -32002; }',
    'define static-member number -32601 (METHOD_NOT_FOUND)',
    'define class-field number -32002 (Missing)',
  ],
  [
    'getters',
    'class Gone extends Error { get code() { return -32001; } }\nclass Codes { static get NOT_FOUND() { return -32002; } }',
    'define class-field number -32001 (Gone)',
    'define static-member number -32002 (NOT_FOUND)',
  ],
  [
    'constants of a namespace, and their use',
    'export namespace Codes { export const NOT_FOUND = -32601; }\nreply({ code: Codes.NOT_FOUND });',
    'define constant number -32601 (NOT_FOUND)',
    'emit object-literal number Codes.NOT_FOUND=-32601',
  ],
  [
    'a constant that is one of several numbers',
    'const code = e.code ?? -32603;\nconst errorCode = bad ? -32700 : late ? -32000 : e.code;',
    'emit constant number -32603',
    'emit constant number -32700',
    'emit constant number -32000',
  ],
  [
    'entries that are set one by one',
    "texts.set(-32601, 'Method not found');",
    'define table number -32601 "Method not found"',
  ],
  [
    'CommonJS exports',
    'exports.METHOD_NOT_FOUND = -32601;\nmodule.exports.INVALID_PARAMS = -32602;',
    'define constant number -32601 (METHOD_NOT_FOUND)',
    'define constant number -32602 (INVALID_PARAMS)',
  ],
  [
    'an enum as compilers write it',
    'var E; (function (E) { E[E["MethodNotFound"] = -32601] = "MethodNotFound"; })(E || (E = {}));',
    'define enum-member number -32601 (MethodNotFound)',
  ],
  [
    'a sum with a known constant',
    'const BASE_ERROR = -32000;\nconst NEXT_ERROR = BASE_ERROR - 1;',
    'define constant number -32000 (BASE_ERROR)',
    'define constant number BASE_ERROR - 1=-32001 (NEXT_ERROR)',
  ],
];

export const COMPARISONS: readonly Case[] = [
  [
    'equality',
    'if (e.code === -32601 || -32602 !== err.code) {}',
    'compare comparison number -32601',
    'compare comparison number -32602',
  ],
  [
    'cases',
    'const GONE = -32001;\nswitch (error.code) { case -32601: case GONE: case 404: }',
    'define constant number -32001 (GONE)',
    'compare switch-case number -32601',
    'compare switch-case number GONE=-32001',
  ],
  [
    'a member of an SDK enum',
    "import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';\nif (e.code === ErrorCode.InvalidParams) {}",
    'compare comparison symbol ErrorCode.InvalidParams=-32602',
  ],
  [
    'lists of handled codes',
    'if ([-32601, -32602].includes(e.code)) {}\nconst RETRY_CODES = new Set([-32000]);',
    'compare comparison number -32601',
    'compare comparison number -32602',
    'compare comparison number -32000',
  ],
  [
    'assertions',
    "expect(x.error.code).toBe(-32601);\nassert.equal(err.code, -32602);\nbody.error.code.should.equal(-32000);\nexpect(e).to.have.property('code', -32603);\nexpect(x.code).to.be.oneOf([-32000, -32602]);",
    'compare assertion number -32601 test',
    'compare assertion number -32602 test',
    'compare assertion number -32000 test',
    'compare assertion number -32603 test',
    'compare assertion number -32000 test',
    'compare assertion number -32602 test',
  ],
  [
    'matchers',
    "expect(e).toMatchObject({ code: -32601, message: 'Method not found' });\nawait assert.rejects(run, { code: -32602 });\nexpect(f).toThrow(expect.objectContaining({ code: -32603 }));",
    'compare assertion number -32601 "Method not found" test',
    'compare assertion number -32602 test',
    'compare assertion number -32603 test',
  ],
  [
    'matchers of other libraries',
    'response.should.containDeep({ error: { code: -32600 } });\nt.like(e, { code: -32601 });',
    'compare assertion number -32600 test',
    'compare assertion number -32601 test',
  ],
  [
    'limits of ranges',
    'if (code < -32768 || (code >= -32099 && code <= -32000)) {}\nexpect(code).toBeGreaterThanOrEqual(-32768);\nif (x < -32768) {}',
    'compare comparison number -32768',
    'compare comparison number -32099',
    'compare comparison number -32000',
    'compare assertion number -32768 test',
  ],
  [
    'texts that are expected or looked for',
    "expect(e.message).toContain('MCP error -32602: …');\nassert.rejects(run, new RegExp('-32601'));\nif (msg.includes('-32601') || /−32602|nope/.test(msg)) {}",
    'compare assertion number -32602 test',
    'compare assertion number -32601 test',
    'compare comparison number -32601',
    'compare comparison number −32602=-32602',
  ],
  [
    'a case with its text',
    "switch (e.code) { case -32601: return 'Method not found'; case -32602: message = 'Invalid params'; break; case -32603: case -32000: return 'Broken'; }",
    'compare switch-case number -32601 "Method not found"',
    'compare switch-case number -32602 "Invalid params"',
    'compare switch-case number -32603',
    'compare switch-case number -32000',
  ],
  ['a key that is looked for', 'if (e.code in { [-32601]: true }) {}', 'compare comparison number -32601'],
  [
    "another library's assertions",
    'sinon.assert.calledWith(spy, { code: -32601 });',
    'compare assertion number -32601 test',
  ],
  ['questions', 'if (isRpcError(e, -32601)) {}', 'compare comparison number -32601'],
  [
    'what a test itself throws is emitted',
    "assert.throws(() => { throw new RpcError(-32601, 'm'); });",
    'emit constructor number -32601 "m"',
  ],
];

export const EMBEDDED: readonly Case[] = [
  [
    'a message in a string that is sent',
    `socket.send('{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}');`,
    'emit json envelope -32601 "Method not found"',
  ],
  [
    'escapes before and inside it',
    String.raw`const reply = "\u{1F600}{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32602,\"message\":\"Invalid params\"}}\n";`,
    'captured json envelope -32602 "Invalid params"',
  ],
  [
    'a template, behind a header',
    'const event = `event: message\ndata: {"jsonrpc": "2.0", "id": 1, "error": {"code": -32600, "message": "Invalid Request"}}\n\n`;',
    'captured json envelope -32600 "Invalid Request"',
  ],
  [
    'a template with something put in',
    'write(`{"jsonrpc":"2.0","id":${id},"error":{"code":-32700,"message":"Parse error: ${e}"}}`);',
    'emit json envelope -32700 "Parse error: …"',
  ],
  [
    'a code that is put in is not known',
    'write(`{"jsonrpc":"2.0","id":1,"error":{"code":${code},"message":"m"}}`);',
    'emit json envelope ${code}=? "m"',
  ],
  [
    'what a test expects',
    `expect(out).toBe('{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"Parse error"}}');`,
    'compare assertion envelope -32700 "Parse error" test',
  ],
  ['a text about a message', `throw new Error('expected {"jsonrpc":"2.0"} but got -32601');`],
];

export const TYPES: readonly Case[] = [
  [
    'literal types',
    'interface NotFound { code: -32601; message: string }\ntype Code = -32602 | -32603;\ndeclare const GONE: -32001;',
    'type type number -32601',
    'type type number -32602',
    'type type number -32603',
    'type type number -32001 (GONE)',
  ],
  ['validators', 'const s = z.object({ code: z.literal(-32601) });', 'type type number -32601'],
];

/** Numbers that are no error codes, however much they look like some. */
export const TRAPS: readonly Case[] = [
  ['constants of a map', 'export const WORLD_LEFT = -32500;\nexport const WORLD_TOP = -32400;'],
  ['members of a map', 'export const WORLD = { LEFT: -32500, TOP: -32400, DEPTH: -32767 };'],
  [
    'limits of 16-bit integers',
    'const INT16_MIN = -32768;\nnew Int16(-32768);\nexpect(min).toBe(-32768);\nexpect(x).toBe(-32768n);',
  ],
  ['samples', "wav.fromScratch(1, 48000, '16', [0, 1, -32768, 32767]);\nconst samples = [-32601, 5, -32000];"],
  ['clamping', 'if (x < -32767) x = -32767;'],
  [
    'names of limits',
    'const SERVER_ERROR_START = -32099;\nconst RANGE = [-32099, -32000];\nenum C { ReservedErrorRangeStart = -32899, reservedErrorRangeEnd = -32800 }',
  ],
  [
    'an enum of strings',
    "enum ErrorCode { NotFound = 'NOT_FOUND' }\nthrow new AppError(ErrorCode.NotFound, 'Nope');\nif (err.code === ErrorCode.NotFound) {}",
  ],
  ['codes of Node', "if (err.code === 'ENOENT') {}"],
  [
    'inside strings, comments and expressions',
    "// -32601\nconst title = 'returns -32601';\nconsole.log(`failed with ${code}, not -32601`);\nif (name.includes('2024-32601') || /v1-32602/.test(name)) {}",
  ],
  ['functions that turn codes into codes', 'const wire = encodeErrorCode(-32002);'],
  ['coordinates', 'move({ x: -32010, y: -5 });\nconst x = -32010;'],
];
