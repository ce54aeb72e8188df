import { Buffer } from 'node:buffer';
import { isJson } from '../../core/extract/json/candidate.ts';
import type { Frame } from './stdio-framer.ts';

/** The streams of a stdio server, seen from the server. */
export type StreamName = 'stdin' | 'stdout' | 'stderr';

/** What ended a recording. */
export interface Exit {
  readonly status: number | null;
  readonly signal: string | null;
}

const DIRECTIONS: Readonly<Record<StreamName, string | undefined>> = {
  stdin: 'client-to-server',
  stdout: 'server-to-client',
  stderr: undefined,
};

/** The first line of a recording; `RECORDING` recognises it. */
export function headLine(command: readonly string[], connection: string, time: string): string {
  return `${JSON.stringify({ recorder: 'jsonrpc-errors', version: 1, time, connection, transport: 'stdio', command })}\n`;
}

/** How files begin to which a recording may be appended. */
export const RECORDING = /^\{"recorder":"jsonrpc-errors"/;

/** The last line of a recording. */
export function exitLine({ status, signal }: Exit, connection: string, time: string): string {
  return `${JSON.stringify({ time, connection, event: 'exit', ...(signal === null ? { status } : { signal }) })}\n`;
}

/** A line of the recording. */
export interface RecordedLine {
  readonly text: string;
  /** False for output that is no message. */
  readonly message: boolean;
}

/**
 * A frame as a line of the recording. A message is written as it came, byte for byte but for line breaks
 * between its tokens; anything else becomes a text. Bytes that are no UTF-8 are kept beside their reading.
 */
export function frameLine(frame: Frame, stream: StreamName, connection: string, time: string): RecordedLine {
  const direction = DIRECTIONS[stream];
  const text = frame.bytes.toString('utf8');
  const lossy = text.includes('\ufffd') && !Buffer.from(text, 'utf8').equals(frame.bytes);
  const head = JSON.stringify({
    time,
    connection,
    ...(direction !== undefined && { direction }),
    stream,
    ...(frame.partial === true && { partial: true }),
    ...(frame.cut === true && { truncated: true }),
    ...(lossy && { base64: frame.bytes.toString('base64') }),
  }).slice(0, -1);
  const message = stream !== 'stderr' && isMessage(text);
  const member = message ? `"message":${oneLine(text)}` : `"text":${JSON.stringify(text)}`;
  return { text: `${head},${member}}\n`, message };
}

/** An object or an array; other JSON values are output that happens to be one. */
function isMessage(text: string): boolean {
  return /^\s*[{[]/.test(text) && isJson(text);
}

/** In JSON line breaks stand only between tokens, where a blank does as well. */
function oneLine(text: string): string {
  return /[\r\n]/.test(text) ? text.replace(/\r\n|[\r\n]/g, ' ') : text;
}
