// SYNTAX TEST "source.tsx" "TypeScript with elements"
const code = -32603, view = <Error code={-32601}>-32601</Error>;
//           ^^^^^^ constant.numeric.jsonrpc-error.standard
//                                       ^^^^^^ constant.numeric.jsonrpc-error.standard
//                                               ^^^^^^ - constant.numeric.jsonrpc-error.standard
