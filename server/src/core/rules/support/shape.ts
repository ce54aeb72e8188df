import type { TraitsDocument } from '../../catalog/types.ts';
import { isScript, type LinkedSite, type MessageFact } from '../../model.ts';
import type { RuleContext } from '../rule.ts';
import { isErrorShapeJudged, isShapeJudged } from './scope.ts';
import { nameInWords } from './wording.ts';

/** True where an active protocol differs from the others in this way. */
export function hasTrait(context: RuleContext, test: (traits: TraitsDocument) => boolean): boolean {
  return context.protocols.list.some(({ catalog }) => test(catalog.document.traits ?? {}));
}

/**
 * True for an error object whose shape is judged, where all its members are seen. In code only what stands as the
 * `error` of a message is: whether another object with a code is sent as it is, nobody knows.
 */
export function areMembersJudged(site: LinkedSite, context: RuleContext): boolean {
  if (site.complete !== true || !isErrorShapeJudged(site, context)) return false;
  return site.response !== undefined || !isScript(context.file.facts.language);
}

/** A message whose shape is judged, of which all members are seen, and which is sent as it stands. */
export function isWhole(message: MessageFact, context: RuleContext): boolean {
  return message.complete && message.sent && isShapeJudged(message, context);
}

/** What active protocols say with a code, word for word; the most specific first. */
export function wordingsOf(code: number, context: RuleContext): readonly string[] {
  const entries = context.protocols.definitionsOf(code).filter(({ marker }) => marker !== true);
  return [...new Set(entries.map((entry) => entry.messages?.exact?.[0] ?? nameInWords(entry.name)))];
}

/** The codes that a message stands for, by the whole text or by how it begins. */
export function codesSaid(text: string, context: RuleContext): readonly number[] {
  const matches = context.protocols.entriesSaying(text).filter(({ how }) => how !== 'pattern');
  return [...new Set(matches.map(({ entry }) => entry.code))];
}
