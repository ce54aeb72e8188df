import type { Entry } from '../../catalog/types.ts';
import { versionText } from '../../catalog/versions.ts';
import type { Source } from '../../fix/source.ts';
import type { Fix, LinkedSite } from '../../model.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { changeCode } from '../support/change-code.ts';
import { takeFreeNumber } from '../support/free-number.ts';
import { isDefinedBy } from '../support/repeats.ts';
import { hasOwnWords, isMigrated, isSaid, replacementOf, retiredMeaning } from '../support/retirement.ts';
import { isMade, reservedSpan } from '../support/scope.ts';
import { entryTitle, nameInWords, protocolNameOf, quoted, rangeText } from '../support/wording.ts';

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
    const isOther = hasOwnWords(site) && !isSaid(retired, site, context);
    return {
      span: site.anchor,
      message: isOther ? otherSentence(retired, context) : sentence(retired, context),
      tag: 'deprecated',
      fixes: (source) => [
        ...(isOther && !sharesWord(site, retired) ? [] : changeToReplacement(site, retired, context, source)),
        ...(isMade(site) && !isSaid(retired, site, context) ? takeFreeNumber(site, context, source) : []),
      ],
    };
  },
};

/** In a migration tests and types count too, and comparisons, but for those that go on accepting what older peers send. */
function isToBeMoved(site: LinkedSite, retired: Entry, context: RuleContext): boolean {
  return isMigrated(retired, context) && (!isAsked(site) || retired.deprecated?.accept !== true);
}

/** A comparison, or the key of a table of handlers. */
function isAsked({ form, message, name, role }: LinkedSite): boolean {
  if (form === 'table') return name === undefined && message === undefined;
  return role === 'compare' && form !== 'assertion';
}

/** Beside an old code that is asked for, or a type, the new one may stand already. */
function changeToReplacement(site: LinkedSite, retired: Entry, context: RuleContext, source: Source): readonly Fix[] {
  if (isAsked(site) || site.role === 'type') return [];
  // Who asks by this name would ask for the new code alone.
  if (retired.deprecated?.accept === true && isAskedFor(site, context)) return [];
  const replacement = replacementOf(retired, context);
  return replacement === undefined ? [] : changeCode(site, replacement, 'suggestion', context, source);
}

function isAskedFor(site: LinkedSite, { file }: RuleContext): boolean {
  return file.sites.some((other) => isAsked(other) && isDefinedBy(other, site));
}

/** `COC_RESOURCE_NOT_FOUND` may well mean "Resource not found", `RATE_LIMITED` does not. */
function sharesWord({ message, name }: LinkedSite, retired: Entry): boolean {
  const said = new Set(wordsOf(`${message?.value ?? ''} ${name?.text ?? ''}`));
  return wordsOf(entryTitle(retired)).some((word) => said.has(word));
}

function wordsOf(text: string): readonly string[] {
  return (
    nameInWords(text)
      .toLowerCase()
      .match(/\p{L}{4,}/gu) ?? []
  );
}

const SENDERS = { client: 'clients', server: 'servers' } as const;

/** For what the retired code does not mean: it is told of the number alone. */
function otherSentence(retired: Entry, context: RuleContext): string {
  const { code, deprecated, origin } = retired;
  const name = protocolNameOf(origin, context.catalogs);
  const replacement = deprecated?.replacement;
  const title = quoted(entryTitle(retired));
  const was = replacement === undefined ? `it was ${title}` : `${title} is ${replacement} now`;
  const reserved = reservedSpan(context);
  const isInside = reserved !== undefined && code >= reserved.from && code <= reserved.to;
  const advice = isInside ? ` Take a code outside ${rangeText(reserved)}.` : '';
  return `${name} retired ${code} with ${versionText(deprecated?.since ?? '')}, and nothing else is to take it; ${was}.${advice}`;
}

/** For the retired code with its own meaning, or without any words. */
function sentence(retired: Entry, context: RuleContext): string {
  const { code, deprecated, origin, sender } = retired;
  const name = protocolNameOf(origin, context.catalogs);
  const title = quoted(entryTitle(retired));
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
