import type { MessageMatch } from '../../catalog/catalog-set.ts';
import type { LinkedSite } from '../../model.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { definitionsHere, isMade } from '../support/scope.ts';
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
    if (site.value === undefined || site.message?.value === undefined || !isMade(site)) return undefined;
    const matches = context.protocols.entriesSaying(site.message.value);
    const match = matches[0];
    if (match === undefined || matches.some(({ entry }) => entry.code === site.value)) return undefined;
    return { span: site.anchor, message: sentence(site, site.value, match, context) };
  },
};

function sentence(site: LinkedSite, value: number, match: MessageMatch, context: RuleContext): string {
  const [own] = definitionsHere(value, context);
  const says = `the message says ${quoted(spoken(site, match))}, which is ${match.entry.code}`;
  if (own === undefined) return `${value} has no meaning of its own here, but ${says}.`;
  return `${value} means ${quoted(entryTitle(own))} (${definerName(own, context)}), but ${says}.`;
}

/** The message itself where it is short, else the wording that it begins with. */
function spoken(site: LinkedSite, match: MessageMatch): string {
  const text = site.message?.value ?? match.text;
  return match.how === 'equals' ? text.replace(/\.$/, '') : match.text.replace(/[\s:.,–—-]+$/, '');
}
