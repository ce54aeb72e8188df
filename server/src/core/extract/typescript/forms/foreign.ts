import type { CodeFact, TextFact } from '../../../model.ts';
import type { Extraction } from '../extraction.ts';
import { isErrorMaker } from '../names.ts';
import type { Call, Expression, New, Node } from '../parser.ts';
import { outer, unwrap } from '../syntax.ts';
import { branches, codeFact, isText, knownPath, textFact } from '../values.ts';
import { isInAssertion, isRefuted } from './assertions.ts';

/**
 * Uses of names that stand for errors: what is thrown, returned, passed on or called may be an error that a table, a
 * class or a function elsewhere gives its code. Of names of this file that is known; of those of other modules only the
 * link phase knows. Runs last: what another form has taken is left alone.
 */
export function findErrorUses(x: Extraction): void {
  for (const call of [...x.nodes.calls, ...x.nodes.constructions]) fromCall(x, call);
  for (const expression of [...x.nodes.thrown, ...x.nodes.results]) {
    for (const branch of branches(x, expression)) {
      if (x.ts.isIdentifier(branch)) fromRead(x, branch);
    }
  }
  for (const access of x.nodes.accesses) {
    const { parent, child } = outer(x.ts, access);
    const called = parent !== undefined && isCall(x, parent) && parent.expression === child;
    if (!called && !isTarget(x, parent, child)) fromRead(x, access);
  }
}

function isCall(x: Extraction, node: Node): node is Call | New {
  return x.ts.isCallExpression(node) || x.ts.isNewExpression(node);
}

/** True for the left side of an assignment. */
function isTarget(x: Extraction, parent: Node | undefined, child: Node): boolean {
  const { ts } = x;
  if (parent === undefined || !ts.isBinaryExpression(parent)) return false;
  return parent.left === child && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

/** `predefined.INTERNAL_ERROR('m')`, `new InvalidParams('m')`; and arguments of which only the callee says what they are. */
function fromCall(x: Extraction, call: Call | New): void {
  const { ts } = x;
  const written = call.expression.kind === ts.SyntaxKind.SuperKeyword ? undefined : knownPath(x, call.expression);
  if (written === undefined) return;
  const path = x.scope.canonical(written);
  if (!x.symbols.isImported(path[0] as string) || x.scope.isClouded(path[0] as string)) return;
  if (x.symbols.match(path).length > 0) return;
  const args = call.arguments ?? [];
  const name = path.at(-1) as string;
  const expected = isInAssertion(x, call) && !isRefuted(x, call);
  const base = {
    role: expected ? 'compare' : 'emit',
    form: expected ? 'assertion' : ts.isNewExpression(call) ? 'constructor' : 'factory',
    evidence: 'import',
    object: x.span(call),
    test: expected ? true : undefined,
  } as const;
  const speaks = isErrorMaker(name) || args.some((argument) => isText(x, argument));
  for (const [index, argument] of args.entries()) {
    if (!speaks || ts.isSpreadElement(argument)) continue;
    const code = codeFact(x, argument);
    if (code.kind !== 'integer') continue;
    const message = firstText(
      x,
      args.filter((other) => other !== argument),
    );
    x.add({ ...base, anchor: code.span, code, message, argument: { callee: path, index } });
  }
  const { parent } = outer(ts, call);
  const thrown = parent !== undefined && parent.kind === ts.SyntaxKind.ThrowStatement;
  if (!thrown && !x.isForeign(path)) return;
  const callee = unwrap(ts, call.expression);
  const anchor = x.span(ts.isPropertyAccessExpression(callee) ? callee.name : callee);
  x.add({
    ...base,
    callee: true,
    anchor,
    code: { kind: 'reference', path, span: anchor, text: x.textOf(anchor) },
    message: firstText(x, args),
  });
}

function firstText(x: Extraction, args: readonly Expression[]): TextFact | undefined {
  const text = args.find((argument) => isText(x, argument));
  return text === undefined ? undefined : textFact(x, text);
}

/** `throw ERRORS.GONE`, `cond ? predefined.TIMEOUT : other`, `expect(e.code).toBe(predefined.GONE.code)`. */
function fromRead(x: Extraction, expression: Expression): void {
  const written = knownPath(x, expression);
  if (written === undefined || written.length === 0) return;
  const path = x.scope.canonical(written);
  const error = withoutMember(path);
  const isKnown = x.scope.isError(error);
  if (!isKnown && !x.isForeign(path)) return;
  const span = x.span(unwrap(x.ts, expression));
  const code: CodeFact = { kind: 'reference', path: isKnown ? error : path, span, text: x.textOf(span) };
  const proof = isKnown ? (x.proof(code) ?? 'table') : 'import';
  if (x.symbols.match(path).length > 0) return;
  const expected = isInAssertion(x, expression);
  const compared = expected || isCompared(x, expression);
  // Who reads a member of an error does not send it.
  if (error !== path && !compared) return;
  x.add({
    role: compared ? 'compare' : 'emit',
    form: expected ? 'assertion' : compared ? 'comparison' : 'constant',
    evidence: proof,
    anchor: span,
    code,
    test: expected ? true : undefined,
  });
}

/** The error behind `ERRORS.GONE.code` and `ERRORS.GONE.message`. */
function withoutMember(path: readonly string[]): readonly string[] {
  return /^(?:code|message|data)$/.test(path.at(-1) as string) ? path.slice(0, -1) : path;
}

function isCompared(x: Extraction, expression: Expression): boolean {
  const { ts } = x;
  const { parent } = outer(ts, expression);
  if (parent === undefined) return false;
  if (parent.kind === ts.SyntaxKind.CaseClause) return true;
  if (!ts.isBinaryExpression(parent)) return false;
  const kinds = ts.SyntaxKind;
  const operators: readonly number[] = [
    kinds.EqualsEqualsEqualsToken,
    kinds.ExclamationEqualsEqualsToken,
    kinds.EqualsEqualsToken,
    kinds.ExclamationEqualsToken,
  ];
  return operators.includes(parent.operatorToken.kind);
}
