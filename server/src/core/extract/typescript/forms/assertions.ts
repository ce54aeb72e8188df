import type { CodeFact } from '../../../model.ts';
import type { Extraction } from '../extraction.ts';
import { isCodeKey } from '../names.ts';
import type { Call, Expression, Node } from '../parser.ts';
import { isFunctionBorder, isStringLike, lastName, outer, unwrap } from '../syntax.ts';
import { codeFacts } from '../values.ts';

const ROOTS = new Set(['expect', 'assert', 'should', 'chai', 'expectTypeOf', 'assertEquals', 'assertObjectMatch']);
/** Runners that hand the test an object of assertions, which has other methods too. */
const CONTEXTS = new Set(['t', 'tap', 'test']);
const MATCHERS = new Set(
  (
    'equal equals strictEqual deepEqual deepStrictEqual notEqual notStrictEqual notDeepEqual is not same notSame ' +
    'like match has matchObject rejects throws throwsAsync partialDeepStrictEqual'
  ).split(' '),
);
/** Matchers of order: what they are given is the limit of a range. */
const BOUNDS = /greater|less|above|below|within|between|least|most|^[gl]te?$/i;
/** How many ancestors are asked. */
const MAX_STEPS = 40;

/** True where the node is what a test expects: an argument of a matcher, not inside a function that the test runs. */
export function isInAssertion(x: Extraction, node: Node): boolean {
  const { ts } = x;
  let child = node;
  let parent: Node | undefined = node.parent;
  for (let step = 0; step < MAX_STEPS && parent !== undefined; step += 1) {
    if (isFunctionBorder(ts, parent) || ts.isBlock(parent) || ts.isVariableDeclaration(parent)) return false;
    if (ts.isCallExpression(parent) && parent.expression !== child && isAssertion(x, parent)) return true;
    child = parent;
    parent = parent.parent;
  }
  return false;
}

/**
 * True for an error that a check outside of tests throws where it fails: `assertPresence(account, rpcErrors.internal('m'))`.
 * @param error a call or a construction among the arguments
 */
export function isRefuted(x: Extraction, error: Node): boolean {
  const { ts } = x;
  if (x.isTest) return false;
  const { parent } = outer(ts, error);
  if (parent === undefined || !ts.isCallExpression(parent) || parent.expression === error) return false;
  const callee = unwrap(ts, parent.expression);
  return ts.isIdentifier(callee) && callee.text.startsWith('assert');
}

/** True for `expect(a).toBe(…)`, `assert.equal(…)`, `a.should.equal(…)`, `t.is(…)`; `expect(…)` itself is none. */
export function isAssertion(x: Extraction, call: Call): boolean {
  const { ts } = x;
  const callee = unwrap(ts, call.expression);
  if (ts.isIdentifier(callee))
    return callee.text !== 'expect' && (ROOTS.has(callee.text) || /^assert/.test(callee.text));
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const root = chainRoot(x, callee.expression);
  return root !== undefined && (ROOTS.has(root) || (CONTEXTS.has(root) && MATCHERS.has(callee.name.text)));
}

/** `expect` of `expect(a).not.toBe`, `should` of `a.b.should.equal`, else the first name of the chain. */
function chainRoot(x: Extraction, expression: Expression): string | undefined {
  const { ts } = x;
  let inner = unwrap(ts, expression);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    if (ts.isIdentifier(inner)) return inner.text;
    if (ts.isPropertyAccessExpression(inner)) {
      if (inner.name.text === 'should' || inner.name.text === 'assert') return inner.name.text;
      inner = unwrap(ts, inner.expression);
    } else if (ts.isCallExpression(inner) || ts.isElementAccessExpression(inner) || ts.isAwaitExpression(inner)) {
      inner = unwrap(ts, inner.expression);
    } else return undefined;
  }
  return undefined;
}

/** `expect(e.code).toBe(-1)`, `assert.equal(e.code, -1)`, `.to.have.property('code', -1)`. Object matchers belong to object literals. */
export function findAssertions(x: Extraction): void {
  for (const call of x.nodes.calls) {
    if (!isAssertion(x, call)) continue;
    const aboutCode = mentionsCode(x, call);
    // What is given to a matcher of order is the limit of a range, and may be any number.
    const bounds = BOUNDS.test(lastName(x.ts, call.expression) ?? '');
    if (bounds && !aboutCode) continue;
    for (const argument of call.arguments) {
      const list = unwrap(x.ts, argument);
      for (const expected of x.ts.isArrayLiteralExpression(list) ? list.elements : [argument]) {
        for (const code of codeFacts(x, expected)) expectCode(x, call, code, aboutCode, bounds);
      }
    }
  }
}

function expectCode(x: Extraction, call: Call, code: CodeFact, aboutCode: boolean, bound: boolean): void {
  const proof = code.kind === 'integer' || code.kind === 'reference' ? x.proof(code) : undefined;
  if (proof === undefined) return;
  const value = x.valueOf(code);
  if (proof === 'number' && !aboutCode && !(x.isTelling(value) && x.vocabulary.isDefined(value))) return;
  x.add({
    role: 'compare',
    form: 'assertion',
    evidence: proof,
    anchor: code.span,
    code,
    object: x.span(call),
    bound: bound ? true : undefined,
    test: true,
  });
}

/** True where the tested value is, by its name, a code. */
function mentionsCode(x: Extraction, call: Call): boolean {
  const { ts } = x;
  const stack: Expression[] = [call.expression, ...call.arguments];
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const next = stack.pop();
    if (next === undefined) return false;
    const inner = unwrap(ts, next);
    const name = lastName(ts, inner);
    if (name !== undefined && isCodeKey(name)) return true;
    if (isStringLike(ts, inner) && isCodeKey(inner.text.split('.').at(-1) as string)) return true;
    if (ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner)) stack.push(inner.expression);
    else if (ts.isAwaitExpression(inner)) stack.push(inner.expression);
    else if (ts.isCallExpression(inner)) stack.push(inner.expression, ...inner.arguments);
  }
  return false;
}
