import { moveIntoData } from '../../fix/members-move.ts';
import type { Source } from '../../fix/source.ts';
import type { Fix, LinkedSite, MemberFact } from '../../model.ts';
import { listOf } from '../../words.ts';
import type { RuleContext, ShapeRule } from '../rule.ts';
import { ERROR_MEMBERS, isErrorMember, renaming } from '../support/misnamed.ts';
import { areMembersJudged } from '../support/shape.ts';
import { baseName, quoted } from '../support/wording.ts';

/** JSON-RPC 2.0, section 5.1: what else there is to say of an error stands in "data". */
export const rule: ShapeRule = {
  id: 'unknown-error-member',
  title: 'An error with other members than "code", "message" and "data"',
  severity: 'warning',
  since: '0.1.0',
  fixes: ['suggestion'],
  inspects: 'shape',
  site(site, context) {
    const { members } = site;
    // Most errors have no others: that is seen first.
    if (members === undefined || members.every(({ name }) => isErrorMember(name))) return undefined;
    if (!areMembersJudged(site, context)) return undefined;
    const unknown = unknownMembers(members, context);
    const first = unknown[0];
    if (first === undefined) return undefined;
    const known = listOf(ERROR_MEMBERS.map(quoted), 'and');
    return {
      span: first.key,
      message: `${baseName(context)} knows ${known} in an error; put ${namesOf(unknown)} into "data".`,
      fixes: (source) => mended(site, unknown, source),
    };
  },
};

function unknownMembers(members: readonly MemberFact[], context: RuleContext): readonly MemberFact[] {
  const allowed = new Set(context.protocols.list.flatMap(({ catalog }) => catalog.document.traits?.errorMembers ?? []));
  return members.filter(({ name }) => !isErrorMember(name) && !allowed.has(name));
}

/** A single one may be a known member under another name, and then it is nothing for `data`. */
function mended(site: LinkedSite, unknown: readonly MemberFact[], source: Source): readonly Fix[] {
  const renamed = unknown.length > 1 ? [] : ERROR_MEMBERS.flatMap((meant) => renaming(site, [meant], source));
  return renamed.length > 0 ? renamed : moves(site, unknown, source);
}

function moves(site: LinkedSite, unknown: readonly MemberFact[], source: Source): readonly Fix[] {
  const edits = moveIntoData(source, site, unknown);
  return edits === undefined ? [] : [{ title: `Move ${namesOf(unknown)} into "data"`, kind: 'suggestion', edits }];
}

function namesOf(members: readonly MemberFact[]): string {
  return listOf([...new Set(members.map(({ name }) => quoted(name)))], 'and');
}
