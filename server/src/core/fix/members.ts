import type { MemberFact, Span, TextEdit } from '../model.ts';
import { isTight } from './members-text.ts';
import { beginsLine, blanksBefore, endOfLine, isBlank, skipBlanks, skipTrivia } from './members-trivia.ts';
import type { Source } from './source.ts';

/**
 * Adds members behind another one, on lines of their own where that has one.
 * @param texts `"id": 1`, without commas
 */
export function insertAfter(source: Source, model: MemberFact, ...texts: readonly string[]): readonly TextEdit[] {
  const { text: all } = source;
  const { end } = model.value;
  const comma = skipTrivia(all, end);
  const hasComma = all[comma] === ',';
  const behind = hasComma ? comma + 1 : end;
  const lineEnd = beginsLine(all, model.key.start) ? endOfLine(all, behind) : undefined;
  const separator = lineEnd === undefined ? gapLike(source, model) : source.eol + source.indentAt(model.key.start);
  const added = separator + texts.join(`,${separator}`);
  if (hasComma) return [insertion(lineEnd ?? behind, `${added},`)];
  // A comment at the end of the line stays with the member before it.
  if (lineEnd === undefined || lineEnd === end) return [insertion(end, `,${added}`)];
  return [insertion(end, ','), insertion(lineEnd, added)];
}

/** Adds a member before another one, on a line of its own where that has one. */
export function insertBefore(source: Source, model: MemberFact, text: string): readonly TextEdit[] {
  const { start } = model.key;
  const ownLine = beginsLine(source.text, start);
  const separator = ownLine ? source.eol + source.indentAt(start) : gapLike(source, model);
  return [insertion(start, `${text},${separator}`)];
}

/**
 * Takes members away, each with its comma, and with its line where it has one. Comments stay, except at the end of
 * such a line.
 *
 * @param object the whole object with its braces
 * @param members all that the object has, in the order of the text
 * @param gone which of them go
 * @returns undefined where something else stands between the members: what would be left is not sure
 */
export function removeMembers(
  source: Source,
  object: Span,
  members: readonly MemberFact[],
  gone: ReadonlySet<MemberFact>,
): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (let from = 0; from < members.length; from += 1) {
    if (!gone.has(members[from] as MemberFact)) continue;
    let to = from;
    while (to + 1 < members.length && gone.has(members[to + 1] as MemberFact)) to += 1;
    const run = { start: (members[from] as MemberFact).key.start, end: (members[to] as MemberFact).value.end };
    const removed = removeRun(source, object, members[from - 1], run);
    if (removed === undefined) return undefined;
    edits.push(...removed);
    from = to;
  }
  return edits;
}

function removeRun(
  source: Source,
  object: Span,
  before: MemberFact | undefined,
  run: Span,
): readonly TextEdit[] | undefined {
  const { text } = source;
  const previous = skipTrivia(text, before?.value.end ?? object.start + 1);
  const begins = before === undefined ? previous === run.start : isCommaBefore(text, previous, run.start);
  const after = skipTrivia(text, run.end);
  if (!begins) return undefined;
  if (text[after] === ',') return [deletion(withCommaAfter(source, { start: run.start, end: after + 1 }))];
  if (after !== object.end - 1) return undefined;
  if (before === undefined) return [deletion({ start: run.start, end: skipBlanks(text, run.end) })];
  return withCommaBefore(source, before.value.end, previous, run);
}

function isCommaBefore(text: string, comma: number, start: number): boolean {
  return text[comma] === ',' && skipTrivia(text, comma + 1) === start;
}

/** @param run ends with its comma */
function withCommaAfter(source: Source, run: Span): Span {
  const { text } = source;
  const lineEnd = endOfLine(text, run.end);
  if (lineEnd === undefined) return { start: run.start, end: skipBlanks(text, run.end) };
  if (beginsLine(text, run.start)) return wholeLines(source, { start: run.start, end: lineEnd });
  return { start: blanksBefore(text, run.start), end: run.end };
}

/** The last members of an object, without a comma of their own: the one before them goes. */
function withCommaBefore(source: Source, previousEnd: number, comma: number, run: Span): readonly TextEdit[] {
  const { text } = source;
  const lineEnd = beginsLine(text, run.start) ? endOfLine(text, run.end) : undefined;
  if (lineEnd !== undefined) {
    const lines = wholeLines(source, { start: run.start, end: lineEnd });
    return [deletion({ start: comma, end: comma + 1 }), deletion(lines)];
  }
  if (!isBlank(text, comma + 1, run.start)) return [deletion({ start: comma, end: comma + 1 }), deletion(run)];
  return [deletion({ start: isBlank(text, previousEnd, comma) ? previousEnd : comma, end: run.end })];
}

function wholeLines({ lines }: Source, { start, end }: Span): Span {
  return {
    start: lines.lineStart(lines.positionAt(start).line),
    end: lines.lineStart(lines.positionAt(end).line + 1),
  };
}

/** What stands between two members on one line: the blanks behind the comma of a member, else as behind its colon. */
function gapLike(source: Source, member: MemberFact): string {
  const { text } = source;
  const comma = skipTrivia(text, member.value.end);
  if (text[comma] === ',' && endOfLine(text, comma + 1) === undefined) {
    return text.slice(comma + 1, skipBlanks(text, comma + 1));
  }
  return isTight(source, [member]) ? '' : ' ';
}

export function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

function deletion(span: Span): TextEdit {
  return { span, newText: '' };
}
