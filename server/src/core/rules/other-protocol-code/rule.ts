import type { Entry, Range } from '../../catalog/types.ts';
import type { LinkedSite } from '../../model.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { definitionsHere, isMade, isWrittenHere } from '../support/scope.ts';
import { entryTitle, protocolName, quoted, rangeText } from '../support/wording.ts';

/** A number with the meaning that another protocol gives it, where that protocol is not spoken. */
export const rule: CodeRule = {
  id: 'other-protocol-code',
  title: "Another protocol's code",
  severity: 'warning',
  since: '0.1.0',
  fixes: ['suggestion'],
  inspects: 'code',
  rank: 70,
  check(site, context) {
    if (site.value === undefined || !isMade(site) || !isWrittenHere(site) || !context.protocols.beyondBase) {
      return undefined;
    }
    const value = site.value;
    if (context.protocols.retiredOf(value).length > 0) return undefined;
    const own = definitionsHere(value, context);
    if (own.some((entry) => speaksFor(site, entry, context))) return undefined;
    const foreign = foreignEntry(site, value, context);
    if (foreign !== undefined) return { span: site.anchor, message: entrySentence(value, foreign, own[0], context) };
    if (own.length > 0) return undefined;
    const range = foreignRange(value, context);
    return range === undefined ? undefined : { span: site.anchor, message: rangeSentence(value, range, context) };
  },
};

/** The words of the site are this entry's own. */
function speaksFor(site: LinkedSite, entry: Entry, context: RuleContext): boolean {
  const said = site.message?.value;
  if (said !== undefined && context.protocols.entriesSaying(said).some((match) => match.entry.code === entry.code)) {
    return true;
  }
  return (
    site.name !== undefined &&
    context.protocols.entriesNamed(site.name.text).some((candidate) => candidate.code === entry.code)
  );
}

/** The entry of an inactive protocol for this number whose wording or name stands here, word for word. */
function foreignEntry(site: LinkedSite, value: number, context: RuleContext): Entry | undefined {
  const isForeign = (entry: Entry): boolean => entry.code === value && !context.protocols.has(entry.origin);
  if (site.message?.value !== undefined) {
    const match = context.catalogs.entriesSaying(site.message.value).find(({ entry }) => isForeign(entry));
    if (match !== undefined) return match.entry;
  }
  return site.name === undefined ? undefined : context.catalogs.entriesNamed(site.name.text).find(isForeign);
}

/** A range outside what the base protocol reserves, which an inactive protocol keeps for itself. */
function foreignRange(value: number, context: RuleContext): Range | undefined {
  if (context.protocols.rangesOf(value).length > 0) return undefined;
  return context.catalogs
    .rangesOf(value)
    .find((range) => range.owner === 'specification' && range.others === 'must-not' && !context.protocols.has(range.origin));
}

function entrySentence(value: number, foreign: Entry, own: Entry | undefined, context: RuleContext): string {
  const theirs = nameOf(foreign.origin, context);
  if (own !== undefined) {
    return `${value} means ${quoted(entryTitle(own))} in ${nameOf(own.origin, context)}; ${quoted(entryTitle(foreign))} is what ${theirs} calls it, and nothing here is ${theirs}.`;
  }
  return `${value} is ${theirs}'s ${quoted(entryTitle(foreign))}, and nothing here is ${theirs}.${undefinedHere(context)}`;
}

function rangeSentence(value: number, range: Range, context: RuleContext): string {
  const theirs = nameOf(range.origin, context);
  const [entry] = context.catalogs.entriesOf(value).filter((candidate) => candidate.origin === range.origin && candidate.marker !== true);
  if (entry !== undefined) return entrySentence(value, entry, undefined, context);
  return `${theirs} keeps ${rangeText(range)} for itself, and nothing here is ${theirs}. Take a code outside that range.`;
}

function undefinedHere(context: RuleContext): string {
  const active = context.protocols.list.find((candidate) => candidate.strength !== 'base');
  return active === undefined ? '' : ` ${protocolName(active.catalog)} does not define it.`;
}

function nameOf(id: string, context: RuleContext): string {
  const catalog = context.catalogs.get(id);
  return catalog === undefined ? id : protocolName(catalog);
}
