import type { Command, CommanderError } from 'commander';
import { didYouMean } from '../core/words.ts';
import { UsageError } from './usage-error.ts';

/** One sentence or two for what is wrong with a command line, with the nearest valid name. */
export function usageErrorOf(error: CommanderError, command: Command): UsageError {
  const name = fullName(command);
  const help = `\`${name} --help\``;
  const [subject = ''] = /(?<=').*?(?=')/.exec(error.message) ?? [];
  switch (error.code) {
    case 'commander.unknownOption': {
      const [flag = subject] = subject.split('=');
      const guess = /^-\d/.test(flag) ? ` Did you mean "explain ${flag}"?` : didYouMean(flag, flagsOf(command));
      return new UsageError(`Unknown option "${flag}".${guess} ${help} lists all of them.`);
    }
    case 'commander.unknownCommand': {
      const commands = command.commands.map((each) => each.name());
      return new UsageError(
        `Unknown command "${subject}".${commandGuess(subject, commands)} ${help} lists all of them.`,
      );
    }
    case 'commander.optionMissingArgument':
      return new UsageError(`${subject} needs a value; ${help} shows examples.`);
    case 'commander.missingArgument':
      return new UsageError(`\`${name}\` needs ${subject}; ${help} shows examples.`);
    case 'commander.excessArguments': {
      const extra = command.args.slice(command.registeredArguments.length).map((arg) => `"${arg}"`);
      return new UsageError(`\`${name}\` does not take ${extra.join(' ')}; ${help} shows what it takes.`);
    }
    default:
      return new UsageError(`${sentence(error.message)} ${help} shows what can be typed.`);
  }
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
