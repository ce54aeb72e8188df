/** Words that say "this is an error code" and not which one; stripped at both ends of an identifier. */
const LEADING_NOISE = new Set(['k', 'e', 'err', 'error', 'errors', 'jsonrpc', 'json', 'rpc', 'code', 'codes']);
const TRAILING_NOISE = new Set(['err', 'error', 'errors', 'jsonrpc', 'rpc', 'code', 'codes', 'exception', 'constant']);
/** Of these, the ones that say that the rest names an error. */
const ERROR_WORDS = new Set(['e', 'err', 'error', 'errors', 'exception']);

const WORD = /[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+/g;
/** `parse_error/0`: an Elixir or Erlang function with its number of parameters. */
const ARITY = /\/\d+$/;

/**
 * Brings the spellings of one name to one key: `METHOD_NOT_FOUND`, `MethodNotFound`, `kMethodNotFound`,
 * `ERR_METHOD_NOT_FOUND`, `MethodNotFoundError` and `JSONRPC_METHOD_NOT_FOUND` are all `method not found`.
 *
 * A name of one word needs an error word beside it, which stays in the key: `InternalError`, `ErrInternal`
 * → `internal error`, but `INTERNAL` → `internal`, which is the key of no entry.
 *
 * @returns words in lower case with single blanks; empty where the identifier has no word of its own.
 */
export function normalizeName(identifier: string): string {
  const { words, saysError } = significantWords(identifier);
  return words.length === 1 && saysError ? `${words[0]} error` : words.join(' ');
}

/** The key under which an entry's own name is found: a catalog's `Timeout` is meant by `TimeoutError`, not by `TIMEOUT`. */
export function nameKey(entryName: string): string {
  const { words } = significantWords(entryName);
  return words.length === 1 ? `${words[0]} error` : words.join(' ');
}

function significantWords(identifier: string): { words: readonly string[]; saysError: boolean } {
  const words = splitWords(identifier);
  let start = 0;
  let end = words.length;
  let saysError = false;
  const drop = (word: string): void => {
    saysError ||= ERROR_WORDS.has(word);
  };
  while (end > start && TRAILING_NOISE.has(words[end - 1] as string)) drop(words[--end] as string);
  while (start < end && LEADING_NOISE.has(words[start] as string)) drop(words[start++] as string);
  return { words: words.slice(start, end), saysError };
}

/** Words in lower case; `JSON_RPC`, `JsonRpc` and `JSONRPC` are one word. */
function splitWords(identifier: string): string[] {
  // A name longer than this is no identifier; the limit keeps pasted text cheap.
  const found = identifier.slice(0, 200).replace(ARITY, '').match(WORD) ?? [];
  const words: string[] = [];
  for (const part of found) {
    const word = part.toLowerCase();
    if (word === 'rpc' && words.at(-1) === 'json') words[words.length - 1] = 'jsonrpc';
    else words.push(word);
  }
  return words;
}
