import type { Vocabulary } from '../vocabulary.ts';

/** Of them "method" says of which protocol other messages are, also in a request that does without "jsonrpc". */
const WORDS = /jsonrpc|"error|"code"|"method"/;
const NEGATIVE = /-\d{3,9}(?![\d.])/g;

/**
 * A cheap test on the text of a JSON document: false means that it holds no message, no error object,
 * no table of codes and no directive.
 */
export function isJsonCandidate(text: string, vocabulary: Vocabulary): boolean {
  if (WORDS.test(text)) return true;
  NEGATIVE.lastIndex = 0;
  for (let match = NEGATIVE.exec(text); match !== null; match = NEGATIVE.exec(text)) {
    if (isKept(Number(match[0]), vocabulary)) return true;
  }
  return false;
}

/** `Vocabulary.isKept`, with a cheap first test: documents may hold a great many negative numbers. */
export function isKept(code: number, vocabulary: Vocabulary): boolean {
  const { keptRanges } = vocabulary;
  if (keptRanges === undefined) return vocabulary.isKept(code);
  return keptRanges.some(({ from, to }) => code >= from && code <= to);
}

const OTHER_FORMATS =
  /^(?:package|package-lock|npm-shrinkwrap|composer|lerna|[tj]sconfig(?:\..+)?)\.json$|\.code-workspace$/i;

/** Files whose format is known to be another one, whatever words are in them. */
export function isOtherFormat(path: string): boolean {
  const parts = path.split(/[\\/]/);
  return OTHER_FORMATS.test(parts.at(-1) ?? '') || parts.at(-2) === '.vscode';
}

/** True for a text that is one JSON value; the built-in parser says so fastest. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
