import { DIRECTIVE_MARK, directiveNameSpan, directiveWordsSpan } from '../directives.ts';
import type { DirectiveFact, Fix, NameFact, Span, TextEdit } from '../model.ts';
import type { Source } from './source.ts';

/**
 * Takes a directive away with its comment.
 *
 * @returns none where the comment holds something else, or ends a statement by its line break
 */
export function withoutDirective(directive: DirectiveFact, source: Source): readonly Fix[] {
  const { comment, span } = directive;
  const rest =
    source.slice({ start: comment.start, end: span.start }) + source.slice({ start: span.end, end: comment.end });
  if (!/^[\s{}*/]*$/.test(rest)) return [];
  const edit = withoutComment(comment, source);
  return edit === undefined ? [] : [{ title: 'Remove this directive', kind: 'suggestion', edits: [edit] }];
}

/** Takes a word out of a directive; the last one goes with the directive, which would mean all rules without it. */
export function withoutWord(directive: DirectiveFact, { text, span }: NameFact, source: Source): readonly Fix[] {
  if (directive.args.length < 2) return withoutDirective(directive, source);
  const edit = deletion(withSeparator(directive.args, span));
  return [{ title: `Remove ${text} from this directive`, kind: 'suggestion', edits: [edit] }];
}

/** Puts a word behind the last one of a directive, parted as the others are. */
export function withWord(directive: DirectiveFact, word: string, source: Source): TextEdit {
  const [last, before] = [...directive.args].reverse();
  const end = directiveWordsSpan(directive).end;
  const comma =
    last !== undefined &&
    (before === undefined || source.slice({ start: before.span.end, end: last.span.start }).includes(','));
  return { span: { start: end, end }, newText: `${comma ? ', ' : ' '}${word}` };
}

/** Gives a directive the name that was meant. */
export function withName(directive: DirectiveFact, name: string): Fix {
  return replacement(directiveNameSpan(directive), DIRECTIVE_MARK + name);
}

/** Puts a name in the place of one that is none. */
export function replacement(span: Span, newText: string): Fix {
  return { title: `Replace with ${newText}`, kind: 'suggestion', edits: [{ span, newText }] };
}

/** Makes the words from here on a reason. */
export function asReason({ span: { start } }: NameFact): Fix {
  const edits = [{ span: { start, end: start }, newText: '-- ' }];
  return { title: 'Put -- before the reason', kind: 'suggestion', edits };
}

/** With its lines where it stands alone on them, else with the blanks before or behind it. */
function withoutComment({ start, end }: Span, source: Source): TextEdit | undefined {
  const first = source.lines.positionAt(start).line;
  const last = source.lines.positionAt(end).line;
  const lineStart = first === 0 && source.text.startsWith('\ufeff') ? 1 : source.lines.lineStart(first);
  const before = source.slice({ start: lineStart, end: start });
  const behind = source.slice({ start: end, end: source.lines.lineEnd(last) });
  if (before.trim() === '' && behind.trim() === '')
    return deletion({ start: lineStart, end: source.lines.lineStart(last + 1) });
  // A line break in a comment may end a statement.
  if (first !== last) return undefined;
  if (behind.trim() === '') {
    return deletion({ start: lineStart + before.trimEnd().length, end: end + behind.length });
  }
  if (/(?:^|\s)$/.test(before)) {
    return deletion({ start, end: end + behind.length - behind.trimStart().length });
  }
  // What it parts must not grow together.
  return /^\s/.test(behind) ? deletion({ start, end }) : { span: { start, end }, newText: ' ' };
}

/** A word with the blanks and commas that part it from the next, or the last one from the one before. */
function withSeparator(words: readonly NameFact[], { start, end }: Span): Span {
  const next = words.find(({ span }) => span.start >= end);
  if (next !== undefined) return { start, end: next.span.start };
  const before = words.filter(({ span }) => span.end <= start).at(-1);
  return { start: before?.span.end ?? start, end };
}

function deletion(span: Span): TextEdit {
  return { span, newText: '' };
}
