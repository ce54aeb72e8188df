import type { MemberFact, MessageFact } from '../../model.ts';
import type { ShapeRule } from '../rule.ts';
import { isShapeJudged } from '../support/scope.ts';
import { requiredVersion } from '../support/shape.ts';
import { quoted, typeText } from '../support/wording.ts';

/** JSON-RPC 2.0, section 4: "jsonrpc" is exactly the string "2.0". */
export const rule: ShapeRule = {
  id: 'jsonrpc-version',
  title: '"jsonrpc" must be the string "2.0"',
  severity: 'error',
  since: '0.1.0',
  fixes: [],
  inspects: 'shape',
  message(message, context) {
    const { jsonrpc } = message;
    const required = requiredVersion(context);
    if (jsonrpc === undefined || required === undefined || !isShapeJudged(message, context)) return undefined;
    if (jsonrpc.literal === required || !message.complete || !namesVersion(jsonrpc, message)) return undefined;
    const written = typeof jsonrpc.literal === 'string' ? quoted(jsonrpc.literal) : typeText(jsonrpc.type);
    return { span: jsonrpc.value, message: `"jsonrpc" must be the string ${quoted(required)}, not ${written}.` };
  },
};

/**
 * True where the member can only be meant for the version: settings have a "jsonrpc" too, with an address, a port or
 * a switch, and some of the members that messages have.
 */
function namesVersion({ literal }: MemberFact, message: MessageFact): boolean {
  if (message.kind === 'unknown' || literal === undefined) return false;
  if (message.method !== undefined && message.method.type !== 'string' && message.method.type !== 'expression')
    return false;
  if (typeof literal === 'number') return literal < 10;
  if (typeof literal === 'string')
    return /^[\w .,^~-]{0,20}$/.test(literal) && (literal.trim() === '' || /\d/.test(literal));
  return message.id !== undefined;
}
