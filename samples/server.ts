// A small MCP server, written by hand, with mistakes that real servers make. Hover over
// the codes, or run `npx jsonrpc-errors check samples/`.
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

interface Request {
  jsonrpc: '2.0';
  id: number | string;
  method: string;
  params?: Record<string, unknown>;
}

// A private series that goes on after -32603: these numbers are nobody's to give.
export enum ServerError {
  ToolTimeout = -32001,
  RateLimited = -32604,
  QuotaExceeded = -32150,
}

// The number was copied from the line above, the name was not.
const METHOD_NOT_FOUND = -32601;
const INVALID_PARAMS = -32601;

// A code of the Language Server Protocol, in a server that does not speak it.
const REQUEST_CANCELLED = -32800;

const tools = new Map<string, (args: unknown) => Promise<unknown>>();

function reply(id: Request['id'], result: unknown) {
  return { jsonrpc: '2.0', id, result };
}

function fail(id: Request['id'], code: number, message: string) {
  return { jsonrpc: '2.0', id, error: { code, message } };
}

export async function handle(request: Request, signal: AbortSignal) {
  const { id, method, params } = request;
  if (signal.aborted) return fail(id, REQUEST_CANCELLED, 'Request cancelled');

  switch (method) {
    case 'tools/call': {
      // The code says one thing, the message another.
      if (typeof params?.name !== 'string') return fail(id, -32601, 'Invalid params');
      const tool = tools.get(params.name);
      // Right: MCP answers -32602 for an unknown tool.
      if (!tool) throw new McpError(ErrorCode.InvalidParams, `Unknown tool: ${params.name}`);
      return reply(id, await tool(params.arguments));
    }
    case 'resources/read':
      // Hover over the code: its meaning depends on the version of MCP.
      return fail(id, -32002, 'Resource not found');
    case 'prompts/get':
      // A code is a number; a client that compares it with -32602 never sees it.
      return { jsonrpc: '2.0', id, error: { code: '-32602', message: 'Invalid params' } };
    default:
      // Hover over the name: it says what the number means.
      return fail(id, METHOD_NOT_FOUND, `Method not found: ${method}`);
  }
}

// Right: what a client compares with is no mistake of its own.
export function explain(code: number): string {
  switch (code) {
    case ServerError.RateLimited:
      return 'Too many calls; try again later.';
    case INVALID_PARAMS:
      return 'The arguments of the call are wrong.';
    default:
      return `Error ${code}`;
  }
}
