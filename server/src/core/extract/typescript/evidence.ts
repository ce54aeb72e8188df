import type { EvidenceFact } from '../../model.ts';
import type { Extraction } from './extraction.ts';
import type { Expression } from './parser.ts';
import { isStringLike, nameOf, numberOf, pathOf } from './syntax.ts';
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
  const method = (node: { readonly text: string }, span: EvidenceFact['span'], message?: number): void => {
    if (!vocabulary.isKnownMethod(node.text) || span === undefined) return;
    add({ kind: 'method', value: node.text, span, ...(message === undefined ? {} : { message }) });
  };

  // `const TOOLS_LIST = 'tools/list'`: a name with a slash is nobody's by chance, `initialize` may be.
  const named = (value: Parameters<typeof isStringLike>[1] | undefined): void => {
    if (value !== undefined && isStringLike(ts, value) && value.text.includes('/')) method(value, x.span(value));
  };

  for (const object of x.nodes.objects) {
    const message = x.messageOf.get(object);
    for (const member of object.properties) {
      const name = nameOf(ts, member.name);
      if (name === undefined || !ts.isPropertyAssignment(member)) continue;
      const value = member.initializer;
      if (name === 'method' && isStringLike(ts, value)) method(value, x.span(value), message);
      const detail = vocabulary.evidenceMembers.has(name) ? literalOf(x, value) : undefined;
      if (detail === undefined) continue;
      add({
        kind: 'member',
        value: name,
        detail,
        span: x.span(value),
        ...(message === undefined ? {} : { message }),
      });
    }
  }
  for (const call of x.nodes.calls) {
    const first = call.arguments[0];
    if (first !== undefined && isStringLike(ts, first)) method(first, x.span(first));
  }
  for (const clause of x.nodes.cases) {
    if (isStringLike(ts, clause.expression)) method(clause.expression, x.span(clause.expression));
  }
  for (const { left, right } of x.nodes.binaries) {
    const path = isStringLike(ts, right) ? pathOf(ts, left) : undefined;
    if (path?.at(-1) === 'method' && isStringLike(ts, right)) method(right, x.span(right));
  }
  for (const { initializer } of x.nodes.variables) named(initializer);
  for (const { members } of x.nodes.enums) for (const member of members) named(member.initializer);
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
