/** Who sent a message, when and over which connection, in the words of those who write logs. */

import type { Direction, Side, TrafficRecord } from './model.ts';
import { timeInText } from './times.ts';

/** What is known about messages before they are read: from the prefix of a line or the envelope around them. */
export interface Origin
  extends Partial<
    Pick<
      TrafficRecord,
      'time' | 'dateless' | 'direction' | 'sender' | 'connection' | 'latency' | 'method' | 'answers' | 'lossy'
    >
  > {
  /** The channel on which a line came, where an envelope names one. */
  readonly stream?: 'stdout' | 'stderr';
}

type Way = Pick<Origin, 'direction' | 'sender'>;

const CLIENT = '(?:client|editor|host|agent client|c)';
const SERVER = '(?:server|agent|s)';
const ARROW = String.raw`\s*(?:-+>|=+>|→|⇒|>+|2|[_ -]?to[_ -]?)\s*`;
const BACK = String.raw`\s*(?:<-+|<=+|←|⇐|<+)\s*`;
const SIDES: readonly (readonly [RegExp, Side])[] = [
  [new RegExp(String.raw`\b${CLIENT}${ARROW}${SERVER}\b`, 'i'), 'client'],
  [new RegExp(String.raw`\b${SERVER}${ARROW}${CLIENT}\b`, 'i'), 'server'],
  [new RegExp(String.raw`\b${CLIENT}${BACK}${SERVER}\b`, 'i'), 'server'],
  [new RegExp(String.raw`\b${SERVER}${BACK}${CLIENT}\b`, 'i'), 'client'],
  [/\bfrom (?:the )?(?:client|editor|host)\b|\bto (?:the )?server\b|\bclient says\b/i, 'client'],
  [/\bfrom (?:the )?server\b|\bto (?:the )?(?:client|editor|host)\b|\bserver says\b/i, 'server'],
];
const WAYS: readonly (readonly [RegExp, Direction])[] = [
  [/(?:>>|-+>|=+>|→|⇒|^\s*>|\s>)[\s:]*(?:[\w$./-]+(?:\[[^\]]*\])?[\s:]*)?$/, 'out'],
  [/(?:<<|<-+|<=+|←|⇐|^\s*<|\s<)[\s:]*(?:[\w$./-]+(?:\[[^\]]*\])?[\s:]*)?$/, 'in'],
  [/\b(?:send|sends|sending|sent|outgoing|outbound|tx)\b/i, 'out'],
  [/\b(?:recv|receive|receives|receiving|received|incoming|inbound|rx)\b/i, 'in'],
];

/** Who sent what a text announces, or which way it went. */
export function wayInText(text: string): Way {
  for (const [pattern, sender] of SIDES) if (pattern.test(text)) return { sender };
  // Of words that speak of both ways neither counts.
  const ways = WAYS.filter(([pattern]) => pattern.test(text));
  const first = ways[0];
  if (first === undefined) return {};
  const arrows = ways.filter(([pattern]) => WAYS.findIndex(([one]) => one === pattern) < 2);
  const heard = arrows.length > 0 ? arrows : ways;
  return heard.length === 1 ? { direction: (heard[0] as (typeof WAYS)[number])[1] } : {};
}

const WORDS: Readonly<Record<string, Way>> = {
  client: { sender: 'client' },
  editor: { sender: 'client' },
  host: { sender: 'client' },
  server: { sender: 'server' },
  agent: { sender: 'server' },
  out: { direction: 'out' },
  in: { direction: 'in' },
};

/** The way in a member such as `"direction": "c2s"`, `"type": "send-request"`, `"origin": "client"`. */
export function wayOfValue(value: string): Way {
  if (value.length > 40) return {};
  const word = WORDS[value.toLowerCase()];
  if (word !== undefined) return word;
  // Kinds of messages, which MCP Inspector calls directions.
  if (/^(?:request|response|notification)$/i.test(value)) return {};
  return wayInText(value.replace(/[_-](?=[a-z])/gi, ' '));
}

/** `2026-01-02T16:05:09.123Z [NAME] [info]`, in either order: hosts of MCP write the server's name. */
const NAMED = /^\S+\s+\[(?:(?:trace|debug|info|warn|warning|error)\]\s+\[)?([^\]]+)\]/i;
/** `transport [INFO] NAME ->`. */
const TRANSPORT = /\btransport \[\w+\] (\S+) (?:<-|->)\s*$/;
const LEVEL = /^(?:trace|debug|info|warn|warning|error)$/i;

/** What the text in front of a message says about it. */
export function originOfPrefix(prefix: string): Origin {
  if (prefix.trim() === '') return {};
  const name =
    TRANSPORT.exec(prefix)?.[1] ??
    (/\bmessage from (?:client|server)\b/i.test(prefix) ? NAMED.exec(prefix)?.[1] : undefined);
  return {
    ...timeInText(prefix),
    ...wayInText(prefix),
    ...(name === undefined || LEVEL.test(name) ? {} : { connection: name }),
  };
}

/** The other side, or the other way. */
export function opposite({ direction, sender }: Way): Way {
  return {
    ...(direction === undefined ? {} : { direction: direction === 'out' ? 'in' : 'out' }),
    ...(sender === undefined ? {} : { sender: sender === 'client' ? 'server' : 'client' }),
  };
}
