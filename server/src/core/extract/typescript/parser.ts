import type ts from 'typescript';

/**
 * The part of the TypeScript API that the engine uses. This is the only file that names the package:
 * the parser itself is injected, so that JSON-only work and browsers never load what they do not need.
 * The build cuts the bundled parser down to exactly these exports.
 */
export const PARSER_EXPORTS = [
  'createSourceFile',
  'forEachChild',
  'JSDocParsingMode',
  'ScriptKind',
  'ScriptTarget',
  'SyntaxKind',
  'isArrayLiteralExpression',
  'isArrowFunction',
  'isAsExpression',
  'isAwaitExpression',
  'isBinaryExpression',
  'isBindingElement',
  'isBlock',
  'isCallExpression',
  'isClassDeclaration',
  'isClassExpression',
  'isComputedPropertyName',
  'isConditionalExpression',
  'isConstructorDeclaration',
  'isElementAccessExpression',
  'isExportAssignment',
  'isExportDeclaration',
  'isExpressionStatement',
  'isFunctionDeclaration',
  'isFunctionExpression',
  'isGetAccessorDeclaration',
  'isIdentifier',
  'isImportDeclaration',
  'isImportEqualsDeclaration',
  'isLiteralTypeNode',
  'isMethodDeclaration',
  'isNamedExports',
  'isNamespaceImport',
  'isNewExpression',
  'isNoSubstitutionTemplateLiteral',
  'isNonNullExpression',
  'isNumericLiteral',
  'isObjectBindingPattern',
  'isObjectLiteralExpression',
  'isParenthesizedExpression',
  'isPrefixUnaryExpression',
  'isPrivateIdentifier',
  'isPropertyAccessExpression',
  'isPropertyAssignment',
  'isPropertyDeclaration',
  'isPropertySignature',
  'isReturnStatement',
  'isSatisfiesExpression',
  'isShorthandPropertyAssignment',
  'isSpreadAssignment',
  'isSpreadElement',
  'isStringLiteral',
  'isSwitchStatement',
  'isTemplateExpression',
  'isTypeAliasDeclaration',
  'isTypeAssertionExpression',
  'isVariableDeclaration',
  'isVariableStatement',
  'skipTrivia',
] as const;

/** The package `typescript`, as far as it is used; the cut parser of the build is one too. */
export type TypeScriptParser = Pick<typeof ts, Exclude<(typeof PARSER_EXPORTS)[number], 'skipTrivia'>> & {
  /** Exported by the package, though not declared: nodes of the bare parser cannot say where they start. */
  skipTrivia(text: string, position: number): number;
};

export type ArrayLiteral = ts.ArrayLiteralExpression;
export type Binary = ts.BinaryExpression;
export type BindingElement = ts.BindingElement;
export type Call = ts.CallExpression;
export type CaseClause = ts.CaseClause;
export type ClassLike = ts.ClassLikeDeclaration;
export type Enum = ts.EnumDeclaration;
export type EnumMember = ts.EnumMember;
export type Expression = ts.Expression;
export type FunctionLike = ts.SignatureDeclaration;
export type JsxExpression = ts.JsxExpression;
export type LiteralType = ts.LiteralTypeNode;
export type New = ts.NewExpression;
export type Node = ts.Node;
export type ObjectLiteral = ts.ObjectLiteralExpression;
export type ObjectMember = ts.ObjectLiteralElementLike;
export type Parameter = ts.ParameterDeclaration;
export type PropertyName = ts.PropertyName;
export type SourceFile = ts.SourceFile;
export type Template = ts.TemplateExpression;
export type Statement = ts.Statement;
export type ThrowStatement = ts.ThrowStatement;
export type Variable = ts.VariableDeclaration;
