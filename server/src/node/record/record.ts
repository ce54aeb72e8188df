import { randomBytes } from 'node:crypto';
import { closeSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { CaptureSettings } from '../capture-engine.ts';
import { reasonOf } from '../read-file.ts';
import { type CaptureFile, openNamed, openUnnamed } from './capture-file.ts';
import { now } from './clock.ts';
import type { OwnStreams } from './own-streams.ts';
import { Recorder } from './recorder.ts';
import { relay, statusOf } from './relay.ts';
import type { Summary } from './scribe-worker.ts';
import { startServer } from './start-server.ts';
import { Voice } from './voice.ts';

export interface RecordRequest {
  readonly command: readonly string[];
  /** Where the recording goes; absent: a file with a name of its own in `cwd`. */
  readonly out?: string;
  readonly own: OwnStreams;
  /** How the traffic is judged; its `cwd` is that of the server, too. */
  readonly settings: CaptureSettings;
  /** Errors only. */
  readonly quiet: boolean;
  /** Makes a text fit for a terminal. */
  readonly show: (text: string) => string;
}

/** Why a recording did not begin; the server was not started. */
export class RecordError extends Error {}

/**
 * Runs a stdio server between its client and us, and records what they say to each other. Throws a `RecordError`
 * where the recording cannot be written, and a `StartError` where the server cannot be started.
 *
 * @returns the exit status of the server, as a shell would have it.
 */
export async function record(request: RecordRequest): Promise<number> {
  const { command, out, own, settings, quiet, show } = request;
  const { cwd } = settings;
  const file = openCapture(out, cwd);
  const started = now();
  const voice = new Voice(own.stderr, show);
  let server: Awaited<ReturnType<typeof startServer>>;
  try {
    server = await startServer(command, cwd);
  } catch (error) {
    closeSync(file.handle);
    if (file.created) rmSync(file.path, { force: true });
    throw error;
  }
  voice.say(`recording ${shown(command)} ${file.created ? 'to' : 'at the end of'} ${file.path}`);
  const connection = randomBytes(4).toString('hex');
  const { handle, lines } = file;
  const task = { handle, path: file.path, lines, command, connection, started, settings, quiet };
  const recorder = new Recorder(task, voice);
  const exit = await relay(server, own, recorder);
  voice.end();
  const summary = await recorder.finish(exit);
  if (summary !== undefined) voice.say(sumUp(summary, file.path));
  closeSync(file.handle);
  return statusOf(exit);
}

function openCapture(out: string | undefined, cwd: string): CaptureFile {
  const fresh = freshName();
  try {
    return out === undefined ? openUnnamed(cwd, fresh) : openNamed(path.resolve(cwd, out), fresh);
  } catch (error) {
    throw new RecordError(`${out ?? fresh}: ${reasonOf(error, 'written')}.`);
  }
}

/** `jsonrpc-errors-2026-01-02T16-05-09-123Z.jsonl`. */
function freshName(): string {
  return `jsonrpc-errors-${new Date().toISOString().replace(/[:.]/g, '-')}.jsonl`;
}

/** What came of a recording, in a line. */
function sumUp({ messages, stray, findings }: Summary, file: string): string {
  const others = stray > 0 ? ` and ${count(stray, 'other line', 'other lines')} on stdout` : '';
  const problems = Object.values(findings).reduce((sum, one) => sum + one, 0);
  const judged = problems > 0 ? count(problems, 'problem', 'problems') : 'no problems';
  return `${count(messages, 'message', 'messages')}${others} recorded in ${file}; ${judged}.`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** Longer commands are cut when they are named. */
const LONGEST_COMMAND = 80;

function shown(command: readonly string[]): string {
  const text = command.join(' ').replace(/\s+/g, ' ');
  return text.length > LONGEST_COMMAND ? `${text.slice(0, LONGEST_COMMAND)}…` : text;
}
