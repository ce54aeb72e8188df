import type { Entry } from '../../catalog/types.ts';
import type { LinkedSite } from '../../model.ts';
import { listOf } from '../../words.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { changeCode } from '../support/change-code.ts';
import { baseCatalog, definitionsHere, isLibrary, isMade, isWrittenHere } from '../support/scope.ts';
import { entryTitle, protocolNameOf, quoted } from '../support/wording.ts';

/** A code for anything, with a message that tells a case for which the protocol has a code of its own. */
export const rule: CodeRule = {
  id: 'generic-code',
  title: 'A general code where there is a special one',
  severity: 'hint',
  since: '0.1.0',
  fixes: ['suggestion'],
  inspects: 'code',
  rank: 100,
  check(site, context) {
    const { value, message } = site;
    const text = message?.value;
    if (value === undefined || text === undefined || site.evidence === 'shape') return undefined;
    if (!isMade(site) || !isWrittenHere(site) || site.role === 'captured' || !isGeneric(value, context))
      return undefined;
    if (isOwn(value, text, context)) return undefined;
    const meant = paraphrased(site, value, text, context);
    const [first] = meant;
    if (first === undefined) return undefined;
    return {
      span: site.anchor,
      message: sentence(first, meant, context),
      fixes: (source) => meant.flatMap((entry) => changeCode(site, entry, 'suggestion', context, source)),
    };
  },
};

/** The base protocol gives it to whatever has no code, or it is where servers begin with codes of their own. */
function isGeneric(value: number, context: RuleContext): boolean {
  const base = baseCatalog(context);
  if (base === undefined) return false;
  if (base.entries.some((entry) => entry.code === value)) {
    return base.entries.some((entry) => entry.code === value && entry.generic === true);
  }
  // Whoever gives it a meaning has made it special.
  if (definitionsHere(value, context).length > 0) return false;
  return base.ranges.some(({ to, owner }) => owner === 'implementation' && to === value);
}

/** Somebody active says this with the number, or says anything with it. */
function isOwn(value: number, text: string, context: RuleContext): boolean {
  if (definitionsHere(value, context).some(({ messages }) => messages?.any === true)) return true;
  return context.protocols.entriesSaying(text).some(({ entry }) => entry.code === value);
}

/** The entries of the most specific protocol that the message paraphrases, one for each code. */
function paraphrased(site: LinkedSite, value: number, text: string, context: RuleContext): readonly Entry[] {
  const found: Entry[] = [];
  for (const entry of context.protocols.entries()) {
    if (entry.code === value || isLibrary(entry.origin, context)) continue;
    if (found.some(({ code, protocol }) => code === entry.code || protocol !== entry.protocol)) continue;
    if (entry.messages?.paraphrases?.some((pattern) => expression(pattern)?.test(text)) === true) found.push(entry);
  }
  return site.test === true ? [] : found;
}

const expressions = new Map<string, RegExp | undefined>();

function expression(pattern: string): RegExp | undefined {
  if (!expressions.has(pattern)) expressions.set(pattern, compiled(pattern));
  return expressions.get(pattern);
}

/** Catalogs come from users, too: a broken expression is a finding of their validation, and matches nothing. */
function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'iu');
  } catch {
    return undefined;
  }
}

function sentence(first: Entry, meant: readonly Entry[], { catalogs }: RuleContext): string {
  const codes = listOf(
    meant.map(({ code }) => String(code)),
    'or',
  );
  return `${protocolNameOf(first.origin, catalogs)} has a code for this: ${quoted(entryTitle(first))} is ${codes}.`;
}
