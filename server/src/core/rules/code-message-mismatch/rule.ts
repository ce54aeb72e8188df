import type { MessageMatch } from '../../catalog/catalog-set.ts';
import type { Entry } from '../../catalog/types.ts';
import type { LinkedSite } from '../../model.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { changeCode } from '../support/change-code.ts';
import { changeMessage } from '../support/change-message.ts';
import { mistakenWording } from '../support/mistaken.ts';
import { definitionsHere, isMade, isProtocolNumber, isRetired } from '../support/scope.ts';
import { definerName, entryTitle, quoted } from '../support/wording.ts';

/** The message is, or begins with, the wording of another code. */
export const rule: CodeRule = {
  id: 'code-message-mismatch',
  title: 'A message that belongs to another code',
  severity: 'warning',
  since: '0.1.0',
  fixes: ['suggestion'],
  inspects: 'code',
  rank: 60,
  check(site, context) {
    if (site.value === undefined || site.message?.value === undefined || !(isMade(site) || isTold(site)))
      return undefined;
    const value = site.value;
    const meant = mistakenWording(site, value, context);
    if (meant === undefined || isRetired(site, value, context)) return undefined;
    const own = isProtocolNumber(value, context) ? definitionsHere(value, context)[0] : undefined;
    return {
      span: site.anchor,
      message: sentence(site, value, meant, own, context),
      fixes: (source) => [
        ...changeCode(site, meant.entry, 'suggestion', context, source),
        ...(own === undefined ? [] : changeMessage(site, meant, own, source)),
      ],
    };
  },
};

/** `case -1: return 'text'`: a table in other words. */
function isTold(site: LinkedSite): boolean {
  return site.form === 'switch-case' && site.test !== true;
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
