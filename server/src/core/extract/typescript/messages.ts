import type { MemberFact, MessageFact } from '../../model.ts';
import type { Extraction } from './extraction.ts';
import { isInAssertion } from './forms/assertions.ts';
import type { Expression, ObjectLiteral } from './parser.ts';
import { filledLater, isSent } from './sent.ts';
import { lastName } from './syntax.ts';
import { hasMember, literalType, type Members, readMembers } from './values.ts';

/** Finds the object literals that are JSON-RPC messages: those with a `jsonrpc` member. */
export function findMessages(x: Extraction): void {
  for (const object of x.nodes.objects) {
    if (!hasMember(x, object, (name) => name === 'jsonrpc')) continue;
    const members = readMembers(x, object);
    if (!isVersion(x, members.get('jsonrpc')?.value)) continue;
    x.messageOf.set(object, x.messages.length);
    x.messages.push(messageFact(x, object, members));
  }
}

/**
 * True where the value of `jsonrpc` could be a version. Tables of validators (`jsonrpc: z.literal('2.0')`)
 * and descriptions of types (`jsonrpc: String`, `jsonrpc: { const: '2.0' }`) are no messages.
 */
function isVersion(x: Extraction, value: Expression | undefined): boolean {
  if (value === undefined) return false;
  const type = literalType(x, value);
  if (type !== undefined) return type !== 'object' && type !== 'array';
  return /json_?rpc|version/i.test(lastName(x.ts, value) ?? '');
}

const MESSAGE_MEMBERS = ['jsonrpc', 'id', 'method', 'params', 'result', 'error'] as const;

function isMessageMember(name: string): boolean {
  return (MESSAGE_MEMBERS as readonly string[]).includes(name);
}

function messageFact(x: Extraction, object: ObjectLiteral, members: Members): MessageFact {
  const fact: { -readonly [K in keyof MessageFact]: MessageFact[K] } = {
    span: x.span(object),
    kind: kindOf(members),
    complete: members.complete,
    sent: isSent(x, object),
  };
  if (members.list.some(({ name }) => !isMessageMember(name))) fact.foreign = true;
  if (x.isTest || isInAssertion(x, object)) fact.test = true;
  const filled = filledLater(x, object);
  if (filled.has('error')) x.filledErrors.add(x.messages.length);
  for (const name of MESSAGE_MEMBERS) {
    const member = members.get(name);
    if (member !== undefined) fact[name] = filled.has(name) ? unknown(member.fact) : member.fact;
  }
  return fact;
}

/** A member of which only the key is sure. */
function unknown({ name, key, value }: MemberFact): MemberFact {
  return { name, key, value, type: 'expression' };
}

function kindOf(members: Members): MessageFact['kind'] {
  if (members.get('result') !== undefined || members.get('error') !== undefined) return 'response';
  if (members.get('method') === undefined) return 'unknown';
  if (members.get('id') !== undefined) return 'request';
  return members.complete ? 'notification' : 'unknown';
}
