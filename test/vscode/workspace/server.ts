const NOT_THERE = -32601;

export const reply = { jsonrpc: '2.0', id: 1, error: { code: NOT_THERE, message: 'Method not found' } };
export const wrong = { jsonrpc: '2.0', id: 2, error: { code: -32601, message: 'Invalid params' } };
