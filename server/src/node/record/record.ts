import { randomBytes } from 'node:crypto';
import { closeSync, rmSync } from 'node:fs';
import path from 'node:path';
import { reasonOf } from '../read-file.ts';
import { type CaptureFile, openNamed, openUnnamed } from './capture-file.ts';
import { now } from './clock.ts';
import { Recorder } from './recorder.ts';
import { type OwnStreams, relay, statusOf } from './relay.ts';
import type { Summary } from './scribe-worker.ts';
import { startServer } from './start-server.ts';
import { Voice } from './voice.ts';

export interface RecordRequest {
  readonly command: readonly string[];
  /** Where the recording goes; absent: a file with a name of its own in `cwd`. */
  readonly out?: string;
  readonly cwd: string;
  readonly own: OwnStreams;
}

/** Why a recording did not begin; the server was not started. */
export class RecordError extends Error {}

/**
 * Runs a stdio server between its client and us, and records what they say to each other. Throws a `RecordError`
 * where the recording cannot be written, and a `StartError` where the server cannot be started.
 *
 * @returns the exit status of the server, as a shell would have it.
 */
export async function record({ command, out, cwd, own }: RecordRequest): Promise<number> {
  const file = openCapture(command, out, cwd);
  const started = now();
  const voice = new Voice(own.stderr);
  let server: Awaited<ReturnType<typeof startServer>>;
  try {
    server = await startServer(command, cwd);
  } catch (error) {
    closeSync(file.handle);
    if (file.created) rmSync(file.path, { force: true });
    throw error;
  }
  voice.say(`recording ${path.basename(command[0] ?? '')} ${file.created ? 'to' : 'at the end of'} ${file.path}`);
  const connection = randomBytes(4).toString('hex');
  const { handle, lines } = file;
  const recorder = new Recorder({ handle, path: file.path, lines, command, connection, started }, voice);
  const exit = await relay(server, own, recorder);
  voice.end();
  const summary = await recorder.finish(exit);
  if (summary !== undefined) voice.say(sumUp(summary, file.path));
  closeSync(file.handle);
  return statusOf(exit);
}

function openCapture(command: readonly string[], out: string | undefined, cwd: string): CaptureFile {
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

function sumUp({ messages, stray, findings }: Summary, file: string): string {
  return `${messages} ${messages === 1 ? 'message' : 'messages'} recorded in ${file}`;
}
