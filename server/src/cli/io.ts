import picocolors from 'picocolors';
import { FAILED } from './exit-status.ts';

export type Colors = ReturnType<typeof picocolors.createColors>;
/** For what goes into a file. */
export const PLAIN: Colors = picocolors.createColors(false);

/** The outside of a command: where data and messages go. */
export interface Io {
  /** Data. Text and bytes are written as they stand. */
  out(data: string | Uint8Array): void;
  /** Everything else, one sentence or line a call. */
  err(line: string): void;
  readonly cwd: string;
  /** Colours for `out`. */
  readonly colors: Colors;
  /** Columns of the terminal that `out` goes to; absent where it is no terminal. */
  readonly columns?: number;
  /** Present where a person watches stderr: a progress bar makes sense there. */
  readonly terminal?: NodeJS.WritableStream;
  /** All of standard input. */
  readInput(): Promise<Buffer>;
}

/** The process itself. A reader that goes away (`| head`) ends it without a word, a full disk with one sentence. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && stream === process.stdout) {
        process.stderr.write(`The output cannot be written (${error.message.split(',')[0]}).\n`);
      }
      // Whoever waits for the exit status must not take half of the output for all of it.
      process.exit(FAILED);
    });
  }
  return {
    out: (data) => void process.stdout.write(data),
    err: (line) => void process.stderr.write(`${line}\n`),
    cwd: process.cwd(),
    colors: picocolors.createColors(wantsColor(process.env, process.stdout.isTTY === true)),
    ...(process.stdout.isTTY === true && { columns: process.stdout.columns }),
    ...(process.stderr.isTTY === true && process.env.TERM !== 'dumb' && { terminal: process.stderr }),
    readInput: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    },
  };
}

/** The same outside, with stderr for what is else written to stdout, which belongs to something else then. */
export function reportingOnStderr(io: Io): Io {
  const { columns: _, ...rest } = io;
  const { columns } = (io.terminal ?? {}) as Partial<NodeJS.WriteStream>;
  return {
    ...rest,
    out: (data) => io.err(String(data).replace(/\n$/, '')),
    colors: picocolors.createColors(wantsColor(process.env, io.terminal !== undefined)),
    ...(columns !== undefined && { columns }),
  };
}

/** NO_COLOR before FORCE_COLOR before the terminal, whatever their values but an empty one and `0`. */
function wantsColor(environment: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== '0';
  return isTerminal && environment.TERM !== 'dumb';
}
