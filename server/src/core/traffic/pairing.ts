import type { FileFacts, MessageFact, Span } from '../model.ts';
import type { LineIndex } from '../text.ts';
import { Connection, count, maySame, type OpenRequest, other, type Sender } from './connection.ts';
import { owned } from './identity.ts';
import type { MethodLookup } from './methods.ts';
import type { CaptureNote, Exchange, LinkedTraffic, MessagePlace, TrafficEvent, TrafficRecord } from './model.ts';
import { FEW, isRestart, isSame, kept, latencyOf, sideOf, withoutMessage } from './senders.ts';

/** Requests that may wait for an answer at a time. */
const MOST_OPEN = 100_000;
/** Different methods that are remembered. */
const MOST_NAMES = 2000;
/** UTF-16 units of a line that are kept beside a request. */
const QUOTED = 200;

/**
 * Puts requests and responses together, piece by piece. Only what is open is remembered. Ids are typed, and count
 * for each connection and sender; whose they are direction, method, or who answers tells.
 */
export class Pairing {
  readonly #methods: MethodLookup;
  readonly #connections = new Map<string, Connection>();
  #piece = 0;
  #open = 0;
  #messages = 0;
  /** Requests that may stand in what could not be read. */
  #hidden = 0;
  #facts!: FileFacts;
  #exchanges: Exchange[] = [];
  #exchangeOf = new Map<number, Exchange>();
  #events: TrafficEvent[] = [];
  #notes: CaptureNote[] = [];
  readonly #told = new Set<string>();
  readonly #names = new Map<string, string>();

  constructor(methods: MethodLookup) {
    this.#methods = methods;
  }

  /**
   * The exchanges and events of the next piece.
   *
   * @param last the capture ends with it
   */
  pair(facts: FileFacts, last: boolean): LinkedTraffic {
    const { capture } = facts;
    this.#facts = facts;
    this.#piece += 1;
    this.#exchanges = [];
    this.#exchangeOf = new Map();
    this.#events = [];
    this.#notes = [];
    for (const note of capture?.notes ?? []) this.#note(note);
    this.#hidden += capture?.unreadable ?? 0;
    for (const record of capture?.records ?? []) this.#take(record);
    this.#messages += capture?.records.length ?? 0;
    if (this.#messages > 0) {
      for (const span of capture?.emptyBatches ?? []) this.#events.push({ rule: 'empty-batch', span });
      for (const { span } of capture?.stray ?? []) this.#events.push({ rule: 'stray-output', span });
    }
    for (const connection of this.#connections.values()) {
      if (last) this.#conclude(connection);
      else this.#settle(connection);
    }
    return { exchanges: this.#exchanges, exchangeOf: this.#exchangeOf, events: this.#events, notes: this.#notes };
  }

  /** Keeps the lines of what is open, for when the piece is gone. */
  leave(text: string, lines: LineIndex): void {
    for (const connection of this.#connections.values()) {
      for (const request of connection.all()) {
        if (request.piece !== this.#piece || request.quote !== undefined) continue;
        const { start, end } = request.place.span;
        const { line } = lines.positionAt(start);
        const from = Math.max(lines.lineStart(line), start - QUOTED);
        const to = Math.min(lines.lineEnd(line), end + QUOTED);
        const { character } = lines.positionAt(from);
        const quoted = owned(text.slice(from, to));
        (request.place as { span: Span }).span = { start: start - from, end: end - from };
        request.quote = { text: quoted, line, character };
      }
    }
  }

  /** Requests of earlier pieces that were never answered, with their lines; known once the last piece is paired. */
  readonly unanswered: { readonly event: TrafficEvent; readonly quote: NonNullable<OpenRequest['quote']> }[] = [];

  #take(record: TrafficRecord): void {
    const message = this.#facts.messages[record.message] as MessageFact;
    const connection = this.#connection(record.connection);
    const sender = this.#senderOf(record, message);
    if (message.kind === 'request') this.#request(connection, record, message, sender);
    else if (message.kind === 'response') this.#response(connection, record, message, sender);
    else if (message.kind === 'notification') this.#notification(connection, record, message, sender);
    if (message.kind !== 'notification') connection.notification = undefined;
  }

  #connection(name = ''): Connection {
    let connection = this.#connections.get(name);
    if (connection === undefined) {
      connection = new Connection();
      this.#connections.set(owned(name), connection);
    }
    return connection;
  }

  #senderOf({ direction, sender }: TrafficRecord, { method }: MessageFact): Sender {
    if (sender !== undefined) return sender;
    if (direction !== undefined) return direction;
    return typeof method?.literal === 'string' ? (this.#methods.of(method.literal).from ?? '?') : '?';
  }

  #place(record: TrafficRecord, { id, method, span }: MessageFact): MessagePlace {
    const { line, time } = record;
    return {
      message: record.message,
      span: id?.value ?? method?.value ?? span,
      line,
      ...(time !== undefined && { time }),
    };
  }

  #request(connection: Connection, record: TrafficRecord, message: MessageFact, sender: Sender): void {
    if (record.id === undefined) return;
    const id = owned(record.id);
    const method = this.#nameOf(message);
    const known = this.#methods.of(method);
    const facts = connection.sender(sender);
    const number = typeof message.id?.literal === 'number' ? message.id.literal : undefined;
    const twice = connection.open.get(id)?.some((one) => one.fingerprint === record.fingerprint) ?? false;
    if (known.opens && twice) return; // Recorded twice, or sent again to a server that did not answer.
    if (connection.requests > 0 && (known.opens || isRestart(connection, facts, id, method))) this.#restart(connection);
    const request: OpenRequest = {
      id,
      method,
      sender,
      ...sideOf(sender, known.from),
      ...(record.connection !== undefined && { connection: owned(record.connection) }),
      place: this.#place(record, message),
      piece: this.#piece,
      record: kept(record),
      fingerprint: record.fingerprint,
      cancelled: false,
      doubts: [],
    };
    const earlier = (connection.open.get(id) ?? []).find((one) => isSame(connection, one, sender, method));
    count(connection.sender(sender), id, method, number);
    if (earlier !== undefined) {
      const event: TrafficEvent = {
        rule: 'duplicate-request-id',
        span: request.place.span,
        message: record.message,
        id,
        method,
        request: this.#reachable(earlier),
      };
      earlier.doubts.push(event);
      if (earlier.fingerprint === request.fingerprint) return; // A copy, or the same once more: its answer tells.
    }
    if (this.#open >= MOST_OPEN) {
      const text = `More than ${MOST_OPEN} requests wait for an answer; later ones are not paired.`;
      this.#note({ kind: 'limit', message: text, line: record.line });
      return;
    }
    this.#open += 1;
    connection.add(request);
  }

  /** The place of a request for others to point at: in an earlier piece only its line is known. */
  #reachable({ place, piece }: OpenRequest): MessagePlace {
    return piece === this.#piece ? place : withoutMessage(place);
  }

  /** The method, in memory of its own; most are a few that come again and again. */
  #nameOf({ method }: MessageFact): string {
    const written = typeof method?.literal === 'string' ? method.literal : '';
    let name = this.#names.get(written);
    if (name === undefined) {
      name = owned(written);
      if (this.#names.size < MOST_NAMES) this.#names.set(name, name);
    }
    return name;
  }

  #notification(connection: Connection, record: TrafficRecord, message: MessageFact, sender: Sender): void {
    const method = this.#nameOf(message);
    connection.notification = { place: this.#place(record, message), piece: this.#piece, method };
    if (record.takesBack === undefined) return;
    for (const request of connection.open.get(record.takesBack) ?? []) {
      if (maySame(request.sender, sender)) request.cancelled = true;
    }
  }

  #response(connection: Connection, record: TrafficRecord, message: MessageFact, sender: Sender): void {
    connection.responses += 1;
    if (record.id === undefined) {
      this.#withoutId(connection, record, message);
      return;
    }
    const request = this.#requestOf(connection, record, sender);
    if (request === undefined) this.#unknown(connection, record, message, sender);
    else this.#close(connection, request, record, message);
  }

  /** Of the open requests with this id the one that is answered. */
  #requestOf(connection: Connection, record: TrafficRecord, sender: Sender): OpenRequest | undefined {
    const all = connection.open.get(record.id as string) ?? [];
    if (all.length < 2) return all[0];
    const linked = all.find(({ place, piece }) => piece === this.#piece && place.message === record.answers);
    const asked = all.filter((one) => maySame(one.sender, other(sender)));
    const named = asked.find(({ method }) => method === record.method);
    return linked ?? named ?? asked[0] ?? all[0];
  }

  #close(connection: Connection, request: OpenRequest, record: TrafficRecord, message: MessageFact): void {
    connection.remove(request);
    this.#open -= 1;
    connection.matched += 1;
    const exchange = this.#exchange(request, { record, message });
    this.#exchanges.push(exchange);
    this.#exchangeOf.set(record.message, exchange);
    this.#events.push(...connection.held);
    connection.held = [];
    // With the same id throughout, ids connect nothing.
    const counted = connection.sender(request.sender);
    const doubts = counted.ids.size > 1 || counted.requests <= FEW ? request.doubts : [];
    this.#doubtful(connection.close(request.id, record.fingerprint, doubts));
    if (!this.#methods.of(request.method).notification) return;
    this.#events.push({
      rule: 'answered-notification',
      span: this.#place(record, message).span,
      message: record.message,
      method: request.method,
      request: this.#reachable(request),
    });
  }

  #doubtful(events: readonly TrafficEvent[]): void {
    for (const event of events) this.#events.push(event);
  }

  #exchange(
    request: OpenRequest,
    answer?: { readonly record: TrafficRecord; readonly message: MessageFact },
  ): Exchange {
    const { id, method, from, connection, cancelled } = request;
    const site = answer?.message.site === undefined ? undefined : this.#facts.sites[answer.message.site];
    const code = site?.code?.kind === 'integer' ? site.code.value : undefined;
    const latency = answer && latencyOf(request.record, answer.record);
    return {
      id,
      method,
      ...(connection !== undefined && { connection }),
      ...(from !== undefined && { from }),
      request: this.#reachable(request),
      ...(answer && {
        response: {
          ...this.#place(answer.record, answer.message),
          failed: answer.message.error !== undefined,
          ...(code !== undefined && { code }),
        },
      }),
      ...(latency !== undefined && { latency }),
      ...(cancelled && { cancelled }),
    };
  }

  /** A response to nothing that is open. */
  #unknown(connection: Connection, record: TrafficRecord, message: MessageFact, sender: Sender): void {
    const id = record.id as string;
    const closed = connection.closed.get(id);
    if (closed !== undefined) {
      // What stands twice was recorded twice; an answer to an id that was used before may belong to a lost request.
      if (closed.response === record.fingerprint) {
        closed.doubts.length = 0;
        const text = 'The same messages stand in this capture more than once; each counts once.';
        this.#note({ kind: 'duplicates', message: text, line: record.line });
      }
      return;
    }
    connection.unmatched += 1;
    if (connection.midStream || this.#isMidStream(connection, message, sender)) {
      connection.midStream = true;
      connection.midStreamLine ??= record.line;
      connection.held = [];
      return;
    }
    // Whoever wrote the log knew the request, which the log then lacks.
    if (record.method !== undefined) return;
    if (this.#hidden > 0) {
      this.#hidden -= 1;
      return;
    }
    const event: TrafficEvent = {
      rule: 'unknown-response-id',
      span: this.#place(record, message).span,
      message: record.message,
      id,
    };
    if (connection.matched > 0) this.#events.push(event);
    else if (connection.held.length <= FEW) connection.held.push(event);
  }

  /** Nobody had asked yet, or the id is lower than all that were seen. */
  #isMidStream(connection: Connection, { id }: MessageFact, sender: Sender): boolean {
    const asking = [...connection.senders].filter(([one, { requests }]) => requests > 0 && maySame(one, other(sender)));
    if (asking.length === 0) return true;
    const number = typeof id?.literal === 'number' ? id.literal : undefined;
    if (number === undefined) return false;
    return asking.every(([, { first }]) => first?.number !== undefined && number < first.number);
  }

  /** A response whose id is null or missing: to a notification, or to something that could not be read. */
  #withoutId(connection: Connection, record: TrafficRecord, message: MessageFact): void {
    const { notification } = connection;
    if (notification === undefined) return;
    const site = message.site === undefined ? undefined : this.#facts.sites[message.site];
    const said = site?.message?.value ?? '';
    const code = site?.code?.kind === 'integer' ? site.code.value : undefined;
    const named = notification.method !== '' && said.includes(notification.method);
    const readable = message.result !== undefined || (code !== undefined && this.#methods.idKnown(code));
    if (!named && !(readable && connection.openCount === 0)) return;
    this.#events.push({
      rule: 'answered-notification',
      span: message.id?.value ?? (message.result ?? message.error)?.key ?? message.span,
      message: record.message,
      method: notification.method,
      request: notification.piece === this.#piece ? notification.place : withoutMessage(notification.place),
    });
  }

  /** The connection begins anew: what was open will not be answered any more. */
  #restart(connection: Connection): void {
    for (const request of connection.all()) this.#giveUp(connection, request);
    connection.closed.clear();
    connection.senders.clear();
    connection.midStream = false;
  }

  #giveUp(connection: Connection, request: OpenRequest): void {
    connection.remove(request);
    this.#open -= 1;
    this.#exchanges.push(this.#exchange(request));
    this.#doubtful(request.doubts);
    if (request.cancelled || connection.silent || connection.matched === 0) return;
    const { id, method, place, quote } = request;
    const event: TrafficEvent = { rule: 'unanswered-request', span: place.span, id, method };
    if (quote !== undefined) this.unanswered.push({ event, quote });
    else this.#events.push({ ...event, ...(place.message !== undefined && { message: place.message }) });
  }

  /** The piece is over, and with it the spans in it: what is still in doubt is told now or never. */
  #settle(connection: Connection): void {
    connection.held = [];
    for (const { doubts } of connection.closed.values()) this.#doubtful(doubts.splice(0));
    for (const request of connection.all()) request.doubts.length = 0;
  }

  /** The capture is over. */
  #conclude(connection: Connection): void {
    for (const { doubts } of connection.closed.values()) this.#doubtful(doubts);
    const { matched, requests, responses, unmatched, midStreamLine } = connection;
    const open = connection.all().filter(({ cancelled }) => !cancelled).length;
    let silent = matched === 0;
    if (matched === 0 && responses === 0) {
      const text = 'No request in this capture is answered: it seems to hold one direction only.';
      if (requests > 1) this.#note({ kind: 'one-direction', message: text });
    } else if (matched === 0 && unmatched > FEW) {
      const text = 'No answer in this capture has its request: it seems to hold one direction only.';
      this.#note({ kind: 'one-direction', message: text });
    } else if (matched === 0) this.#events.push(...connection.held);
    else if (open > FEW && open > 2 * matched) {
      silent = true;
      const text = `${open} of ${open + matched} requests have no answer: the capture seems to hold one direction only.`;
      this.#note({ kind: 'one-direction', message: text });
    }
    if (midStreamLine !== undefined && !silent) {
      const text = 'The capture begins in the middle of a conversation: answers to earlier requests are in it.';
      this.#note({ kind: 'mid-stream', message: text, line: midStreamLine });
    }
    connection.silent = silent;
    for (const request of connection.all()) this.#giveUp(connection, request);
  }

  #note(note: CaptureNote): void {
    if (this.#told.has(note.message)) return;
    this.#told.add(note.message);
    this.#notes.push(note);
  }
}
