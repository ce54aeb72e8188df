import type { ExportFact } from '../../model.ts';
import type { Collected } from './collect.ts';
import type { Binary, Call, Expression, Node, ObjectLiteral, SourceFile, TypeScriptParser } from './parser.ts';
import { requiredModule } from './required.ts';
import { isStringLike, memberValue, nameOf, pathOf, startOf, unwrap, unwrapFrozen } from './syntax.ts';

/** What a file gives to others: `export`, `export =`, `module.exports` and `exports`, and what compilers make of these. */
export function readExports(ts: TypeScriptParser, file: SourceFile, nodes: Collected): readonly ExportFact[] {
  const exports: { readonly fact: ExportFact; readonly at: number }[] = [];
  const give = (node: Node, facts: readonly ExportFact[]): void => {
    if (facts.length === 0) return;
    const at = startOf(ts, node, file);
    for (const fact of facts) exports.push({ fact, at });
  };
  for (const node of nodes.modules) give(node, fromStatement(ts, node));
  for (const node of [...nodes.enums, ...nodes.classes, ...nodes.functions]) {
    if (!isExported(ts, node)) continue;
    const isDefault = isExported(ts, node, true);
    const name = node.name !== undefined && ts.isIdentifier(node.name) ? node.name.text : undefined;
    if (name !== undefined) give(node, [{ exported: isDefault ? 'default' : name, local: name }]);
    else if (isDefault) give(node, [{ exported: 'default', local: 'default' }]);
  }
  for (const assignment of nodes.binaries) {
    if (assignment.operatorToken.kind === ts.SyntaxKind.EqualsToken) give(assignment, fromAssignment(ts, assignment));
  }
  for (const call of nodes.calls) give(call, fromHelper(ts, call));
  return exports.sort((a, b) => a.at - b.at).map(({ fact }) => fact);
}

function fromStatement(ts: TypeScriptParser, node: Node): readonly ExportFact[] {
  if (ts.isExportDeclaration(node)) {
    const specifier = node.moduleSpecifier;
    const origin = specifier !== undefined && isStringLike(ts, specifier) ? { from: specifier.text } : {};
    if (node.exportClause === undefined) return [{ exported: '*', local: '*', ...origin }];
    if (!ts.isNamedExports(node.exportClause))
      return [{ exported: node.exportClause.name.text, local: '*', ...origin }];
    return node.exportClause.elements.map((element) => ({
      exported: element.name.text,
      local: (element.propertyName ?? element.name).text,
      ...origin,
    }));
  }
  if (ts.isExportAssignment(node)) {
    return given(ts, node.isExportEquals === true ? '=' : 'default', node.expression, 'default');
  }
  if (node.kind === ts.SyntaxKind.ModuleDeclaration && isExported(ts, node)) {
    const { name } = node as Node & { readonly name?: Node };
    return name !== undefined && ts.isIdentifier(name) ? [sameName(name.text)] : [];
  }
  if (ts.isVariableStatement(node) && isExported(ts, node)) {
    return node.declarationList.declarations.flatMap(({ name }) => boundNames(ts, name)).map(sameName);
  }
  return [];
}

function boundNames(ts: TypeScriptParser, name: Node): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  if (!ts.isObjectBindingPattern(name)) return [];
  return name.elements.flatMap((element) => (ts.isIdentifier(element.name) ? [element.name.text] : []));
}

function sameName(name: string): ExportFact {
  return { exported: name, local: name };
}

/** `module.exports = …`, `module.exports.x = …`, `exports.x = …`. */
function fromAssignment(ts: TypeScriptParser, { left, right }: Binary): readonly ExportFact[] {
  const path = pathOf(ts, left);
  const isModule = path?.[0] === 'module' && path[1] === 'exports';
  if (path === undefined || !(isModule || path[0] === 'exports')) return [];
  const names = path.slice(isModule ? 2 : 1);
  if (names.length > 1) return [];
  const value = assigned(ts, right);
  if (names[0] !== undefined) return given(ts, names[0], value, names[0]);
  return ts.isObjectLiteralExpression(unwrapFrozen(ts, value))
    ? fromTable(ts, unwrapFrozen(ts, value) as ObjectLiteral)
    : given(ts, '=', value, undefined);
}

/** What a chain of assignments gives: `exports.X = X = {}` and the `X || (exports.X = X = {})` of compiled enums. */
function assigned(ts: TypeScriptParser, right: Expression): Expression {
  let value = unwrap(ts, right);
  while (ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    const target = unwrap(ts, value.left);
    if (ts.isIdentifier(target)) return target;
    value = unwrap(ts, value.right);
  }
  return value;
}

/** `{ A, B: c, ...require('./d'), ...e }` */
function fromTable(ts: TypeScriptParser, table: ObjectLiteral): readonly ExportFact[] {
  return table.properties.flatMap((member) => {
    if (ts.isSpreadAssignment(member)) return given(ts, '*', member.expression, undefined);
    const name = nameOf(ts, member.name);
    if (name === undefined) return [];
    const value = memberValue(ts, member);
    return value === undefined ? [] : given(ts, name, value, name);
  });
}

/**
 * An expression that is given under a name, where it is a name or a path of names of the file, or `require()`.
 * @param otherwise the name under which the definitions of any other value stand in the file
 */
function given(
  ts: TypeScriptParser,
  exported: string,
  expression: Expression,
  otherwise: string | undefined,
): readonly ExportFact[] {
  const value = unwrapFrozen(ts, expression);
  const taken = requiredModule(ts, value);
  if (taken !== undefined) return [{ exported, local: taken.member ?? '*', from: taken.module }];
  const path = pathOf(ts, value);
  if (path !== undefined && path[0] !== 'this') return [{ exported, local: path.join('.') }];
  return otherwise === undefined ? [] : [{ exported, local: otherwise }];
}

/** What compilers write for re-exports: `__exportStar(require('./a'), exports)`, `Object.defineProperty(exports, 'X', { get })`. */
function fromHelper(ts: TypeScriptParser, call: Call): readonly ExportFact[] {
  const [first, second, third] = call.arguments;
  if (first === undefined || second === undefined) return [];
  const name = pathOf(ts, call.expression)?.at(-1);
  if (name === '__exportStar') {
    const from = requiredModule(ts, first)?.module;
    return from === undefined ? [] : [{ exported: '*', local: '*', from }];
  }
  if (name !== 'defineProperty' || third === undefined || !ts.isIdentifier(first) || first.text !== 'exports')
    return [];
  if (!isStringLike(ts, second) || !ts.isObjectLiteralExpression(third)) return [];
  const getter = third.properties.find((member) => nameOf(ts, member.name) === 'get');
  const body = getter === undefined ? undefined : getterBody(ts, getter);
  return body === undefined ? [] : given(ts, second.text, body, undefined);
}

function getterBody(ts: TypeScriptParser, getter: Node): Expression | undefined {
  const value = ts.isPropertyAssignment(getter) ? unwrap(ts, getter.initializer) : getter;
  if (ts.isArrowFunction(value) && !ts.isBlock(value.body)) return value.body;
  const isFunction = ts.isFunctionExpression(value) || ts.isArrowFunction(value) || ts.isMethodDeclaration(value);
  const body = isFunction ? value.body : undefined;
  const only = body !== undefined && ts.isBlock(body) && body.statements.length === 1 ? body.statements[0] : undefined;
  return only !== undefined && ts.isReturnStatement(only) ? only.expression : undefined;
}

function isExported(ts: TypeScriptParser, node: Node, asDefault = false): boolean {
  const wanted = asDefault ? ts.SyntaxKind.DefaultKeyword : ts.SyntaxKind.ExportKeyword;
  const modifiers = (node as { readonly modifiers?: readonly Node[] }).modifiers;
  return modifiers?.some((modifier) => modifier.kind === wanted) ?? false;
}
