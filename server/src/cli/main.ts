/** The command line. `bin/jsonrpc-errors.mjs` imports the bundle of this file. */
import { FAILED } from './exit-status.ts';
import { type Io, processIo } from './io.ts';
import { UsageError } from './usage-error.ts';

/**
 * Runs the command line and sets the exit status of the process.
 *
 * @param argv What was typed after the program's name.
 */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<void> {
  process.exitCode = await run(argv, io);
}

async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    const { runProgram } = await import('./program.ts');
    return await runProgram(argv, io);
  } catch (error) {
    // Never a stack trace: it helps nobody who only uses the program.
    const message = error instanceof Error ? error.message : String(error);
    io.err(error instanceof UsageError ? message : `This should not have happened: ${message}`);
    return FAILED;
  }
}
