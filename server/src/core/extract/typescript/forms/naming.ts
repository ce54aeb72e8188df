import type { Extraction } from '../extraction.ts';
import type { Node, ObjectLiteral } from '../parser.ts';
import { nameOf, outer, pathOf, unwrapFrozen } from '../syntax.ts';

/** Keys that hold an error without naming it. */
const PLAIN_KEYS = new Set([
  'error',
  'err',
  'errors',
  'body',
  'data',
  'response',
  'cause',
  'payload',
  'result',
  'value',
  'default',
]);

/** The constant or the table key that gives an error object its name. */
export function namingOf(
  x: Extraction,
  object: Node,
): { readonly name: string; readonly key: Node; readonly table: ObjectLiteral | undefined } | undefined {
  const { ts } = x;
  const { parent } = outer(ts, frozen(x, object));
  if (parent === undefined) return undefined;
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) {
    return PLAIN_KEYS.has(parent.name.text)
      ? undefined
      : { name: parent.name.text, key: parent.name, table: undefined };
  }
  if (ts.isPropertyDeclaration(parent)) {
    const name = nameOf(ts, parent.name);
    return name === undefined || PLAIN_KEYS.has(name) ? undefined : { name, key: parent.name, table: undefined };
  }
  if (!ts.isPropertyAssignment(parent) || !ts.isObjectLiteralExpression(parent.parent)) return undefined;
  const name = nameOf(ts, parent.name);
  if (name === undefined || PLAIN_KEYS.has(name) || !isTable(x, parent.parent)) return undefined;
  return { name, key: parent.name, table: parent.parent };
}

/** The call around `Object.freeze({ … })`, or `new X({ … })` and `fn({ … })` in a table; else the object itself. */
function frozen(x: Extraction, object: Node): Node {
  const { ts } = x;
  const { parent, child } = outer(ts, object);
  if (parent === undefined) return object;
  if (ts.isNewExpression(parent) && parent.arguments?.length === 1 && parent.arguments[0] === child) return parent;
  if (ts.isCallExpression(parent) && unwrapFrozen(ts, parent) === object && pathOf(ts, parent.expression) !== undefined)
    return parent;
  return object;
}

/** True for an object that lies, directly or through other tables, in a constant, a field or an export. */
function isTable(x: Extraction, object: ObjectLiteral): boolean {
  const { ts } = x;
  let current: Node = object;
  for (let depth = 0; depth < 4; depth += 1) {
    const { parent } = outer(ts, ts.isObjectLiteralExpression(current) ? frozen(x, current) : current);
    if (parent === undefined) return false;
    if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isExportAssignment(parent))
      return true;
    if (ts.isBinaryExpression(parent)) return true;
    if (!ts.isPropertyAssignment(parent)) return false;
    current = parent.parent;
  }
  return false;
}

/** The group of a table of errors; made when it is first asked for. */
export function groupOfTable(x: Extraction, table: ObjectLiteral): number {
  const known = x.tables.get(table);
  if (known !== undefined) return known;
  const { parent } = outer(x.ts, frozen(x, table));
  const key = parent as (Node & { readonly name?: Node }) | undefined;
  const name = key?.name !== undefined && x.ts.isIdentifier(key.name) ? key.name.text : undefined;
  const group = x.group('object', table, name);
  x.tables.set(table, group);
  return group;
}
