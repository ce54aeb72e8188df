/** Envelopes: what the objects around a message say about it. */

import { type JsonTape, KIND_ARRAY, KIND_NUMBER, KIND_OBJECT, KIND_STRING, KIND_TRUE } from '../extract/json/tape.ts';
import { childrenOf, hasKey, keyText, numberValue, stringValue } from '../extract/json/values.ts';
import type { Mutable } from '../mutable.ts';
import { type Origin, opposite, wayOfValue } from './origin.ts';
import { timeOfValue } from './times.ts';

/** Names of members, in lower case without `_`, `-`, `@` and `.`. */
const TIMES = /^(?:time|timestamp|ts|date|datetime|at|when|starteddatetime|created|createdat|walltime|eventtime)$/;
const WAYS = /^(?:direction|dir|type|sender|from|origin|source|way|flow|event|kind)$/;
const CONNECTIONS = /^(?:connection|connectionid|conn|connid|session|sessionid|mcpsessionid|clientid|socketid)$/;
const SERVERS = /^(?:server|servername|serverlabel)$/;
const LATENCIES = /^(?:duration|durationms|latency|latencyms|elapsed|elapsedms)$/;
const STREAMS = /^(?:stream|fd|channel|source|direction)$/;
const LOSSY = /^(?:truncated|redacted)$/;
/** Keys that hold a message and say which way it went. */
const OUT = /^(?:sent|send|outgoing|outbound|request(?:body|text)?|tx)$/;
const IN = /^(?:received|recv|receive|incoming|inbound|response(?:body|text)?|rx|reply)$/;

/** Longest value of a member that says something about a message. */
const LONGEST = 200;

/** What an object says about the messages in it; members of the messages themselves count where `object` is one. */
function ownOrigin(tape: JsonTape, object: number, inner: Mutable<Origin>): void {
  for (const child of childrenOf(tape, object)) {
    if (!hasKey(tape, child)) continue;
    const kind = tape.kind(child);
    if (kind === KIND_TRUE) {
      if (LOSSY.test(plain(keyText(tape, child)))) inner.lossy = true;
      continue;
    }
    if ((kind !== KIND_STRING && kind !== KIND_NUMBER) || tape.end(child) - tape.start(child) > LONGEST) continue;
    const name = plain(keyText(tape, child));
    const value = kind === KIND_STRING ? stringValue(tape, child) : numberValue(tape, child);
    const time = TIMES.test(name) ? timeOfValue(value) : undefined;
    if (time !== undefined && inner.time === undefined) Object.assign(inner, time);
    else if (name === 'time' && typeof value === 'number' && time === undefined) inner.latency ??= value;
    else if (LATENCIES.test(name) && typeof value === 'number') inner.latency ??= value;
    else if (CONNECTIONS.test(name)) inner.connection ??= String(value);
    else if (SERVERS.test(name) && typeof value === 'string' && wayOfValue(value).sender === undefined) {
      inner.connection ??= value;
    }
    if (typeof value !== 'string') continue;
    if (STREAMS.test(name) && (value === 'stdout' || value === 'stderr')) inner.stream ??= value;
    if (WAYS.test(name) && inner.direction === undefined && inner.sender === undefined) {
      Object.assign(inner, wayOfValue(value));
    }
  }
}

function plain(key: string): string {
  return key.replace(/[_\-@. ]/g, '').toLowerCase();
}

/**
 * What stands around a value: nearer objects speak first, and what was known before, last.
 *
 * @param foreign the value is a message with members that no message has
 */
export function originOf(tape: JsonTape, value: number, outer: Origin, foreign: boolean): Origin {
  const origin: Mutable<Origin> = {};
  if (foreign) {
    ownOrigin(tape, value, origin);
    delete origin.connection;
  }
  let inside = value;
  for (let object = tape.parent(value); object >= 0; object = tape.parent(object)) {
    if (tape.kind(object) === KIND_OBJECT) {
      const way = wayOfKey(tape, object, inside);
      if (way.socket) origin.connection ??= `WebSocket ${tape.start(object)}`;
      // What holds both halves of an exchange speaks of the first one.
      const both = way.answer && hasBoth(tape, object, inside);
      const own: Mutable<Origin> = {};
      ownOrigin(tape, object, own);
      if (both) Object.assign(own, opposite(own));
      if (both && own.time !== undefined && own.latency !== undefined) own.time += own.latency;
      if (own.direction === undefined && own.sender === undefined) Object.assign(own, way.way);
      const known = origin.direction !== undefined || origin.sender !== undefined;
      if (known) {
        delete own.direction;
        delete own.sender;
      }
      Object.assign(origin, { ...own, ...origin });
    }
    inside = object;
  }
  const known = origin.direction !== undefined || origin.sender !== undefined;
  const { direction, sender, time, dateless, ...others } = outer;
  return {
    ...others,
    ...(origin.time !== undefined || time === undefined ? {} : { time, ...(dateless && { dateless }) }),
    ...(known || direction === undefined ? {} : { direction }),
    ...(known || sender === undefined ? {} : { sender }),
    ...origin,
  };
}

interface Way {
  readonly way: Origin;
  /** The key names an answer. */
  readonly answer: boolean;
  /** The key holds all messages of one connection. */
  readonly socket: boolean;
}

function wayOfKey(tape: JsonTape, object: number, inside: number): Way {
  let child = inside;
  while (tape.parent(child) !== object) child = tape.parent(child);
  const key = hasKey(tape, child) ? plain(keyText(tape, child)) : '';
  const socket = key === 'websocketmessages';
  if (OUT.test(key)) return { way: { direction: 'out' }, answer: false, socket };
  return IN.test(key) ? { way: { direction: 'in' }, answer: true, socket } : { way: {}, answer: false, socket };
}

/** The object has another member that holds the request. */
function hasBoth(tape: JsonTape, object: number, answer: number): boolean {
  return childrenOf(tape, object).some((child) => {
    if (child === answer || !hasKey(tape, child)) return false;
    const key = plain(keyText(tape, child));
    return OUT.test(key) || key === 'message' || key === 'request';
  });
}

/** The value at a path of members, `-1` where there is none; numbers in the path count items of arrays. */
export function valueAt(tape: JsonTape, path: readonly string[]): number {
  let value = 0;
  for (const step of path) {
    const children = tape.kind(value) === KIND_OBJECT || tape.kind(value) === KIND_ARRAY ? childrenOf(tape, value) : [];
    const next =
      tape.kind(value) === KIND_ARRAY
        ? children[Number(step)]
        : children.filter((child) => hasKey(tape, child) && keyText(tape, child) === step).at(-1);
    if (next === undefined) return -1;
    value = next;
  }
  return value;
}
