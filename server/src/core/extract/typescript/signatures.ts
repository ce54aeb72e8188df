import type { Extraction } from './extraction.ts';
import { isCodeKey } from './names.ts';
import type { ClassLike, Expression, FunctionLike, Node } from './parser.ts';
import { lastName, nameOf } from './syntax.ts';

/** Which argument is what. -1: none. */
export interface Signature {
  readonly code: number;
  readonly message: number;
  readonly data: number;
}

const MESSAGE_NAMES = new Set([
  'message',
  'msg',
  'errorMessage',
  'errMessage',
  'text',
  'reason',
  'description',
  'error_message',
]);
const DATA_NAMES = new Set(['data', 'errorData', 'details']);
/** Classes of one file that extend one another. */
const MAX_BASES = 8;

/** The functions and classes of a file whose parameters say that they take a code. */
export class Signatures {
  readonly #functions = new Map<string, Signature | 'ambiguous'>();
  readonly #classes = new Map<string, ClassLike>();
  readonly #x: Extraction;

  constructor(x: Extraction) {
    this.#x = x;
    for (const declaration of x.nodes.classes) {
      if (declaration.name !== undefined) this.#classes.set(declaration.name.text, declaration);
    }
    for (const declaration of x.nodes.functions) {
      const name = functionName(x, declaration);
      const signature = signatureOf(x, declaration);
      if (name === undefined || signature === undefined) continue;
      const known = this.#functions.get(name);
      const same =
        known === undefined ||
        (known !== 'ambiguous' && known.code === signature.code && known.message === signature.message);
      this.#functions.set(name, same ? signature : 'ambiguous');
    }
  }

  /** The signature of a function or method of this file, by its name. */
  ofFunction(name: string): Signature | undefined {
    const found = this.#functions.get(name);
    return found === 'ambiguous' ? undefined : found;
  }

  /** The signature of the constructor that `new name()` runs, through base classes of this file. */
  ofClass(name: string): Signature | undefined {
    let current = this.#classes.get(name);
    for (let step = 0; step < MAX_BASES && current !== undefined; step += 1) {
      const own = current.members.find((member) => this.#x.ts.isConstructorDeclaration(member));
      if (own !== undefined) return signatureOf(this.#x, own as FunctionLike);
      const base = baseOf(this.#x, current);
      const next = base === undefined ? undefined : lastName(this.#x.ts, base);
      current = next === undefined ? undefined : this.#classes.get(next);
    }
    return undefined;
  }

  isLocalClass(name: string): boolean {
    return this.#classes.has(name);
  }
}

/** What a class extends. */
export function baseOf(x: Extraction, declaration: ClassLike): Expression | undefined {
  const clause = declaration.heritageClauses?.find((candidate) => candidate.token === x.ts.SyntaxKind.ExtendsKeyword);
  return clause?.types[0]?.expression;
}

/** Which parameters are code, message and data, by their names; undefined where none is a code. */
export function signatureOf(x: Extraction, declaration: FunctionLike): Signature | undefined {
  const names = declaration.parameters.map((parameter) =>
    x.ts.isIdentifier(parameter.name) ? parameter.name.text : '',
  );
  const code = names.findIndex((name) => isCodeKey(name));
  if (code === -1) return undefined;
  return {
    code,
    message: names.findIndex((name) => MESSAGE_NAMES.has(name)),
    data: names.findIndex((name) => DATA_NAMES.has(name)),
  };
}

/** The name by which a function of this file is called. */
export function functionName(x: Extraction, declaration: FunctionLike): string | undefined {
  const { ts } = x;
  if (
    declaration.name !== undefined &&
    (ts.isIdentifier(declaration.name) || ts.isPrivateIdentifier(declaration.name))
  ) {
    return declaration.name.text;
  }
  const parent: Node | undefined = declaration.parent;
  if (parent === undefined) return undefined;
  if (ts.isVariableDeclaration(parent)) return ts.isIdentifier(parent.name) ? parent.name.text : undefined;
  if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) return nameOf(ts, parent.name);
  if (ts.isBinaryExpression(parent) && parent.right === declaration) return lastName(ts, parent.left);
  return undefined;
}
