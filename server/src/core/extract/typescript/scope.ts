import type { DefinitionFact, Span } from '../../model.ts';
import type { Collected } from './collect.ts';
import { foldNumber } from './fold.ts';
import { isCodeKey } from './names.ts';
import type { Enum, Expression, Node, ObjectLiteral, SourceFile, TypeScriptParser } from './parser.ts';
import { requiredModule } from './required.ts';
import {
  isStringLike,
  isTopLevel,
  isTopLevelVariable,
  nameOf,
  numberOf,
  pathOf,
  spanOf,
  startOf,
  unwrap,
  unwrapFrozen,
} from './syntax.ts';

/** How deep tables of constants are read. */
const TABLE_DEPTH = 4;

/** A definition whose site is filled in when the forms have run. */
export interface Definition extends DefinitionFact {
  readonly path: readonly string[];
  /** Start of the value; of an implicit enum member the start of its name. */
  readonly key: number;
}

/** The names of a file with statically known values. */
export class Scope {
  readonly definitions: Definition[] = [];
  readonly #values = new Map<string, { readonly value: number | string } | 'ambiguous'>();
  readonly #roots = new Set<string>();
  /** Members of tables that are other names → these names. */
  readonly #references = new Map<string, { readonly path: readonly string[]; readonly target: readonly string[] }>();
  /** Paths of what is or makes an error. */
  readonly #errors = new Set<string>();
  readonly #aliases = new Map<string, readonly string[]>();
  /** Names that are bound to something else as well (parameters, reassigned variables): never resolved. */
  readonly #clouded = new Set<string>();

  /** @param isUsable true where the file declares the first name of the path here, outside of functions and blocks */
  define(path: readonly string[], name: Span, value: number | string, key: number, isUsable = false): void {
    this.#add(isUsable ? { path, name, value, key, topLevel: true } : { path, name, value, key });
  }

  /** Defines the name of something that is or makes an error with this code. */
  defineError(path: readonly string[], name: Span, code: number, key: number): void {
    this.#errors.add(join(path));
    this.#add({ path, name, value: code, key, gives: 'error' });
  }

  #add(definition: Definition): void {
    const { path, value } = definition;
    this.definitions.push(definition);
    this.#roots.add(path[0] as string);
    const joined = join(path);
    const known = this.#values.get(joined);
    if (known === undefined) this.#values.set(joined, { value });
    else if (known === 'ambiguous' || known.value !== value) this.#values.set(joined, 'ambiguous');
  }

  /** A member of a table, an enum or a class that stands for another name. */
  refer(path: readonly string[], target: readonly string[]): void {
    this.#references.set(join(path), { path, target });
    this.#roots.add(path[0] as string);
  }

  /** True where the path leads to something that is or makes an error with a known code. */
  isError(path: readonly string[]): boolean {
    return this.#errors.has(join(this.canonical(path)));
  }

  /** The names that stand for others, as far as each stands for one alone. */
  aliases(): readonly { readonly path: readonly string[]; readonly target: readonly string[] }[] {
    const names = [...this.#aliases].filter(([name]) => !this.#clouded.has(name));
    return [...names.map(([name, target]) => ({ path: [name], target })), ...this.#references.values()];
  }

  alias(name: string, target: readonly string[]): void {
    if (this.#aliases.has(name) || this.#roots.has(name)) this.#clouded.add(name);
    else this.#aliases.set(name, target);
  }

  cloud(name: string): void {
    this.#clouded.add(name);
  }

  /** True for a name that does not stand for one thing alone in the file. */
  isClouded(name: string): boolean {
    return this.#clouded.has(name);
  }

  /** The path with aliases of the file (`const { X } = Codes`, `const C = Codes`) replaced. */
  canonical(path: readonly string[]): readonly string[] {
    let current = path;
    for (let step = 0; step < TABLE_DEPTH; step += 1) {
      const target = this.#aliases.get(current[0] as string);
      if (target === undefined || this.#clouded.has(current[0] as string)) return current;
      current = [...target, ...current.slice(1)];
    }
    return current;
  }

  /** False for a root under which the file defines nothing: a cheap first test. */
  hasRoot(name: string): boolean {
    return this.#roots.has(name) || this.#aliases.has(name);
  }

  lookup(path: readonly string[]): number | string | undefined {
    const full = this.canonical(path);
    if (this.#clouded.has(full[0] as string)) return undefined;
    const known = this.#values.get(join(full));
    if (known === undefined) return this.#throughReference(full);
    return known === 'ambiguous' ? undefined : known.value;
  }

  #throughReference(path: readonly string[]): number | string | undefined {
    let current = path;
    for (let step = 0; step < TABLE_DEPTH; step += 1) {
      const reference = this.#references.get(join(current));
      if (reference === undefined) return undefined;
      current = this.canonical(reference.target);
      if (this.#clouded.has(current[0] as string)) return undefined;
      const known = this.#values.get(join(current));
      if (known !== undefined) return known === 'ambiguous' ? undefined : known.value;
    }
    return undefined;
  }

  /** True where the file itself defines something under the root of the path. */
  knows(path: readonly string[]): boolean {
    const root = this.canonical(path)[0] as string;
    return this.#roots.has(root) && !this.#clouded.has(root);
  }
}

function join(path: readonly string[]): string {
  return path.join('\0');
}

/** Reads constants, enums, tables and static members of a file. */
export function buildScope(ts: TypeScriptParser, file: SourceFile, nodes: Collected): Scope {
  const scope = new Scope();
  for (const parameter of nodes.parameters) {
    // Those of `const { a } = b` may be aliases: they are read with their declaration.
    const declared = ts.isBindingElement(parameter) && ts.isVariableDeclaration(parameter.parent.parent);
    if (!declared && ts.isIdentifier(parameter.name)) scope.cloud(parameter.name.text);
  }
  for (const declaration of nodes.enums) defineEnum(ts, file, scope, declaration);
  for (const variable of nodes.variables) {
    const initializer = variable.initializer;
    if (ts.isObjectBindingPattern(variable.name)) {
      // What another module gives is no secret: the link phase follows it.
      if (initializer !== undefined && requiredModule(ts, initializer) !== undefined) continue;
      const source = initializer === undefined ? undefined : pathOf(ts, initializer);
      for (const element of variable.name.elements) {
        if (!ts.isIdentifier(element.name)) continue;
        if (source === undefined || element.initializer !== undefined) scope.cloud(element.name.text);
        else scope.alias(element.name.text, [...source, nameOf(ts, element.propertyName) ?? element.name.text]);
      }
      continue;
    }
    if (!ts.isIdentifier(variable.name)) continue;
    const name = variable.name.text;
    if (initializer === undefined) {
      const literal =
        variable.type !== undefined && ts.isLiteralTypeNode(variable.type) ? variable.type.literal : undefined;
      const value = literal === undefined ? undefined : numberOf(ts, literal as Expression);
      if (value !== undefined) {
        const key = startOf(ts, literal as Node, file);
        scope.define([name], spanOf(ts, variable.name, file), value, key);
        const around = namespaceOf(ts, variable);
        if (around !== undefined) scope.define([...around, name], spanOf(ts, variable.name, file), value, key);
      } else scope.cloud(name);
      continue;
    }
    if (requiredModule(ts, initializer) !== undefined) continue;
    const around = namespaceOf(ts, variable);
    if (around !== undefined) defineValue(ts, file, scope, [...around, name], variable.name, initializer);
    if (!defineValue(ts, file, scope, [name], variable.name, initializer, isTopLevelVariable(ts, variable))) {
      const path = pathOf(ts, initializer);
      if (path !== undefined && path[0] !== 'this') scope.alias(name, path);
      else scope.cloud(name);
    }
  }
  for (const declaration of nodes.classes) {
    const owner = declaration.name?.text;
    if (owner === undefined) continue;
    for (const member of declaration.members) {
      if (!ts.isPropertyDeclaration(member) || member.initializer === undefined || !isStatic(ts, member)) continue;
      const name = nameOf(ts, member.name);
      if (name === undefined) continue;
      const isUsable = isTopLevel(ts, declaration) && isPublic(ts, member);
      defineValue(ts, file, scope, [owner, name], member.name, member.initializer, isUsable);
    }
  }
  for (const node of nodes.modules) {
    if (ts.isExportAssignment(node)) defineValue(ts, file, scope, ['default'], node, node.expression);
  }
  for (const assignment of nodes.binaries) {
    if (assignment.operatorToken.kind === ts.SyntaxKind.EqualsToken)
      defineAssigned(ts, file, scope, assignment.left, assignment.right);
  }
  return scope;
}

/** The namespaces around a variable: `["Codes"]`; a quoted module is none. */
function namespaceOf(ts: TypeScriptParser, variable: Node): readonly string[] | undefined {
  const { ModuleBlock, ModuleDeclaration } = ts.SyntaxKind;
  let block: Node | undefined = variable.parent.parent.parent;
  if (block?.kind !== ModuleBlock) return undefined;
  const path: string[] = [];
  for (let depth = 0; block !== undefined && depth < TABLE_DEPTH; depth += 1) {
    const { name } = block.parent as Node & { readonly name?: Node };
    if (block.parent.kind !== ModuleDeclaration || name === undefined || !ts.isIdentifier(name)) break;
    path.unshift(name.text);
    // `namespace A.B` is one in the other without a block between them.
    block = block.parent.parent?.kind === ModuleDeclaration ? block.parent : block.parent.parent;
    if (block?.kind !== ModuleBlock && block?.kind !== ModuleDeclaration) break;
  }
  return path.length === 0 ? undefined : path;
}

/** `exports.X = -1`, `Codes.X = -1`, `E["X"] = -1`; a plain `x = …` makes `x` unknown. */
function defineAssigned(
  ts: TypeScriptParser,
  file: SourceFile,
  scope: Scope,
  left: Expression,
  right: Expression,
): void {
  const path = pathOf(ts, left);
  if (path === undefined) return;
  if (path.length === 1) {
    scope.cloud(path[0] as string);
    return;
  }
  const root = path[0] as string;
  if (root === 'this' || isCodeKey(path.at(-1) as string) || !/^(?:exports|module|[A-Z_$].*)$/.test(root)) return;
  const target = unwrap(ts, left);
  const name: Node = ts.isPropertyAccessExpression(target) ? target.name : target;
  const local = root === 'exports' ? path.slice(1) : root === 'module' && path[1] === 'exports' ? path.slice(2) : path;
  if (local.length > 0) {
    defineValue(ts, file, scope, local, name, right);
    return;
  }
  const given = unwrapFrozen(ts, right);
  if (ts.isObjectLiteralExpression(given)) defineTable(ts, file, scope, [], given, false);
}

/** Defines a number, a string or every member of a table; false where the value is none of these. */
function defineValue(
  ts: TypeScriptParser,
  file: SourceFile,
  scope: Scope,
  path: readonly string[],
  name: Node,
  expression: Expression,
  isUsable = false,
): boolean {
  const value = unwrapFrozen(ts, expression);
  if (ts.isObjectLiteralExpression(value)) {
    defineTable(ts, file, scope, path, value, isUsable);
    return true;
  }
  const known = foldNumber(ts, scope, value) ?? (isStringLike(ts, value) ? value.text : undefined);
  if (known === undefined && path.length > 1) {
    const target = pathOf(ts, value);
    if (target !== undefined && target[0] !== 'this') scope.refer(path, target);
  }
  if (known === undefined || (typeof known === 'number' && !Number.isInteger(known))) return false;
  scope.define(path, spanOf(ts, name, file), known, startOf(ts, value, file), isUsable);
  return true;
}

function defineTable(
  ts: TypeScriptParser,
  file: SourceFile,
  scope: Scope,
  path: readonly string[],
  table: ObjectLiteral,
  isUsable: boolean,
): void {
  if (path.length > TABLE_DEPTH) return;
  for (const member of table.properties) {
    if (ts.isShorthandPropertyAssignment(member)) scope.refer([...path, member.name.text], [member.name.text]);
    if (!ts.isPropertyAssignment(member)) continue;
    const name = nameOf(ts, member.name);
    if (name !== undefined) defineValue(ts, file, scope, [...path, name], member.name, member.initializer, isUsable);
  }
}

/** Members without an initializer count on from the one before. */
function defineEnum(ts: TypeScriptParser, file: SourceFile, scope: Scope, declaration: Enum): void {
  const isUsable = isTopLevel(ts, declaration);
  let next: number | undefined = 0;
  for (const member of declaration.members) {
    const name = nameOf(ts, member.name);
    if (name === undefined) continue;
    const path = [declaration.name.text, name];
    const span = spanOf(ts, member.name, file);
    if (member.initializer === undefined) {
      if (next === undefined) continue;
      scope.define(path, span, next, span.start, isUsable);
      next += 1;
      continue;
    }
    const initializer = unwrap(ts, member.initializer);
    const value = foldNumber(ts, scope, initializer, declaration.name.text);
    const known = value ?? (isStringLike(ts, initializer) ? initializer.text : undefined);
    const target = known === undefined ? pathOf(ts, initializer) : undefined;
    if (target !== undefined) scope.refer(path, target);
    if (known !== undefined && (typeof known === 'string' || Number.isInteger(known)))
      scope.define(path, span, known, startOf(ts, initializer, file), isUsable);
    next = value === undefined ? undefined : value + 1;
  }
}

export function isStatic(ts: TypeScriptParser, node: Node): boolean {
  return hasModifier(node, ts.SyntaxKind.StaticKeyword);
}

function isPublic(ts: TypeScriptParser, node: Node): boolean {
  const { PrivateKeyword, ProtectedKeyword } = ts.SyntaxKind;
  return !hasModifier(node, PrivateKeyword) && !hasModifier(node, ProtectedKeyword);
}

function hasModifier(node: Node, kind: Node['kind']): boolean {
  const modifiers = (node as { readonly modifiers?: readonly Node[] }).modifiers;
  return modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}
