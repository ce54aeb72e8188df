/** What tells requests and their senders from each other. */

import { type Connection, maySame, type OpenRequest, type Sender } from './connection.ts';
import type { MessagePlace, Side, TrafficRecord } from './model.ts';

/** Requests that are too few to say anything about a capture as a whole. */
export const FEW = 2;
const DAY = 24 * 60 * 60 * 1000;

/** The place of something in an earlier piece: only its line can be told. */
export function withoutMessage({ message: _, ...place }: MessagePlace): MessagePlace {
  return place;
}

export function sideOf(sender: Sender, known: Side | undefined): { from?: Side } {
  const from = sender === 'client' || sender === 'server' ? sender : known;
  return from === undefined ? {} : { from };
}

/** What latency needs of a request. */
export function kept({ message, line, time, dateless }: TrafficRecord): TrafficRecord {
  return { message, line, ...(time !== undefined && { time }), ...(dateless && { dateless }) };
}

/** Two requests with one id come from one sender: both are known, or it is the same call. */
export function isSame(connection: Connection, earlier: OpenRequest, sender: Sender, method: string): boolean {
  if (earlier.sender !== '?' && sender !== '?') return earlier.sender === sender;
  if (earlier.method === method) return maySame(earlier.sender, sender);
  // Where nothing at all tells sides apart there is one that asks.
  return [...connection.senders].every(([one, { requests }]) => one === '?' || requests === 0);
}

/** The first call of a sender once more, after others: it counts from the beginning again. */
export function isRestart(
  connection: Connection,
  { first, requests }: ReturnType<Connection['sender']>,
  id: string,
  method: string,
): boolean {
  if (first === undefined || requests < FEW + 1 || first.id !== id || first.method !== method) return false;
  return connection.open.get(id)?.some((one) => one.method === method) ?? false;
}

/** Milliseconds between request and response, as the writer says or as their times do. */
export function latencyOf(request: TrafficRecord, response: TrafficRecord): number | undefined {
  if (response.latency !== undefined) return response.latency;
  if (request.time === undefined || response.time === undefined || request.dateless !== response.dateless)
    return undefined;
  // Times of day are often cut to seconds, and then say nothing.
  if (request.dateless && request.time % 1000 === 0 && response.time % 1000 === 0) return undefined;
  const passed = response.time - request.time;
  const latency = passed < 0 && request.dateless ? passed + DAY : passed;
  return latency < 0 ? undefined : latency;
}
