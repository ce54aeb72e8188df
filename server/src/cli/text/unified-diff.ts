import { applyEdits } from '../../core/fix/apply.ts';
import type { TextEdit } from '../../core/model.ts';

/** Lines around a change that show where it is. */
const CONTEXT = 3;

/** Lines that give way to others. Lines are counted from 0 and hold their line feed. */
interface Change {
  readonly start: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/**
 * Edits as a unified diff with the names `a/…` and `b/…`, as `git apply` and `patch -p1` take it; empty
 * where no line changes. Lines end at line feeds alone and keep all else that they hold.
 *
 * @param path relative, with `/`
 * @param edits of `text`; in order, without overlap
 */
export function unifiedDiff(path: string, text: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(text);
  const hunks = hunksOf(changesOf(text, lines, edits));
  if (hunks.length === 0) return '';
  let moved = 0;
  const parts = [`--- ${nameOf(`a/${path}`)}\n+++ ${nameOf(`b/${path}`)}\n`];
  for (const hunk of hunks) {
    parts.push(hunkText(hunk, lines, moved));
    for (const { removed, added } of hunk) moved += added.length - removed.length;
  }
  return parts.join('');
}

/** The lines of a text, each with its line feed; the last may have none. */
function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** Edits on the same line make one change. */
function changesOf(text: string, lines: readonly string[], edits: readonly TextEdit[]): readonly Change[] {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  let line = 0;
  const lineOf = (offset: number): number => {
    while ((starts[line + 1] ?? Infinity) <= offset) line += 1;
    return line;
  };
  const ranges: { readonly first: number; end: number; readonly edits: TextEdit[] }[] = [];
  for (const edit of edits) {
    const first = lineOf(edit.span.start);
    // The line on which an edit ends may be joined to what is before it.
    const end = lineOf(edit.span.end) + 1;
    const last = ranges.at(-1);
    if (last === undefined || first >= last.end) ranges.push({ first, end, edits: [edit] });
    else {
      last.end = end;
      last.edits.push(edit);
    }
  }
  const changes = ranges.map(({ first, end, edits: inside }) => {
    const start = starts[first] ?? text.length;
    const moved = inside.map(({ span, newText }) => ({
      span: { start: span.start - start, end: span.end - start },
      newText,
    }));
    const added = linesOf(applyEdits(text.slice(start, starts[end]), moved));
    return trimmed({ start: first, removed: lines.slice(first, end), added });
  });
  return changes.filter(({ removed, added }) => removed.length + added.length > 0);
}

/** Without the lines at both ends that stay. */
function trimmed({ start, removed, added }: Change): Change {
  const shorter = Math.min(removed.length, added.length);
  let head = 0;
  while (head < shorter && removed[head] === added[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && removed.at(-1 - tail) === added.at(-1 - tail)) tail += 1;
  return {
    start: start + head,
    removed: removed.slice(head, removed.length - tail),
    added: added.slice(head, added.length - tail),
  };
}

/** Changes whose context would meet stand in one hunk. */
function hunksOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const hunks: Change[][] = [];
  let end = -Infinity;
  for (const change of changes) {
    if (change.start - end <= 2 * CONTEXT) hunks.at(-1)?.push(change);
    else hunks.push([change]);
    end = change.start + change.removed.length;
  }
  return hunks;
}

/** @param moved lines that earlier hunks added, less those that they removed */
function hunkText(hunk: readonly Change[], lines: readonly string[], moved: number): string {
  const [first = { start: 0 }] = hunk;
  const start = Math.max(0, first.start - CONTEXT);
  const shown: string[] = [];
  let at = start;
  let before = 0;
  let after = 0;
  const keep = (end: number) => {
    const kept = lines.slice(at, end);
    for (const line of kept) shown.push(lineText(' ', line));
    before += kept.length;
    after += kept.length;
    at += kept.length;
  };
  for (const { start: next, removed, added } of hunk) {
    keep(next);
    for (const line of removed) shown.push(lineText('-', line));
    for (const line of added) shown.push(lineText('+', line));
    before += removed.length;
    after += added.length;
    at += removed.length;
  }
  keep(at + CONTEXT);
  return `@@ -${rangeText(start, before)} +${rangeText(start + moved, after)} @@\n${shown.join('')}`;
}

/** Without any line, a range is named by the line before it. */
function rangeText(start: number, count: number): string {
  return `${count === 0 ? start : start + 1},${count}`;
}

function lineText(mark: string, line: string): string {
  return line.endsWith('\n') ? `${mark}${line}` : `${mark}${line}\n\\ No newline at end of file\n`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '"': '\\"', '\\': '\\\\' };

/** The name of a file as Git writes it: quoted where a character needs it, with a tab after one with blanks. */
function nameOf(path: string): string {
  const escaped = path.replace(
    /["\\\p{Cc}]/gu,
    (character) => ESCAPES[character] ?? `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  if (escaped !== path) return `"${escaped}"`;
  return /\s/.test(path) ? `${path}\t` : path;
}
