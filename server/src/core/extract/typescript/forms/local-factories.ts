import type { Extraction, SiteDraft } from '../extraction.ts';
import type { Call, ClassLike, Expression, FunctionLike, New, Node } from '../parser.ts';
import { isStatic } from '../scope.ts';
import { functionName } from '../signatures.ts';
import { isFunctionBorder, isTopLevelVariable, nameOf, outer, pathOf, startOf, unwrap } from '../syntax.ts';
import { knownPath, textFact } from '../values.ts';
import { isInAssertion, isRefuted } from './assertions.ts';
import { groupOfTable, namingOf } from './naming.ts';

/** Tables in tables, that far up. */
const MAX_DEPTH = 5;

/**
 * Names of the file that are an error or make one: functions that give one error, classes whose constructor fixes the
 * code, members of tables of errors. Who calls or throws them emits it. Runs late, over the sites that the others found.
 */
export function findLocalFactories(x: Extraction): void {
  const made = sitesByStart(x);
  const named: NamedError[] = [];
  if (made.size > 0) {
    nameMakers(x, made, named);
    for (const variable of x.nodes.variables) nameHolder(x, variable.initializer, made, named);
    for (const object of x.nodes.objects) {
      for (const member of object.properties) {
        if (x.ts.isPropertyAssignment(member)) nameHolder(x, member.initializer, made, named);
      }
    }
    for (const declaration of x.nodes.classes) {
      for (const member of declaration.members) {
        if (x.ts.isPropertyDeclaration(member) && isStatic(x.ts, member))
          nameHolder(x, member.initializer, made, named);
      }
    }
  }
  for (const declaration of x.nodes.classes) defineClass(x, declaration, named);
  // A table of errors vouches for its members before they are defined.
  x.raiseByTable();
  for (const { path, key, site } of named) defineError(x, path, key, site);
  for (const call of [...x.nodes.calls, ...x.nodes.constructions]) fromCall(x, call);
}

/** A name that is or makes the error of a site. */
interface NamedError {
  readonly path: readonly string[];
  readonly key: Node;
  readonly site: SiteDraft;
}

/** The sites that are made by an expression, by the place where it begins. */
function sitesByStart(x: Extraction): ReadonlyMap<number, readonly SiteDraft[]> {
  const made = new Map<number, SiteDraft[]>();
  for (const site of x.sites) {
    if (site.object === undefined || site.code === undefined || site.role !== 'emit') continue;
    // Whoever gives back a whole response gives back its error.
    const response = site.response === undefined ? undefined : x.messages[site.response];
    const { start } = response?.span ?? site.object;
    const list = made.get(start);
    if (list === undefined) made.set(start, [site]);
    else list.push(site);
  }
  return made;
}

/** The one error that an expression is or makes: `{ code, message }`, `new RpcError(-1)`, `new RpcError({ code })`. */
function errorOf(
  x: Extraction,
  expression: Expression,
  made: ReadonlyMap<number, readonly SiteDraft[]>,
): SiteDraft | undefined {
  const { ts } = x;
  const inner = unwrap(ts, expression);
  let sites = made.get(startOf(ts, inner, x.file));
  if (sites === undefined && (ts.isNewExpression(inner) || ts.isCallExpression(inner))) {
    const first = inner.arguments?.[0];
    if (first !== undefined && ts.isObjectLiteralExpression(unwrap(ts, first)))
      sites = made.get(startOf(ts, unwrap(ts, first), x.file));
  }
  return sites?.length === 1 ? sites[0] : undefined;
}

/** Functions that give back one error, and nothing else: with more to say than errors it is a handler, not a factory. */
function nameMakers(x: Extraction, made: ReadonlyMap<number, readonly SiteDraft[]>, named: NamedError[]): void {
  const makers = new Map<FunctionLike, SiteDraft[] | 'handler'>();
  for (const result of x.nodes.results) {
    const maker = functionAround(x, result);
    const known = maker === undefined ? 'handler' : makers.get(maker);
    if (maker === undefined || known === 'handler') continue;
    const site = errorOf(x, result, made);
    makers.set(maker, site === undefined ? 'handler' : [...(known ?? []), site]);
  }
  for (const [maker, sites] of makers) {
    if (sites === 'handler') continue;
    const codes = new Set(sites.map(({ code }) => (code === undefined ? undefined : (x.valueOf(code) ?? code.text))));
    if (codes.size === 1) nameMaker(x, sites[0] as SiteDraft, maker, named);
  }
}

/** The function whose result this is, where its name is known. */
function functionAround(x: Extraction, result: Expression): FunctionLike | undefined {
  let current: Node | undefined = result.parent;
  while (current !== undefined && !isFunctionBorder(x.ts, current)) current = current.parent;
  return current as FunctionLike | undefined;
}

function nameMaker(x: Extraction, site: SiteDraft, maker: FunctionLike, named: NamedError[]): void {
  const { ts } = x;
  const name = functionName(x, maker);
  const body = 'body' in maker ? (maker.body as Node | undefined) : undefined;
  if (name === undefined || body === undefined) return;
  const holder: Node = maker.name ?? maker.parent;
  const key = (maker.name ?? (holder as Node & { readonly name?: Node }).name) as Node | undefined;
  if (key === undefined) return;
  const only = !ts.isBlock(body) || (body.statements.length === 1 && ts.isReturnStatement(body.statements[0] as Node));
  if (only && site.code !== undefined && typeof x.valueOf(site.code) === 'number') site.name ??= x.nameFact(key, name);
  const path = makerPath(x, maker, name);
  if (path !== undefined) named.push({ path, key, site });
  const table = namingOf(x, maker)?.table;
  if (table !== undefined) site.group ??= groupOfTable(x, table);
}

/** How the function is called: `["invalidParams"]`, `["RpcError", "invalidParams"]`. Methods of instances have no path. */
export function makerPath(x: Extraction, maker: FunctionLike, name: string): readonly string[] | undefined {
  const { ts } = x;
  if (ts.isFunctionDeclaration(maker)) return [name];
  if (!ts.isMethodDeclaration(maker)) return holderPath(x, maker);
  if (!ts.isClassDeclaration(maker.parent) && !ts.isClassExpression(maker.parent)) {
    const table = holderPath(x, maker.parent);
    return table === undefined ? undefined : [...table, name];
  }
  const owner = maker.parent.name?.text;
  return owner !== undefined && isStatic(ts, maker) ? [owner, name] : undefined;
}

/** `const GONE = { code, message }`, `{ GONE: new RpcError(-1) }` in a table. */
function nameHolder(
  x: Extraction,
  value: Expression | undefined,
  made: ReadonlyMap<number, readonly SiteDraft[]>,
  named: NamedError[],
): void {
  if (value === undefined) return;
  const site = errorOf(x, value, made);
  const key = site === undefined ? undefined : (outer(x.ts, value).parent as Node & { readonly name?: Node }).name;
  const path = key === undefined ? undefined : holderPath(x, value);
  if (site === undefined || key === undefined || path === undefined) return;
  named.push({ path, key, site });
  const naming = namingOf(x, unwrap(x.ts, value));
  if (naming?.table === undefined) return;
  site.name ??= x.nameFact(naming.key, naming.name);
  site.group ??= groupOfTable(x, naming.table);
}

function defineError(x: Extraction, path: readonly string[], key: Node, { code, evidence }: SiteDraft): void {
  const value = code === undefined ? undefined : x.valueOf(code);
  if (code === undefined || evidence === 'shape') return;
  if (typeof value === 'number') x.scope.defineError(path, x.span(key), value, code.span.start);
  else if (value === undefined && code.kind === 'reference')
    x.errorAliases.push({ path, target: code.path, gives: 'error' });
}

/** The path of a constant or of a member of a table of constants: `["ERRORS", "rpc", "gone"]`. */
function holderPath(x: Extraction, value: Node): readonly string[] | undefined {
  const { ts } = x;
  const path: string[] = [];
  let current: Node = value;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    let { parent, child } = outer(ts, current);
    // `Object.freeze({ … })`
    if (parent !== undefined && ts.isCallExpression(parent) && parent.arguments[0] === child)
      ({ parent, child } = outer(ts, parent));
    if (parent === undefined) return undefined;
    if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name))
      return isFunctionBorder(ts, value) || isTopLevelVariable(ts, parent) ? [parent.name.text, ...path] : undefined;
    if (ts.isExportAssignment(parent)) return ['default', ...path];
    if (ts.isBinaryExpression(parent) && parent.right === child) return assignedPath(x, parent.left, path);
    const name = nameOf(ts, (parent as Node & { readonly name?: never }).name);
    if (name === undefined) return undefined;
    if (ts.isPropertyDeclaration(parent)) {
      const owner = ts.isClassDeclaration(parent.parent) ? parent.parent.name?.text : undefined;
      return owner !== undefined && isStatic(ts, parent) ? [owner, name, ...path] : undefined;
    }
    if (!ts.isPropertyAssignment(parent)) return undefined;
    path.unshift(name);
    current = parent.parent;
  }
  return undefined;
}

/** `exports.GONE = …`, `module.exports = { … }`, `Errors.GONE = …`. */
function assignedPath(x: Extraction, left: Expression, rest: readonly string[]): readonly string[] | undefined {
  const target = pathOf(x.ts, left);
  if (target === undefined || target[0] === 'this') return undefined;
  const isModule = target[0] === 'module' && target[1] === 'exports';
  const path = [...(target[0] === 'exports' ? target.slice(1) : isModule ? target.slice(2) : target), ...rest];
  return path.length > 0 ? path : undefined;
}

/** `class NotFound extends RpcError { constructor() { super(-1, 'm') } }` and `class NotFound { code = -1 }`. */
function defineClass(x: Extraction, declaration: ClassLike, named: NamedError[]): void {
  const key = declaration.name;
  if (key === undefined) return;
  const span = x.span(key);
  const own = x.sites.filter((site) => site.role === 'define' && site.name?.span.start === span.start);
  if (own.length === 1) named.push({ path: [key.text], key, site: own[0] as SiteDraft });
}

function fromCall(x: Extraction, call: Call | New): void {
  const { ts } = x;
  const written = call.expression.kind === ts.SyntaxKind.SuperKeyword ? undefined : knownPath(x, call.expression);
  const path = written === undefined ? undefined : x.scope.canonical(written);
  const value = path === undefined ? undefined : x.scope.lookup(path);
  if (path === undefined || typeof value !== 'number') return;
  const callee = unwrap(ts, call.expression);
  const anchor = x.span(ts.isPropertyAccessExpression(callee) ? callee.name : callee);
  const text = (call.arguments ?? []).find((argument) => textFact(x, argument).value !== undefined);
  const object = x.span(call);
  if (x.isTaken(object)) return;
  const expected = isInAssertion(x, call) && !isRefuted(x, call);
  x.add({
    role: expected ? 'compare' : 'emit',
    form: expected ? 'assertion' : ts.isNewExpression(call) ? 'constructor' : 'factory',
    evidence: x.isKept(value) ? 'number' : x.scope.isError(path) ? 'table' : 'shape',
    anchor,
    code: { kind: 'reference', path, span: anchor, text: x.textOf(anchor) },
    message: text === undefined ? undefined : textFact(x, text),
    object,
    test: expected ? true : undefined,
  });
}
