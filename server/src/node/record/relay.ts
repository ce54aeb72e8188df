import type { Buffer } from 'node:buffer';
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import type { Exit, StreamName } from './envelope.ts';
import type { OwnStreams } from './own-streams.ts';

/** Who looks on. Nothing that it does holds a byte back, but while it is `full` no more are read. */
export interface Onlooker {
  saw(stream: StreamName, chunk: Buffer): void;
  ended(stream: StreamName): void;
  readonly full: boolean;
  /** Calls back once when it is no longer full. */
  whenReady(go: () => void): void;
}

/** Signals that are meant for the server. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'] as const;

/** How long the streams of a server that is gone may be silent before they count as ended: its own children may hold them open. */
const SILENCE = 1000;

/**
 * Passes everything on between a server and its client, as it comes: bytes are never looked into, a reader that
 * is slow slows its writer, an end of input and a reader that goes away reach the other side, and so do signals.
 *
 * @returns how the server ended, when all that it wrote is passed on.
 */
export function relay(server: ChildProcess, own: OwnStreams, onlooker: Onlooker): Promise<Exit> {
  return new Promise((resolve) => {
    const { stdin, stdout, stderr } = server as { stdin: Writable; stdout: Readable; stderr: Readable };
    let exit: Exit | undefined;
    let silence: NodeJS.Timeout | undefined;
    const heard = (): void => void silence?.refresh();

    const forward = (signal: NodeJS.Signals): void => {
      if (exit !== undefined) done();
      // A terminal sends its signals to everybody in the foreground; twice would mean something else.
      else if (!isFromTerminal(signal)) server.kill(signal);
    };
    const done = (): void => {
      clearTimeout(silence);
      for (const signal of SIGNALS) process.removeListener(signal, forward);
      own.stdin.destroy();
      resolve(exit as Exit);
    };

    for (const signal of SIGNALS) process.on(signal, forward);
    connect(own.stdin, stdin, 'stdin', onlooker, heard);
    connect(stdout, own.stdout, 'stdout', onlooker, heard);
    connect(stderr, own.stderr, 'stderr', onlooker, heard);
    own.stdin.on('end', () => stdin.end());
    stdout.on('end', () => own.closeOutput());
    // A reader that is gone: the writer learns it as it would without us.
    stdin.on('error', () => own.closeInput());
    own.stdout.on('error', () => stdout.destroy());
    own.stderr.on('error', () => stderr.destroy());
    server.on('exit', (status, signal) => {
      exit = { status, signal };
      silence = setTimeout(done, SILENCE);
    });
    server.on('close', () => flush([own.stdout, own.stderr], done));
  });
}

/** What a shell makes of the end of a process. */
export function statusOf({ status, signal }: Exit): number {
  if (signal === null) return status ?? 0;
  return 128 + (constants.signals[signal as NodeJS.Signals] ?? 0);
}

function connect(source: Readable, sink: Writable, stream: StreamName, onlooker: Onlooker, heard: () => void): void {
  /** What must happen before more is read. */
  let waits = 0;
  const wait = (arrange: (go: () => void) => void): void => {
    if (waits++ === 0) source.pause();
    arrange(() => {
      if (--waits === 0) source.resume();
    });
  };
  source.on('data', (chunk: Buffer) => {
    if (!sink.write(chunk)) wait((go) => sink.once('drain', go));
    onlooker.saw(stream, chunk);
    if (onlooker.full) wait((go) => onlooker.whenReady(go));
    heard();
  });
  source.on('end', () => onlooker.ended(stream));
  source.on('error', () => onlooker.ended(stream));
}

function flush(sinks: readonly Writable[], done: () => void): void {
  let left = sinks.length;
  const one = (): void => {
    if (--left === 0) done();
  };
  for (const sink of sinks) {
    if (sink.destroyed || sink.errored || sink.writableFinished) one();
    else if (sink.writableEnded) sink.once('finish', one);
    else sink.write('', one);
  }
}

function isFromTerminal(signal: NodeJS.Signals): boolean {
  if (signal !== 'SIGINT' && signal !== 'SIGQUIT') return false;
  return process.stdin.isTTY === true || process.stdout.isTTY === true || process.stderr.isTTY === true;
}
