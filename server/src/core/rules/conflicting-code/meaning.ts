import type { ErrorSite } from '../../model.ts';
import { nameInWords } from '../support/wording.ts';

/** Words that say nothing about which error it is. */
const EMPTY = new Set(
  (
    'error err errors code codes rpc json jsonrpc the a an of to for in on is was be been has have had and or not no ' +
    'with by from at this that it its failed failure fail exception occurred cannot could can'
  ).split(' '),
);

/** Words in which people say the same thing. */
const KINDS: readonly (readonly string[])[] = [
  ['rate', 'limit', 'throttl', 'many', 'quota', 'exceed', 'overload', 'busy', 'capacit', 'slow'],
  [
    'auth',
    'authoriz',
    'authentic',
    'unauthoriz',
    'unauthentic',
    'forbidden',
    'deni',
    'permission',
    'access',
    'allow',
    'credential',
    'token',
    'login',
  ],
  ['timeout', 'time', 'timed', 'deadlin', 'expir', 'expire'],
  ['miss', 'missing', 'found', 'unknown', 'exist', 'absent', 'unavail', 'unavailabl', 'gone', 'lost'],
  [
    'invalid',
    'bad',
    'malform',
    'malformed',
    'wrong',
    'illegal',
    'valid',
    'validation',
    'incorrect',
    'unsupport',
    'support',
  ],
  ['close', 'closed', 'disconnect', 'connect', 'connection', 'transport', 'network', 'socket'],
  ['cancel', 'cancell', 'abort', 'reject', 'interrupt', 'stop'],
  ['internal', 'server', 'unexpect', 'unexpected', 'unhandl', 'general', 'generic'],
  ['exist', 'already', 'duplicat', 'conflict'],
  ['initializ', 'init', 'start', 'ready', 'setup'],
];
const kindOf = new Map(KINDS.flatMap((words, kind) => words.map((word) => [word, kind] as const)));

/** True where two places seem to say the same of a number: in doubt they do, for people say one thing in many words. */
export function meansTheSame(a: ErrorSite, b: ErrorSite): boolean {
  const left = wordsOf(a);
  const right = wordsOf(b);
  if (left.size === 0 || right.size === 0) return true;
  const kinds = new Set([...right].map((word) => kindOf.get(word)));
  return [...left].some((word) => right.has(word) || (kindOf.has(word) && kinds.has(kindOf.get(word))));
}

function wordsOf({ name, message, role }: ErrorSite): ReadonlySet<string> {
  const texts = [role === 'define' && name !== undefined ? nameInWords(name.text) : '', message?.value ?? ''];
  const words =
    texts
      .join(' ')
      .toLowerCase()
      .match(/\p{L}{2,}/gu) ?? [];
  return new Set(words.filter((word) => !EMPTY.has(word)).map(stem));
}

function stem(word: string): string {
  if (kindOf.has(word)) return word;
  return word.replace(/(?:ations?|ations?|ings?|ed|es|e|s)$/, '') || word;
}
