import { acceptBoth } from '../../fix/accept-both.ts';
import type { LinkedSite } from '../../model.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { isMigrated, retiredMeaning } from '../support/retirement.ts';
import { entryTitle, protocolNameOf, quoted } from '../support/wording.ts';

/** A comparison that knows only the retired one of two codes that receivers must accept. */
export const rule: CodeRule = {
  id: 'accept-replacement',
  title: 'A comparison that accepts only a retired code',
  severity: 'hint',
  since: '0.1.0',
  fixes: ['suggestion'],
  inspects: 'code',
  rank: 35,
  check(site, context) {
    const { code, form, role } = site;
    if (code === undefined || role !== 'compare' || form === 'assertion' || site.bound === true) return undefined;
    const retired = retiredMeaning(site, context);
    const replacement = retired?.deprecated?.accept === true ? retired.deprecated.replacement : undefined;
    if (retired === undefined || replacement === undefined || isAccepted(replacement, site, context)) return undefined;
    // Tests are looked at in a migration alone.
    if (site.test === true && !isMigrated(retired, context)) return undefined;
    const { catalogs, protocols } = context;
    const name = protocolNameOf(retired.origin, catalogs);
    const versions = protocols.list.find(({ catalog }) => catalog.id === retired.origin)?.versions ?? [];
    const who = retired.sender === 'client' ? 'clients' : 'servers';
    return {
      span: site.anchor,
      message: `This accepts only ${retired.code}; ${who} of ${name} ${versions[0]} send ${replacement} for ${quoted(entryTitle(retired))}.`,
      fixes: (source) => acceptBoth(code, replacement, source),
    };
  },
};

/** The file compares with the other code as well; which of its branches runs first is its author's affair. */
function isAccepted(code: number, site: LinkedSite, { file }: RuleContext): boolean {
  return file.sites.some((other) => other !== site && other.role === 'compare' && other.value === code);
}
