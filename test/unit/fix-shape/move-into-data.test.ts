import { describe } from 'node:test';
import { response, table } from './support.ts';

const MOVE = 'Move "reason" into "data"';
const SEVERAL = 'Move "reason" and "stack" into "data"';

describe('moving members of an error into its data', () => {
  table('unknown-error-member', [
    [
      'makes data where the member stands',
      'a.json',
      response('{"code":1001,"message":"Busy","reason":"full"}'),
      { [MOVE]: response('{"code":1001,"message":"Busy","data":{"reason":"full"}}') },
    ],
    [
      'adds to the data that is there',
      'a.json',
      response('{"code":1001,"reason":"full","message":"Busy","data":{"a":1}}'),
      { [MOVE]: response('{"code":1001,"message":"Busy","data":{"a":1,"reason":"full"}}') },
    ],
    [
      'adds to empty data',
      'a.json',
      response('{ "code": 1001, "message": "Busy", "data": {}, "reason": "full" }'),
      { [MOVE]: response('{ "code": 1001, "message": "Busy", "data": { "reason": "full" } }') },
    ],
    [
      'leaves code and message in front',
      'a.json',
      response('{ "reason": "full", "code": 1001, "message": "Busy" }'),
      { [MOVE]: response('{ "code": 1001, "message": "Busy", "data": { "reason": "full" } }') },
    ],
    [
      'collects several from around the others',
      'a.json',
      response('{ "reason": "full", "code": 1001, "message": "Busy", "stack": "at 1" }'),
      { [SEVERAL]: response('{ "code": 1001, "message": "Busy", "data": { "reason": "full", "stack": "at 1" } }') },
    ],
    [
      'takes shorthands and expressions as they are, on lines of their own',
      'a.ts',
      "send({\r\n  jsonrpc: '2.0', id,\r\n  error: {\r\n    code: 1001,\r\n    message,\r\n    reason,\r\n    stack: error.stack,\r\n  },\r\n});",
      {
        [SEVERAL]:
          "send({\r\n  jsonrpc: '2.0', id,\r\n  error: {\r\n    code: 1001,\r\n    message,\r\n    data: {\r\n      reason,\r\n      stack: error.stack\r\n    },\r\n  },\r\n});",
      },
    ],
    [
      'adds to data of several lines',
      'a.ts',
      "send({ jsonrpc: '2.0', id, error: {\n  code: 1001,\n  message,\n  data: {\n    a: 1,\n  },\n  reason,\n} });",
      {
        [MOVE]:
          "send({ jsonrpc: '2.0', id, error: {\n  code: 1001,\n  message,\n  data: {\n    a: 1,\n    reason,\n  },\n} });",
      },
    ],
    [
      'sees through assertions of types',
      'a.ts',
      "send({ jsonrpc: '2.0', id, error: { code: 1001, message, data: { a: 1 } as Data, reason } });",
      { [MOVE]: "send({ jsonrpc: '2.0', id, error: { code: 1001, message, data: { a: 1, reason } as Data } });" },
    ],
    [
      'renames what is only misspelt',
      'a.json',
      response('{"code":1001,"mesage":"Busy"}'),
      { 'Rename "mesage" to "message"': response('{"code":1001,"message":"Busy"}') },
    ],
    [
      'takes a date for no data',
      'a.json',
      response('{"code":1001,"message":"Busy","date":1}'),
      {
        'Move "date" into "data"': response('{"code":1001,"message":"Busy","data":{"date":1}}'),
      },
    ],
    [
      'leaves data that is no object',
      'a.json',
      response('{"code":1001,"message":"Busy","data":"full","reason":"full"}'),
      {},
    ],
    [
      'leaves data that is not seen',
      'a.ts',
      "send({ jsonrpc: '2.0', id, error: { code: 1001, message, data: details, reason } });",
      {},
    ],
    [
      'leaves data with a spread',
      'a.ts',
      "send({ jsonrpc: '2.0', id, error: { code: 1001, message, data: { ...details }, reason } });",
      {},
    ],
    [
      'leaves data that has a member of this name',
      'a.json',
      response('{"code":1001,"message":"Busy","reason":"full","data":{"reason":1}}'),
      {},
    ],
    [
      'leaves members of one name',
      'a.json',
      response('{"code":1001,"message":"Busy","reason":"full","reason":"empty"}'),
      {},
    ],
    [
      'loses no comment',
      'a.ts',
      "send({ jsonrpc: '2.0', id, error: {\n  reason, // full or empty\n  code: 1001,\n  message,\n} });",
      {},
    ],
    [
      'leaves no comment behind',
      'a.ts',
      "send({ jsonrpc: '2.0', id, error: {\n  code: 1001,\n  message,\n  data: {},\n  // full or empty\n  reason,\n} });",
      {},
    ],
    [
      'keeps the comment of the member before',
      'a.ts',
      "send({ jsonrpc: '2.0', id, error: {\n  code: 1001,\n  data: {},\n  message, // busy\n  reason,\n} });",
      {
        [MOVE]: "send({ jsonrpc: '2.0', id, error: {\n  code: 1001,\n  data: { reason },\n  message, // busy\n} });",
      },
    ],
    [
      'leaves getters and asynchronous methods',
      'a.ts',
      "send({ jsonrpc: '2.0', id, error: { code: 1001, message, get reason() { return 1; } } });",
      {},
    ],
  ]);
});
