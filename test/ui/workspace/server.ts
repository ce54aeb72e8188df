import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

export function check(tool: string | undefined, calls: number): string {
  if (!tool) throw new McpError(-32601, 'Invalid params: no tool');
  if (calls > 100) throw new McpError(Limit.RateLimited, 'Rate limited');
  if (tool.startsWith('_')) throw new McpError(ErrorCode.InvalidParams, tool);
  return tool;
}

/** Errors of our own. */
enum Limit {
  RateLimited = -32150,
  QuotaExceeded = -32151,
}
