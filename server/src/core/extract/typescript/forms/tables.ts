import type { CodeFact } from '../../../model.ts';
import type { Extraction } from '../extraction.ts';
import { isErrorName, isLimitName } from '../names.ts';
import type { ArrayLiteral, Call, Expression, Node, ObjectLiteral } from '../parser.ts';
import { lastName, outer, unwrap } from '../syntax.ts';
import { codeFact, isText, literalType, mayBeCode, textFact } from '../values.ts';
import { isInAssertion } from './assertions.ts';
import { isAboutCode } from './comparisons.ts';

/** Tables in which a code stands beside its text (pairs), is a key, or is one of a list. */
export function findTables(x: Extraction): void {
  const lists = new Map<Node, number>();
  for (const array of x.nodes.arrays) {
    if (!fromPair(x, array, lists)) fromList(x, array);
  }
  for (const object of x.nodes.objects) fromKeys(x, object);
  for (const call of x.nodes.calls) fromSetter(x, call);
}

/** `[-1, 'text']` and `['NAME', -1]`, alone or in a list of such pairs. */
function fromPair(x: Extraction, array: ArrayLiteral, lists: Map<Node, number>): boolean {
  const { ts } = x;
  const [first, second] = array.elements;
  if (first === undefined || second === undefined || array.elements.length > 4) return false;
  const codeFirst = literalType(x, first) !== 'string';
  const code = codeFact(x, codeFirst ? first : second);
  const other = codeFirst ? second : first;
  if (!isText(x, other) || (code.kind !== 'integer' && code.kind !== 'reference')) return false;
  const value = x.valueOf(code);
  const proof = x.tellingProof(code);
  const list = array.parent;
  const inList = ts.isArrayLiteralExpression(list) && list.elements.length > 1;
  const near =
    inList &&
    typeof value === 'number' &&
    list.elements.some((element) => element !== array && isPairOfKept(x, element));
  if (proof === undefined && !near) return false;
  let group: number | undefined;
  if (inList) {
    group = lists.get(list) ?? x.group('pairs', list, listName(x, list));
    lists.set(list, group);
  }
  const text = textFact(x, other);
  const isName = !codeFirst && text.value !== undefined && /^\w+$/.test(text.value);
  const expected = isInAssertion(x, array);
  x.add({
    role: expected ? 'compare' : 'define',
    form: expected ? 'assertion' : 'table',
    evidence: x.proof(code) ?? 'table',
    anchor: code.span,
    code,
    group,
    ...(isName ? { name: x.nameFact(unwrap(ts, other), text.value as string) } : { message: text }),
    object: x.span(array),
  });
  return true;
}

function isPairOfKept(x: Extraction, element: Expression): boolean {
  const inner = unwrap(x.ts, element);
  if (!x.ts.isArrayLiteralExpression(inner)) return false;
  const [first, second] = inner.elements;
  if (first === undefined || second === undefined) return false;
  const codes = [codeFact(x, first), codeFact(x, second)];
  return codes.some((code) => x.isTelling(x.valueOf(code))) && (isText(x, first) || isText(x, second));
}

function listName(x: Extraction, list: Node): string | undefined {
  const { ts } = x;
  let { parent } = outer(ts, list);
  if (parent !== undefined && (ts.isNewExpression(parent) || ts.isCallExpression(parent)))
    parent = outer(ts, parent).parent;
  if (
    parent === undefined ||
    !(ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isPropertyAssignment(parent))
  ) {
    return undefined;
  }
  return ts.isIdentifier(parent.name) ? parent.name.text : undefined;
}

/** `[-1, -2].includes(e.code)`, `new Set([…])` and constants that by their name list codes; plain numbers say nothing. */
function fromList(x: Extraction, array: ArrayLiteral): void {
  const codes: CodeFact[] = [];
  for (const element of array.elements) {
    if (!mayBeCode(x, element)) return;
    const code = codeFact(x, element);
    if (code.kind !== 'integer' && code.kind !== 'reference') return;
    codes.push(code);
  }
  if (codes.length === 0 || codes.length > 100 || isInAssertion(x, array)) return;
  if (!codes.some((code) => x.tellingProof(code) !== undefined)) return;
  const name = listName(x, array);
  if (name === undefined ? !isSearchedForCode(x, array) : !isErrorName(name) || isLimitName(name)) return;
  for (const code of codes) {
    const proof = x.proof(code);
    if (proof === undefined) continue;
    x.add({ role: 'compare', form: 'comparison', evidence: proof, anchor: code.span, code });
  }
}

/** True for the list in `[…].includes(e.code)` and `new Set([…]).has(e.code)`. */
function isSearchedForCode(x: Extraction, array: ArrayLiteral): boolean {
  const { ts } = x;
  let { parent } = outer(ts, array);
  if (parent !== undefined && ts.isNewExpression(parent)) parent = outer(ts, parent).parent;
  if (parent === undefined || !ts.isPropertyAccessExpression(parent)) return false;
  const call = parent.parent;
  if (!ts.isCallExpression(call) || call.expression !== parent) return false;
  return call.arguments[0] !== undefined && isAboutCode(x, call.arguments[0]);
}

/** `{ [-1]: 'text', '-2': … , [Codes.X]: … }`. */
function fromKeys(x: Extraction, object: ObjectLiteral): void {
  const { ts } = x;
  let group: number | undefined;
  for (const member of object.properties) {
    if (member.name === undefined) continue;
    const code = keyCode(x, member.name);
    if (code === undefined) continue;
    const value = ts.isPropertyAssignment(member) ? member.initializer : undefined;
    const searched = isSearchedByIn(x, object);
    if (!searched) group ??= object.properties.length > 1 ? x.group('object', object, listName(x, object)) : undefined;
    x.add({
      role: searched ? 'compare' : 'define',
      form: searched ? 'comparison' : 'table',
      evidence: x.proof(code) ?? 'number',
      anchor: code.span,
      code,
      message: value !== undefined && isText(x, value) ? textFact(x, value) : undefined,
      group,
    });
  }
}

/** `code in { [-1]: true }` */
function isSearchedByIn(x: Extraction, object: ObjectLiteral): boolean {
  const { parent, child } = outer(x.ts, object);
  if (parent === undefined || !x.ts.isBinaryExpression(parent)) return false;
  return parent.right === child && parent.operatorToken.kind === x.ts.SyntaxKind.InKeyword;
}

/** `texts.set(-1, 'text')` */
function fromSetter(x: Extraction, call: Call): void {
  const [key, value, ...rest] = call.arguments;
  if (lastName(x.ts, call.expression) !== 'set' || key === undefined || value === undefined || rest.length > 0) return;
  if (!mayBeCode(x, key) || !isText(x, value)) return;
  const code = codeFact(x, key);
  const proof = code.kind === 'integer' || code.kind === 'reference' ? x.tellingProof(code) : undefined;
  if (proof === undefined) return;
  const message = textFact(x, value);
  x.add({ role: 'define', form: 'table', evidence: proof, anchor: code.span, code, message, object: x.span(call) });
}

function keyCode(x: Extraction, name: Node): CodeFact | undefined {
  const { ts } = x;
  if (ts.isStringLiteral(name)) {
    const value = /^-\d+$/.test(name.text) ? Number(name.text) : undefined;
    if (!x.isTelling(value)) return undefined;
    const span = x.span(name);
    return { kind: 'integer', value, span, text: x.textOf(span) };
  }
  if (!ts.isComputedPropertyName(name)) return undefined;
  const code = codeFact(x, name.expression);
  if (code.kind !== 'integer' && code.kind !== 'reference') return undefined;
  return x.tellingProof(code) === undefined ? undefined : code;
}
