import { membersOf, stringText } from '../../fix/members-text.ts';
import type { Source } from '../../fix/source.ts';
import type { Fix, MemberFact, MessageFact } from '../../model.ts';
import type { RuleContext, ShapeRule } from '../rule.ts';
import { isShapeJudged, requiredVersion } from '../support/scope.ts';
import { quoted, typeText } from '../support/wording.ts';

/** JSON-RPC 2.0, section 4: "jsonrpc" is exactly the string "2.0". */
export const rule: ShapeRule = {
  id: 'jsonrpc-version',
  title: '"jsonrpc" must be the string "2.0"',
  severity: 'error',
  since: '0.1.0',
  fixes: ['safe', 'suggestion'],
  inspects: 'shape',
  message(message, context) {
    const { jsonrpc } = message;
    const required = requiredVersion(context);
    if (jsonrpc === undefined || required === undefined || !isShapeJudged(message, context)) return undefined;
    if (jsonrpc.literal === required || !message.complete || !namesVersion(jsonrpc, message)) return undefined;
    if (isAccepted(jsonrpc.literal, context)) return undefined;
    const written = typeof jsonrpc.literal === 'string' ? quoted(jsonrpc.literal) : typeText(jsonrpc.type);
    return {
      span: jsonrpc.value,
      message: `"jsonrpc" must be the string ${quoted(required)}, not ${written}.`,
      fixes: (source) => spelling(message, jsonrpc, required, source),
    };
  },
};

/** An active protocol is spoken with older versions too. */
function isAccepted(literal: MemberFact['literal'], { protocols }: RuleContext): boolean {
  return protocols.list.some(({ catalog }) =>
    catalog.document.traits?.jsonrpcVersions?.some((version) => version === literal),
  );
}

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

/** A literal, alone or before `as const`. */
const LITERAL = /^(?:(['"`])[^'"`\\\r\n]*\1|[-+]?[\d._]+|null|true|false)(?=\s+as\s|$)/;

function spelling(message: MessageFact, jsonrpc: MemberFact, required: string, source: Source): readonly Fix[] {
  const { start } = jsonrpc.value;
  const written = LITERAL.exec(source.slice(jsonrpc.value));
  if (written === null) return [];
  const [literal, quote] = written;
  const newText = quote === undefined ? stringText(source, required, membersOf(message)) : quote + required + quote;
  return [
    {
      title: `Change "jsonrpc" to ${quoted(required)}`,
      kind: isSlip(jsonrpc.literal, required) ? 'safe' : 'suggestion',
      edits: [{ span: { start, end: start + literal.length }, newText }],
    },
  ];
}

/** The same version, only written in another way: `2.0`, `"2"`, `" 2.0"`. */
function isSlip(literal: MemberFact['literal'], required: string): boolean {
  return typeof literal === 'number' || typeof literal === 'string' ? Number(literal) === Number(required) : false;
}
