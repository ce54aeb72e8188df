/** What a document is before it is read: by its beginning. */

import { balancedEnd } from './json-text.ts';
import type { CaptureFormat } from './model.ts';

/** UTF-16 units that tell. */
const HEAD = 8000;

/** The kind of a document that is one JSON value; undefined for all others. */
export function documentFormat(text: string): CaptureFormat | undefined {
  const head = text.slice(0, HEAD);
  if (/^[\s\ufeff]*\{\s*"log"\s*:\s*\{/.test(head) && /"(?:creator|entries|pages|browser)"\s*:/.test(head))
    return 'har';
  if (!/^[\s\ufeff]*\[\s*\{/.test(head)) return undefined;
  if (/"direction"\s*:\s*"(?:request|response|notification)"/.test(head) && /"message"\s*:\s*\{/.test(head)) {
    return 'mcp-inspector';
  }
  return /"type"\s*:\s*"(?:send|recv)"/.test(head) && /"domain"\s*:/.test(head) ? 'cdp' : undefined;
}

const TIME = /"(?:ts|time|timestamp|@timestamp|date|startedDateTime)"\s*:/;
const WAY = /"(?:direction|dir|sender|from|origin|source|type)"\s*:/;
const MESSAGE = /\\?"(?:jsonrpc|method)\\?"\s*:/;

/**
 * Whether a text that is called a JSON document is a recording: one of the known exports, messages or envelopes one
 * after another, or an array of envelopes with times and directions. Arrays of bare messages may be examples.
 */
export function isRecording(text: string): boolean {
  if (documentFormat(text) !== undefined) return true;
  const head = text.slice(0, HEAD);
  const start = head.search(/[^\s\ufeff]/);
  if (start < 0) return false;
  if (head[start] === '[') {
    return /^\[\s*\{/.test(head.slice(start)) && TIME.test(head) && WAY.test(head) && MESSAGE.test(head);
  }
  if (head[start] !== '{' || !MESSAGE.test(text)) return false;
  const end = balancedEnd(text, start, text.length);
  return end > 0 && /^\s*\{\s*"/.test(text.slice(end, end + 200));
}
