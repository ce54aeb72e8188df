import type { MessageMatch } from './catalog-set.ts';
import type { Entry, MessagesDocument } from './types.ts';

/** Marks an unknown part of a text. */
const UNKNOWN = '…';
/** Longer texts are cut before they are compared: no wording is that long. */
const LONGEST_TEXT = 2000;
/** Results kept; a capture repeats few texts very often. */
const REMEMBERED = 2000;

const WORD_CHARACTER = /[\p{L}\p{N}_]/u;
const AFTER_ONE_WORD = /^ ?(?:[.:,(–—]|-(?!\p{L}|\p{N}))/u;

interface Wording {
  readonly oneWord: boolean;
  /** The entries that have it, each with the text as its catalog writes it. */
  readonly uses: { readonly entry: Entry; readonly text: string }[];
}

/** Finds the entries whose wording a text equals or begins with. */
export interface MessageIndex {
  /** Longer wordings first, patterns last. Empty for a text that no wording begins. */
  find(text: string): readonly MessageMatch[];
}

/**
 * Texts are compared without case, final full stop and differences in white space. *Begins with* ends at a
 * word boundary; a wording of one word counts only as the whole text or before `.` `:` `,` `(` or a dash.
 * What follows `…` is never compared. A look-up costs a few hash probes, however many wordings there are.
 *
 * @param wordings entries with the messages under which they are to be found
 */
export function createMessageIndex(
  wordings: Iterable<{ readonly entry: Entry; readonly messages: MessagesDocument | undefined }>,
): MessageIndex {
  const byText = new Map<string, Wording>();
  const lengthsByFirstWord = new Map<string, Set<number>>();
  const patterns: { readonly pattern: RegExp; readonly text: string; readonly entry: Entry }[] = [];
  const add = (text: string, entry: Entry): void => {
    const key = normalizeText(text);
    if (key === '') return;
    const known = byText.get(key);
    if (known !== undefined) {
      if (!known.uses.some((use) => use.entry === entry)) known.uses.push({ entry, text: text.trim() });
      return;
    }
    byText.set(key, { oneWord: !key.includes(' '), uses: [{ entry, text: text.trim() }] });
    const first = firstWord(key);
    const lengths = lengthsByFirstWord.get(first) ?? new Set<number>();
    lengthsByFirstWord.set(first, lengths.add(key.length));
  };
  for (const { entry, messages } of wordings) {
    for (const text of messages?.exact ?? []) add(text, entry);
    for (const text of messages?.prefixes ?? []) add(text, entry);
    for (const text of messages?.patterns ?? []) {
      const pattern = compile(text);
      if (pattern !== undefined) patterns.push({ pattern, text, entry });
    }
  }
  const lengthsOf = new Map<string, readonly number[]>();
  for (const [word, lengths] of lengthsByFirstWord)
    lengthsOf.set(
      word,
      [...lengths].sort((a, b) => b - a),
    );

  const search = (text: string): readonly MessageMatch[] => {
    const cut = text.length > LONGEST_TEXT;
    const head = cut ? text.slice(0, LONGEST_TEXT) : text;
    const unknownAt = head.indexOf(UNKNOWN);
    const whole = !cut && unknownAt === -1;
    const known = normalizeText(unknownAt === -1 ? head : head.slice(0, unknownAt), whole);
    const matches: MessageMatch[] = [];
    for (const length of lengthsOf.get(firstWord(known)) ?? []) {
      if (length > known.length) continue;
      const wording = byText.get(known.slice(0, length));
      if (wording === undefined) continue;
      const equals = whole && length === known.length;
      if (!equals && !endsHere(known, length, wording)) continue;
      for (const { entry, text: written } of wording.uses) {
        // The longest wording of an entry speaks for it.
        if (!matches.some((match) => match.entry === entry))
          matches.push({ entry, text: written, how: equals ? 'equals' : 'begins' });
      }
    }
    for (const { pattern, text: source, entry } of patterns) {
      if (pattern.test(head) && !matches.some((match) => match.entry === entry)) {
        matches.push({ entry, text: source, how: 'pattern' });
      }
    }
    return matches;
  };

  const remembered = new Map<string, readonly MessageMatch[]>();
  return {
    find(text) {
      const before = remembered.get(text);
      if (before !== undefined) return before;
      const matches = search(text);
      if (remembered.size >= REMEMBERED) remembered.clear();
      remembered.set(text, matches);
      return matches;
    },
  };
}

/**
 * The form in which two texts are compared: lower case, straight apostrophes, single blanks.
 * @param whole false where more may follow: a final full stop is then part of the text.
 */
export function normalizeText(text: string, whole = true): string {
  const plain = text.toLowerCase().replace(/’/g, "'").replace(/\s+/g, ' ').trim();
  return whole && plain.endsWith('.') ? plain.replace(/\.+$/, '').trimEnd() : plain;
}

/** True where the text that begins with the wording goes on with something else than the same word. */
function endsHere(text: string, length: number, wording: Wording): boolean {
  const rest = text.slice(length, length + 3);
  if (wording.oneWord) return AFTER_ONE_WORD.test(rest);
  // A wording that itself ends in a mark (`Resource not found:`) ends there.
  if (!WORD_CHARACTER.test(text.charAt(length - 1))) return true;
  const next = rest.charAt(0);
  if (next === '-' || next === "'") return !WORD_CHARACTER.test(rest.charAt(1));
  return !WORD_CHARACTER.test(next);
}

function firstWord(text: string): string {
  const end = text.search(/[^\p{L}\p{N}_]/u);
  // A text that begins with a mark is found under that mark.
  return end === -1 ? text : text.slice(0, Math.max(end, 1));
}

/** Patterns come from files of users; a broken one is a finding of `validateCatalog` and matches nothing here. */
function compile(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'iu');
  } catch {
    return undefined;
  }
}
