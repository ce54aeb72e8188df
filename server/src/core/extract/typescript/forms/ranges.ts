import type { BoundFact, RangeFact, Span } from '../../../model.ts';
import type { Extraction } from '../extraction.ts';
import { foldNumber } from '../fold.ts';
import type { Binary, Expression } from '../parser.ts';
import { lastName, numberOf, unwrap } from '../syntax.ts';
import { codeFact, knownPath } from '../values.ts';
import { isAboutCode } from './comparisons.ts';

/** A comparison by order, with the operand on the left: `5 > code` is `code < 5`. */
interface Limit {
  readonly operand: string;
  readonly isLower: boolean;
  readonly span: Span;
  readonly bound: BoundFact;
}

/** `code >= -2 && code <= -1`: the limits are compared with, and are no codes in use. */
export function findRanges(x: Extraction): void {
  const limits = new Map<Binary, Limit>();
  for (const node of x.nodes.binaries) {
    const limit = limitOf(x, node);
    if (limit !== undefined) limits.set(node, limit);
  }
  if (limits.size === 0) return;
  const kinds = x.ts.SyntaxKind;
  for (const node of x.nodes.binaries) {
    const operator = node.operatorToken.kind;
    if (operator !== kinds.AmpersandAmpersandToken && operator !== kinds.BarBarToken) continue;
    const last = limits.get(unwrap(x.ts, node.right) as Binary);
    const first = limits.get(neighbour(x, node.left, operator) as Binary);
    if (first === undefined || last === undefined || first.operand !== last.operand) continue;
    const range = rangeOf(first, last, operator === kinds.BarBarToken);
    if (range !== undefined) x.ranges.push(x.isTest ? { ...range, test: true } : range);
  }
}

/** What stands right before the operator: in `a && b && c` that is `b` for `c`. */
function neighbour(x: Extraction, left: Expression, operator: number): Expression {
  const inner = unwrap(x.ts, left);
  const joined = x.ts.isBinaryExpression(inner) && inner.operatorToken.kind === operator;
  return joined ? unwrap(x.ts, inner.right) : inner;
}

function limitOf(x: Extraction, node: Binary): Limit | undefined {
  const { ts } = x;
  const kinds = ts.SyntaxKind;
  const operator = node.operatorToken.kind;
  const greater = operator === kinds.GreaterThanToken || operator === kinds.GreaterThanEqualsToken;
  const less = operator === kinds.LessThanToken || operator === kinds.LessThanEqualsToken;
  if (!greater && !less) return undefined;
  const left = boundValue(x, node.left);
  const right = left === undefined ? boundValue(x, node.right) : undefined;
  const value = left ?? right;
  if (value === undefined) return undefined;
  const [operand, number] = left === undefined ? [node.left, node.right] : [node.right, node.left];
  if (!isAboutCode(x, operand) && !/code/i.test(lastName(ts, operand) ?? '')) return undefined;
  const token = unwrap(ts, number);
  const literal = numberOf(ts, token) !== undefined;
  if (literal && x.isKept(value)) {
    const code = codeFact(x, token);
    x.add({ role: 'compare', form: 'comparison', evidence: 'number', anchor: code.span, code, bound: true });
  }
  const inclusive = operator === kinds.GreaterThanEqualsToken || operator === kinds.LessThanEqualsToken;
  return {
    operand: x.textOf(x.span(unwrap(ts, operand))),
    isLower: greater === (left === undefined),
    span: x.span(node),
    bound: { value, inclusive, number: x.span(token), literal, operator: x.span(node.operatorToken) },
  };
}

function boundValue(x: Extraction, expression: Expression): number | undefined {
  const number = foldNumber(x.ts, x.scope, expression);
  if (number !== undefined) return number;
  const path = knownPath(x, expression);
  const known = path === undefined ? undefined : x.scope.lookup(path);
  return typeof known === 'number' ? known : undefined;
}

/** Undefined where the two do not bound a range: `code > -1 && code >= -2`. */
function rangeOf(first: Limit, last: Limit, isOutside: boolean): RangeFact | undefined {
  if (first.isLower === last.isLower) return undefined;
  const [lower, upper] = first.isLower ? [first.bound, last.bound] : [last.bound, first.bound];
  const span = { start: first.span.start, end: last.span.end };
  // `code < a || code > b` says what is outside: inside are a, b and what lies between.
  if (!isOutside) return { span, from: lower, to: upper };
  const turned = (bound: BoundFact): BoundFact => ({ ...bound, inclusive: !bound.inclusive });
  return { span, from: turned(upper), to: turned(lower), outside: true };
}
