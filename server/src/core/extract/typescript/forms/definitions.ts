import type { CodeFact } from '../../../model.ts';
import type { Extraction } from '../extraction.ts';
import { isCodeKey } from '../names.ts';
import { isNearKept } from '../near.ts';
import type { ClassLike, Enum, Expression, Node, ObjectLiteral } from '../parser.ts';
import { isStatic } from '../scope.ts';
import { isStringLike, nameOf, outer, pathOf, unwrap, unwrapFrozen } from '../syntax.ts';
import { codeFact, codeFacts, textFact } from '../values.ts';
import { type Candidate, candidate, decide } from './candidates.ts';

/** Constants, enum members, static members, tables of numbers. */
export function findDefinitions(x: Extraction): void {
  for (const declaration of x.nodes.enums) fromEnum(x, declaration);
  for (const declaration of x.nodes.classes) fromClass(x, declaration);
  for (const object of x.nodes.objects) fromTable(x, object);
  fromConstants(x);
  fromAssignments(x);
}

function fromEnum(x: Extraction, declaration: Enum): void {
  const { ts } = x;
  const candidates: Candidate[] = [];
  for (const member of declaration.members) {
    const name = nameOf(ts, member.name);
    if (name === undefined) continue;
    const value = x.scope.lookup([declaration.name.text, name]);
    if (typeof value !== 'number' || !Number.isInteger(value)) continue;
    const token = x.span(member.initializer === undefined ? member.name : unwrap(ts, member.initializer));
    const code: CodeFact = { kind: 'integer', value, span: token, text: x.textOf(token) };
    candidates.push({ node: member.name, name, code, value });
  }
  decide(
    x,
    candidates,
    { kind: 'enum', form: 'enum-member', node: declaration, name: declaration.name.text },
    () => true,
  );
}

function fromClass(x: Extraction, declaration: ClassLike): void {
  const { ts } = x;
  const owner = declaration.name;
  const statics: Candidate[] = [];
  for (const member of declaration.members) {
    const expression = ts.isPropertyDeclaration(member) ? member.initializer : returned(x, member);
    const name = nameOf(ts, member.name);
    if (expression === undefined || name === undefined || member.name === undefined) continue;
    if (isCodeKey(name)) fromCodeField(x, declaration, isStatic(ts, member), member.name, expression);
    else if (isStatic(ts, member)) {
      const found = candidate(x, member.name, name, expression);
      if (found !== undefined) statics.push(found);
    }
  }
  const shape = { kind: 'static-members', form: 'static-member', node: declaration } as const;
  decide(x, statics, owner === undefined ? shape : { ...shape, name: owner.text }, ({ value }) => value < 0);
}

/** What `get code() { return -1; }` gives. */
function returned(x: Extraction, member: Node): Expression | undefined {
  const { ts } = x;
  if (!ts.isGetAccessorDeclaration(member) || member.body?.statements.length !== 1) return undefined;
  const only = member.body.statements[0];
  return only !== undefined && ts.isReturnStatement(only) ? only.expression : undefined;
}

/** `class NotFound { readonly code = -1; message = 'm' }`: the class is the name. */
function fromCodeField(
  x: Extraction,
  declaration: ClassLike,
  isStaticField: boolean,
  key: Node,
  expression: Expression,
): void {
  const { ts } = x;
  const code = codeFact(x, expression);
  const proof = x.proof(code);
  if (proof === undefined) return;
  const field = declaration.members.find(
    (member) =>
      ts.isPropertyDeclaration(member) &&
      nameOf(ts, member.name) === 'message' &&
      isStatic(ts, member) === isStaticField,
  );
  const text = field !== undefined && ts.isPropertyDeclaration(field) ? field.initializer : undefined;
  x.add({
    role: 'define',
    form: isStaticField ? 'static-member' : 'class-field',
    evidence: proof,
    anchor: code.span,
    code,
    name:
      declaration.name === undefined ? x.nameFact(key, 'code') : x.nameFact(declaration.name, declaration.name.text),
    message: text === undefined ? undefined : textFact(x, text),
  });
}

/** `{ NAME: -1, OTHER: -2 }`; an error object is none. */
function fromTable(x: Extraction, object: ObjectLiteral): void {
  const { ts } = x;
  const candidates: Candidate[] = [];
  let pure = true;
  for (const member of object.properties) {
    const name = nameOf(ts, member.name);
    if (!ts.isPropertyAssignment(member) || name === undefined) {
      pure = false;
      continue;
    }
    if (isCodeKey(name)) return;
    const found = candidate(x, member.name, name, member.initializer);
    if (found === undefined || /^-?\d+$/.test(name)) pure = false;
    else candidates.push(found);
  }
  if (!candidates.some(({ value }) => x.isKept(value) || isNearKept(x.vocabulary, value))) return;
  const { parent } = outer(ts, outerFrozen(x, object));
  const key = (parent as (Node & { readonly name?: Node }) | undefined)?.name;
  const name = key !== undefined && ts.isIdentifier(key) ? key.text : undefined;
  const shape = { kind: 'object', form: 'table', node: object } as const;
  decide(x, candidates, name === undefined ? shape : { ...shape, name }, ({ value }) => pure || value < 0);
}

function outerFrozen(x: Extraction, object: ObjectLiteral): Node {
  const { parent } = outer(x.ts, object);
  return parent !== undefined && x.ts.isCallExpression(parent) && unwrapFrozen(x.ts, parent) === object
    ? parent
    : object;
}

/** `const NAME = -1`: constants of one block stand together. */
function fromConstants(x: Extraction): void {
  const { ts } = x;
  const blocks = new Map<Node, Candidate[]>();
  for (const variable of x.nodes.variables) {
    if (!ts.isIdentifier(variable.name) || variable.initializer === undefined) continue;
    const found = candidate(x, variable.name, variable.name.text, unwrapFrozen(ts, variable.initializer));
    if (found === undefined && isCodeKey(variable.name.text)) fromBranches(x, variable.initializer);
    if (found === undefined) continue;
    const block = variable.parent.parent.parent;
    if (isCodeKey(found.name) && x.isTelling(found.value)) {
      x.add({
        role: 'define',
        form: 'constant',
        evidence: 'number',
        anchor: found.code.span,
        code: found.code,
        name: x.nameFact(found.node, found.name),
      });
      continue;
    }
    const list = blocks.get(block);
    if (list === undefined) blocks.set(block, [found]);
    else list.push(found);
  }
  for (const [block, candidates] of blocks) {
    const useful = candidates.filter(({ name, value }) => {
      const near = isNearKept(x.vocabulary, value) && x.vocabulary.isKnownName(name);
      return x.isKept(value) || near || value <= -1000;
    });
    const shape = { kind: 'constants', form: 'constant', node: block } as const;
    if (useful.length > 0) decide(x, useful, shape, ({ name }) => name === name.toUpperCase());
  }
}

/** `const code = e.code ?? -1`: each number that it may be. */
function fromBranches(x: Extraction, initializer: Expression): void {
  const found = codeFacts(x, initializer);
  if (found.length < 2) return;
  for (const code of found) {
    const proof = x.tellingProof(code);
    if (proof !== undefined) x.add({ role: 'emit', form: 'constant', evidence: proof, anchor: code.span, code });
  }
}

/** `exports.NAME = -1`, `Codes.NAME = -1`, and what enums are compiled to: `E[E["NAME"] = -1] = "NAME"`. */
function fromAssignments(x: Extraction): void {
  const { ts } = x;
  const tables = new Map<string, { readonly node: Node; readonly list: Candidate[] }>();
  for (const assignment of x.nodes.binaries) {
    if (assignment.operatorToken.kind !== ts.SyntaxKind.EqualsToken) continue;
    const path = pathOf(ts, assignment.left);
    if (path === undefined || path.length < 2 || path[0] === 'this' || isCodeKey(path.at(-1) as string)) continue;
    const left = unwrap(ts, assignment.left);
    const node = ts.isPropertyAccessExpression(left)
      ? left.name
      : ts.isElementAccessExpression(left)
        ? left.argumentExpression
        : left;
    const found = candidate(x, node, path.at(-1) as string, assignment.right);
    if (found === undefined) continue;
    const compiled = ts.isElementAccessExpression(assignment.parent) && isStringLike(ts, node);
    const owner = `${compiled ? 'enum' : 'members'} ${path.slice(0, -1).join('.')}`;
    const table = tables.get(owner);
    if (table === undefined) tables.set(owner, { node: assignment, list: [found] });
    else table.list.push(found);
  }
  for (const [owner, { node, list }] of tables) {
    const [kind, name] = owner.split(' ') as [string, string];
    const exported = name === 'exports' || name === 'module.exports';
    const shape =
      kind === 'enum'
        ? ({ kind: 'enum', form: 'enum-member' } as const)
        : exported
          ? ({ kind: 'constants', form: 'constant' } as const)
          : ({ kind: 'static-members', form: 'static-member' } as const);
    decide(
      x,
      list,
      exported ? { ...shape, node } : { ...shape, node, name },
      ({ value }) => kind === 'enum' || value < 0,
    );
  }
}
