import { Buffer } from 'node:buffer';

/** How the text of a file is written. */
interface Encoding {
  readonly name: 'UTF-8' | 'UTF-16';
  /** The byte order mark; empty where there is none. */
  readonly mark: Buffer;
  /** Without the mark. */
  decode(bytes: Buffer): string;
  encode(text: string): Buffer;
}

const PLAIN: Encoding = {
  name: 'UTF-8',
  mark: Buffer.alloc(0),
  decode: (bytes) => bytes.toString('utf8'),
  encode: (text) => Buffer.from(text, 'utf8'),
};

const MARKED: readonly Encoding[] = [
  { ...PLAIN, mark: Buffer.from([0xef, 0xbb, 0xbf]) },
  {
    name: 'UTF-16',
    mark: Buffer.from([0xff, 0xfe]),
    decode: (bytes) => bytes.toString('utf16le'),
    encode: (text) => Buffer.from(text, 'utf16le'),
  },
  {
    name: 'UTF-16',
    mark: Buffer.from([0xfe, 0xff]),
    // `swap16` works in place and refuses an odd length; a lone last byte is no character anyway.
    decode: (bytes) =>
      Buffer.from(bytes.subarray(0, bytes.length & ~1))
        .swap16()
        .toString('utf16le'),
    encode: (text) => Buffer.from(text, 'utf16le').swap16(),
  },
];

/**
 * The text of a file. Bytes that are no text become U+FFFD, nothing throws. UTF-8 unless a byte order
 * mark says UTF-16; the mark itself is left out, as editors do, so that columns agree with theirs.
 */
export function decode(bytes: Buffer): string {
  const { mark, decode: decoded } = encodingOf(bytes);
  return decoded(bytes.subarray(mark.length));
}

/** A file that can be written back, byte for byte. */
export interface DecodedFile {
  /** As `decode` gives it. */
  readonly text: string;
  /** The byte order mark in front of the text, as a character; empty where there is none. */
  readonly mark: string;
  /** The bytes of another text in the same encoding, with the same mark. */
  encode(text: string): Buffer;
}

/** The text of a file that is to be written again, or why its bytes would not survive that, as the rest of a sentence. */
export function decodeExactly(bytes: Buffer): DecodedFile | { readonly lossy: string } {
  const encoding = encodingOf(bytes);
  const text = encoding.decode(bytes.subarray(encoding.mark.length));
  const encode = (changed: string) => Buffer.concat([encoding.mark, encoding.encode(changed)]);
  const mark = encoding.mark.length > 0 ? '\ufeff' : '';
  return encode(text).equals(bytes) ? { text, mark, encode } : { lossy: `it is not valid ${encoding.name}` };
}

/** True where a byte order mark says that it is not UTF-8. */
export function hasOtherEncoding(bytes: Buffer): boolean {
  return encodingOf(bytes).name !== 'UTF-8';
}

function encodingOf(bytes: Buffer): Encoding {
  return MARKED.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte)) ?? PLAIN;
}
