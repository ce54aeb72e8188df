import { describe } from 'node:test';
import { response, table } from './support.ts';

const MESSAGE = 'Add "message": "Method not found"';

describe('completing an error', () => {
  table('incomplete-error', [
    [
      'adds the wording of the code, as tight as the text',
      'a.json',
      response('{"code":-32601}'),
      { [MESSAGE]: response('{"code":-32601,"message":"Method not found"}') },
    ],
    [
      'adds the code that the message stands for',
      'a.json',
      response('{ "message": "Method not found: a/b" }'),
      { 'Add "code": -32601': response('{ "code": -32601, "message": "Method not found: a/b" }') },
    ],
    [
      'puts the message behind the code, on a line of its own',
      'a.json',
      response('{\r\n\t"code": -32601,\r\n\t"data": "a/b"\r\n}'),
      { [MESSAGE]: response('{\r\n\t"code": -32601,\r\n\t"message": "Method not found",\r\n\t"data": "a/b"\r\n}') },
    ],
    [
      'keeps a trailing comma, and a comment with its member',
      'a.jsonc',
      response('{\n  "code": -32601, // a, b\n}'),
      { [MESSAGE]: response('{\n  "code": -32601, // a, b\n  "message": "Method not found",\n}') },
    ],
    [
      'adds no trailing comma',
      'a.ts',
      "send({ jsonrpc: '2.0', id, error: {\n  code: -32601 // a, b\n} });",
      {
        [MESSAGE]: "send({ jsonrpc: '2.0', id, error: {\n  code: -32601, // a, b\n  message: 'Method not found'\n} });",
      },
    ],
    [
      'writes keys and strings like the neighbours',
      'a.ts',
      'send({ "jsonrpc": "2.0", "id": id, "error": { "code": -32601 } });',
      {
        [MESSAGE]: 'send({ "jsonrpc": "2.0", "id": id, "error": { "code": -32601, "message": "Method not found" } });',
      },
    ],
    [
      'knows the code behind a constant',
      'a.ts',
      "const NOT_FOUND = -32601;\nsend({ jsonrpc: '2.0', id, error: { code: NOT_FOUND } });",
      {
        [MESSAGE]:
          "const NOT_FOUND = -32601;\nsend({ jsonrpc: '2.0', id, error: { code: NOT_FOUND, message: 'Method not found' } });",
      },
    ],
    [
      'finds the member under another name first',
      'a.json',
      response('{"code":-32601,"msg":"No such method"}'),
      {
        'Rename "msg" to "message"': response('{"code":-32601,"message":"No such method"}'),
        [MESSAGE]: response('{"code":-32601,"message":"Method not found","msg":"No such method"}'),
      },
    ],
    [
      'names both at once, and keeps what a shorthand stands for',
      'a.ts',
      "send({ jsonrpc: '2.0', id, error: { errorCode, msg } });",
      {
        'Rename "errorCode" to "code" and "msg" to "message"':
          "send({ jsonrpc: '2.0', id, error: { code: errorCode, message: msg } });",
      },
    ],
    [
      'makes an object of a text that says its code',
      'a.json',
      '{ "jsonrpc": "2.0", "id": 1, "error": "Invalid params: \\"id\\"" }',
      {
        'Make it an error with the code -32602':
          '{ "jsonrpc": "2.0", "id": 1, "error": { "code": -32602, "message": "Invalid params: \\"id\\"" } }',
      },
    ],
    ['does not guess what a code of nobody is called', 'a.json', response('{"code":1001}'), {}],
    ['does not guess a code', 'a.json', response('{"message":"Out of order"}'), {}],
    ['does not guess both', 'a.json', response('{}'), {}],
    ['does not guess the code of a text', 'a.json', response('"Out of order"'), {}],
  ]);

  table('message-not-string', [
    [
      'puts a number in quotes',
      'a.ts',
      "send({ jsonrpc: '2.0', id, error: { code: 1001, message: 404 } });",
      { 'Change the message to "404"': "send({ jsonrpc: '2.0', id, error: { code: 1001, message: '404' } });" },
    ],
    [
      'puts a boolean in quotes',
      'a.json',
      response('{"code":1001,"message":false}'),
      { 'Change the message to "false"': response('{"code":1001,"message":"false"}') },
    ],
    [
      'gives a null the wording of its code',
      'a.json',
      response('{"code":-32603,"message":null}'),
      { 'Change the message to "Internal error"': response('{"code":-32603,"message":"Internal error"}') },
    ],
    ['takes nothing out of an object', 'a.json', response('{"code":-32603,"message":{"en":"Busy"}}'), {}],
    ['does not guess for a code of nobody', 'a.json', response('{"code":1001,"message":null}'), {}],
  ]);
});
