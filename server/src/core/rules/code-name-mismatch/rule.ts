import type { Entry } from '../../catalog/types.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { changeCode } from '../support/change-code.ts';
import { mistakenName } from '../support/mistaken.ts';
import { isUsedAsNumbered, says } from '../support/repeats.ts';
import { definitionsHere, isMade, isRetired } from '../support/scope.ts';
import { entryTitle, quoted } from '../support/wording.ts';

/** A constant, enum member or table key that bears the name of another code. */
export const rule: CodeRule = {
  id: 'code-name-mismatch',
  title: 'A name that belongs to another code',
  severity: 'warning',
  since: '0.1.0',
  fixes: ['safe', 'suggestion'],
  inspects: 'code',
  rank: 50,
  check(site, context) {
    const { name, value } = site;
    if (value === undefined || name === undefined || !isMade(site) || site.origin === 'definition') return undefined;
    const meant = mistakenName(site, value, context);
    if (meant === undefined || isRetired(site, value, context)) return undefined;
    // The number alone may be wrong only where the message agrees with the name.
    const kind = says(site, meant.code, context) ? 'safe' : 'suggestion';
    return {
      span: site.anchor,
      message: sentence(name.text, value, meant, context),
      fixes: (source) => (isUsedAsNumbered(site, context) ? [] : changeCode(site, meant, kind, context, source)),
    };
  },
};

function sentence(name: string, value: number, meant: Entry, context: RuleContext): string {
  const [own] = definitionsHere(value, context);
  const means = own === undefined ? '' : `, which means ${quoted(entryTitle(own))}`;
  return `${name} is ${value} here${means}; ${quoted(entryTitle(meant))} is ${meant.code}.`;
}
