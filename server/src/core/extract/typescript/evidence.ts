import type { EvidenceFact } from '../../model.ts';
import type { Extraction } from './extraction.ts';
import { methodNames } from './method-names.ts';
import type { Expression } from './parser.ts';
import { isStringLike, nameOf, numberOf, unwrap } from './syntax.ts';
import { knownPath } from './values.ts';

/** What may show a protocol beside imports: method names and marker members. */
export function readEvidence(x: Extraction): readonly EvidenceFact[] {
  const { ts, vocabulary } = x;
  const found: EvidenceFact[] = [];
  const seen = new Set<string>();
  const add = (fact: EvidenceFact): void => {
    const key = `${fact.kind} ${fact.value} ${fact.detail ?? ''} ${fact.message ?? ''}`;
    if (seen.has(key)) return;
    seen.add(key);
    found.push(fact);
  };
  for (const { text, node, request } of methodNames(x)) {
    if (!vocabulary.isKnownMethod(text)) continue;
    const message = request === undefined ? undefined : x.messageOf.get(request);
    add({ kind: 'method', value: text, span: x.span(node), ...(message === undefined ? {} : { message }) });
  }

  for (const object of x.nodes.objects) {
    const message = x.messageOf.get(object);
    for (const member of object.properties) {
      const name = nameOf(ts, member.name);
      if (name === undefined || !ts.isPropertyAssignment(member)) continue;
      if (!vocabulary.evidenceMembers.has(name)) continue;
      const value = member.initializer;
      const detail = literalOf(x, value);
      // An object shows that the member is there; of what else is not known even that is not sure to be meant.
      if (detail === undefined && !ts.isObjectLiteralExpression(unwrap(ts, value))) continue;
      add({
        kind: 'member',
        value: name,
        ...(detail === undefined ? {} : { detail }),
        span: x.span(value),
        ...(message === undefined ? {} : { message }),
      });
    }
  }
  return found;
}

/** The value of a member as a string: of a literal, or of a constant of the file. */
function literalOf(x: Extraction, expression: Expression): string | undefined {
  if (isStringLike(x.ts, expression)) return expression.text;
  const number = numberOf(x.ts, expression);
  if (number !== undefined) return String(number);
  const path = knownPath(x, expression);
  const value = path === undefined ? undefined : x.scope.lookup(path);
  return value === undefined ? undefined : String(value);
}
