import type { Entry } from '../../catalog/types.ts';
import type { LinkedSite } from '../../model.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { definitionsHere, isMade, isProtocolNumber, isRetired, ofProtocols } from '../support/scope.ts';
import { entryTitle, quoted } from '../support/wording.ts';

/** A constant, enum member or table key that bears the name of another code. */
export const rule: CodeRule = {
  id: 'code-name-mismatch',
  title: 'A name that belongs to another code',
  severity: 'warning',
  since: '0.1.0',
  fixes: [],
  inspects: 'code',
  rank: 50,
  check(site, context) {
    if (site.value === undefined || site.name === undefined || !isMade(site) || site.origin === 'definition') {
      return undefined;
    }
    if (!isJudged(site, site.value, context) || isRetired(site, site.value, context)) return undefined;
    const named = context.protocols.entriesNamed(site.name.text);
    const [meant] = ofProtocols(named, context);
    if (meant === undefined || named.some((entry) => entry.code === site.value)) return undefined;
    return { span: site.anchor, message: sentence(site.name.text, site.value, meant, context) };
  },
};

/**
 * A key above a whole error (`invalidParams: { code, message }`) may name a case of the author's own:
 * there the number must be one that a protocol gives another meaning.
 */
function isJudged(site: LinkedSite, value: number, context: RuleContext): boolean {
  return isProtocolNumber(value, context) && (site.role === 'define' || definitionsHere(value, context).length > 0);
}

function sentence(name: string, value: number, meant: Entry, context: RuleContext): string {
  const [own] = definitionsHere(value, context);
  const means = own === undefined ? '' : `, which means ${quoted(entryTitle(own))}`;
  return `${name} is ${value} here${means}; ${quoted(entryTitle(meant))} is ${meant.code}.`;
}
