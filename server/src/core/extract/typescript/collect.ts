import type {
  ArrayLiteral,
  Binary,
  BindingElement,
  Call,
  CaseClause,
  ClassLike,
  Enum,
  Expression,
  FunctionLike,
  JsxExpression,
  LiteralType,
  New,
  Node,
  ObjectLiteral,
  Parameter,
  SourceFile,
  ThrowStatement,
  TypeScriptParser,
  Variable,
} from './parser.ts';

/** The nodes of a file that the forms look at, each kind in source order. */
export interface Collected {
  readonly objects: ObjectLiteral[];
  readonly arrays: ArrayLiteral[];
  readonly calls: Call[];
  readonly constructions: New[];
  readonly enums: Enum[];
  readonly variables: Variable[];
  readonly classes: ClassLike[];
  readonly functions: FunctionLike[];
  readonly parameters: (Parameter | BindingElement)[];
  readonly binaries: Binary[];
  readonly cases: CaseClause[];
  readonly literalTypes: LiteralType[];
  /** What `return` and expression-bodied functions give. */
  readonly results: Expression[];
  readonly thrown: Expression[];
  /** `a.b` and `a['b']`, the outermost of each chain. */
  readonly accesses: Expression[];
  readonly modules: Node[];
  /** Strings, templates, regular expressions and JSX text: what looks like a comment in them is none. */
  readonly literals: Node[];
  /** Braces between JSX tags that hold nothing but comments. */
  readonly braces: JsxExpression[];
}

/**
 * Walks a file once, with a stack of its own: the depth of the source never becomes depth of calls. Sets
 * `parent` on the way, which the parser, left to itself, would need another walk for.
 */
export function collect(ts: TypeScriptParser, file: SourceFile): Collected {
  const found: Collected = {
    objects: [],
    arrays: [],
    calls: [],
    constructions: [],
    enums: [],
    variables: [],
    classes: [],
    functions: [],
    parameters: [],
    binaries: [],
    cases: [],
    literalTypes: [],
    results: [],
    thrown: [],
    accesses: [],
    modules: [],
    literals: [],
    braces: [],
  };
  const stack: Node[] = [file];
  const children: Node[] = [];
  let parent: Node = file;
  const gather = (child: Node): undefined => {
    (child as { parent: Node }).parent = parent;
    children.push(child);
    return undefined;
  };
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    sort(ts, node, found);
    parent = node;
    children.length = 0;
    ts.forEachChild(node, gather);
    for (let index = children.length - 1; index >= 0; index -= 1) stack.push(children[index] as Node);
  }
  return found;
}

function isAccess(ts: TypeScriptParser, node: Node): boolean {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

function sort(ts: TypeScriptParser, node: Node, found: Collected): void {
  const kinds = ts.SyntaxKind;
  switch (node.kind) {
    case kinds.ObjectLiteralExpression:
      found.objects.push(node as ObjectLiteral);
      break;
    case kinds.ArrayLiteralExpression:
      found.arrays.push(node as ArrayLiteral);
      break;
    case kinds.CallExpression:
      found.calls.push(node as Call);
      break;
    case kinds.NewExpression:
      found.constructions.push(node as New);
      break;
    case kinds.EnumDeclaration:
      found.enums.push(node as Enum);
      break;
    case kinds.VariableDeclaration:
      found.variables.push(node as Variable);
      break;
    case kinds.ClassDeclaration:
    case kinds.ClassExpression:
      found.classes.push(node as ClassLike);
      break;
    case kinds.FunctionDeclaration:
    case kinds.FunctionExpression:
    case kinds.ArrowFunction:
    case kinds.MethodDeclaration:
      found.functions.push(node as FunctionLike);
      if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) found.results.push(node.body);
      break;
    case kinds.Parameter:
    case kinds.BindingElement:
      found.parameters.push(node as Parameter | BindingElement);
      break;
    case kinds.BinaryExpression:
      found.binaries.push(node as Binary);
      break;
    case kinds.CaseClause:
      found.cases.push(node as CaseClause);
      break;
    case kinds.LiteralType:
      found.literalTypes.push(node as LiteralType);
      break;
    case kinds.PropertyAccessExpression:
    case kinds.ElementAccessExpression:
      if (!isAccess(ts, node.parent)) found.accesses.push(node as Expression);
      break;
    case kinds.ThrowStatement:
      found.thrown.push((node as ThrowStatement).expression);
      break;
    case kinds.ReturnStatement:
      if (ts.isReturnStatement(node) && node.expression !== undefined) found.results.push(node.expression);
      break;
    case kinds.ImportDeclaration:
    case kinds.ImportEqualsDeclaration:
    case kinds.ExportDeclaration:
    case kinds.ExportAssignment:
    case kinds.VariableStatement:
    case kinds.ModuleDeclaration:
      found.modules.push(node);
      break;
    case kinds.StringLiteral:
    case kinds.RegularExpressionLiteral:
    case kinds.NoSubstitutionTemplateLiteral:
    case kinds.TemplateHead:
    case kinds.TemplateMiddle:
    case kinds.TemplateTail:
    case kinds.JsxText:
      found.literals.push(node);
      break;
    case kinds.JsxExpression:
      if ((node as JsxExpression).expression === undefined) found.braces.push(node as JsxExpression);
      break;
    default:
  }
}
