import { Command, CommanderError } from 'commander';
import server from '../../package.json' with { type: 'json' };
import { addCatalogs, addCheck, addExplain, addLsp, addRecord, addReport, addRules, addSites } from './commands.ts';
import { examplesOf } from './examples.ts';
import { FAILED, FINE } from './exit-status.ts';
import type { Io } from './io.ts';
import { unknownCommand, usageErrorOf } from './usage.ts';

const EXIT_STATUS = '\n\nExit status: 0 nothing wrong, 1 problems found, 2 wrong usage or something could not be read.';

/**
 * Parses what was typed and runs the command. Commands load their own code, so that `--help` and
 * `explain` stay quick.
 *
 * @returns the exit status.
 */
export async function runProgram(argv: readonly string[], io: Io): Promise<number> {
  let status: number = FINE;
  const program = new Command('jsonrpc-errors')
    .description('Finds and explains wrong JSON-RPC error codes in TypeScript, JavaScript, JSON and recorded traffic.')
    .version(server.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .enablePositionalOptions()
    .addHelpText('after', examplesOf('jsonrpc-errors') + EXIT_STATUS)
    // Problems are told by usageErrorOf, in one sentence.
    .configureOutput({
      writeOut: (text) => io.out(text),
      writeErr: (text) => io.err(text.trimEnd()),
      outputError() {},
    });
  const context = {
    io,
    program,
    finish: (result: number) => {
      status = result;
    },
  };
  for (const add of [addCheck, addSites, addExplain, addRecord, addReport, addCatalogs, addRules, addLsp]) add(context);
  for (const command of [program, ...program.commands]) {
    command.exitOverride((error) => {
      throw error.exitCode === 0 || error.code === 'commander.help' ? error : usageErrorOf(error, command);
    });
  }
  const [first, topic] = argv;
  // The library would show the help of the whole program instead.
  if (first === 'help' && topic !== undefined && !topic.startsWith('-') && !isCommand(topic, program)) {
    throw unknownCommand(topic, program);
  }
  try {
    const typed = first === 'explain' ? argv.map(notAnOption) : [...argv];
    await program.parseAsync(topic === 'help' && first === 'help' ? ['--help'] : typed, { from: 'user' });
    return status;
  } catch (error) {
    // Help and version end the run by an exception too; help that nobody asked for shows that a command is missing.
    if (error instanceof CommanderError) return error.exitCode === 0 ? FINE : FAILED;
    throw error;
  }
}

/** A text to explain may begin with a negative number, which the library would take for an option. */
function notAnOption(arg: string): string {
  return /^-\d\S*\s/.test(arg) ? ` ${arg}` : arg;
}

function isCommand(name: string, program: Command): boolean {
  return name === 'help' || program.commands.some((command) => command.name() === name);
}
