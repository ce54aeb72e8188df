import type { Command, CommanderError } from 'commander';
import { didYouMean } from '../core/words.ts';
import { UsageError } from './usage-error.ts';

const QUOTES = 'A text with blanks is put into quotes';

/** One sentence or two for what is wrong with a command line, with the nearest valid name. */
export function usageErrorOf(error: CommanderError, command: Command): UsageError {
  const name = fullName(command);
  const help = `\`${name} --help\``;
  const [subject = ''] = /(?<=').*?(?=')/.exec(error.message) ?? [];
  switch (error.code) {
    case 'commander.unknownOption': {
      const [flag = subject] = subject.split('=');
      if (flag !== subject && flagsOf(command).includes(flag)) {
        return new UsageError(`${flag} takes no value; ${help} shows examples.`);
      }
      if (/^-\d/.test(flag) && command.name() === 'explain') {
        // `MCP error -32000: …`, typed without quotes.
        return /[:;,)\]]$/.test(flag)
          ? new UsageError(`${QUOTES}; ${help} shows examples.`)
          : neitherNumberNorName(flag);
      }
      return new UsageError(`Unknown option "${flag}".${optionGuess(flag, command)} ${help} lists all of them.`);
    }
    case 'commander.unknownCommand':
      return unknownCommand(subject, command);
    case 'commander.optionMissingArgument':
      return new UsageError(`${subject} needs a value; ${help} shows examples.`);
    case 'commander.missingArgument':
      return new UsageError(`\`${name}\` needs <${subject}>; ${help} shows examples.`);
    case 'commander.excessArguments': {
      const extra = command.args.slice(command.registeredArguments.length).map((arg) => `"${arg}"`);
      const hint = command.name() === 'explain' ? ` ${QUOTES}.` : '';
      return new UsageError(`\`${name}\` does not take ${extra.join(' ')}; ${help} shows what it takes.${hint}`);
    }
    default:
      return new UsageError(`${sentence(error.message)} ${help} shows what can be typed.`);
  }
}

/** The error for a command that does not exist. */
export function unknownCommand(typed: string, program: Command): UsageError {
  const commands = program.commands.map((each) => each.name());
  const guess = commandGuess(typed, commands);
  return new UsageError(`Unknown command "${typed}".${guess} \`${fullName(program)} --help\` lists all of them.`);
}

/** The error for what looks like a number but is no error code. */
export function neitherNumberNorName(typed: string): UsageError {
  return new UsageError(`"${typed}" is neither a whole number nor a name.`);
}

function optionGuess(flag: string, command: Command): string {
  if (/^-\d/.test(flag)) return ` Did you mean "explain ${flag}"?`;
  const guess = didYouMean(flag, flagsOf(command));
  // A file whose name begins with a hyphen.
  return guess === '' && /[./\\]/.test(flag) ? ` Did you mean "./${flag}"?` : guess;
}

function commandGuess(typed: string, commands: readonly string[]): string {
  if (/^-?\d/.test(typed)) return ` Did you mean "explain ${typed}"?`;
  if (/[./\\*]/.test(typed)) return ` Did you mean "check ${typed}"?`;
  return didYouMean(typed, commands);
}

function flagsOf(command: Command): readonly string[] {
  const flags = command.options.flatMap((option) => (option.long ? [option.long] : []));
  return [...flags, '--help'];
}

function fullName(command: Command): string {
  return command.parent ? `${fullName(command.parent)} ${command.name()}` : command.name();
}

function sentence(message: string): string {
  const text = message.replace(/^error: /, '').split('\n')[0] ?? '';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
