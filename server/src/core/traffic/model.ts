/**
 * Captured traffic as plain data. A reader turns the text of a capture into `FileFacts` like any other file has, and
 * adds `FileFacts.capture`: for each message what the recording says about it. Rules, hovers and reports stand on these.
 *
 * Spans are UTF-16 offsets into the text that was read, also for messages that stand inside JSON strings (inside
 * strings …): `LineIndex` gives their right line and column. Of a capture that is read piece by piece (`session.ts`)
 * spans count from the start of the piece, and its `LineIndex` knows at which line and column the piece begins.
 */
import type { Span } from '../model.ts';

/** How a capture may be written; the ids are what `--input-format` takes. */
export const CAPTURE_FORMATS = [
  { id: 'json-lines', title: 'JSON Lines: a message, a batch or an envelope with one inside, a line' },
  { id: 'json', title: 'JSON: messages, arrays of them, or envelopes, one after another over any number of lines' },
  { id: 'log', title: 'Text log: messages between other text' },
  { id: 'mcp-log', title: 'Log of an MCP host: Claude Desktop, VS Code' },
  { id: 'lsp-trace', title: 'Trace of a language client or server, as text' },
  { id: 'lsp-trace-json', title: 'Trace of a language client, as JSON' },
  { id: 'content-length', title: 'Raw stream with Content-Length headers' },
  { id: 'sse', title: 'Server-sent events' },
  { id: 'har', title: 'HTTP archive (HAR)' },
  { id: 'ethereum-io', title: 'Ethereum test (.io): lines that begin with >> and <<' },
  { id: 'mcp-inspector', title: 'Export of MCP Inspector' },
  { id: 'cdp', title: 'Export of the Chrome DevTools Protocol Monitor' },
] as const;
export type CaptureFormat = (typeof CAPTURE_FORMATS)[number]['id'];

/** True for an id of `CAPTURE_FORMATS`. */
export function isCaptureFormat(id: string): id is CaptureFormat {
  return CAPTURE_FORMATS.some((format) => format.id === id);
}

/** What somebody says of how captures are to be read. */
export interface CaptureReading {
  /** Absent: recognised by content. */
  readonly format?: CaptureFormat;
  /** The member that holds the message: `["event", "payload"]` for `--field event.payload`. */
  readonly field?: readonly string[];
}

/** As its writer sees it: `out` was sent by it, `in` received. What it was, client or server, is another question. */
export type Direction = 'out' | 'in';
/** Of a connection. A client may be asked, too: `client` is who opens it. */
export type Side = 'client' | 'server';

/** What a recording says about one message. Whatever it does not say is absent. */
export interface TrafficRecord {
  /** Index into `FileFacts.messages`. */
  readonly message: number;
  /** Zero-based line of the capture on which the message begins. */
  readonly line: number;
  /** Milliseconds since 1970; of a log that tells the time of day only, since midnight (then `dateless`). */
  readonly time?: number;
  readonly dateless?: true;
  readonly direction?: Direction;
  /** Who sent it, where the format names sides (`editor -> server`). */
  readonly sender?: Side;
  /** Connection or session, as it is named there; messages without one belong together. */
  readonly connection?: string;
  /** As JSON has it; absent where there is none or it is null. */
  readonly id?: IdKey;
  /** Of a notification that takes a request back: the id of that. */
  readonly takesBack?: IdKey;
  /** The same in two copies of one message. */
  readonly fingerprint?: number;
  /** Of a response: how long its request took in milliseconds, in the words of the writer. */
  readonly latency?: number;
  /** Of a response: the method of its request, in the words of the writer. */
  readonly method?: string;
  /** Of a response: `TrafficRecord.message` of its request, where the format keeps both together. */
  readonly answers?: number;
  /** Messages that were sent in one array have the same number. */
  readonly batch?: number;
  /** The copy, not the sender, is at fault for what is missing: nothing is said about the shape. */
  readonly lossy?: true;
}

/** Other text on a channel that belongs to messages. */
export interface StrayFact {
  readonly span: Span;
  readonly line: number;
  readonly connection?: string;
}

/** Something about the capture as a whole that is no fault of those who spoke. */
export interface CaptureNote {
  readonly kind: CaptureNoteKind;
  /** A sentence. */
  readonly message: string;
  /** Zero-based line where it shows first. */
  readonly line?: number;
}
export type CaptureNoteKind =
  | 'unrecognised' // no message at all, and what was seen instead
  | 'binary' // no text
  | 'other-notation' // messages in a notation that is not JSON
  | 'mid-stream' // answers to requests that were made before the capture begins
  | 'one-direction' // requests without any answers, or answers without any requests
  | 'duplicates' // the same messages twice
  | 'interleaved' // two writers in one line
  | 'truncated' // cut off by whoever wrote the log
  | 'frame' // a Content-Length that does not hold
  | 'encoding' // bytes that are no text
  | 'limit'; // more open requests than are remembered

/** What a file has beside its messages when it is a capture. */
export interface CaptureFacts {
  /** What most of it is written in. */
  readonly format: CaptureFormat;
  /** In the order of the text. Messages inside messages (in `params`, in `result`) have no record. */
  readonly records: readonly TrafficRecord[];
  readonly stray: readonly StrayFact[];
  /** Arrays without messages in the place of a message. */
  readonly emptyBatches: readonly Span[];
  readonly notes: readonly CaptureNote[];
  /** What may have held a message, and could not be read. */
  readonly unreadable: number;
  /** Lines that hold no message, in formats where that is normal. */
  readonly otherLines: number;
}

/* ------------------------------------------------------------------------------------------------
 * Paired traffic
 * ---------------------------------------------------------------------------------------------- */

/** A message of the capture, maybe of an earlier piece of it. */
export interface MessagePlace {
  /** Index into `FileFacts.messages`; absent where the message stands in an earlier piece. */
  readonly message?: number;
  /** Of its id, else its method; in the piece that holds it. */
  readonly span: Span;
  /** Zero-based line of the capture. */
  readonly line: number;
  readonly time?: number;
}

/** The id as JSON has it: 1 is not "1", and digits beyond 2^53 are kept. */
export type IdKey = string;

/** A request with its response, or without where the capture ends before it. */
export interface Exchange {
  readonly id: IdKey;
  readonly method: string;
  readonly connection?: string;
  /** Who asked, as far as it is known. */
  readonly from?: Side;
  readonly request: MessagePlace;
  readonly response?: MessagePlace & { readonly failed: boolean; readonly code?: number };
  /** Milliseconds; absent where neither the writer nor times of both messages tell. */
  readonly latency?: number;
  /** The request was taken back, so that no response is due. */
  readonly cancelled?: true;
}

/** What pairing found wrong; one rule each. */
export interface TrafficEvent {
  readonly rule:
    | 'unknown-response-id'
    | 'duplicate-request-id'
    | 'answered-notification'
    | 'unanswered-request'
    | 'empty-batch'
    | 'stray-output';
  readonly span: Span;
  /** Index into `FileFacts.messages` of the message that is at fault, where it is one of this piece. */
  readonly message?: number;
  readonly id?: IdKey;
  readonly method?: string;
  /** The request or notification that it is about. */
  readonly request?: MessagePlace;
}

/** What a capture, or a piece of it, shows once requests and responses are put together. */
export interface LinkedTraffic {
  /** Those that were answered or taken back in this piece; at the end also those that never were. */
  readonly exchanges: readonly Exchange[];
  /** Of a response of this piece: its exchange. By index into `FileFacts.messages`. */
  readonly exchangeOf: ReadonlyMap<number, Exchange>;
  readonly events: readonly TrafficEvent[];
  /** Those of `CaptureFacts` and those that pairing adds. */
  readonly notes: readonly CaptureNote[];
}
