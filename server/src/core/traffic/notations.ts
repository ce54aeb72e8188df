/** Messages that were logged in a notation that is not JSON: named, never called broken. */

interface Notation {
  readonly name: string;
  /** Who logs that way, and how to get JSON instead. */
  readonly remedy: string;
  readonly pattern: RegExp;
}

const NOTATIONS: readonly Notation[] = [
  {
    name: 'Python values',
    remedy: 'log json.dumps(message) to have them read',
    pattern: /\{\s*'(?:jsonrpc|method|id|params|result|error)'\s*:/,
  },
  {
    name: 'Lua tables',
    remedy: 'log vim.json.encode(message), or record the server itself',
    pattern: /\{[^"{]*\b(?:jsonrpc|method|id|params|result|error)\s*=\s|"rpc\.(?:send|receive)"/,
  },
  {
    name: 'Ruby hashes',
    remedy: 'log JSON.generate(message) to have them read',
    pattern: /\{\s*(?:"|:)(?:jsonrpc|method|id|params|result|error)"?\s*=>/,
  },
  {
    name: 'inspections of Node.js',
    remedy: 'log JSON.stringify(message) to have them read',
    pattern: /\{\s*(?:jsonrpc|method|id|params|result|error):\s/,
  },
  {
    name: 'Lisp lists',
    remedy: 'newer versions of jsonrpc.el log JSON',
    pattern: /\(:(?:jsonrpc|method|id|params|result|error)\s/,
  },
  {
    name: 'values of Go',
    remedy: 'log them with encoding/json to have them read',
    pattern: /\bmap\[[^\]]*\b(?:jsonrpc|method|result|error):/,
  },
];
/** What each of them has. */
const WORDS = /jsonrpc|method|result|error|params|rpc\./;

/** The notation of a line that is not JSON; undefined where it is no known one. */
export function notationOf(line: string): Notation | undefined {
  const head = line.slice(0, 2000);
  return WORDS.test(head) ? NOTATIONS.find(({ pattern }) => pattern.test(head)) : undefined;
}

const PACKETS = 'a packet capture; export its payloads with tshark first';

/** How files begin that are no text; bytes that are no UTF-8 have become U+FFFD. */
const BINARY: readonly (readonly [readonly string[], string])[] = [
  [['SQLite format 3\0'], 'an SQLite database; export its messages as JSON Lines'],
  [['\ufffd\ufffd\ufffd\ufffd\x02\0\x04\0', '\u0532\ufffd\ufffd', '\n\r\r\n'], PACKETS],
  [['\x1f\ufffd'], 'compressed with gzip'],
  [['(\ufffd/\ufffd'], 'compressed with zstd'],
  [['PK\x03\x04'], 'a ZIP archive; unpack it first'],
];

/** What a file that is no text is, as far as its first bytes tell. */
export function binaryKind(text: string): string | undefined {
  const known = BINARY.find(([starts]) => starts.some((start) => text.startsWith(start)));
  if (known !== undefined) return known[1];
  const head = text.slice(0, 1000);
  let zeros = 0;
  let odd = 0;
  for (let pos = 0; pos < head.length; pos++) {
    const unit = head.charCodeAt(pos);
    if (unit === 0) zeros += 1;
    if (unit === 0xfffd || (unit < 32 && (unit < 9 || unit > 13) && unit !== 27)) odd += 1;
  }
  if (odd * 3 < head.length || odd < 4) return undefined;
  return zeros === odd && zeros * 3 > head.length ? 'UTF-16 without a byte order mark' : 'a binary file';
}
