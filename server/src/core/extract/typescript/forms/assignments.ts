import type { NameFact, TextFact } from '../../../model.ts';
import type { Extraction } from '../extraction.ts';
import { isCodeKey, isErrorName } from '../names.ts';
import type { Binary, Expression, Node, ObjectLiteral } from '../parser.ts';
import { isFunctionBorder, lastName, pathOf, unwrap } from '../syntax.ts';
import { branches, codeFact, codeFacts, mayBeCode, textFact } from '../values.ts';

/** `err.code = -1`, `Object.assign(new Error(m), { code: -1 })`, defaults of parameters, results of functions. */
export function findAssignments(x: Extraction): void {
  const { ts } = x;
  for (const assignment of x.nodes.binaries) {
    if (assignment.operatorToken.kind === ts.SyntaxKind.EqualsToken) fromAssignment(x, assignment);
  }
  for (const parameter of x.nodes.parameters) {
    if (!ts.isIdentifier(parameter.name) || parameter.initializer === undefined || !isCodeKey(parameter.name.text))
      continue;
    for (const code of codeFacts(x, parameter.initializer)) {
      const proof = x.proof(code);
      if (proof === undefined) continue;
      x.add({ role: 'emit', form: 'factory', evidence: proof, anchor: code.span, code });
    }
  }
  for (const result of x.nodes.results) fromResult(x, result);
}

function fromAssignment(x: Extraction, { left, right, parent }: Binary): void {
  const name = lastName(x.ts, left);
  if (name === undefined || !isCodeKey(name)) return;
  const own = pathOf(x.ts, left)?.[0] === 'this';
  for (const code of codeFacts(x, right)) {
    const proof = x.proof(code);
    if (proof === undefined) continue;
    x.add({
      role: own ? 'define' : 'emit',
      form: own ? 'class-field' : 'object-literal',
      evidence: proof,
      anchor: code.span,
      code,
      name: own ? className(x, left) : undefined,
      message: own ? undefined : messageBefore(x, left, parent),
    });
  }
}

function className(x: Extraction, node: Node): NameFact | undefined {
  let current: Node | undefined = node.parent;
  while (current !== undefined && !x.ts.isClassDeclaration(current) && !x.ts.isClassExpression(current)) {
    current = current.parent;
  }
  return current?.name === undefined ? undefined : x.nameFact(current.name, current.name.text);
}

/** The text with which the error was made, where it was made earlier in the same block. */
function messageBefore(x: Extraction, left: Expression, statement: Node): TextFact | undefined {
  const { ts } = x;
  const path = pathOf(ts, left);
  const block = statement.parent;
  if (path?.length !== 2 || !ts.isExpressionStatement(statement) || block === undefined || !ts.isBlock(block))
    return undefined;
  for (const candidate of block.statements) {
    if (candidate === statement) return undefined;
    if (!ts.isVariableStatement(candidate)) continue;
    for (const { name, initializer } of candidate.declarationList.declarations) {
      if (!ts.isIdentifier(name) || name.text !== path[0] || initializer === undefined) continue;
      return messageOfError(x, initializer);
    }
  }
  return undefined;
}

/** The text in `new Error('text')`. */
function messageOfError(x: Extraction, expression: Expression): TextFact | undefined {
  const inner = unwrap(x.ts, expression);
  if (!x.ts.isNewExpression(inner) || lastName(x.ts, inner.expression) !== 'Error') return undefined;
  const text = inner.arguments?.[0];
  return text === undefined ? undefined : textFact(x, text);
}

/** The text of the error that `Object.assign(new Error('text'), object)` completes. */
export function assignedMessage(x: Extraction, object: ObjectLiteral): TextFact | undefined {
  const { ts } = x;
  const call = object.parent;
  if (!ts.isCallExpression(call) || call.arguments[1] !== object) return undefined;
  if (pathOf(ts, call.expression)?.join('.') !== 'Object.assign') return undefined;
  return messageOfError(x, call.arguments[0] as Expression);
}

/** `return Codes.X` anywhere, `return -1` in a function whose name speaks of errors. */
function fromResult(x: Extraction, result: Expression): void {
  // What `get code()` gives is a definition.
  if (result.parent.parent?.parent !== undefined && x.ts.isGetAccessorDeclaration(result.parent.parent.parent)) return;
  for (const branch of branches(x, result)) {
    if (!mayBeCode(x, branch)) continue;
    const code = codeFact(x, branch);
    const proof = code.kind === 'integer' || code.kind === 'reference' ? x.tellingProof(code) : undefined;
    if (proof === undefined) continue;
    if (code.kind === 'integer' && !isErrorName(functionAround(x, result) ?? '')) continue;
    x.add({ role: 'emit', form: 'constant', evidence: proof, anchor: code.span, code });
  }
}

function functionAround(x: Extraction, node: Node): string | undefined {
  const { ts } = x;
  let current: Node | undefined = node.parent;
  while (current !== undefined && !isFunctionBorder(ts, current)) current = current.parent;
  const owner = current as (Node & { readonly name?: Node }) | undefined;
  if (owner?.name !== undefined && ts.isIdentifier(owner.name)) return owner.name.text;
  const holder = owner?.parent as (Node & { readonly name?: Node }) | undefined;
  return holder?.name !== undefined && ts.isIdentifier(holder.name) ? holder.name.text : undefined;
}
