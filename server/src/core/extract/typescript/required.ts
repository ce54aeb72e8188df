import type { Expression, TypeScriptParser } from './parser.ts';
import { isStringLike, unwrap } from './syntax.ts';

/** `require()`, a member of it, and `await import()`. */
export function requiredModule(
  ts: TypeScriptParser,
  expression: Expression,
): { readonly module: string; readonly member?: string } | undefined {
  let inner = unwrap(ts, expression);
  let member: string | undefined;
  if (ts.isPropertyAccessExpression(inner)) {
    member = inner.name.text;
    inner = unwrap(ts, inner.expression);
  }
  if (ts.isAwaitExpression(inner)) inner = unwrap(ts, inner.expression);
  if (!ts.isCallExpression(inner)) return undefined;
  const specifier = inner.arguments[0];
  if (specifier === undefined || !isStringLike(ts, specifier)) return undefined;
  const dynamic = inner.expression.kind === ts.SyntaxKind.ImportKeyword;
  if (!dynamic && !(ts.isIdentifier(inner.expression) && inner.expression.text === 'require')) return undefined;
  return member === undefined ? { module: specifier.text } : { module: specifier.text, member };
}
