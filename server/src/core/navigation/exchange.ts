import type { LinkedFile, MemberFact, MessageFact, Span } from '../model.ts';
import type { Exchange, MessagePlace } from '../traffic/model.ts';

/** The id of a message of a capture. */
export interface IdAtPlace {
  /** Index into `FileFacts.messages`. */
  readonly message: number;
  /** The key or the value, whichever stands at the place. */
  readonly span: Span;
}

/** The id that stands at an offset of a capture, its key or its value; undefined elsewhere and in other files. */
export function idAt({ facts, traffic }: LinkedFile, offset: number): IdAtPlace | undefined {
  if (traffic === undefined) return undefined;
  for (const { message } of facts.capture?.records ?? []) {
    const { id, span } = facts.messages[message] as MessageFact;
    if (id === undefined || offset < span.start || span.end < offset) continue;
    // Of what was read out of base64 only the place is known.
    const found = [id.value, id.key].find(({ start, end }) => start < end && start <= offset && offset <= end);
    if (found !== undefined) return { message, span: found };
  }
  return undefined;
}

/** The exchange to which a message belongs, as its request or as a response. */
export function exchangeOf({ traffic }: LinkedFile, message: number): Exchange | undefined {
  if (traffic === undefined) return undefined;
  return traffic.exchangeOf.get(message) ?? traffic.exchanges.find(({ request }) => request.message === message);
}

/** The id of the other message of an exchange: of a request its response, of a response its request. */
export function otherHalf(linked: LinkedFile, message: number): Span | undefined {
  const exchange = exchangeOf(linked, message);
  if (exchange === undefined) return undefined;
  const other = exchange.request.message === message ? exchange.response : exchange.request;
  return other && idSpan(other, linked);
}

/** A message of an exchange, by its id. */
export interface Half {
  readonly span: Span;
  /** It is the request. */
  readonly asks: boolean;
}

/** All messages of an exchange, in the order of the text; of a message without an exchange itself alone. */
export function halves(linked: LinkedFile, message: number): readonly Half[] {
  const exchange = exchangeOf(linked, message);
  const messages = new Set([message]);
  if (exchange?.request.message !== undefined) messages.add(exchange.request.message);
  // A request may be answered twice.
  for (const [answer, other] of linked.traffic?.exchangeOf ?? []) if (other === exchange) messages.add(answer);
  return [...messages]
    .flatMap((index) => {
      const id = linked.facts.messages[index]?.id;
      return id === undefined ? [] : [{ span: id.value, asks: exchange?.request.message === index }];
    })
    .sort((a, b) => a.span.start - b.span.start);
}

function idSpan({ message, span }: MessagePlace, { facts }: LinkedFile): Span | undefined {
  if (message === undefined) return undefined;
  const id: MemberFact | undefined = facts.messages[message]?.id;
  return id?.value ?? span;
}
