// SYNTAX TEST "source.ts" "TypeScript"
const code = -32601;
//           ^^^^^^ source.ts constant.numeric.jsonrpc-error.standard constant.language.jsonrpc-error.standard
const grouped = -32_602;
//              ^^^^^^^ constant.numeric.jsonrpc-error.standard
enum E { A = -32001, B = -32150 }
//           ^^^^^^ constant.numeric.jsonrpc-error.server
//                       ^^^^^^ constant.numeric.jsonrpc-error.reserved
const table = { [-32800]: `-32601 ${code}` };
//               ^^^^^^ constant.numeric.jsonrpc-error.reserved
//                         ^^^^^^ - constant.numeric.jsonrpc-error.standard
if (code === -32601 || code < -32768) fail('-32601', /-32601/);
//           ^^^^^^ constant.numeric.jsonrpc-error.standard
//                            ^^^^^^ constant.numeric.jsonrpc-error.reserved
//                                          ^^^^^^ - constant.numeric.jsonrpc-error.standard
//                                                    ^^^^^^ - constant.numeric.jsonrpc-error.standard
const others = [x-32601, x[0]-32601, f()-32601, --32601, 1-32601, -32601n, -326_01.5];
//               ^^^^^^ - constant.numeric.jsonrpc-error.standard
//                           ^^^^^^ - constant.numeric.jsonrpc-error.standard
//                                      ^^^^^^ - constant.numeric.jsonrpc-error.standard
//                                               ^^^^^^ - constant.numeric.jsonrpc-error.standard
//                                                        ^^^^^^ - constant.numeric.jsonrpc-error.standard
//                                                                ^^^^^^^ - constant.numeric.jsonrpc-error.standard
//                                                                         ^^^^^^^ - constant.numeric.jsonrpc-error.standard
// a comment about -32601
//                 ^^^^^^ - constant.numeric.jsonrpc-error.standard
