const known = new Map<string, readonly string[]>();
/** Bounds the memory of `words`. */
const MAX_KNOWN = 10_000;

/** The words of an identifier, in lower case: `METHOD_NOT_FOUND` and `methodNotFound` alike. */
export function words(identifier: string): readonly string[] {
  let parts = known.get(identifier);
  if (parts === undefined) {
    parts = split(identifier);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(identifier, parts);
  }
  return parts;
}

function split(identifier: string): readonly string[] {
  return identifier
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

const CODE_QUALIFIERS = new Set(
  'error err errors rpc json jsonrpc response exception fault expected actual result wanted want received'.split(' '),
);

/** True for `code`, `errorCode`, `rpcErrorCode`, `expectedCode`; not for `statusCode` or `zipCode`. */
export function isCodeKey(name: string): boolean {
  if (name === 'code') return true;
  if (!/code$/i.test(name)) return false;
  const parts = words(name);
  return parts.at(-1) === 'code' && parts.slice(0, -1).every((word) => CODE_QUALIFIERS.has(word));
}

const ERROR_WORDS = new Set(
  (
    'error errors err code codes rpc jsonrpc fault exception invalid found denied failed failure unauthorized ' +
    'unauthenticated forbidden timeout cancelled canceled unsupported supported missing required rejected ' +
    'unavailable unknown exceeded expired closed internal'
  ).split(' '),
);

/** True where a name sounds like an error or its code. */
export function isErrorName(name: string): boolean {
  return words(name).some((word) => ERROR_WORDS.has(word));
}

const MAKER_WORDS = new Set(
  'error errors err fail failure failed reject fault respond response reply exception problem abort throw raise deny rpc'.split(
    ' ',
  ),
);

/** True for a function or class that, by its name, makes or sends errors; not for one that turns codes into codes. */
export function isErrorMaker(name: string): boolean {
  const parts = words(name);
  return parts.at(-1) !== 'code' && parts.some((word) => MAKER_WORDS.has(word));
}

/** True for a maker of errors whose name speaks of JSON-RPC: `JsonRpcError`, `createRpcError`. */
export function isRpcErrorMaker(name: string): boolean {
  const parts = words(name);
  return isErrorMaker(name) && parts.includes('error') && parts.some((word) => /rpc$/.test(word));
}

/** True for a function that, by its name, asks: `isRetryable`, `hasCode`. */
export function isQuestion(name: string): boolean {
  const first = words(name)[0];
  return first === 'is' || first === 'has' || first === 'was';
}

const LIMIT_WORDS = new Set(
  'range start end min max minimum maximum begin lower upper bound boundary floor ceiling first last lowest highest'.split(
    ' ',
  ),
);
const RANGE_COMPANIONS = new Set(
  (
    'error errors err code codes server client reserved json rpc jsonrpc implementation defined custom application ' +
    'app spec specification protocol valid standard of the int16 i16 value'
  ).split(' '),
);

/** True for names of range limits (`SERVER_ERROR_START`, `RESERVED_RANGE`, `MIN_CODE`), which are no codes to send. */
export function isLimitName(name: string): boolean {
  const parts = words(name);
  const limits = parts.filter((word) => LIMIT_WORDS.has(word));
  if (limits.length === 0) return false;
  if (limits.length > 1 && parts.includes('range')) return true;
  return parts.every((word) => LIMIT_WORDS.has(word) || RANGE_COMPANIONS.has(word));
}
