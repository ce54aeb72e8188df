import type { Entry } from '../../catalog/types.ts';
import { type Constant, constantsAt, siblingFactory, siblingsOf } from '../../fix/constants.ts';
import { messageEdit } from '../../fix/message.ts';
import { numberEdit, wordEdit } from '../../fix/number-token.ts';
import { projectConstants } from '../../fix/project-constants.ts';
import { linksOf, unwrittenOf } from '../../fix/series-links.ts';
import type { Source } from '../../fix/source.ts';
import { type Fix, isScript, type LinkedSite, type TextEdit } from '../../model.ts';
import type { RuleContext } from '../rule.ts';
import { witnesses } from './intended.ts';
import { mistakenName, mistakenWording } from './mistaken.ts';
import { isKeyTaken, repeatsOf } from './repeats.ts';
import { entryTitle, quoted, shortened } from './wording.ts';

/** A code that a site may get: an entry of a protocol, or a number that nobody defines. */
type NewCode = Entry | number;

/** A way to write the new code. */
interface Change {
  readonly by: 'number' | 'name';
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** How a title goes on where the message is changed too. */
const AND_MESSAGE = { number: 'and the message to', name: 'and change the message to' };

/**
 * Fixes that give a site another code: as a number in the style of the old one, and by the name of a constant that is
 * in reach. Where the message would then be that of another code it is changed with it. Nothing where the site bears
 * the name of another code, and where it is not sure that the number alone would change.
 *
 * @param kind of the number; names, and changes that touch a message, are always suggestions
 */
export function changeCode(
  site: LinkedSite,
  to: NewCode,
  kind: Fix['kind'],
  context: RuleContext,
  source: Source,
): readonly Fix[] {
  const code = numberOf(to);
  if (mistakenName(site, code, context) !== undefined || isKeyTaken(site, code, context)) return [];
  const wording = mistakenWording(site, code, context);
  const changes = changesOf(site, to, context, source);
  if (wording === undefined) {
    const isSafe = ({ by }: Change): boolean => kind === 'safe' && by === 'number';
    const ordered = [...changes.filter(isSafe), ...changes.filter((change) => !isSafe(change))];
    return ordered.map((change) => ({
      title: change.title,
      kind: isSafe(change) ? 'safe' : 'suggestion',
      edits: inOrder(change.edits),
    }));
  }
  if (site.message === undefined || typeof to === 'number') return [];
  const message = messageEdit(site.message, wording.text, entryTitle(to), source);
  if (message === undefined) return [];
  return changes.map(({ by, title, edits }) => ({
    title: `${title} ${AND_MESSAGE[by]} ${quoted(shortened(message.text))}`,
    kind: 'suggestion',
    edits: inOrder([...edits, message.edit]),
  }));
}

/**
 * Fixes that give a site the codes that its message or its name say.
 *
 * @param except a code that is not to be offered: the one that it has, or that was offered before
 */
export function changeToMeant(
  site: LinkedSite,
  except: number | undefined,
  context: RuleContext,
  source: Source,
): readonly Fix[] {
  const meant = new Map<number, Entry>();
  for (const { entry } of witnesses(site, context)) {
    if (entry.code !== except && !meant.has(entry.code)) meant.set(entry.code, entry);
  }
  return [...meant.values()].flatMap((entry) => changeCode(site, entry, 'suggestion', context, source));
}

function changesOf(site: LinkedSite, to: NewCode, context: RuleContext, source: Source): readonly Change[] {
  const repeats = repeatsOf(site, numberOf(to), context).flatMap(({ code }) => {
    const edit = code && numberEdit(code, numberOf(to), source);
    return edit === undefined ? [] : [edit];
  });
  const number = numberChange(site, to, context, source);
  const name = nameChange(site, numberOf(to), context, source);
  // A name stays a name where there is one for the new code.
  const changes = name !== undefined && site.code?.kind === 'reference' ? [name] : [name, number];
  return changes.flatMap((change) => (change === undefined ? [] : { ...change, edits: [...change.edits, ...repeats] }));
}

function numberChange(site: LinkedSite, to: NewCode, context: RuleContext, source: Source): Change | undefined {
  const { code } = site;
  if (code === undefined || isCalled(site, source) || isCountedFrom(site, context)) return undefined;
  const number = numberOf(to);
  const edit =
    code.kind === 'reference' ? wordEdit(code.span, String(number), source) : numberEdit(code, number, source);
  return edit && { by: 'number', title: numberTitle(to), edits: [edit] };
}

function numberOf(to: NewCode): number {
  return typeof to === 'number' ? to : to.code;
}

function numberTitle(to: NewCode): string {
  return `Change the code to ${typeof to === 'number' ? to : `${to.code} (${entryTitle(to)})`}`;
}

/** What sends a code may name it; a definition keeps its number. */
function nameChange(site: LinkedSite, to: number, context: RuleContext, source: Source): Change | undefined {
  const { facts } = context.file;
  if (!isScript(facts.language) || site.role !== 'emit') return undefined;
  if (site.code === undefined) return factoryChange(site, to, context, source);
  if (isCalled(site, source)) return undefined;
  const isMeant = ({ path, value }: Constant): boolean =>
    value === to && context.protocols.entriesNamed(path.at(-1) as string).some((entry) => entry.code === to);
  const siblings = siblingsOf(site, facts, context.catalogs);
  const constant =
    siblings.find(isMeant) ??
    siblings.find(({ value }) => value === to) ??
    constantsAt(site.code.span.start, facts, context.catalogs).find(isMeant) ??
    projectConstants(site.code.span.start, context.file.module, context.catalogs).find(isMeant);
  if (constant === undefined) return undefined;
  const name = constant.path.join('.');
  return { by: 'name', title: `Replace with ${name}`, edits: [wordEdit(site.code.span, name, source)] };
}

function factoryChange(site: LinkedSite, to: number, context: RuleContext, source: Source): Change | undefined {
  const { symbol, anchor } = site;
  const member = symbol && siblingFactory(symbol, to, context.catalogs);
  if (symbol?.member === undefined || member === undefined || source.slice(anchor) !== symbol.member) return undefined;
  const owner = source.text.slice(symbol.span.start, anchor.start);
  return { by: 'name', title: `Replace with ${owner}${member}`, edits: [{ span: anchor, newText: member }] };
}

/** The code is that of a function or class of the file, which stands here under its own name. */
function isCalled({ code }: LinkedSite, { text }: Source): boolean {
  return code?.kind === 'reference' && /^\s*(?:\?\.\s*)?[(<`]/.test(text.slice(code.span.end, code.span.end + 100));
}

/** Other definitions count on from this one, and would move with it. */
function isCountedFrom(site: LinkedSite, { file }: RuleContext): boolean {
  return site.role === 'define' && linksOf(unwrittenOf(file), file).some(({ base }) => base.index === site.index);
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start);
}
