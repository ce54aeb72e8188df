import type { ReservedMember } from './target.ts';

/** What each member is for, in one sentence. */
const MEANING: Readonly<Record<ReservedMember, string>> = {
  jsonrpc: 'The version of JSON-RPC: always the string `"2.0"`.',
  id: 'Chosen by whoever asks; the response repeats it. `null` in a response means that the request could not be read.',
  result: 'What the method returned. A response has either this or `error`.',
  error:
    'Why the request failed: `code`, `message` and, where it helps, `data`. A response has either this or `result`.',
  code: 'An integer that says which error it is. Programs decide by it.',
  message: 'One short sentence that says what went wrong. People read it; programs decide by `code`.',
  data: 'Further details of the error, of any type, or absent.',
};

/** Meaning of a member that JSON-RPC itself defines; backticks mark code. */
export function memberMeaning(name: ReservedMember): string {
  return MEANING[name];
}
