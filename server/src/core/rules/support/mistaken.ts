import { BASE_PROTOCOL } from '../../catalog/base.ts';
import type { MessageMatch } from '../../catalog/catalog-set.ts';
import type { Entry } from '../../catalog/types.ts';
import type { LinkedSite } from '../../model.ts';
import type { RuleContext } from '../rule.ts';
import { definitionsHere, isLibrary, isProtocolNumber, ofProtocols } from './scope.ts';

/**
 * The entry of another code whose name the site bears.
 *
 * @param code the number of the site, or one that it might get
 */
export function mistakenName(site: LinkedSite, code: number, context: RuleContext): Entry | undefined {
  if (site.name === undefined || !isNameJudged(site, code, context)) return undefined;
  const named = context.protocols.entriesNamed(site.name.text);
  return named.some((entry) => entry.code === code) ? undefined : ofProtocols(named, context).find(isNameOfItsOwn);
}

/** Where all that a protocol says with a code goes with others too, its name does so as well ("Insufficient funds"). */
function isNameOfItsOwn({ messages }: Entry): boolean {
  const { exact = [], prefixes = [], examples = [] } = messages ?? {};
  return examples.length === 0 || exact.length > 0 || prefixes.length > 0;
}

/**
 * A key above a whole error (`invalidParams: { code, message }`) may name a case of the author's own:
 * there the number must be one that a protocol gives another meaning.
 */
function isNameJudged(site: LinkedSite, code: number, context: RuleContext): boolean {
  return isProtocolNumber(code, context) && (site.role === 'define' || definitionsHere(code, context).length > 0);
}

/**
 * The wording of another code that the message is, or begins with.
 *
 * @param code the number of the site, or one that it might get
 */
export function mistakenWording(site: LinkedSite, code: number, context: RuleContext): MessageMatch | undefined {
  if (site.message?.value === undefined) return undefined;
  const matches = context.protocols.entriesSaying(site.message.value);
  if (matches.some(({ entry }) => entry.code === code)) return undefined;
  const isOurs = isProtocolNumber(code, context);
  const own = isOurs ? definitionsHere(code, context) : [];
  if (own.some((entry) => entry.messages?.any === true)) return undefined;
  // Who takes a code of JSON-RPC by its name has chosen it, and may say with it which case of a protocol it is.
  const isChosen = site.origin === 'definition' && own.some(({ origin }) => origin === BASE_PROTOCOL);
  const accused = matches.some(
    // An application numbers its own errors, and its parsers have parse errors too: there the whole text counts.
    (candidate) =>
      accuses(candidate, own.length > 0, context) &&
      (isOurs || candidate.how === 'equals') &&
      (!isChosen || candidate.entry.origin === BASE_PROTOCOL),
  );
  // Of wordings that begin one another the longest is meant: "Invalid request parameters" says more than "Invalid Request".
  return accused ? matches.find((match) => accuses(match, true, context)) : undefined;
}

/**
 * Against a number that means something else every accepted wording counts. A number without a meaning may be given
 * one that paraphrases a standard code ("Invalid parameters"): there only the canonical wording counts. Patterns let a
 * message pass and accuse none.
 */
function accuses(match: MessageMatch, hasMeaning: boolean, context: RuleContext): boolean {
  if (match.how === 'pattern' || isLibrary(match.entry.origin, context)) return false;
  return hasMeaning || match.text === match.entry.messages?.exact?.[0];
}
