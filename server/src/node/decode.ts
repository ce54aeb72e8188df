import { Buffer } from 'node:buffer';

/**
 * The text of a file. Bytes that are no text become U+FFFD, nothing throws. UTF-8 unless a byte order
 * mark says UTF-16; the mark itself is left out, as editors do, so that columns agree with theirs.
 */
export function decode(bytes: Buffer): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.toString('utf8', 3);
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le', 2);
  if (first === 0xfe && second === 0xff) return decodeBigEndian(bytes.subarray(2));
  return bytes.toString('utf8');
}

function decodeBigEndian(bytes: Buffer): string {
  // `swap16` works in place and refuses an odd length; a lone last byte is no character anyway.
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le');
}
