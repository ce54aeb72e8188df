import type { EntryDocument, MessagesDocument } from '../types.ts';
import { versionsBetween } from '../versions.ts';
import type { Check } from './check.ts';

const LISTS = ['exact', 'prefixes', 'patterns', 'examples'] as const;

export const identifiersDistinct: Check = {
  id: 'identifiers-distinct',
  reason: 'A name that stands twice in an entry is a slip of copying.',
  severity: 'warning',
  *run({ entries }) {
    for (const [at, { name, identifiers = [] }] of entries.entries()) {
      for (const [index, identifier] of identifiers.entries()) {
        if (identifier !== name && identifiers.indexOf(identifier) === index) continue;
        yield { path: ['entries', at, 'identifiers', index], message: `"${identifier}" is said already.` };
      }
    }
  },
};

export const wordingsDistinct: Check = {
  id: 'wordings-distinct',
  reason: 'A text that stands twice in an entry hides the one that was meant.',
  severity: 'warning',
  *run({ entries }) {
    for (const [at, { messages = {} }] of entries.entries()) {
      const seen = new Set<string>();
      for (const list of LISTS) {
        for (const [index, text] of (messages[list] ?? []).entries()) {
          const key = `${list === 'patterns'} ${asCompared(text)}`;
          if (seen.has(key)) {
            yield { path: ['entries', at, 'messages', list, index], message: `"${text}" is said already.` };
          }
          seen.add(key);
        }
      }
    }
  },
};

export const wordingOfOneCode: Check = {
  id: 'wording-of-one-code',
  reason: 'A text of two codes says of neither that it is wrong; as an example it accuses nobody.',
  severity: 'warning',
  *run({ entries }, { versions }) {
    const owners = new Map<string, EntryDocument[]>();
    for (const [at, entry] of entries.entries()) {
      if (entry.when !== undefined || entry.messages?.any === true) continue;
      for (const [index, text] of (entry.messages?.exact ?? []).entries()) {
        const before = owners.get(asCompared(text)) ?? [];
        owners.set(asCompared(text), [...before, entry]);
        const other = before.find((one) => one.code !== entry.code && meet(one, entry, versions));
        if (other === undefined) continue;
        yield {
          path: ['entries', at, 'messages', 'exact', index],
          message: `"${text}" is the text of ${other.code} too. Move it to "examples" in both.`,
        };
      }
    }
  },
};

/** Links to code, which shows what it sends. */
const CODE = /\/(?:blob|raw|browse|source|src|files)\//;

export const wordingsSourced: Check = {
  id: 'wordings-sourced',
  reason: 'Texts that are sent beside the first one come from software that can be named.',
  severity: 'error',
  strict: true,
  *run({ entries, unsourced }) {
    if (unsourced !== undefined) return;
    for (const [at, { messages, sources = [] }] of entries.entries()) {
      if (count(messages) < 2 || sources.some(({ proves, url }) => proves === 'message' || CODE.test(url))) continue;
      yield {
        path: ['entries', at, 'messages'],
        message: 'It has several texts; name the code that sends them, or a source that proves the "message".',
      };
    }
  },
};

/** A repetition of something that is repeated: on some texts it takes for ever. */
const NESTED = /\((?:[^()\\]|\\.)*(?:[+*]|\{\d+,\})(?:[^()\\]|\\.)*\)(?:[+*]|\{\d+,\})/;

export const patternsBounded: Check = {
  id: 'patterns-bounded',
  reason: 'Patterns are tried on any text whatever; a repetition within a repetition may take for ever.',
  severity: 'error',
  *run({ entries, detect }) {
    for (const [at, { messages }] of entries.entries()) {
      for (const [index, pattern] of (messages?.patterns ?? []).entries()) {
        if (NESTED.test(pattern)) {
          yield { path: ['entries', at, 'messages', 'patterns', index], message: tooHard(pattern) };
        }
      }
    }
    for (const section of ['members', 'hints'] as const) {
      for (const [name, pattern] of Object.entries(detect?.[section] ?? {})) {
        if (NESTED.test(pattern)) yield { path: ['detect', section, name], message: tooHard(pattern) };
      }
    }
    for (const [index, pattern] of (detect?.texts ?? []).entries()) {
      if (NESTED.test(pattern)) yield { path: ['detect', 'texts', index], message: tooHard(pattern) };
    }
  },
};

function tooHard(pattern: string): string {
  return `"${pattern}" repeats what is repeated already.`;
}

function count(messages: MessagesDocument | undefined): number {
  return LISTS.slice(0, 3).reduce((sum, list) => sum + (messages?.[list]?.length ?? 0), 0);
}

/** Texts are compared without case and final full stop. */
function asCompared(text: string): string {
  return text.trim().toLowerCase().replace(/\.$/, '');
}

function meet(a: EntryDocument, b: EntryDocument, versions: readonly string[]): boolean {
  if ((a.layer ?? 'specification') !== (b.layer ?? 'specification') || a.specification !== b.specification)
    return false;
  const held = versionsBetween(versions, a.since, a.until);
  return versions.length === 0 || versionsBetween(versions, b.since, b.until).some((version) => held.includes(version));
}
