import type { Check } from './check.ts';

const LONGEST_MEANING = 160;

export const meaningReadable: Check = {
  id: 'meaning-readable',
  reason: 'The meaning is one short sentence in hovers and lists.',
  severity: 'warning',
  *run({ entries }) {
    for (const [at, { meaning, name }] of entries.entries()) {
      if (meaning === undefined) continue;
      const path = ['entries', at, 'meaning'];
      if (meaning.length > LONGEST_MEANING) {
        yield { path, message: `The meaning has ${meaning.length} characters; ${LONGEST_MEANING} are the most.` };
      }
      if (!meaning.endsWith('.')) yield { path, message: 'The meaning ends without a full stop.' };
      if (squeezed(meaning) === squeezed(name)) yield { path, message: 'The meaning only repeats the name.' };
    }
  },
};

const MARKUP = /`|\*\*|\]\(|<\/?[a-z][^>]*>|\r|\n/i;

export const meaningPlain: Check = {
  id: 'meaning-plain',
  reason: 'The meaning is shown as plain text too, where markup is noise.',
  severity: 'warning',
  *run({ entries }) {
    for (const [at, { meaning }] of entries.entries()) {
      if (meaning !== undefined && MARKUP.test(meaning)) {
        yield { path: ['entries', at, 'meaning'], message: 'The meaning has markup or line breaks; it is plain text.' };
      }
    }
  },
};

/** Sentences that fit every error there is. */
const EMPTY =
  /^(?:(?:an?|the|some|this)\s+)?(?:(?:unknown|general|generic|unspecified|unexpected|other|internal|server)\s+)*(?:errors?|problems?|failures?|something)(?:\s+(?:(?:has|have)\s+)?(?:occurred|happened|went wrong|failed|appeared|code))?\s*\.?$/i;

export const meaningTelling: Check = {
  id: 'meaning-telling',
  reason: 'That an error occurred, the reader knows.',
  severity: 'warning',
  *run({ entries }) {
    for (const [at, { meaning }] of entries.entries()) {
      if (meaning !== undefined && EMPTY.test(meaning.trim())) {
        yield { path: ['entries', at, 'meaning'], message: `"${meaning}" says nothing; say what went wrong.` };
      }
    }
  },
};

export const meaningUnique: Check = {
  id: 'meaning-unique',
  reason: 'Two codes with one meaning leave the reader to guess how they differ.',
  severity: 'warning',
  *run({ entries }) {
    for (const [at, entry] of entries.entries()) {
      if (entry.meaning === undefined) continue;
      const twin = entries
        .slice(0, at)
        .find(
          ({ meaning, code, deprecated }) =>
            meaning === entry.meaning &&
            code !== entry.code &&
            deprecated?.replacement !== entry.code &&
            entry.deprecated?.replacement !== code,
        );
      if (twin === undefined) continue;
      yield { path: ['entries', at, 'meaning'], message: `${twin.code} (${twin.name}) has the same meaning.` };
    }
  },
};

function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
