import type { EvidenceFact } from '../../model.ts';
import type { Extraction } from './extraction.ts';
import { isStringLike, nameOf, pathOf } from './syntax.ts';

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
      if (!isStringLike(ts, value)) continue;
      if (name === 'method') method(value, x.span(value), message);
      if (!vocabulary.evidenceMembers.has(name)) continue;
      add({
        kind: 'member',
        value: name,
        detail: value.text,
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
