import type { Extraction } from './extraction.ts';
import type { ArrayLiteral, Call, CaseClause, Expression, Node, ObjectLiteral } from './parser.ts';
import { isStringLike, lastName, literalTypeText, nameOf, outer, pathOf, unwrap } from './syntax.ts';
import { literalType } from './values.ts';

/** A string that stands where the name of a method stands. */
export interface MethodName {
  readonly text: string;
  readonly node: Node;
  /** The object literal whose `method` it is. */
  readonly request?: ObjectLiteral;
}

/** Callees whose first text is a route, a key or an action, though it may look like a method: `router.get('tools/list')`. */
const NOT_METHODS = new Set(
  (
    'get post put patch delete head fetch route use navigate push replace redirect resolve join readFile t translate ' +
    'i18n dispatch commit publish subscribe trigger executeCommand registerCommand invalidateQueries startsWith ' +
    'endsWith includes'
  ).split(' '),
);
/** Callees that pass any event: a plain word there is anybody's, a name with a slash is not. */
const EVENTS = new Set('on once off emit addListener removeListener addEventListener removeEventListener'.split(' '));
/** What a `switch` or a comparison is over when its strings are no methods. */
const NOT_SUBJECTS = new Set(['type', 'action', 'path', 'pathname', 'url', 'route']);
/** Names of lists, types and members that hold methods. */
const METHODS = /method|request|notification|handler|rpc/i;
/** How many wrappers of a type are asked for its name. */
const MAX_STEPS = 4;

/** Every string of the file that stands where a method's name does; whether a catalog lists it is the caller's question. */
export function* methodNames(x: Extraction): Iterable<MethodName> {
  const { ts, nodes } = x;
  for (const object of nodes.objects) yield* inObject(x, object);
  for (const call of nodes.calls) {
    const first = call.arguments[0];
    if (first !== undefined && isStringLike(ts, first) && takesMethods(x, call, first.text)) yield named(first);
  }
  for (const clause of nodes.cases) {
    if (isStringLike(ts, clause.expression) && isAboutMethods(x, clause)) yield named(clause.expression);
  }
  for (const { left, right } of nodes.binaries) {
    if (isStringLike(ts, right) && pathOf(ts, left)?.at(-1) === 'method') yield named(right);
  }
  // `const TOOLS_LIST = 'tools/list'`: a name with a slash is nobody's by chance, `initialize` may be.
  for (const { initializer } of nodes.variables) yield* slashed(x, initializer);
  for (const { members } of nodes.enums) for (const member of members) yield* slashed(x, member.initializer);
  for (const array of nodes.arrays) yield* inList(x, array);
  for (const type of nodes.literalTypes) {
    const text = literalTypeText(ts, type);
    if (text?.includes('/') && METHODS.test(typeName(x, type) ?? '')) yield { text, node: type };
  }
}

function named(node: Node & { readonly text: string }): MethodName {
  return { text: node.text, node };
}

function* slashed(x: Extraction, value: Expression | undefined): Iterable<MethodName> {
  if (value === undefined) return;
  const inner = unwrap(x.ts, value);
  if (isStringLike(x.ts, inner) && inner.text.includes('/')) yield named(inner);
}

/** `method: 'tools/list'`, and the keys of a table of handlers. */
function* inObject(x: Extraction, object: ObjectLiteral): Iterable<MethodName> {
  const { ts } = x;
  for (const member of object.properties) {
    const name = nameOf(ts, member.name);
    if (name === undefined) continue;
    if (name === 'method' && ts.isPropertyAssignment(member)) {
      const value = unwrap(ts, member.initializer);
      if (isStringLike(ts, value)) yield { ...named(value), request: object };
    } else if (name.includes('/') && member.name !== undefined) {
      const handled =
        ts.isMethodDeclaration(member) || (ts.isPropertyAssignment(member) && isHandler(x, member.initializer));
      if (handled) yield { text: name, node: member.name };
    }
  }
}

/** What may handle a request: a function or something that stands for one, not a text, a number or a description. */
function isHandler(x: Extraction, value: Expression): boolean {
  return literalType(x, value) === undefined && !x.ts.isTemplateExpression(unwrap(x.ts, value));
}

/** `new Map([['tools/list', list]])`, `const METHODS = ['tools/list']`. */
function* inList(x: Extraction, array: ArrayLiteral): Iterable<MethodName> {
  const { ts } = x;
  const [first, second] = array.elements;
  if (first === undefined) return;
  if (array.elements.length === 2 && second !== undefined && ts.isArrayLiteralExpression(array.parent)) {
    if (isHandler(x, second)) yield* slashed(x, first);
    return;
  }
  const holder = nameOfHolder(x, array);
  if (holder === undefined || !METHODS.test(holder)) return;
  for (const element of array.elements) yield* slashed(x, element);
}

function nameOfHolder(x: Extraction, array: ArrayLiteral): string | undefined {
  const { ts } = x;
  let { parent } = outer(ts, array);
  if (parent !== undefined && (ts.isNewExpression(parent) || ts.isCallExpression(parent)))
    parent = outer(ts, parent).parent;
  const name = (parent as (Node & { readonly name?: Node }) | undefined)?.name;
  return name !== undefined && ts.isIdentifier(name) ? name.text : undefined;
}

function takesMethods(x: Extraction, call: Call, text: string): boolean {
  const callee = lastName(x.ts, call.expression);
  if (callee === undefined) return true;
  return !NOT_METHODS.has(callee) && (text.includes('/') || !EVENTS.has(callee));
}

function isAboutMethods(x: Extraction, clause: CaseClause): boolean {
  const statement = clause.parent.parent;
  return !x.ts.isSwitchStatement(statement) || !NOT_SUBJECTS.has(lastName(x.ts, statement.expression) ?? '');
}

/** The alias, member or parameter whose type this is, or is one of. */
function typeName(x: Extraction, type: Node): string | undefined {
  const { ts } = x;
  let current: Node | undefined = type.parent;
  for (let step = 0; step < MAX_STEPS && current !== undefined; step += 1) {
    const name = (current as Node & { readonly name?: Node }).name;
    if (name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name))) return name.text;
    current = current.parent;
  }
  return undefined;
}
