import type { CodeFact, MemberFact, SiteEvidence, TextFact } from '../../../model.ts';
import type { Extraction, SiteDraft } from '../extraction.ts';
import { isCodeKey, isRpcErrorMaker } from '../names.ts';
import type { Expression, Node, ObjectLiteral } from '../parser.ts';
import { lastName, nameOf, outer, unwrap } from '../syntax.ts';
import { codeFacts, hasMember, type Members, readMembers, textFact } from '../values.ts';
import { isInAssertion } from './assertions.ts';
import { assignedMessage } from './assignments.ts';
import { groupOfTable, namingOf } from './naming.ts';

/** Error objects: `{ code, message }`, alone, in tables, and as `error` beside `jsonrpc`. */
export function findErrorObjects(x: Extraction): void {
  for (const object of x.nodes.objects) {
    const response = responseOf(x, object);
    if (response === undefined && !hasMember(x, object, isCodeKey)) continue;
    const members = readMembers(x, object);
    const found = response === undefined ? bareSites(x, object, members) : envelopeSites(x, object, members, response);
    if (found.length === 0) continue;
    const naming = response === undefined ? namingOf(x, object) : undefined;
    for (const site of found) {
      if (naming !== undefined) {
        site.name = x.nameFact(naming.key, naming.name);
        if (naming.table !== undefined) site.group = groupOfTable(x, naming.table);
      }
      x.add(site);
    }
  }
}

/** The message whose `error` this object is. */
function responseOf(x: Extraction, object: ObjectLiteral): number | undefined {
  const { ts } = x;
  const { parent, child } = outer(ts, object);
  if (parent === undefined) return undefined;
  if (ts.isConditionalExpression(parent) || ts.isBinaryExpression(parent)) {
    const above = outer(ts, parent).parent;
    return above === undefined ? undefined : errorMemberOf(x, above, outer(ts, parent).child);
  }
  return errorMemberOf(x, parent, child);
}

function errorMemberOf(x: Extraction, parent: Node, child: Node): number | undefined {
  const { ts } = x;
  if (!ts.isPropertyAssignment(parent) || parent.initializer !== child || nameOf(ts, parent.name) !== 'error')
    return undefined;
  return ts.isObjectLiteralExpression(parent.parent) ? x.messageOf.get(parent.parent) : undefined;
}

function envelopeSites(x: Extraction, object: ObjectLiteral, members: Members, response: number): SiteDraft[] {
  const code = members.get('code');
  const whole = members.complete && !x.filledErrors.has(response);
  const base = { ...frame(x, object, members), complete: whole, evidence: 'envelope' as const, response };
  if (code === undefined) {
    const key = ((object.parent as Node & { name?: Node }).name ?? object) as Node;
    const anchor = x.ts.isPropertyAssignment(object.parent) ? x.span(key) : startOf(x, object);
    return [{ ...base, anchor, message: messageOf(x, members) }];
  }
  if (code.value === undefined) return [{ ...base, anchor: code.fact.value, message: messageOf(x, members) }];
  const facts = codeFacts(x, code.value);
  const known = facts.length > 1 ? facts.filter((fact) => fact.kind !== 'expression') : facts;
  return withMessages(x, code.value, known.length === 0 ? facts.slice(0, 1) : known, members).map(
    ({ fact, message }) => ({
      ...base,
      // Of a value that is still to be typed the key is shown.
      anchor: fact.span.start === fact.span.end ? code.fact.key : fact.span,
      code: fact,
      message,
    }),
  );
}

function bareSites(x: Extraction, object: ObjectLiteral, members: Members): SiteDraft[] {
  const member = members.get('code') ?? otherCode(members);
  if (member?.value === undefined) return [];
  const exact = member.fact.name === 'code';
  const hasMessage = exact && members.get('message') !== undefined;
  const base = exact
    ? frame(x, object, members)
    : { ...frame(x, object, members), members: undefined, complete: undefined };
  const found: SiteDraft[] = [];
  const speaksRpc = exact && isGivenToRpcMaker(x, object);
  for (const { fact, message } of withMessages(x, member.value, codeFacts(x, member.value), members)) {
    const evidence = bareEvidence(x, fact, hasMessage, speaksRpc);
    if (evidence === undefined) continue;
    const assigned = exact && !hasMessage ? assignedMessage(x, object) : undefined;
    const whole = assigned === undefined ? {} : { members: undefined, complete: undefined };
    found.push({ ...base, ...whole, evidence, anchor: fact.span, code: fact, message: message ?? assigned });
  }
  return found;
}

/** `errorCode`, `rpcCode` and the like. */
function otherCode(members: Members): ReturnType<Members['get']> {
  const fact = members.list.find((candidate) => candidate.name !== 'code' && isCodeKey(candidate.name));
  return fact === undefined ? undefined : members.get(fact.name);
}

/** `new JsonRpcError({ code, message })`: who takes it says what it is. */
function isGivenToRpcMaker(x: Extraction, object: ObjectLiteral): boolean {
  const { ts } = x;
  const { parent, child } = outer(ts, object);
  if (parent === undefined || !(ts.isNewExpression(parent) || ts.isCallExpression(parent))) return false;
  return parent.expression !== child && isRpcErrorMaker(lastName(ts, parent.expression) ?? '');
}

/** What an object outside an envelope proves; undefined where it is no error object at all. */
function bareEvidence(
  x: Extraction,
  code: CodeFact,
  hasMessage: boolean,
  speaksRpc: boolean,
): SiteEvidence | undefined {
  const proof = x.proof(code);
  if (proof !== undefined && !(proof === 'import' && hasMessage)) return proof;
  const value = x.valueOf(code);
  switch (code.kind) {
    case 'integer':
    case 'fraction':
      return hasMessage ? (speaksRpc ? 'table' : 'shape') : undefined;
    case 'string':
      if (!/^-?\d+$/.test(code.value.trim()) || !x.isKept(Number(code.value))) return undefined;
      return hasMessage && !x.isTest ? 'number' : 'shape';
    case 'reference':
      return hasMessage && typeof value !== 'string' ? 'shape' : undefined;
    default:
      return hasMessage && speaksRpc && code.kind === 'expression' ? 'table' : undefined;
  }
}

function frame(x: Extraction, object: ObjectLiteral, members: Members): Omit<SiteDraft, 'anchor' | 'evidence'> {
  const expected = isInAssertion(x, object);
  return {
    role: expected ? 'compare' : 'emit',
    form: expected ? 'assertion' : 'object-literal',
    object: x.span(object),
    members: members.list,
    complete: members.complete,
    data: members.get('data')?.fact,
    dataMembers: dataMembersOf(x, members),
    test: expected ? true : undefined,
  };
}

/** The members of a literal `data`: what it is made of may be wrong, and something might be moved into it. */
function dataMembersOf(x: Extraction, members: Members): readonly MemberFact[] | undefined {
  const data = members.get('data')?.value;
  // Behind `as const` and the like it is still the literal in which something can be put.
  const literal = data === undefined ? undefined : unwrap(x.ts, data);
  if (literal === undefined || !x.ts.isObjectLiteralExpression(literal)) return undefined;
  const inner = readMembers(x, literal);
  return inner.complete ? inner.list : undefined;
}

function startOf(x: Extraction, object: ObjectLiteral): { readonly start: number; readonly end: number } {
  const { start } = x.span(object);
  return { start, end: start + 1 };
}

function messageOf(x: Extraction, members: Members): TextFact | undefined {
  const message = members.get('message');
  return message?.value === undefined ? undefined : textFact(x, message.value);
}

/**
 * Pairs codes with messages. Where both hang on the same condition the branches belong together; where
 * several codes share one message, it describes none of them in particular and is left out.
 */
function withMessages(
  x: Extraction,
  code: Expression,
  facts: readonly CodeFact[],
  members: Members,
): { readonly fact: CodeFact; readonly message: TextFact | undefined }[] {
  const { ts } = x;
  const message = members.get('message');
  const literals = facts.filter((fact) => fact.kind !== 'expression');
  const left = unwrap(ts, code);
  const right = message?.value === undefined ? undefined : unwrap(ts, message.value);
  if (right !== undefined && ts.isConditionalExpression(left) && ts.isConditionalExpression(right)) {
    const sameCondition = x.textOf(x.span(left.condition)) === x.textOf(x.span(right.condition));
    if (sameCondition && facts.length === 2) {
      const [first, second] = [right.whenTrue, right.whenFalse];
      return facts.map((fact, index) => ({ fact, message: textFact(x, index === 0 ? first : second) }));
    }
  }
  const shared = literals.length > 1 ? undefined : messageOf(x, members);
  return facts.map((fact) => ({ fact, message: fact.kind === 'expression' && facts.length > 1 ? undefined : shared }));
}
