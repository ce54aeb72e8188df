import type { Entry } from '../../catalog/types.ts';
import { versionText } from '../../catalog/versions.ts';
import type { LinkedSite } from '../../model.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { changeCode } from '../support/change-code.ts';
import { takeFreeNumber } from '../support/free-number.ts';
import { isMigrated, isSaid, replacementOf, retiredMeaning } from '../support/retirement.ts';
import { isMade } from '../support/scope.ts';
import { entryTitle, protocolNameOf, quoted } from '../support/wording.ts';

/** A code that every version of its protocol that counts here has retired. */
export const rule: CodeRule = {
  id: 'deprecated-code',
  title: 'A code that the protocol has retired',
  severity: 'warning',
  since: '0.1.0',
  fixes: ['suggestion'],
  inspects: 'code',
  rank: 30,
  check(site, context) {
    // Through a constant of the project it is the constant's affair; one of an SDK was chosen here.
    if (site.origin !== 'literal' && site.origin !== 'symbol') return undefined;
    const retired = retiredMeaning(site, context);
    if (retired === undefined || !(isMade(site) || isToBeMoved(site, retired, context))) return undefined;
    return {
      span: site.anchor,
      message: sentence(retired, context),
      tag: 'deprecated',
      fixes: (source) => {
        // Beside an old code that is asked for, or a type, the new one may stand already.
        const replacement = isAsked(site) || site.role === 'type' ? undefined : replacementOf(retired, context);
        return [
          ...(replacement === undefined ? [] : changeCode(site, replacement, 'suggestion', context, source)),
          // Words of their own may mean an error of their own.
          ...(isMade(site) && !isSaid(retired, site, context) ? takeFreeNumber(site, context, source) : []),
        ];
      },
    };
  },
};

/** In a migration tests and types count too, and comparisons, but for those that go on accepting what older peers send. */
function isToBeMoved(site: LinkedSite, retired: Entry, context: RuleContext): boolean {
  return isMigrated(retired, context) && (!isAsked(site) || retired.deprecated?.accept !== true);
}

function isAsked({ form, role }: LinkedSite): boolean {
  return role === 'compare' && form !== 'assertion';
}

const SENDERS = { client: 'clients', server: 'servers' } as const;

function sentence({ code, deprecated, origin, sender, ...entry }: Entry, context: RuleContext): string {
  const name = protocolNameOf(origin, context.catalogs);
  const title = quoted(entryTitle({ code, origin, ...entry }));
  const from = `From ${versionText(deprecated?.since ?? '')} on`;
  const replacement = deprecated?.replacement;
  if (replacement === undefined) {
    const reason = deprecated?.reason === undefined ? '' : ` ${deprecated.reason}`;
    return `${from}, ${name} no longer has ${code} (${title}).${reason}`;
  }
  const who = sender === 'client' || sender === 'server' ? SENDERS[sender] : undefined;
  const sends = who === undefined ? `${name} has` : `${name} ${who} send`;
  const keep = deprecated?.accept === true ? ` Keep accepting ${code} from older ${who ?? 'peers'}.` : '';
  return `${from}, ${sends} ${replacement} for ${title}, not ${code}.${keep}`;
}
