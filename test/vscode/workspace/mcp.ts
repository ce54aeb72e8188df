import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

export const refuse = (): never => {
  throw new McpError(ErrorCode.InvalidRequest, 'Invalid request');
};
