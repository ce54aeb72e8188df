import type { CodeFact, MemberFact, TextFact } from '../../model.ts';
import type { Extraction } from './extraction.ts';
import { foldNumber } from './fold.ts';
import type { Expression, ObjectLiteral } from './parser.ts';
import { isStringLike, memberValue, nameOf, numberOf, pathOf, rootOf, unwrap } from './syntax.ts';

/** Stands for an expression in a text that is otherwise static. */
const ELLIPSIS = '…';
/** Branches and operands beyond this number are not looked at. */
const MAX_PARTS = 64;

/** The expressions of which one is taken: both sides of `?:`, `??` and `||`; itself otherwise. In source order. */
export function branches(x: Extraction, expression: Expression): readonly Expression[] {
  const { ts } = x;
  const found: Expression[] = [];
  const stack = [expression];
  for (let next = stack.pop(); next !== undefined && found.length < MAX_PARTS; next = stack.pop()) {
    const inner = unwrap(ts, next);
    if (ts.isConditionalExpression(inner)) stack.push(inner.whenFalse, inner.whenTrue);
    else if (ts.isBinaryExpression(inner) && isFallback(x, inner.operatorToken.kind))
      stack.push(inner.right, inner.left);
    else found.push(inner);
  }
  return found;
}

function isFallback(x: Extraction, operator: number): boolean {
  const kinds = x.ts.SyntaxKind;
  return operator === kinds.QuestionQuestionToken || operator === kinds.BarBarToken;
}

/** The code that an expression without branches gives. */
export function codeFact(x: Extraction, expression: Expression): CodeFact {
  const { ts } = x;
  const inner = unwrap(ts, expression);
  const span = x.span(inner);
  const base = { span, text: x.textOf(span) };
  const number = numberOf(ts, inner) ?? foldNumber(ts, x.scope, inner);
  if (number !== undefined) {
    return Number.isInteger(number)
      ? { ...base, kind: 'integer', value: number }
      : { ...base, kind: 'fraction', value: number };
  }
  if (isStringLike(ts, inner)) return { ...base, kind: 'string', value: inner.text };
  const wrong = literalType(x, inner);
  if (wrong === 'boolean' || wrong === 'null' || wrong === 'object' || wrong === 'array') {
    return { ...base, kind: 'wrong-type', type: wrong };
  }
  const written = knownPath(x, inner);
  const path = written === undefined ? undefined : x.scope.canonical(written);
  if (path !== undefined && (x.scope.knows(path) || x.symbols.isImported(path[0] as string))) {
    return { ...base, kind: 'reference', path };
  }
  return { ...base, kind: 'expression' };
}

/** False for an expression that, by its kind and its first name, can give no number that is known: a cheap first test. */
export function mayBeCode(x: Extraction, expression: Expression): boolean {
  const { ts } = x;
  const inner = unwrap(ts, expression);
  const kinds = ts.SyntaxKind;
  switch (inner.kind) {
    case kinds.NumericLiteral:
    case kinds.PrefixUnaryExpression:
    case kinds.ConditionalExpression:
    case kinds.BinaryExpression:
      return true;
    case kinds.Identifier:
    case kinds.PropertyAccessExpression:
    case kinds.ElementAccessExpression:
      return hasKnownRoot(x, inner);
    default:
      return false;
  }
}

/** The path of an expression whose first name the file defines or imports. */
export function knownPath(x: Extraction, expression: Expression): readonly string[] | undefined {
  return hasKnownRoot(x, expression) ? pathOf(x.ts, expression) : undefined;
}

function hasKnownRoot(x: Extraction, expression: Expression): boolean {
  const root = rootOf(x.ts, expression);
  return root !== undefined && (x.scope.hasRoot(root) || x.symbols.isImported(root));
}

/** Every code that an expression may give, branch by branch. */
export function codeFacts(x: Extraction, expression: Expression): readonly CodeFact[] {
  return branches(x, expression).map((branch) => codeFact(x, branch));
}

/** A message as far as it is static; constants of the file are followed. */
export function textFact(x: Extraction, expression: Expression): TextFact {
  const inner = unwrap(x.ts, expression);
  const span = x.span(inner);
  const wrong = literalType(x, inner);
  if (wrong !== undefined && wrong !== 'string') return { span, partial: false, wrongType: wrong };
  const text = staticText(x, inner);
  if (text === ELLIPSIS) return { span, partial: true };
  return { span, value: text, partial: text.includes(ELLIPSIS) };
}

/** The text with `…` for what is not static; neighbouring unknowns give one `…`. */
function staticText(x: Extraction, expression: Expression): string {
  const { ts } = x;
  const parts: string[] = [];
  const stack: Expression[] = [expression];
  let count = 0;
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    count += 1;
    const inner = unwrap(ts, next);
    if (count > MAX_PARTS) parts.push(ELLIPSIS);
    else if (isStringLike(ts, inner) || ts.isNumericLiteral(inner)) parts.push(inner.text);
    else if (ts.isTemplateExpression(inner)) {
      parts.push(inner.head.text);
      for (const part of inner.templateSpans) parts.push(knownText(x, part.expression) ?? ELLIPSIS, part.literal.text);
    } else if (ts.isBinaryExpression(inner) && inner.operatorToken.kind === ts.SyntaxKind.PlusToken) {
      stack.push(inner.right, inner.left);
    } else parts.push(knownText(x, inner) ?? ELLIPSIS);
  }
  return parts.join('').replace(/…{2,}/g, ELLIPSIS);
}

function knownText(x: Extraction, expression: Expression): string | undefined {
  const root = rootOf(x.ts, expression);
  const path = root !== undefined && x.scope.hasRoot(root) ? pathOf(x.ts, expression) : undefined;
  const value = path === undefined ? undefined : x.scope.lookup(path);
  return typeof value === 'string' ? value : undefined;
}

/** True for a string, a template, a sum with one, or a constant of the file that is a string. */
export function isText(x: Extraction, expression: Expression): boolean {
  return textFact(x, expression).value !== undefined;
}

/** The type of a literal; undefined for every other expression. */
export function literalType(
  x: Extraction,
  expression: Expression,
): Exclude<MemberFact['type'], 'expression'> | undefined {
  const { ts } = x;
  const inner = unwrap(ts, expression);
  const kinds = ts.SyntaxKind;
  if (isStringLike(ts, inner)) return 'string';
  if (numberOf(ts, inner) !== undefined) return 'number';
  if (inner.kind === kinds.TrueKeyword || inner.kind === kinds.FalseKeyword) return 'boolean';
  if (inner.kind === kinds.NullKeyword) return 'null';
  if (ts.isObjectLiteralExpression(inner)) return 'object';
  if (ts.isArrayLiteralExpression(inner)) return 'array';
  return undefined;
}

function literalValue(x: Extraction, expression: Expression): string | number | boolean | null | undefined {
  const { ts } = x;
  const inner = unwrap(ts, expression);
  if (isStringLike(ts, inner)) return inner.text;
  if (inner.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (inner.kind === ts.SyntaxKind.FalseKeyword) return false;
  return inner.kind === ts.SyntaxKind.NullKeyword ? null : numberOf(ts, inner);
}

/** True where the object has a member whose name passes the test. */
export function hasMember(x: Extraction, object: ObjectLiteral, test: (name: string) => boolean): boolean {
  return object.properties.some((member) => {
    const name = nameOf(x.ts, member.name);
    return name !== undefined && test(name);
  });
}

/** The members of an object literal and whether these are all it has. */
export interface Members {
  readonly list: readonly MemberFact[];
  readonly complete: boolean;
  get(name: string): { readonly fact: MemberFact; readonly value: Expression | undefined } | undefined;
}

export function readMembers(x: Extraction, object: ObjectLiteral): Members {
  const { ts } = x;
  const list: MemberFact[] = [];
  const values = new Map<string, { readonly fact: MemberFact; readonly value: Expression | undefined }>();
  // While it is typed an object has no end yet, and may get more.
  let complete = x.file.text[object.end - 1] === '}';
  for (const member of object.properties) {
    const name = nameOf(ts, member.name);
    if (name === undefined || member.name === undefined || ts.isSpreadAssignment(member)) {
      complete = false;
      continue;
    }
    const value = memberValue(ts, member);
    const literal = value === undefined ? undefined : literalValue(x, value);
    const fact: MemberFact = {
      name,
      key: x.span(member.name),
      value: x.span(value ?? member),
      type: (value === undefined ? undefined : literalType(x, value)) ?? 'expression',
      ...(literal === undefined ? {} : { literal }),
    };
    list.push(fact);
    values.set(name, { fact, value });
  }
  return { list, complete, get: (name) => values.get(name) };
}
