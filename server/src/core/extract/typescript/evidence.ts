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
      const value = unwrap(ts, member.initializer);
      const detail = detailOf(x, value);
      // An object shows that the member is there; of what else is not known even that is not sure to be meant.
      if (detail === undefined && !ts.isObjectLiteralExpression(value)) continue;
      if (!vocabulary.isEvidence(name, detail)) continue;
      add({
        kind: 'member',
        value: name,
        ...(detail === undefined ? {} : { detail }),
        span: x.span(member.initializer),
        ...(message === undefined ? {} : { message }),
      });
    }
  }
  for (const fact of versionConstants(x)) add(fact);
  for (const fact of texts(x)) add(fact);
  return found;
}

/** The value of a member as a string: of a literal, of a constant of the file, of an array its first item. */
function detailOf(x: Extraction, value: Expression): string | undefined {
  const { ts } = x;
  if (!ts.isArrayLiteralExpression(value)) return literalOf(x, value);
  const first = value.elements[0];
  return first !== undefined && isStringLike(ts, first) ? first.text : undefined;
}

function literalOf(x: Extraction, expression: Expression): string | undefined {
  if (isStringLike(x.ts, expression)) return expression.text;
  const { kind } = expression;
  if (kind === x.ts.SyntaxKind.TrueKeyword) return 'true';
  if (kind === x.ts.SyntaxKind.FalseKeyword) return 'false';
  if (kind === x.ts.SyntaxKind.NullKeyword) return 'null';
  const number = numberOf(x.ts, expression);
  if (number !== undefined) return String(number);
  const path = knownPath(x, expression);
  const value = path === undefined ? undefined : x.scope.lookup(path);
  return value === undefined ? undefined : String(value);
}

/** `const LATEST_PROTOCOL_VERSION = '2025-11-25'`, and lists of them, for a member `protocolVersion`. */
function* versionConstants(x: Extraction): Iterable<EvidenceFact> {
  const { ts, nodes, vocabulary } = x;
  for (const { name, initializer } of nodes.variables) {
    if (initializer === undefined || !ts.isIdentifier(name) || !/version/i.test(name.text)) continue;
    const member = vocabulary.versionMemberOf(name.text);
    if (member === undefined) continue;
    const value = unwrap(ts, initializer);
    for (const item of ts.isArrayLiteralExpression(value) ? value.elements : [value]) {
      if (!isStringLike(ts, item) || !vocabulary.isEvidence(member, item.text)) continue;
      yield { kind: 'member', value: member, detail: item.text, span: x.span(item) };
    }
  }
}

/** Addresses and paths, comments included. */
function* texts({ file, vocabulary }: Extraction): Iterable<EvidenceFact> {
  if (vocabulary.texts === undefined) return;
  for (const { 0: value, index } of file.text.matchAll(vocabulary.texts)) {
    yield { kind: 'text', value, span: { start: index, end: index + value.length } };
  }
}
