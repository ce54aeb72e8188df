import type { Extraction, SiteDraft } from '../extraction.ts';
import type { Call, ClassLike, Expression, FunctionLike, New, Node } from '../parser.ts';
import { isStatic } from '../scope.ts';
import { functionName } from '../signatures.ts';
import { isFunctionBorder, startOf, unwrap } from '../syntax.ts';
import { knownPath, textFact } from '../values.ts';
import { isInAssertion } from './assertions.ts';

/**
 * Functions of the file that give one error, and classes whose constructor fixes the code: their name is
 * the name of that error, and who calls them emits it. Runs last, over the sites that the others found.
 */
export function findLocalFactories(x: Extraction): void {
  const made = new Map<number, SiteDraft[]>();
  for (const site of x.sites) {
    if (site.object === undefined || site.code === undefined) continue;
    // Whoever gives back a whole response gives back its error.
    const response = site.response === undefined ? undefined : x.messages[site.response];
    const { start } = response?.span ?? site.object;
    const list = made.get(start);
    if (list === undefined) made.set(start, [site]);
    else list.push(site);
  }
  if (made.size === 0) return;
  for (const result of x.nodes.results) {
    const expression = unwrap(x.ts, result);
    const sites = made.get(startOf(x.ts, expression, x.file));
    const maker = functionAround(x, result);
    if (sites?.length !== 1 || maker === undefined) continue;
    nameMaker(x, sites[0] as SiteDraft, maker);
  }
  for (const declaration of x.nodes.classes) defineClass(x, declaration);
  for (const call of [...x.nodes.calls, ...x.nodes.constructions]) fromCall(x, call);
}

/** The function whose result this is, where its name is known. */
function functionAround(x: Extraction, result: Expression): FunctionLike | undefined {
  let current: Node | undefined = result.parent;
  while (current !== undefined && !isFunctionBorder(x.ts, current)) current = current.parent;
  return current as FunctionLike | undefined;
}

function nameMaker(x: Extraction, site: SiteDraft, maker: FunctionLike): void {
  const { ts } = x;
  const value = site.code === undefined ? undefined : x.valueOf(site.code);
  const name = functionName(x, maker);
  if (typeof value !== 'number' || name === undefined || site.role !== 'emit') return;
  // A function with more to say than one error is a handler, not a factory.
  const body = 'body' in maker ? (maker.body as Node | undefined) : undefined;
  if (body === undefined) return;
  if (ts.isBlock(body) && (body.statements.length !== 1 || !ts.isReturnStatement(body.statements[0] as Node))) return;
  const holder: Node = maker.name ?? maker.parent;
  const key = (maker.name ?? (holder as Node & { readonly name?: Node }).name) as Node | undefined;
  if (key === undefined) return;
  site.name ??= x.nameFact(key, name);
  const path = makerPath(x, maker, name);
  if (path !== undefined)
    x.scope.defineError(path, x.span(key), value, site.code?.span.start ?? startOf(x.ts, key, x.file));
}

/** How the function is called: `["invalidParams"]`, `["RpcError", "invalidParams"]`. Methods of instances have no path. */
function makerPath(x: Extraction, maker: FunctionLike, name: string): readonly string[] | undefined {
  const { ts } = x;
  if (ts.isFunctionDeclaration(maker)) return [name];
  if (ts.isMethodDeclaration(maker) && (ts.isClassDeclaration(maker.parent) || ts.isClassExpression(maker.parent))) {
    const owner = maker.parent.name?.text;
    return owner !== undefined && isStatic(ts, maker) ? [owner, name] : undefined;
  }
  const member = ts.isMethodDeclaration(maker) ? maker : maker.parent;
  if (ts.isVariableDeclaration(member)) return [name];
  const table: Node | undefined = member?.parent;
  if (table === undefined || !ts.isObjectLiteralExpression(table)) return undefined;
  const holder = table.parent;
  return ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name) ? [holder.name.text, name] : undefined;
}

/** `class NotFound extends RpcError { constructor() { super(-1, 'm') } }` and `class NotFound { code = -1 }`. */
function defineClass(x: Extraction, declaration: ClassLike): void {
  const key = declaration.name;
  if (key === undefined) return;
  const span = x.span(key);
  const own = x.sites.filter((site) => site.role === 'define' && site.name?.span.start === span.start);
  const code = own.length === 1 ? own[0]?.code : undefined;
  const value = code === undefined ? undefined : x.valueOf(code);
  if (code !== undefined && typeof value === 'number') x.scope.defineError([key.text], span, value, code.span.start);
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
  if (x.sites.some((site) => site.object?.start === object.start && site.object.end === object.end)) return;
  const expected = isInAssertion(x, call);
  x.add({
    role: expected ? 'compare' : 'emit',
    form: expected ? 'assertion' : ts.isNewExpression(call) ? 'constructor' : 'factory',
    evidence: x.isKept(value) ? 'number' : 'shape',
    anchor,
    code: { kind: 'reference', path, span: anchor, text: x.textOf(anchor) },
    message: text === undefined ? undefined : textFact(x, text),
    object,
    test: expected ? true : undefined,
  });
}
