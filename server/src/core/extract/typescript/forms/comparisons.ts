import type { TextFact } from '../../../model.ts';
import type { Extraction } from '../extraction.ts';
import { isCodeKey } from '../names.ts';
import type { CaseClause, Expression } from '../parser.ts';
import { lastName, unwrap } from '../syntax.ts';
import { codeFact, mayBeCode, textFact } from '../values.ts';

/** `e.code === -1`, `case -1:`. Bounds of ranges (`<`, `>=`) are no codes in use. */
export function findComparisons(x: Extraction): void {
  const kinds = x.ts.SyntaxKind;
  for (const { operatorToken, left, right } of x.nodes.binaries) {
    const equality =
      operatorToken.kind === kinds.EqualsEqualsEqualsToken ||
      operatorToken.kind === kinds.ExclamationEqualsEqualsToken ||
      operatorToken.kind === kinds.EqualsEqualsToken ||
      operatorToken.kind === kinds.ExclamationEqualsToken;
    if (!equality) continue;
    compare(x, right, left);
    compare(x, left, right);
  }
  for (const clause of x.nodes.cases) {
    if (!mayBeCode(x, clause.expression)) continue;
    const code = codeFact(x, clause.expression);
    const proof = code.kind === 'integer' || code.kind === 'reference' ? x.proof(code) : undefined;
    if (proof === undefined) continue;
    const statement = clause.parent.parent;
    const about = x.ts.isSwitchStatement(statement) && isAboutCode(x, statement.expression);
    if (proof === 'number' && !about && !isPlain(x, x.valueOf(code))) continue;
    const message = textAfter(x, clause);
    x.add({ role: 'compare', form: 'switch-case', evidence: proof, anchor: code.span, code, message });
  }
}

/** `case -1: return 'text';` and `case -1: message = 'text'; break;`, where no other case shares the text. */
function textAfter(x: Extraction, clause: CaseClause): TextFact | undefined {
  const { ts } = x;
  const [first, second] = clause.statements;
  const clauses = clause.parent.clauses;
  const before = clauses[clauses.indexOf(clause) - 1];
  if (first === undefined || (before !== undefined && before.statements.length === 0)) return undefined;
  let text: Expression | undefined;
  if (ts.isReturnStatement(first)) text = first.expression;
  else if (second !== undefined && ts.isExpressionStatement(first) && ts.isBinaryExpression(first.expression)) {
    const { left, operatorToken, right } = first.expression;
    const isText =
      operatorToken.kind === ts.SyntaxKind.EqualsToken && /message|text|title/i.test(lastName(ts, left) ?? '');
    text = isText ? right : undefined;
  }
  if (text === undefined) return undefined;
  const fact = textFact(x, text);
  return fact.value === undefined || fact.wrongType !== undefined ? undefined : fact;
}

function compare(x: Extraction, expected: Expression, actual: Expression): void {
  if (!mayBeCode(x, expected)) return;
  const code = codeFact(x, expected);
  if (code.kind !== 'integer' && code.kind !== 'reference') return;
  const proof = x.proof(code);
  if (proof === undefined || (proof === 'number' && !isAboutCode(x, actual) && !isPlain(x, x.valueOf(code)))) return;
  x.add({ role: 'compare', form: 'comparison', evidence: proof, anchor: code.span, code });
}

/** True for `e.code`, `getErrorCode()` and `Number(e.code)`. */
export function isAboutCode(x: Extraction, expression: Expression): boolean {
  const inner = unwrap(x.ts, expression);
  const call = x.ts.isCallExpression(inner) ? inner : undefined;
  const candidates = call === undefined ? [inner] : [call.expression, ...call.arguments.slice(0, 1)];
  return candidates.some((candidate) => isCodeKey(lastName(x.ts, candidate) ?? ''));
}

/** A number that says by itself, in a file about JSON-RPC, that it is a code. */
function isPlain(x: Extraction, value: number | string | undefined): boolean {
  return x.speaksRpc && x.isTelling(value) && x.vocabulary.isDefined(value);
}
