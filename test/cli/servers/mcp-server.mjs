// A server on the SDK of MCP, with one tool and a line on stdout that does not belong there.
import { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';

const server = new McpServer({ name: 'lamps', version: '1.0.0' });
server.registerTool('light', { description: 'Turns the lamp on' }, async () => ({
  content: [{ type: 'text', text: 'It is light. \u{1f4a1}' }],
}));
console.log('Server is running');
await server.connect(new StdioServerTransport());
