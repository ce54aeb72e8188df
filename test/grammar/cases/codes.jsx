// SYNTAX TEST "source.js.jsx" "JavaScript with elements"
const code = -32600;
//           ^^^^^^ constant.numeric.jsonrpc-error.standard
