import type { Expression, TypeScriptParser } from './parser.ts';
import type { Scope } from './scope.ts';
import { numberOf, pathOf, unwrap } from './syntax.ts';

/** A number literal, a known name, or a sum or difference of two of these. `owner`: an enum whose members need no prefix. */
export function foldNumber(
  ts: TypeScriptParser,
  scope: Scope,
  expression: Expression,
  owner?: string,
): number | undefined {
  const inner = unwrap(ts, expression);
  const literal = numberOf(ts, inner);
  if (literal !== undefined) return literal;
  if (ts.isBinaryExpression(inner)) {
    const operator = inner.operatorToken.kind;
    if (operator !== ts.SyntaxKind.PlusToken && operator !== ts.SyntaxKind.MinusToken) return undefined;
    const left = operand(ts, scope, inner.left, owner);
    const right = operand(ts, scope, inner.right, owner);
    if (left === undefined || right === undefined) return undefined;
    return operator === ts.SyntaxKind.PlusToken ? left + right : left - right;
  }
  return owner === undefined ? undefined : operand(ts, scope, inner, owner);
}

function operand(
  ts: TypeScriptParser,
  scope: Scope,
  expression: Expression,
  owner: string | undefined,
): number | undefined {
  const literal = numberOf(ts, expression);
  if (literal !== undefined) return literal;
  const path = pathOf(ts, expression);
  if (path === undefined) return undefined;
  const known = (owner === undefined ? undefined : scope.lookup([owner, ...path])) ?? scope.lookup(path);
  return typeof known === 'number' ? known : undefined;
}
