import type { FactoryFact } from '../../model.ts';
import type { Extraction } from './extraction.ts';
import { makerPath } from './forms/local-factories.ts';
import { isCodeKey, isErrorMaker, isErrorName } from './names.ts';
import type { ClassLike, Expression, FunctionLike, Node, ObjectLiteral } from './parser.ts';
import { baseOf, functionName, signatureOf } from './signatures.ts';
import { lastName, memberValue, nameOf, outer, pathOf, unwrap } from './syntax.ts';
import { branches, knownPath } from './values.ts';

/** Functions around functions beyond this number are not looked at. */
const MAX_DEPTH = 64;

/**
 * The functions and classes of a file of which a parameter that is named as a code goes into an error: as the code
 * of an error object, of `this` in a class of errors, or of another maker of errors. Their calls are sites, in
 * whatever file. Of typings, which have no bodies, the names tell.
 */
export function readFactories(x: Extraction): Pick<FileFactsOfFactories, 'factories'> {
  const makers = new Set<FunctionLike>();
  for (const object of x.nodes.objects) fromObject(x, object, makers);
  for (const { left, right, operatorToken } of x.nodes.binaries) {
    if (operatorToken.kind !== x.ts.SyntaxKind.EqualsToken) continue;
    const target = unwrap(x.ts, left);
    if (x.ts.isPropertyAccessExpression(target) && isCodeKey(target.name.text)) fromField(x, target, right, makers);
  }
  for (const call of [...x.nodes.constructions, ...x.nodes.calls]) {
    const isSuper = call.expression.kind === x.ts.SyntaxKind.SuperKeyword;
    const name = isSuper ? undefined : lastName(x.ts, call.expression);
    if (!isSuper && (name === undefined || !isErrorMaker(name))) continue;
    for (const argument of call.arguments ?? []) take(x, argument, makers);
  }
  const factories: FactoryFact[] = [];
  for (const declaration of x.nodes.functions) {
    const isMaker = makers.has(declaration) || isDeclaredMaker(x, declaration);
    const fact = isMaker ? functionFact(x, declaration) : undefined;
    if (fact !== undefined) factories.push(fact);
  }
  for (const declaration of x.nodes.classes) {
    const fact = classFact(x, declaration, makers);
    if (fact !== undefined) factories.push(fact);
  }
  return { factories };
}

interface FileFactsOfFactories {
  readonly factories: readonly FactoryFact[];
}

/** `{ code, message }`, or whatever stands as `error` and has a `code`, or is all that a maker of errors gives. */
function fromObject(x: Extraction, object: ObjectLiteral, makers: Set<FunctionLike>): void {
  const { ts } = x;
  let code: Expression | undefined;
  let isError = isErrorPlace(x, object);
  for (const member of object.properties) {
    const name = nameOf(ts, member.name);
    if (name === 'code') code = memberValue(ts, member);
    else if (name === 'message') isError = true;
  }
  if (code !== undefined && isError) take(x, code, makers);
}

function isErrorPlace(x: Extraction, object: ObjectLiteral): boolean {
  const { parent } = outer(x.ts, object);
  if (parent === undefined) return false;
  if (x.ts.isPropertyAssignment(parent)) return nameOf(x.ts, parent.name) === 'error';
  // `Object.assign(new Error(message), { code })`
  return x.ts.isCallExpression(parent) && pathOf(x.ts, parent.expression)?.join('.') === 'Object.assign';
}

/** `this.code = code` in a class of errors, `error.code = code` elsewhere. */
function fromField(x: Extraction, target: Node, value: Expression, makers: Set<FunctionLike>): void {
  const object = x.ts.isPropertyAccessExpression(target) ? unwrap(x.ts, target.expression) : target;
  const isThis = object.kind === x.ts.SyntaxKind.ThisKeyword;
  const name = x.ts.isIdentifier(object) ? object.text : undefined;
  if (isThis || (name !== undefined && isErrorName(name))) take(x, value, makers);
}

/** Where a branch of the expression is a parameter that is named as a code, the function that has it makes errors. */
function take(x: Extraction, expression: Expression, makers: Set<FunctionLike>): void {
  for (const branch of branches(x, expression)) {
    if (!x.ts.isIdentifier(branch) || !isCodeKey(branch.text)) continue;
    const owner = ownerOf(x, branch, branch.text);
    if (owner !== undefined) makers.add(owner);
  }
}

/** The nearest function around that has a parameter of this name. */
function ownerOf(x: Extraction, node: Node, name: string): FunctionLike | undefined {
  let current: Node | undefined = node.parent;
  for (let depth = 0; current !== undefined && depth < MAX_DEPTH * MAX_DEPTH; depth += 1) {
    const { parameters } = current as Partial<FunctionLike>;
    if (parameters?.some((parameter) => x.ts.isIdentifier(parameter.name) && parameter.name.text === name)) {
      return current as FunctionLike;
    }
    current = current.parent;
  }
  return undefined;
}

function functionFact(x: Extraction, declaration: FunctionLike): FactoryFact | undefined {
  const signature = signatureOf(x, declaration);
  if (signature === undefined) return undefined;
  const name = functionName(x, declaration);
  const path = name === undefined ? defaultPath(x, declaration) : makerPath(x, declaration, name);
  return path === undefined ? undefined : { path, name: nameSpan(x, declaration), ...signature };
}

function defaultPath(x: Extraction, declaration: Node): readonly string[] | undefined {
  const isExported =
    hasModifier(x, declaration) || x.ts.isExportAssignment(outer(x.ts, declaration).parent ?? declaration);
  return isExported ? ['default'] : undefined;
}

function hasModifier(x: Extraction, declaration: Node): boolean {
  const { modifiers } = declaration as { readonly modifiers?: readonly Node[] };
  return modifiers?.some(({ kind }) => kind === x.ts.SyntaxKind.DefaultKeyword) ?? false;
}

function nameSpan(x: Extraction, declaration: FunctionLike | ClassLike): FactoryFact['name'] {
  const named = declaration.name ?? (declaration.parent as Node & { readonly name?: Node }).name;
  if (named !== undefined) return x.span(named);
  const { start } = x.span(declaration);
  return { start, end: start };
}

/** A class of errors: its constructor makes the code its own, gives it on, or declares it as a field. */
function classFact(x: Extraction, declaration: ClassLike, makers: ReadonlySet<FunctionLike>): FactoryFact | undefined {
  const { ts } = x;
  const variable = ts.isVariableDeclaration(declaration.parent) ? declaration.parent.name : undefined;
  const own =
    declaration.name?.text ?? (variable !== undefined && ts.isIdentifier(variable) ? variable.text : undefined);
  const path = own === undefined ? defaultPath(x, declaration) : [own];
  if (path === undefined) return undefined;
  const name = nameSpan(x, declaration);
  const builder = declaration.members.find((member) => ts.isConstructorDeclaration(member)) as FunctionLike | undefined;
  const base = baseOf(x, declaration);
  if (builder === undefined) {
    const written = base === undefined ? undefined : (knownPath(x, base) ?? localClass(x, base));
    return written === undefined ? undefined : { path, name, code: -1, message: -1, data: -1, base: written };
  }
  const signature = signatureOf(x, builder);
  if (signature === undefined) return undefined;
  const baseName = base === undefined ? undefined : lastName(ts, base);
  const isError = isErrorName(own ?? '') || (baseName !== undefined && isErrorName(baseName));
  const isField = hasFieldModifier(builder, signature.code);
  const hasBody = 'body' in builder && builder.body !== undefined;
  return isError && (makers.has(builder) || isField || !hasBody) ? { path, name, ...signature } : undefined;
}

/** `constructor(readonly code: number)` */
function hasFieldModifier(builder: FunctionLike, index: number): boolean {
  const parameter = builder.parameters[index] as { readonly modifiers?: readonly Node[] } | undefined;
  return (parameter?.modifiers?.length ?? 0) > 0;
}

function localClass(x: Extraction, base: Expression): readonly string[] | undefined {
  const path = pathOf(x.ts, base);
  const isLocal = x.nodes.classes.some((declaration) => declaration.name?.text === path?.[0]);
  return isLocal ? path : undefined;
}

/** Typings have no bodies: `declare function createError(code: number, message: string)`. */
function isDeclaredMaker(x: Extraction, declaration: FunctionLike): boolean {
  if ('body' in declaration && declaration.body !== undefined) return false;
  const name = functionName(x, declaration);
  const signature = name !== undefined && isErrorMaker(name) ? signatureOf(x, declaration) : undefined;
  return signature !== undefined && signature.message !== -1;
}
