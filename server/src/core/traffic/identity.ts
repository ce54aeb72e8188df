/** What tells one message from another. */

import type { Vocabulary } from '../extract/vocabulary.ts';
import type { MemberFact, MessageFact, Span } from '../model.ts';
import type { IdKey } from './model.ts';

/** The id as JSON has it; a string keeps its quotes, so that 1 is not "1". Digits beyond 2^53 are kept. */
export function idKey(text: string, { id }: Pick<MessageFact, 'id'>): IdKey | undefined {
  if (id === undefined || id.type === 'null' || id.type === 'object' || id.type === 'array') return undefined;
  return keyOf(text.slice(id.value.start, id.value.end), id);
}

function keyOf(written: string, { literal }: Pick<MemberFact, 'literal'>): IdKey {
  if (typeof literal === 'string') return JSON.stringify(literal);
  if (typeof literal === 'number' && Number.isSafeInteger(literal)) return String(literal);
  return written;
}

/** UTF-16 units at both ends of a message that are looked at: a message of a gigabyte is told by them, too. */
const LOOKED_AT = 2000;

/** A number that two copies of a message have in common, and two other messages hardly ever. */
export function fingerprint(text: string, { start, end }: Span): number {
  let hash = end - start;
  const mix = (from: number, to: number): void => {
    for (let pos = from; pos < to; pos++) hash = Math.imul(hash ^ text.charCodeAt(pos), 0x01000193);
  };
  mix(start, Math.min(end, start + LOOKED_AT));
  if (end - start > LOOKED_AT) mix(Math.max(start + LOOKED_AT, end - LOOKED_AT), end);
  return hash >>> 0;
}

/** The id of the request that a notification takes back. */
export function takenBack(text: string, { method, params }: MessageFact, vocabulary: Vocabulary): IdKey | undefined {
  if (typeof method?.literal !== 'string' || params === undefined) return undefined;
  const member = vocabulary.cancels?.(method.literal);
  if (member === undefined || params.value.end - params.value.start > LOOKED_AT) return undefined;
  try {
    const value: unknown = JSON.parse(text.slice(params.value.start, params.value.end));
    const id = (value as Record<string, unknown>)[member];
    return typeof id === 'string' || typeof id === 'number' ? keyOf(String(id), { literal: id }) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The same text, on its own: engines let a part of a text share the memory of the whole, and what is remembered for
 * long must not hold the pieces of a capture.
 */
export function owned(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
