import type { MemberFact, MessageFact } from '../../model.ts';
import type { Extraction } from './extraction.ts';
import { isInAssertion } from './forms/assertions.ts';
import { words } from './names.ts';
import type { Expression, Node, ObjectLiteral } from './parser.ts';
import { lastName, outer, pathOf, rootOf } from './syntax.ts';
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

/** `const reply = { jsonrpc, result: null }; reply.error = …`: the members that are assigned, wholly or in part, elsewhere. */
function filledLater(x: Extraction, object: ObjectLiteral): ReadonlySet<string> {
  const { ts } = x;
  const { parent } = outer(ts, object);
  if (parent === undefined || !ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return new Set();
  const filled = new Set<string>();
  for (const { operatorToken, left } of x.nodes.binaries) {
    if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || rootOf(ts, left) !== parent.name.text) continue;
    const member = pathOf(ts, left)?.[1];
    if (member !== undefined) filled.add(member);
  }
  return filled;
}

function kindOf(members: Members): MessageFact['kind'] {
  if (members.get('result') !== undefined || members.get('error') !== undefined) return 'response';
  if (members.get('method') === undefined) return 'unknown';
  if (members.get('id') !== undefined) return 'request';
  return members.complete ? 'notification' : 'unknown';
}

const SENDERS = new Set(
  'send sent write respond reply response json stringify post postmessage end emit publish enqueue push dispatch'.split(
    ' ',
  ),
);

/** True where the object itself is returned, yielded or handed to something that by its name sends it. */
function isSent(x: Extraction, object: ObjectLiteral): boolean {
  const { ts } = x;
  if (isInAssertion(x, object)) return false;
  const { parent, child } = outer(ts, object);
  if (parent === undefined) return false;
  if (ts.isReturnStatement(parent)) return true;
  if (ts.isArrowFunction(parent)) return parent.body === child;
  if (!ts.isCallExpression(parent) || !isArgument(parent.arguments, child)) return false;
  const name = lastName(ts, parent.expression);
  return name !== undefined && (words(name).some((word) => SENDERS.has(word)) || SENDERS.has(name.toLowerCase()));
}

function isArgument(args: readonly Node[], node: Node): boolean {
  return args.some((argument) => argument === node);
}
