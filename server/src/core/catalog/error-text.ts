import { type ErrorClue, type ErrorText, plainText } from './error-clue.ts';
import { readJsonErrors } from './error-json.ts';

/** Longer lines are cut: no wording is that long. */
const LONGEST_LINE = 2000;
/** Of a text without a number, so many lines are looked at. */
const MOST_LINES = 200;
/** Below a line with a code, so many. */
const LINES_BELOW = 2;
/** Of a line, so many beginnings may be what another program wrote before the message. */
const MOST_PREFIXES = 12;

/**
 * Where a number says that it is an error code, surest first; the number is the first group of each. A number without
 * sign is taken only behind a word.
 */
const CODES: readonly RegExp[] = [
  /(?:^|[^\p{L}\p{N}]|(?:err(?:or)?|rpc)[ _-]?)(?<!\b(?:status|exit|http)[ _-]?)code\\?["'`]?[ \t]{0,8}[:=]?[ \t]{0,8}\\?["'`(]?([-\u2212]?\d{1,15})(?![\p{L}\p{N}_]|\.\d)/giu,
  /err(?:or)?:?[ \t]{1,8}[([]?(-?\d{1,15})(?=[)\]]?[ \t]{0,8}(?:[:,)\]–—]|$))/gimu,
  /err(?:or)?:?[ \t]{0,8}[([]?(-\d{1,15})(?![\p{L}\p{N}_]|\.\d)/giu,
  /[([][ \t]{0,8}(-\d{1,15})[ \t]{0,8}[)\]]/gu,
  /(?<![\p{L}\p{N}_.:/-])(-\d{4,15})(?![\p{L}\p{N}_-]|\.\d)/gu,
];
/** `message: '…'` as JavaScript, Python and logs write it, also inside a string. */
const MESSAGE = /\b(?:message|msg)\\?["'`]?[ \t]{0,8}[:=][ \t]{0,8}\\?(["'`])(.{0,2000}?)\\?\1/iu;
/** What follows a code where the next member of a record does: `"name":`, `id=`. */
const NEXT_MEMBER = /^[\w.]{1,100}(?:\\?["'`]\s{0,8}[:=]|\s{0,8}=)/;
/** What command lines write before a message: `error message:`. */
const LABEL = /^error message:(?:\\n|\s)*/i;
const TRAILING_MARKS = /[[(\s"'`:,;=–—-]+$/u;
const METHOD =
  /\bmethod\\?["'`]?[ \t]{0,8}[:=]?[ \t]{0,8}\\?["'`]([\w$./:-]{1,200})\\?["'`]|\bmethod=([\w$./:-]{1,200})/iu;

/**
 * Finds the error in whatever somebody pastes: an error object, a response or several, whole or cut off; a line of
 * a log, a message of an exception, some words.
 *
 * @returns the first error and how many there are; undefined where the text has nothing but blanks.
 */
export function readErrorText(pasted: string): ErrorText | undefined {
  const text = plainText(pasted);
  if (text === '') return undefined;
  return readJsonErrors(text) ?? readCodes(text) ?? { first: { texts: readWords(text) }, count: 1 };
}

function readCodes(text: string): ErrorText | undefined {
  for (const pattern of CODES) {
    const [first, ...others] = [...text.matchAll(pattern)];
    if (first === undefined) continue;
    const [found, digits = ''] = first;
    const at = first.index + found.lastIndexOf(digits);
    const words = wordsBeside(text, at, at + digits.length);
    // `{"code":3}` deep in a document may be anything.
    if (/^\d/.test(digits) && !/err|rpc/i.test(found) && words.message === undefined) continue;
    return { first: { code: Number(digits.replace('\u2212', '-')), ...words }, count: others.length + 1 };
  }
  return undefined;
}

/** What stands beside a code: after it, else before it. */
function wordsBeside(text: string, from: number, to: number): Omit<ErrorClue, 'code'> {
  const start = text.lastIndexOf('\n', from) + 1;
  const lineEnd = text.indexOf('\n', to);
  const end = lineEnd === -1 ? text.length : lineEnd;
  const before = text.slice(Math.max(start, from - LONGEST_LINE), from);
  const after = text.slice(to, Math.min(end, to + LONGEST_LINE));
  // An object that is printed over several lines has its message on another one.
  const around = text.slice(Math.max(start, from - LONGEST_LINE), to + LONGEST_LINE);
  const written = MESSAGE.exec(around)?.[2];
  const method = METHOD.exec(around);
  const name = method?.[1] ?? method?.[2];
  const rest = trimmed(after.replace(/^(?:\\n|[\s"'`)\]:,;.–—-])+/u, '').replace(LABEL, ''));
  const followed = NEXT_MEMBER.test(rest) || !/\p{L}/u.test(rest) ? '' : rest;
  const led = before
    .replace(TRAILING_MARKS, '')
    .replace(/(?:error[ _-]?)?code$/i, '')
    .replace(TRAILING_MARKS, '');
  const message = trimmed(written ?? '') || followed;
  // `error code: …`, and the message on the lines below it.
  const below = text.slice(end + 1, end + LONGEST_LINE).split('\n', LINES_BELOW);
  const texts = [message, followed, ...[led, ...below].flatMap(beginnings)].filter((one) => one !== '');
  return {
    ...(message !== '' && { message }),
    texts: [...new Set(texts)],
    ...(name !== undefined && { method: name }),
  };
}

/** The lines of a text that names no number, each also without what may have been written before the message. */
function readWords(text: string): readonly string[] {
  const lines = text.split('\n', MOST_LINES).map((line) => line.slice(0, LONGEST_LINE));
  return [...new Set(lines.flatMap(beginnings))];
}

/** A line, then what is left of it behind each `: ` and `] `. */
function beginnings(line: string): readonly string[] {
  const found = [trimmed(line)];
  for (const { index, 0: mark } of line.matchAll(/[:\]>|] /gu)) {
    if (found.length > MOST_PREFIXES) break;
    found.push(trimmed(line.slice(index + mark.length)));
  }
  return found.filter((one) => one !== '');
}

function trimmed(text: string): string {
  return text
    .replace(/^[\s"'`]+/u, '')
    .replace(LABEL, '')
    .trimEnd()
    .replace(/["'`]+$/u, '');
}
