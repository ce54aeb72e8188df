import type { CodeFact, NameFact } from '../../../model.ts';
import type { Extraction } from '../extraction.ts';
import type { Expression, Node } from '../parser.ts';
import { nameOf, numberOf } from '../syntax.ts';
import { codeFact } from '../values.ts';

/** `code: -1` in a type, members of unions, `z.literal(-1)`. */
export function findTypes(x: Extraction): void {
  const { ts } = x;
  for (const type of x.nodes.literalTypes) {
    const value = numberOf(ts, type.literal as Expression);
    if (!x.isTelling(value)) continue;
    const span = x.span(type.literal);
    const code: CodeFact = { kind: 'integer', value, span, text: x.textOf(span) };
    // A cast repeats the value that it is put on; the value is the site.
    if (
      ts.isAsExpression(type.parent) ||
      ts.isTypeAssertionExpression(type.parent) ||
      ts.isSatisfiesExpression(type.parent)
    ) {
      continue;
    }
    x.add({ role: 'type', form: 'type', evidence: 'number', anchor: span, code, name: typeName(x, type.parent) });
  }
  for (const call of x.nodes.calls) {
    const callee = call.expression;
    const argument = call.arguments[0];
    if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'literal' || argument === undefined) continue;
    const code = codeFact(x, argument);
    const proof = code.kind === 'integer' || code.kind === 'reference' ? x.tellingProof(code) : undefined;
    if (proof === undefined) continue;
    x.add({ role: 'type', form: 'type', evidence: proof, anchor: code.span, code });
  }
}

/** The member, constant or alias whose whole type the literal is; a member named `code` gives no name. */
function typeName(x: Extraction, parent: Node): NameFact | undefined {
  const { ts } = x;
  if (ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent)) {
    const name = nameOf(ts, parent.name);
    return name === undefined || name === 'code' ? undefined : x.nameFact(parent.name, name);
  }
  if ((ts.isVariableDeclaration(parent) || ts.isTypeAliasDeclaration(parent)) && ts.isIdentifier(parent.name)) {
    return x.nameFact(parent.name, parent.name.text);
  }
  return undefined;
}
