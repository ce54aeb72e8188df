import { visible } from './visible.ts';
import { displayWidth } from './width.ts';

/** A line of source and the marks to print under it. */
export interface CodeFrame {
  readonly source: string;
  readonly marks: string;
}

/** UTF-16 units of a line that are shown at most, and at least, however narrow the terminal is. */
const MOST = 110;
const LEAST = 30;
const TAB = 4;

/**
 * A line as it is shown, with `^` under a token. Tabs become blanks, what steers a terminal becomes
 * visible, and a long line is cut around the token.
 *
 * @param start UTF-16 unit of the line at which the token begins.
 * @param end One past its last unit; what lies beyond the line is left out.
 * @param room Units for which there is room, where that is known.
 */
export function codeFrame(line: string, start: number, end: number, room = MOST): CodeFrame {
  const window = Math.max(LEAST, Math.min(MOST, room));
  const from = wholeCharacter(line, windowStart(line, start, window));
  const to = wholeCharacter(line, Math.min(line.length, from + window));
  const before = expand(line.slice(from, start), from > 0 ? '…' : '');
  const through = expand(line.slice(start, Math.min(end, to)), before);
  const after = expand(line.slice(Math.max(start, Math.min(end, to)), to), through);
  const width = displayWidth(before);
  return {
    source: (to < line.length ? `${after}…` : after).trimEnd(),
    marks: ' '.repeat(width) + '^'.repeat(Math.max(1, displayWidth(through) - width)),
  };
}

/** Where the shown part of a line begins: at its start where the token can be seen from there. */
function windowStart(line: string, start: number, window: number): number {
  const before = Math.floor(window / 3);
  if (line.length <= window || start + before <= window) return 0;
  return Math.min(start - before, line.length - window);
}

/** `shown` and the visible form of `text` after it; tabs stop at the same columns as in the whole line. */
function expand(text: string, shown: string): string {
  const [first = '', ...rest] = text.split('\t');
  let result = shown + visible(first);
  for (const part of rest) result += ' '.repeat(TAB - (displayWidth(result) % TAB)) + visible(part);
  return result;
}

/** The offset, or the one before where it would split a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  const before = text.charCodeAt(offset - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? offset - 1 : offset;
}
