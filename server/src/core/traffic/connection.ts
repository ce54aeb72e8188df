import type { IdKey, MessagePlace, Side, TrafficEvent, TrafficRecord } from './model.ts';

/** Who sends, as far as a capture tells: a side of the connection, a way through the writer, or nobody knows. */
export type Sender = Side | 'out' | 'in' | '?';

const OTHERS: Readonly<Record<Sender, Sender>> = { client: 'server', server: 'client', out: 'in', in: 'out', '?': '?' };

/** The one who answers. */
export function other(sender: Sender): Sender {
  return OTHERS[sender];
}

/** True where both may be the same one: a way and a side are not comparable. */
export function maySame(a: Sender, b: Sender): boolean {
  return a === b || OTHERS[a] !== b || a === '?';
}

/** A request that waits for its answer. */
export interface OpenRequest {
  readonly id: IdKey;
  readonly method: string;
  readonly sender: Sender;
  readonly from?: Side;
  readonly connection?: string;
  readonly place: MessagePlace;
  /** The piece of the capture in which it stands. */
  readonly piece: number;
  readonly record: TrafficRecord;
  readonly fingerprint: number | undefined;
  cancelled: boolean;
  /** Found while it was open; a copy of the whole exchange takes it back. */
  doubts: TrafficEvent[];
  /** Its line, once the piece is gone. */
  quote?: { readonly text: string; readonly line: number; readonly character: number };
}

/** What is remembered of a request that was answered. */
export interface ClosedRequest {
  readonly response: number | undefined;
  readonly doubts: TrafficEvent[];
}

/** Answered requests that are remembered to tell copies of their answers. */
const MOST_CLOSED = 2000;

/** What is known about the requests of one sender. */
export interface SenderFacts {
  requests: number;
  readonly ids: Set<IdKey>;
  first?: { readonly id: IdKey; readonly method: string; readonly number: number | undefined };
}

/** One connection of a capture: what is open, and what was seen. */
export class Connection {
  readonly open = new Map<IdKey, OpenRequest[]>();
  readonly closed = new Map<IdKey, ClosedRequest>();
  readonly senders = new Map<Sender, SenderFacts>();
  /** Answers without requests, until an answer with one shows that requests are recorded. */
  held: TrafficEvent[] = [];
  matched = 0;
  responses = 0;
  unmatched = 0;
  openCount = 0;
  midStream = false;
  /** It is not the requests' fault that they have no answer here. */
  silent = false;
  /** Where that showed first, counted from zero. */
  midStreamLine: number | undefined;
  /** The last notification, while nothing but notifications came after it. */
  notification: { readonly place: MessagePlace; readonly piece: number; readonly method: string } | undefined;

  sender(sender: Sender): SenderFacts {
    let facts = this.senders.get(sender);
    if (facts === undefined) {
      facts = { requests: 0, ids: new Set() };
      this.senders.set(sender, facts);
    }
    return facts;
  }

  get requests(): number {
    let sum = 0;
    for (const { requests } of this.senders.values()) sum += requests;
    return sum;
  }

  add(request: OpenRequest): void {
    const list = this.open.get(request.id);
    if (list === undefined) this.open.set(request.id, [request]);
    else list.push(request);
    this.openCount += 1;
  }

  remove(request: OpenRequest): void {
    const list = this.open.get(request.id);
    if (list === undefined) return;
    const rest = list.filter((one) => one !== request);
    if (rest.length === 0) this.open.delete(request.id);
    else this.open.set(request.id, rest);
    this.openCount -= 1;
  }

  /** Remembers an answer. Returns what was in doubt of requests that are forgotten for it. */
  close(id: IdKey, response: number | undefined, doubts: TrafficEvent[]): readonly TrafficEvent[] {
    const settled = [...(this.closed.get(id)?.doubts ?? [])];
    this.closed.delete(id);
    this.closed.set(id, { response, doubts });
    if (this.closed.size <= MOST_CLOSED) return settled;
    const [oldest] = this.closed;
    if (oldest !== undefined) {
      settled.push(...oldest[1].doubts);
      this.closed.delete(oldest[0]);
    }
    return settled;
  }

  /** All that is open, oldest first. */
  all(): readonly OpenRequest[] {
    return [...this.open.values()].flat();
  }
}

/** Different ids of a sender that are counted: more say nothing new. */
const MOST_IDS = 4;

/** Notes that a sender made a request. */
export function count(facts: SenderFacts, id: IdKey, method: string, number: number | undefined): void {
  facts.requests += 1;
  if (facts.ids.size < MOST_IDS) facts.ids.add(id);
  facts.first ??= { id, method, number };
}
