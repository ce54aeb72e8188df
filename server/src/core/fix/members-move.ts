import type { ErrorSite, MemberFact, Span, TextEdit } from '../model.ts';
import { insertAfter, insertion, removeMembers } from './members.ts';
import { isTight, memberText } from './members-text.ts';
import { beginsLine } from './members-trivia.ts';
import type { Source } from './source.ts';

/** The member of an error for whatever else there is to say. */
const DATA = 'data';

/**
 * Moves members of an error object into its `data`, which is made where there is none.
 *
 * @param moved members of the site, in the order of the text
 * @returns undefined where `data` is no object, has a member of such a name, or cannot be seen whole, and where a
 * comment would be lost or left behind
 */
export function moveIntoData(
  source: Source,
  site: ErrorSite,
  moved: readonly MemberFact[],
): readonly TextEdit[] | undefined {
  const { object, members, dataMembers = [] } = site;
  const names = [...dataMembers, ...moved].map(({ name }) => name);
  if (object === undefined || members === undefined) return undefined;
  if (new Set(names).size < names.length || moved.some(isAccessor)) return undefined;
  const error = { object, members };
  const edits = site.data === undefined ? newData(source, error, moved) : intoData(source, error, site, moved);
  const sorted = edits && [...edits].sort((a, b) => a.span.start - b.span.start);
  return sorted?.every((edit) => losesNothing(source, edit, moved)) ? sorted : undefined;
}

interface ErrorObject {
  readonly object: Span;
  readonly members: readonly MemberFact[];
}

/** A getter or an asynchronous method begins before its name. */
function isAccessor({ key, value }: MemberFact): boolean {
  return value.start < key.start;
}

/** True where an edit takes away nothing but members that are moved, blanks and commas. */
function losesNothing(source: Source, { span }: TextEdit, moved: readonly MemberFact[]): boolean {
  let at = span.start;
  let rest = '';
  for (const { key, value } of moved) {
    if (key.start < span.start || value.end > span.end) continue;
    rest += source.text.slice(at, key.start);
    at = value.end;
  }
  rest += source.text.slice(at, span.end);
  return /^[\s,{}]*$/.test(rest);
}

/** Makes `data` of the first member behind all that stay, or puts it there; the others join it. */
function newData(
  source: Source,
  { object, members }: ErrorObject,
  moved: readonly MemberFact[],
): readonly TextEdit[] | undefined {
  const kept = members.filter((member) => !moved.includes(member));
  const lastKept = kept.at(-1);
  const place = moved.find(({ key }) => lastKept === undefined || key.start > lastKept.key.start);
  const others = new Set(moved.filter((member) => member !== place));
  const removed = takeAway(source, { object, members }, others);
  if (removed === undefined) return undefined;
  const model = place ?? (lastKept as MemberFact);
  const { opening, separator, closing } = bracesFor(source, object.start, model, others.size > 0);
  const texts = moved.map((member) => textOf(source, member));
  if (place === undefined) {
    const data = memberText(source, DATA, opening + texts.join(separator) + closing, members);
    return [...insertAfter(source, model, data), ...removed];
  }
  const at = moved.indexOf(place);
  const before = texts.slice(0, at).map((text) => text + separator);
  const behind = texts.slice(at + 1).map((text) => separator + text);
  return [
    insertion(place.key.start, memberText(source, DATA, opening + before.join(''), members)),
    insertion(place.value.end, behind.join('') + closing),
    ...removed,
  ];
}

/** Several members stand on lines of their own where those around them do. */
function bracesFor(
  source: Source,
  object: number,
  { key, value }: MemberFact,
  several: boolean,
): { readonly opening: string; readonly separator: string; readonly closing: string } {
  if (!several || !beginsLine(source.text, key.start)) {
    const tight = isTight(source, [{ key, value }]);
    return tight ? { opening: '{', separator: ',', closing: '}' } : { opening: '{ ', separator: ', ', closing: ' }' };
  }
  const outer = source.indentAt(object);
  const indent = source.indentAt(key.start);
  const step = indent.startsWith(outer) && indent !== outer ? indent.slice(outer.length) : '  ';
  const line = source.eol + indent;
  return { opening: `{${line}${step}`, separator: `,${line}${step}`, closing: `${line}}` };
}

function intoData(
  source: Source,
  error: ErrorObject,
  { data, dataMembers }: ErrorSite,
  moved: readonly MemberFact[],
): readonly TextEdit[] | undefined {
  const removed = takeAway(source, error, new Set(moved));
  if (removed === undefined || data === undefined || dataMembers === undefined) return undefined;
  const texts = moved.map((member) => textOf(source, member));
  const last = dataMembers.at(-1);
  if (last !== undefined) return [...removed, ...insertAfter(source, last, ...texts)];
  if (!/^\{\s*\}$/.test(source.slice(data.value))) return undefined;
  const { opening, separator, closing } = bracesFor(source, error.object.start, data, false);
  return [...removed, { span: data.value, newText: opening + texts.join(separator) + closing }];
}

/** What stands before a member that has no comment of its own: at most one that ends the line before. */
const NOTHING_OF_ITS_OWN = /^\s*,?(?:[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*(?=[\r\n])))?\s*$/;

function takeAway(
  source: Source,
  { object, members }: ErrorObject,
  moved: ReadonlySet<MemberFact>,
): readonly TextEdit[] | undefined {
  const alone = members.every((member, index) => {
    const start = members[index - 1]?.value.end ?? object.start + 1;
    return !moved.has(member) || NOTHING_OF_ITS_OWN.test(source.text.slice(start, member.key.start));
  });
  return alone ? removeMembers(source, object, members, moved) : undefined;
}

function textOf(source: Source, { key, value }: MemberFact): string {
  return source.slice({ start: key.start, end: value.end });
}
