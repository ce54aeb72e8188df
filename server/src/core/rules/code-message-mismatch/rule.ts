import type { MessageMatch } from '../../catalog/catalog-set.ts';
import type { Entry } from '../../catalog/types.ts';
import type { LinkedSite } from '../../model.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { definitionsHere, isLibrary, isMade, isProtocolNumber, isRetired } from '../support/scope.ts';
import { definerName, entryTitle, quoted } from '../support/wording.ts';

/** The message is, or begins with, the wording of another code. */
export const rule: CodeRule = {
  id: 'code-message-mismatch',
  title: 'A message that belongs to another code',
  severity: 'warning',
  since: '0.1.0',
  fixes: [],
  inspects: 'code',
  rank: 60,
  check(site, context) {
    if (site.value === undefined || site.message?.value === undefined || !isMade(site)) return undefined;
    const value = site.value;
    const matches = context.protocols.entriesSaying(site.message.value);
    if (matches.some(({ entry }) => entry.code === value)) return undefined;
    if (isRetired(site, value, context)) return undefined;
    const isOurs = isProtocolNumber(value, context);
    const own = isOurs ? definitionsHere(value, context) : [];
    if (own.some((entry) => entry.messages?.any === true)) return undefined;
    const accused = matches.some(
      // An application numbers its own errors, and its parsers have parse errors too: there the whole text counts.
      (candidate) => accuses(candidate, own.length > 0, context) && (isOurs || candidate.how === 'equals'),
    );
    // Of wordings that begin one another the longest is meant: "Invalid request parameters" says more than "Invalid Request".
    const meant = accused ? matches.find((match) => accuses(match, true, context)) : undefined;
    return meant && { span: site.anchor, message: sentence(site, value, meant, own[0], context) };
  },
};

/**
 * Against a number that means something else every accepted wording counts. A number without a meaning may be given
 * one that paraphrases a standard code ("Invalid parameters"): there only the canonical wording counts. Patterns let a
 * message pass and accuse none.
 */
function accuses(match: MessageMatch, hasMeaning: boolean, context: RuleContext): boolean {
  if (match.how === 'pattern' || isLibrary(match.entry.origin, context)) return false;
  return hasMeaning || match.text === match.entry.messages?.exact?.[0];
}

function sentence(
  site: LinkedSite,
  value: number,
  match: MessageMatch,
  own: Entry | undefined,
  context: RuleContext,
): string {
  const says = `the message says ${quoted(spoken(site, match))}, which is ${match.entry.code}`;
  if (own === undefined) return `${value} has no meaning of its own here, but ${says}.`;
  return `${value} means ${quoted(entryTitle(own))} (${definerName(own, context)}), but ${says}.`;
}

/** The message itself where it is short, else the wording that it begins with. */
function spoken(site: LinkedSite, match: MessageMatch): string {
  // A finding is one line, whatever blanks the message has.
  const text = (site.message?.value ?? match.text).replace(/\s+/g, ' ').trim();
  return match.how === 'equals' ? text.replace(/\.$/, '') : match.text.replace(/[\s:.,–—-]+$/, '');
}
