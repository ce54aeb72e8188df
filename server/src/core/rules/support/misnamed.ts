import { distance } from 'fastest-levenshtein';
import { renameMember } from '../../fix/members-text.ts';
import type { Source } from '../../fix/source.ts';
import type { Fix, LinkedSite, MemberFact } from '../../model.ts';
import { listOf } from '../../words.ts';
import { quoted } from './wording.ts';

/** The members of an error object: JSON-RPC 2.0, section 5.1. */
export const ERROR_MEMBERS = ['code', 'message', 'data'] as const;
type ErrorMember = (typeof ERROR_MEMBERS)[number];

/** Other names under which people write them: `errorCode`, `errMsg`. */
const ALIASES: Readonly<Record<ErrorMember, RegExp>> = {
  code: /^(?:err(?:or)?_?)?(?:codes?|number|no)$/i,
  message: /^(?:err(?:or)?_?)?(?:message|msg)$/i,
  data: /^(?:err(?:or)?_?)?datas?$/i,
};

/** Values that the members may have, as far as they are known. */
const TYPES: Readonly<Record<ErrorMember, ReadonlySet<MemberFact['type']> | undefined>> = {
  code: new Set(['number', 'expression']),
  message: new Set(['string', 'expression']),
  data: undefined,
};

export function isErrorMember(name: string): name is ErrorMember {
  return (ERROR_MEMBERS as readonly string[]).includes(name);
}

/**
 * Gives members of an error the names that are meant; nothing where one of these has its member already, or where it
 * is not sure which member means it.
 */
export function renaming(site: LinkedSite, wanted: readonly ErrorMember[], source: Source): readonly Fix[] {
  const { members = [] } = site;
  const named: { readonly member: MemberFact; readonly meant: ErrorMember }[] = [];
  for (const meant of wanted) {
    const candidates = members.filter(({ name }) => !isErrorMember(name));
    const [member, other] = candidates.filter((candidate) => couldBe(candidate, meant));
    if (member === undefined || other !== undefined || members.some(({ name }) => name === meant)) return [];
    named.push({ member, meant });
  }
  const titles = named.map(({ member, meant }) => `${quoted(member.name)} to ${quoted(meant)}`);
  const edits = named.map(({ member, meant }) => renameMember(source, member, meant));
  edits.sort((a, b) => a.span.start - b.span.start);
  return [{ title: `Rename ${listOf(titles, 'and')}`, kind: 'suggestion', edits }];
}

function couldBe({ name, type }: MemberFact, meant: ErrorMember): boolean {
  if (TYPES[meant]?.has(type) === false) return false;
  // Of short names a letter makes another word: a date is no data.
  return ALIASES[meant].test(name) || (meant === 'message' && distance(name.toLowerCase(), meant) <= 2);
}
