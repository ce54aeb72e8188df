// SYNTAX TEST "source.js" "JavaScript"
module.exports = { code: -32601, other: '-32601', server: -32_099 };
//                       ^^^^^^ constant.numeric.jsonrpc-error.standard
//                                       ^^^^^^ - constant.numeric.jsonrpc-error.standard
//                                                        ^^^^^^^ constant.numeric.jsonrpc-error.server
