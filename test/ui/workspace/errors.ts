import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';

export const unknownTool = new McpError(
  ,
  'Unknown tool',
);
