import type { MemberFact } from '../../model.ts';
import { listOf } from '../../words.ts';
import type { RuleContext, ShapeRule } from '../rule.ts';
import { judgedMembers } from '../support/shape.ts';
import { baseName, quoted } from '../support/wording.ts';

/** Section 5.1 of JSON-RPC 2.0 names these; a protocol may add some (trait `errorMembers`). */
const MEMBERS = ['code', 'message', 'data'];

/** JSON-RPC 2.0, section 5.1: what else there is to say of an error stands in "data". */
export const rule: ShapeRule = {
  id: 'unknown-error-member',
  title: 'An error with other members than "code", "message" and "data"',
  severity: 'warning',
  since: '0.1.0',
  fixes: [],
  inspects: 'shape',
  site(site, context) {
    const members = judgedMembers(site, context);
    if (members === undefined) return undefined;
    const unknown = unknownMembers(members, context);
    const first = unknown[0];
    if (first === undefined) return undefined;
    const names = listOf([...new Set(unknown.map(({ name }) => quoted(name)))], 'and');
    return {
      span: first.key,
      message: `${baseName(context)} knows ${listOf(MEMBERS.map(quoted), 'and')} in an error; put ${names} into "data".`,
    };
  },
};

function unknownMembers(members: readonly MemberFact[], context: RuleContext): readonly MemberFact[] {
  const unknown = members.filter(({ name }) => !MEMBERS.includes(name));
  if (unknown.length === 0) return unknown;
  const allowed = new Set(context.protocols.list.flatMap(({ catalog }) => catalog.document.traits?.errorMembers ?? []));
  return unknown.filter(({ name }) => !allowed.has(name));
}
