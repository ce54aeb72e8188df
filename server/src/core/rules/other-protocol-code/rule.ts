import type { ActiveProtocol, Catalog, Entry, Range } from '../../catalog/types.ts';
import type { Source } from '../../fix/source.ts';
import type { Fix, LinkedSite } from '../../model.ts';
import { listOf } from '../../words.ts';
import type { CodeRule, RuleContext } from '../rule.ts';
import { changeMessage } from '../support/change-message.ts';
import { takeFreeNumber } from '../support/free-number.ts';
import { baseCatalog, definitionsHere, isLibrary, isMade, isWrittenHere, ofProtocols } from '../support/scope.ts';
import { setProtocols } from '../support/set-protocols.ts';
import { entryTitle, nameInWords, protocolName, protocolNameOf, quoted, rangeText } from '../support/wording.ts';

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
    if (site.value === undefined || !isMade(site) || !isWrittenHere(site) || !isProtocolShown(context))
      return undefined;
    const value = site.value;
    if (context.protocols.retiredOf(value).length > 0) return undefined;
    const own = definitionsHere(value, context);
    if (speaksForItself(site, own, context) || isNameOfRange(site, value, context)) return undefined;
    const foreign = foreignEntries(site, value, context).filter((entry) => !own.some((one) => meansSame(one, entry)));
    if (foreign.length > 0) {
      const [meaning] = ofProtocols(own, context);
      if (meaning === undefined && own.length > 0) return undefined;
      return {
        span: site.anchor,
        message: entrySentence(value, foreign, meaning, context),
        fixes: (source) => [
          ...changeToOwn(site, foreign, meaning, context, source),
          ...takeFreeNumber(site, context, source),
          ...setProtocols(makersOf(foreign, context), context, source),
        ],
      };
    }
    const range = own.length > 0 ? undefined : foreignRange(value, context);
    if (range === undefined) return undefined;
    return {
      span: site.anchor,
      message: rangeSentence(value, range, context),
      fixes: (source) => [
        ...takeFreeNumber(site, context, source),
        ...setProtocols(makersOf(foreignEntriesOf(value, range, context), context), context, source),
      ],
    };
  },
};

/** The fix that says with the message what the number means here. */
function changeToOwn(
  site: LinkedSite,
  foreign: readonly Entry[],
  meaning: Entry | undefined,
  context: RuleContext,
  source: Source,
): readonly Fix[] {
  if (meaning === undefined || site.message?.value === undefined) return [];
  const wording = context.catalogs.entriesSaying(site.message.value).find(({ entry }) => foreign.includes(entry));
  return wording === undefined ? [] : changeMessage(site, wording, meaning, source);
}

/** The protocols that state these entries, as many as a sentence can name. */
function makersOf(entries: readonly Entry[], context: RuleContext): readonly Catalog[] {
  const makers = new Set(entries.map(({ origin }) => context.catalogs.get(origin)));
  return [...makers].filter((catalog) => catalog !== undefined).slice(0, 3);
}

/** A protocol was chosen or the file shows one; a dependency in package.json proves nothing about this file. */
function isProtocolShown(context: RuleContext): boolean {
  return protocolsBeyondBase(context).some(
    // The codes of a project alone say nothing about what else it speaks.
    ({ catalog, strength }) =>
      strength === 'chosen' || strength === 'strong' || (strength === 'own' && extendsProtocol(catalog, context)),
  );
}

function extendsProtocol({ chain }: Catalog, context: RuleContext): boolean {
  return chain.slice(1).some((id) => id !== baseCatalog(context)?.id);
}

/** What is active beyond the base protocol and is no mere library. */
function protocolsBeyondBase(context: RuleContext): readonly ActiveProtocol[] {
  const base = baseCatalog(context);
  return context.protocols.list.filter(({ catalog }) => catalog !== base && !isLibrary(catalog.id, context));
}

/** The words of the site are those of an entry that defines the number here. */
function speaksForItself(site: LinkedSite, own: readonly Entry[], context: RuleContext): boolean {
  if (own.length === 0) return false;
  const said = site.message?.value === undefined ? [] : context.protocols.entriesSaying(site.message.value);
  const named = site.name === undefined ? [] : context.protocols.entriesNamed(site.name.text);
  return [...said.map((match) => match.entry), ...named].some((entry) => entry.code === site.value);
}

/** `SERVER_ERROR` for a number of the range that JSON-RPC itself calls "Server error". */
function isNameOfRange(site: LinkedSite, value: number, context: RuleContext): boolean {
  const said = [site.message?.value, site.name?.text].map((text) => text && nameInWords(text).toLowerCase());
  return context.protocols
    .rangesOf(value)
    .some((range) => range.name !== undefined && said.includes(range.name.toLowerCase()));
}

/**
 * The entries of inactive protocols for this number whose wording, or else whose name, stands here word for word.
 * Dialects of a protocol that is active are none of its enemies.
 */
function foreignEntries(site: LinkedSite, value: number, context: RuleContext): readonly Entry[] {
  const isForeign = (entry: Entry): boolean =>
    entry.code === value && entry.marker !== true && isForeignProtocol(entry.origin, context);
  const said = site.message?.value === undefined ? [] : context.catalogs.entriesSaying(site.message.value);
  const byMessage = said.map((match) => match.entry).filter(isForeign);
  if (byMessage.length > 0 || site.name === undefined) return byMessage;
  return context.catalogs.entriesNamed(site.name.text).filter(isForeign);
}

/** Other words for what the number means here too. */
function meansSame(own: Entry, foreign: Entry): boolean {
  return own.name === foreign.name || entryTitle(own) === entryTitle(foreign);
}

function isForeignProtocol(id: string, context: RuleContext): boolean {
  const catalog = context.catalogs.get(id);
  if (catalog === undefined || isLibrary(id, context)) return false;
  const base = baseCatalog(context)?.id;
  return catalog.chain.every((ancestor) => ancestor === base || !context.protocols.has(ancestor));
}

/** A range outside what the base protocol reserves, which an inactive protocol keeps for itself. */
function foreignRange(value: number, context: RuleContext): Range | undefined {
  if (context.protocols.rangesOf(value).length > 0) return undefined;
  return context.catalogs
    .rangesOf(value)
    .find(
      (range) => range.owner === 'specification' && range.others === 'must-not' && !context.protocols.has(range.origin),
    );
}

function entrySentence(value: number, foreign: readonly Entry[], own: Entry | undefined, context: RuleContext): string {
  const [first] = foreign;
  if (first === undefined) return '';
  const makers = makersOf(foreign, context).map(protocolName);
  const nothing = `and nothing here is ${listOf(makers, 'or')}`;
  if (own !== undefined) {
    const verb = makers.length === 1 ? 'calls' : 'call';
    return `${value} means ${quoted(entryTitle(own))} in ${protocolNameOf(own.origin, context.catalogs)}; ${quoted(entryTitle(first))} is what ${listOf(makers, 'and')} ${verb} it, ${nothing}.`;
  }
  return `${value} is ${listOf(makers, 'and')}'s ${quoted(entryTitle(first))}, ${nothing}.${undefinedHere(context)}`;
}

function rangeSentence(value: number, range: Range, context: RuleContext): string {
  const [entry] = foreignEntriesOf(value, range, context);
  if (entry !== undefined) return entrySentence(value, [entry], undefined, context);
  const theirs = protocolNameOf(range.origin, context.catalogs);
  return `${theirs} keeps ${rangeText(range)} for itself, and nothing here is ${theirs}. Take a code outside that range.`;
}

/** What the owner of a range says of a number in it. */
function foreignEntriesOf(value: number, range: Range, context: RuleContext): readonly Entry[] {
  return context.catalogs
    .entriesOf(value)
    .filter((candidate) => candidate.origin === range.origin && candidate.marker !== true);
}

function undefinedHere(context: RuleContext): string {
  const [active] = protocolsBeyondBase(context);
  return active === undefined ? '' : ` ${protocolName(active.catalog)} does not define it.`;
}
