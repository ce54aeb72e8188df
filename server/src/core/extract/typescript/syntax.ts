import type { Span } from '../../model.ts';
import type {
  Expression,
  LiteralType,
  Node,
  ObjectMember,
  PropertyName,
  SourceFile,
  TypeScriptParser,
  Variable,
} from './parser.ts';

/** Small questions about syntax. Every loop here is iterative: sources may nest thousands deep. */

/** The place of a node without the blanks and comments before it. */
export function spanOf(ts: TypeScriptParser, node: Node, file: SourceFile): Span {
  return { start: startOf(ts, node, file), end: node.end };
}

/** Where a node begins, without the blanks and comments before it. A node that is missing begins where it ends. */
export function startOf(ts: TypeScriptParser, node: Node, file: SourceFile): number {
  return node.pos >= node.end ? node.pos : ts.skipTrivia(file.text, node.pos);
}

/** The expression inside parentheses, `as`, `satisfies`, `<T>` and `!`. */
export function unwrap(ts: TypeScriptParser, expression: Expression): Expression {
  let inner = expression;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isTypeAssertionExpression(inner) ||
    ts.isNonNullExpression(inner)
  ) {
    inner = inner.expression;
  }
  return inner;
}

/** The nearest ancestor that is not a mere wrapper, with the child through which it is reached. */
export function outer(ts: TypeScriptParser, node: Node): { readonly parent: Node | undefined; readonly child: Node } {
  let child = node;
  let parent: Node | undefined = node.parent;
  while (
    parent !== undefined &&
    (ts.isParenthesizedExpression(parent) ||
      ts.isAsExpression(parent) ||
      ts.isSatisfiesExpression(parent) ||
      ts.isTypeAssertionExpression(parent) ||
      ts.isNonNullExpression(parent) ||
      ts.isAwaitExpression(parent))
  ) {
    child = parent;
    parent = parent.parent;
  }
  return { parent, child };
}

/** `Object.freeze(x)` and the like give `x`. */
export function unwrapFrozen(ts: TypeScriptParser, expression: Expression): Expression {
  const inner = unwrap(ts, expression);
  if (!ts.isCallExpression(inner) || inner.arguments.length !== 1) return inner;
  const path = pathOf(ts, inner.expression);
  if (path === undefined || path[0] !== 'Object') return inner;
  if (path[1] !== 'freeze' && path[1] !== 'seal') return inner;
  return unwrap(ts, inner.arguments[0] as Expression);
}

/** `["ErrorCode", "InvalidParams"]` for `ErrorCode.InvalidParams` and `ErrorCode['InvalidParams']`; `this` and `super` count as names. */
export function pathOf(ts: TypeScriptParser, expression: Expression): readonly string[] | undefined {
  const path: string[] = [];
  let rest = unwrap(ts, expression);
  for (;;) {
    if (ts.isIdentifier(rest)) {
      if (rest.text === '') return undefined;
      path.push(rest.text);
      break;
    }
    if (rest.kind === ts.SyntaxKind.ThisKeyword || rest.kind === ts.SyntaxKind.SuperKeyword) {
      path.push(rest.kind === ts.SyntaxKind.ThisKeyword ? 'this' : 'super');
      break;
    }
    if (ts.isPropertyAccessExpression(rest)) {
      path.push(rest.name.text);
    } else if (ts.isElementAccessExpression(rest) && isStringLike(ts, rest.argumentExpression)) {
      path.push(rest.argumentExpression.text);
    } else {
      return undefined;
    }
    rest = unwrap(ts, rest.expression);
  }
  return path.reverse();
}

/** The first name of `a`, `a.b` and `a['b']`; undefined where no name begins the expression. */
export function rootOf(ts: TypeScriptParser, expression: Expression): string | undefined {
  let rest = unwrap(ts, expression);
  while (ts.isPropertyAccessExpression(rest) || ts.isElementAccessExpression(rest)) rest = unwrap(ts, rest.expression);
  return ts.isIdentifier(rest) ? rest.text : undefined;
}

/** The last name of a callee or operand: `code` of `a().b.code`, `fail` of `this.fail`. */
export function lastName(ts: TypeScriptParser, expression: Expression): string | undefined {
  const inner = unwrap(ts, expression);
  if (ts.isIdentifier(inner)) return inner.text;
  if (ts.isPropertyAccessExpression(inner)) return inner.name.text;
  if (ts.isElementAccessExpression(inner) && isStringLike(ts, inner.argumentExpression)) {
    return inner.argumentExpression.text;
  }
  return undefined;
}

export function isStringLike(ts: TypeScriptParser, node: Node): node is Node & { readonly text: string } {
  return ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);
}

/** The text of a literal type that is a string. */
export function literalTypeText(ts: TypeScriptParser, type: LiteralType): string | undefined {
  return isStringLike(ts, type.literal) ? type.literal.text : undefined;
}

/** The static text of a property name; a computed name with a string counts, other computed names do not. */
export function nameOf(ts: TypeScriptParser, name: PropertyName | undefined): string | undefined {
  if (name === undefined) return undefined;
  if (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name)) return name.text;
  if (ts.isNoSubstitutionTemplateLiteral(name) || ts.isPrivateIdentifier(name)) return name.text;
  if (ts.isComputedPropertyName(name)) {
    const inner = unwrap(ts, name.expression);
    if (isStringLike(ts, inner)) return inner.text;
  }
  return undefined;
}

/** The value expression of an object member: of a shorthand its name, of methods and spreads none. */
export function memberValue(ts: TypeScriptParser, member: ObjectMember): Expression | undefined {
  if (ts.isPropertyAssignment(member)) return member.initializer;
  if (ts.isShorthandPropertyAssignment(member)) return member.name;
  return undefined;
}

/** The number that a literal writes, with its sign; not a bigint. Numeric separators, hex and exponents are read. */
export function numberOf(ts: TypeScriptParser, expression: Expression): number | undefined {
  let sign = 1;
  let inner = unwrap(ts, expression);
  while (ts.isPrefixUnaryExpression(inner)) {
    if (inner.operator === ts.SyntaxKind.MinusToken) sign = -sign;
    else if (inner.operator !== ts.SyntaxKind.PlusToken) return undefined;
    inner = unwrap(ts, inner.operand);
  }
  if (!ts.isNumericLiteral(inner)) return undefined;
  const value = Number(inner.text);
  return Number.isNaN(value) ? undefined : sign * value;
}

/** True for functions, methods, constructors and accessors: a border that matchers and senders do not cross. */
export function isFunctionBorder(ts: TypeScriptParser, node: Node): boolean {
  return (
    ts.isArrowFunction(node) ||
    ts.isFunctionExpression(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isGetAccessorDeclaration(node)
  );
}

/** True for a variable that the statements of the file itself declare, not those of a function or a block. */
export function isTopLevelVariable(ts: TypeScriptParser, variable: Variable): boolean {
  const statement = variable.parent.parent;
  return ts.isVariableStatement(statement) && isTopLevel(ts, statement);
}

/** True for a statement of the file itself. */
export function isTopLevel(ts: TypeScriptParser, statement: Node): boolean {
  return statement.parent.kind === ts.SyntaxKind.SourceFile;
}
