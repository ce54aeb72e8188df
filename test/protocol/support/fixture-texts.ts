/** Documents that the protocol tests open. */
export const RESERVED = '{"jsonrpc":"2.0","id":1,"error":{"code":-32150,"message":"Full"}}';
export const MISMATCH = '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Invalid params"}}';
export const FINE = '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}';
