import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { builtinCatalogs } from '../../../server/src/core/catalog/builtin.ts';
import type { EntryDocument } from '../../../server/src/core/catalog/types.ts';

/**
 * The tables of the five documents that the project started from, as they stand there: what they say must be
 * in the catalogs. Misprints of the documents are in `MISPRINTS`.
 */
interface Row {
  readonly code: number;
  /** Name or message of the table. */
  readonly title?: string;
  readonly identifier?: string;
  readonly meaning?: string;
  readonly whenUsed?: string;
}

const PARALLELS: readonly Row[] = [
  {
    code: 1,
    title: 'General error',
    meaning: 'General error',
    whenUsed: 'General provider-side failure when no more specific code applies',
  },
  {
    code: -32700,
    title: 'Failed to parse the request',
    meaning: 'Failed to parse the request',
    whenUsed: 'Invalid JSON or malformed request payload',
  },
  {
    code: -32601,
    title: 'Method is not implemented',
    meaning: 'Method is not implemented',
    whenUsed: 'Requested method is not supported by the connector',
  },
  {
    code: -32602,
    title: 'Invalid method parameters',
    meaning: 'Invalid method parameters',
    whenUsed: 'Missing required parameters or invalid parameter values',
  },
  {
    code: -32603,
    title: 'Internal error',
    meaning: 'Internal error',
    whenUsed: 'Unexpected internal processing error',
  },
];

const QIVICON: readonly Row[] = [
  { code: -32700, title: 'Parse Error', meaning: 'Invalid JSON. An error occurred while parsing the JSON text.' },
  { code: -32600, title: 'Invalid Request', meaning: 'The received JSON is not a valid JSON-RPC Request.' },
  {
    code: -32601,
    title: 'Method Not Found',
    meaning: 'The requested remote-procedure does not exist / is not available.',
  },
  { code: -32602, title: 'Invalid Parameters', meaning: 'The remote-procedure is invoked with invalid parameters.' },
  { code: -32603, title: 'Internal Error', meaning: 'Internal JSON-RPC server error has occurred.' },
  { code: -32000, title: 'Security Error', meaning: 'The invocation is not allowed.' },
  {
    code: -32001,
    title: 'Invocation Error',
    meaning: 'The remote service method throws error in its implementation (application specific exception).',
  },
  { code: -32002, title: 'Platform State Error', meaning: 'The platform is starting.' },
  { code: -32003, title: 'Platform State Error', meaning: 'A backup operation is being performed.' },
  { code: -32004, title: 'Platform State Error', meaning: 'The platform software is being updated.' },
  { code: -32005, title: 'Platform State Error', meaning: 'A restore operation is being performed.' },
  { code: -32006, title: 'Platform State Error', meaning: 'The platform is initializing.' },
  { code: -32007, title: 'Platform State Error', meaning: 'A software validation procedure is being performed.' },
  { code: -32008, title: 'Platform State Error', meaning: 'The platform is busy.' },
  { code: -32009, title: 'Platform State Error', meaning: 'The platform is stopping.' },
  {
    code: -32010,
    title: 'Platform State Error',
    meaning: 'The platform is in UKNOWN state. This is bundle defined state not known by PlatformState service.',
  },
];

const QIVICON_AUTHORIZATION = [
  [403, 'invalid_token', 'Token is invalid (corrupt on transport, internal misconfiguration).'],
  [403, 'token_expired', 'Token is expired.'],
  [403, 'invalid_issuer', 'Token is from wrong issuer, not from GCP.'],
  [
    403,
    'invalid_audience',
    'Token is for the wrong audience, means the wrong Smart Connect Backend (probably mixing different stages).',
  ],
  [403, 'invalid_grant', 'Gateway id does not belong to the GCP User.'],
  [
    401,
    'authorization_missing',
    'There is no "Authorization" http header or "MSESSIONID" cookie in the JSON http request.',
  ],
  [
    403,
    'gatewayid_missing',
    'There is no "Authorization" http header but no "QIVICON-ServiceGatewayId" header in the JSON http request',
  ],
  [
    401,
    'Invalid_session',
    'There is "MSESSIONID" cookie with invalid session id value – expired or never created session.',
  ],
] as const;

const CONDUIT: readonly Row[] = [
  {
    code: -32700,
    title: 'Parse error',
    identifier: 'parse_error',
    meaning: 'Invalid JSON received by the server',
    whenUsed: 'invalid JSON received',
  },
  {
    code: -32600,
    title: 'Invalid request',
    identifier: 'invalid_request',
    meaning: 'The JSON sent is not a valid Request object',
    whenUsed: 'not a valid JSON-RPC 2.0 request',
  },
  {
    code: -32601,
    title: 'Method not found',
    identifier: 'method_not_found',
    meaning: 'The method does not exist or is not available',
    whenUsed: 'tool, prompt, or resource does not exist',
  },
  {
    code: -32602,
    title: 'Invalid params',
    identifier: 'invalid_params',
    meaning: 'Invalid method parameters',
    whenUsed: 'parameter validation failed',
  },
  {
    code: -32603,
    title: 'Internal error',
    identifier: 'internal_error',
    meaning: 'Internal JSON-RPC error',
    whenUsed: 'unexpected server-side failure',
  },
  {
    code: -32000,
    title: 'Server error',
    identifier: 'server_error',
    meaning: 'Generic tool/server error',
    whenUsed: 'default for error/1',
  },
  {
    code: -32002,
    title: 'Resource not found',
    identifier: 'resource_not_found',
    meaning: 'The requested resource URI was not found',
    whenUsed: 'the requested URI did not match any resource',
  },
];

const COMMAND_API: readonly Row[] = [
  { code: -32700, title: 'Parse error', meaning: 'Invalid JSON was received by the server' },
  { code: -32600, title: 'Invalid request', meaning: 'The JSON sent is not a valid Request object' },
  { code: -32601, title: 'Method not found', meaning: 'The method does not exist or is not available' },
  { code: -32602, title: 'Invalid params', meaning: 'Invalid method parameter(s)' },
  { code: -32603, title: 'Internal error', meaning: 'Internal JSON-RPC error' },
  { code: -32001, title: 'Validation error', meaning: 'The request parameters failed validation' },
  { code: -32002, title: 'Authorization error', meaning: 'The request lacks valid authentication credentials' },
  { code: -32003, title: 'Resource not found', meaning: 'The requested resource could not be found' },
  {
    code: -32004,
    title: 'Resource conflict',
    meaning: 'The request conflicts with the current state of the resource',
  },
  { code: -32005, title: 'Rate limit exceeded', meaning: 'The request rate limit has been exceeded' },
  { code: -32006, title: 'Command execution error', meaning: 'An error occurred while executing the command' },
];

const COMMAND_API_ADVICE = [
  'Always check for errors in the response',
  'Handle specific error codes appropriately',
  'Log error details for debugging',
  'Retry requests with exponential backoff for transient errors (server errors)',
  'Display user-friendly error messages to the end user',
];

const ACP: readonly Row[] = [
  {
    code: -32700,
    title: 'Parse error',
    identifier: 'parseError',
    meaning: 'Invalid JSON was received',
    whenUsed: 'When the server receives malformed JSON that cannot be parsed',
  },
  {
    code: -32600,
    title: 'Invalid request',
    identifier: 'invalidRequest',
    meaning: 'The JSON sent is not a valid Request object',
    whenUsed: 'When the request is missing required fields or has invalid structure',
  },
  {
    code: -32601,
    title: 'Method not found',
    identifier: 'methodNotFound',
    meaning: 'The method does not exist or is not available',
    whenUsed: 'When a requested method is not implemented or not supported by the current connection',
  },
  {
    code: -32602,
    title: 'Invalid params',
    identifier: 'invalidParams',
    meaning: 'Invalid method parameter(s)',
    whenUsed: 'When method parameters fail validation or don’t match the expected schema',
  },
  {
    code: -32603,
    title: 'Internal error',
    identifier: 'internalError',
    meaning: 'Internal JSON-RPC error',
    whenUsed: 'When an unexpected error occurs during request processing',
  },
  {
    code: -32000,
    title: 'Authentication required',
    identifier: 'authRequired',
    meaning: 'Authentication is required before proceeding',
    whenUsed: 'When an agent requires authentication before creating sessions',
  },
  {
    code: -32002,
    title: 'Resource not found',
    identifier: 'resourceNotFound',
    meaning: 'A resource (such as a file) was not found',
    whenUsed: 'When a requested file, session, or other resource cannot be located',
  },
];

const ACP_ADVICE = [
  ['use specific error codes', 'choose the most specific error code for the situation'],
  ['include helpful error data', 'provide additional context in the data field'],
  ['handle errors gracefully', 'catch and convert errors appropriately'],
  [
    'document custom error codes',
    'if you define custom error codes (outside the reserved range), document them clearly',
  ],
];

/** Examples of `data` in the documents, by catalog and code. */
const DATA_EXAMPLES: readonly (readonly [string, number, unknown])[] = [
  ['command-api', -32603, { details: 'Additional error information' }],
  [
    'command-api',
    -32001,
    {
      errors: [
        { field: 'name', message: 'This field is required' },
        { field: 'age', message: 'Must be a positive integer' },
      ],
    },
  ],
  [
    'command-api',
    -32006,
    { command: 'hello_world', reason: 'Invalid name parameter', details: 'Name must be a string' },
  ],
  ['acp', -32700, { received: 'invalid json...' }],
  ['acp', -32600, { reason: 'Missing required fields' }],
  ['acp', -32601, { method: 'custom/method' }],
  ['acp', -32602, { sessionId: { _errors: ['Required'] } }],
  ['acp', -32603, { details: 'Database connection failed' }],
  ['acp', -32000, { authMethods: ['oauth', 'api_key'] }],
  ['acp', -32002, { uri: 'session-123' }],
];

/** Wrong in the document → right in the catalog; the wrong one is in a note. */
const MISPRINTS: Readonly<Record<string, string>> = {
  'The platform is in UKNOWN state.': 'The platform is in UNKNOWN state.',
  'There is no "Authorization" http header but no': 'There is an "Authorization" http header but no',
};

function corrected(text: string): string {
  return Object.entries(MISPRINTS).reduce((result, [wrong, right]) => result.replace(wrong, right), text);
}

const catalogs = builtinCatalogs();
function entryOf(id: string, code: number): EntryDocument {
  const entry = catalogs.get(id)?.document.entries.find((one) => one.code === code);
  assert.ok(entry, `${id} has no ${code}`);
  return entry;
}
const plain = (text: string | undefined): string => (text ?? '').toLowerCase().replace(/’/g, "'").replace(/\.$/, '');

for (const [id, rows] of [
  ['parallels-cpf', PARALLELS],
  ['qivicon', QIVICON],
  ['conduit-mcp', CONDUIT],
  ['command-api', COMMAND_API],
  ['acp', ACP],
] as const) {
  describe(`the document behind ${id}`, () => {
    for (const row of rows) {
      it(`has its ${row.code} in the catalog with all that it says`, () => {
        const entry = entryOf(id, row.code);
        if (row.title !== undefined) {
          const texts = (entry.messages?.exact ?? []).map(plain);
          assert.ok(texts.includes(plain(row.title)), `"${row.title}" is not among ${texts.join(', ')}`);
        }
        if (row.meaning !== undefined) {
          assert.ok(plain(entry.meaning).startsWith(plain(corrected(row.meaning))), `meaning: ${entry.meaning}`);
        }
        if (row.whenUsed !== undefined) assert.equal(plain(entry.whenUsed), plain(row.whenUsed));
        if (row.identifier !== undefined) assert.ok(entry.identifiers?.includes(row.identifier));
      });
    }
  });
}

describe('what the documents say beside their tables', () => {
  it('keeps the authorization errors of the gateway with their HTTP status', () => {
    const errors = catalogs.get('qivicon')?.document.transportErrors ?? [];
    assert.equal(errors.length, QIVICON_AUTHORIZATION.length);
    for (const [http, name, meaning] of QIVICON_AUTHORIZATION) {
      const error = errors.find((one) => one.name === name || one.identifiers?.includes(name));
      assert.ok(error, name);
      assert.equal(error.http, http);
      assert.equal(plain(error.meaning), plain(corrected(meaning)));
    }
  });

  it('keeps the original wording of every misprint in a note', () => {
    assert.match(entryOf('qivicon', -32010).note ?? '', /UKNOWN/);
    const errors = catalogs.get('qivicon')?.document.transportErrors ?? [];
    assert.match(errors.find(({ name }) => name === 'gatewayid_missing')?.note ?? '', /There is no "Authorization"/);
    assert.match(errors.find(({ name }) => name === 'invalid_session')?.note ?? '', /Invalid_session/);
  });

  it('keeps every piece of advice', () => {
    const command = (catalogs.get('command-api')?.document.advice ?? []).map(plain);
    for (const advice of COMMAND_API_ADVICE) assert.ok(command.includes(plain(advice)), advice);
    const acp = (catalogs.get('acp')?.document.advice ?? []).map(plain);
    for (const [title, text] of ACP_ADVICE) {
      assert.ok(
        acp.some((one) => one.includes(title as string) && one.includes(text as string)),
        title,
      );
    }
  });

  it('keeps the examples of data', () => {
    for (const [id, code, example] of DATA_EXAMPLES) {
      const examples = (entryOf(id, code).data?.examples ?? []) as readonly unknown[];
      assert.ok(
        examples.some((one) => JSON.stringify(one) === JSON.stringify(example)),
        `${id} ${code}`,
      );
    }
  });

  it('keeps the server error range of the command API and the ranges of ACP', () => {
    const command = catalogs.get('command-api')?.document.ranges ?? [];
    assert.deepEqual(
      command.map(({ from, to, name, meaning }) => [from, to, name, meaning]),
      [[-32099, -32000, 'Server error', 'Reserved for implementation-defined server errors.']],
    );
    const acp = catalogs.get('acp')?.document.ranges ?? [];
    for (let code = -32768; code <= -32000; code++) {
      assert.ok(
        acp.some(({ from, to }) => from <= code && code <= to),
        String(code),
      );
    }
    assert.ok(acp.some(({ from, to, name }) => from === -32099 && to === -32000 && name === 'Server error'));
  });

  it('says that the custom codes of the ACP page are not outside the reserved range', () => {
    const notes = catalogs.get('acp')?.document.notes?.join(' ') ?? '';
    assert.match(notes, /-32001 and -32003/);
    assert.match(notes, /They are not/);
    for (const code of [-32001, -32003])
      assert.deepEqual(
        catalogs.get('acp')?.entries.filter((entry) => entry.code === code),
        [],
      );
  });

  it('makes the general message of the example of the provider framework findable', () => {
    assert.match(entryOf('parallels-cpf', 1).note ?? '', /Initialization failed/);
  });
});
