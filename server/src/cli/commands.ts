import type { Command } from 'commander';
import { CAPTURE_FORMATS } from '../core/traffic/model.ts';
import { listOf } from '../core/words.ts';
import type { CatalogsOptions } from './commands/catalogs.ts';
import type { CheckOptions } from './commands/check.ts';
import type { ExplainOptions } from './commands/explain.ts';
import type { LspOptions } from './commands/lsp.ts';
import type { RecordOptions } from './commands/record.ts';
import type { ReportOptions } from './commands/report.ts';
import type { RulesOptions } from './commands/rules.ts';
import type { SitesOptions } from './commands/sites.ts';
import { examplesOf } from './examples.ts';
import type { Io } from './io.ts';
import {
  CHECK_FORMATS,
  list,
  MAX_FILE_SIZE,
  memberPath,
  oneOf,
  REPORT_FORMATS,
  repeatable,
  wholeNumber,
} from './options.ts';

const EXIT_STATUS = `

Exit status: 0 no error, and no more warnings than --max-warnings; 1 otherwise;
2 wrong usage, or something could not be read or fixed.`;

const REPORT_STATUS =
  '\n\nExit status: 0 written, whatever is wrong in the traffic; 2 wrong usage, or something could not be read.';

/** What the definition of a command needs. */
export interface CommandContext {
  readonly program: Command;
  readonly io: Io;
  /** Takes the exit status of the command. */
  readonly finish: (status: number) => void;
}

export function addCheck({ program, io, finish }: CommandContext): void {
  const command = program
    .command('check')
    .summary('find wrong error codes in files')
    .description('Finds wrong error codes in TypeScript, JavaScript, JSON and JSON Lines.')
    .argument(
      '[paths...]',
      'files, folders, quoted globs, or - for standard input; without any, this folder. Folders are searched without what .gitignore names and without node_modules; text logs (.log, .txt) are read where they are named or a glob matches them.',
    );
  addSelection(command)
    .option('--format <format>', listOf(CHECK_FORMATS, 'or'), oneOf('--format', CHECK_FORMATS), 'text')
    .option(
      '--since <id@version,...>',
      'list all that a migration from this version to that of --protocol must touch: what it retired, in tests, types and comparisons too',
      list,
    )
    .option('--rule <id=severity>', 'set a rule to error, warning, info, hint or off (repeatable)', repeatable)
    .option(
      '--max-warnings <n>',
      'exit with 1 when there are more; -1: any number is fine',
      wholeNumber('--max-warnings', -1),
      0,
    )
    .option('--quiet', 'errors only: nothing else is shown or counted')
    .option('--report-unused', 'warn of directives that disable nothing, which are hints otherwise')
    .option('--no-inline-config', 'heed no directive in a file: none disables a rule or chooses a protocol')
    .option('--fix', 'make the safe fixes, and report what remains; captures stay as they are')
    .option('--fix-dry-run', 'show what --fix would do, as a patch for git apply, and write nothing')
    .option('--explain-protocol', 'say for each file which protocols are active, and why')
    .addHelpText('after', examplesOf('check') + EXIT_STATUS)
    .action(async (paths: readonly string[], options: CheckOptions) => {
      const { check } = await import('./commands/check.ts');
      finish(await check(paths, options, io));
    });
}

export function addSites({ program, io, finish }: CommandContext): void {
  const command = program
    .command('sites')
    .summary('list every error code of a project')
    .description('Lists every place where an error code is emitted, defined, compared or recorded.')
    .argument('[paths...]', 'files, folders, quoted globs, or - for standard input; without any, this folder');
  const formats = ['text', 'json', 'jsonl', 'markdown'] as const;
  addSelection(command)
    .option('--format <format>', 'text, json, jsonl or markdown', oneOf('--format', formats), 'text')
    .addHelpText('after', examplesOf('sites'))
    .action(async (paths: readonly string[], options: SitesOptions) => {
      const { sites } = await import('./commands/sites.ts');
      finish(await sites(paths, options, io));
    });
}

export function addExplain({ program, io, finish }: CommandContext): void {
  program
    .command('explain')
    .summary('say what a code, a name or a whole error means')
    .description(
      'Says what an error means in each protocol. Of a message, a pasted error or a line of a log, the likeliest meaning comes first.',
    )
    .argument('<code|name|text>', 'a number, a name, a message, an error object, a line of a log; - is standard input')
    .option('--protocol <id[@version],...>', 'only what holds in these protocols', list)
    .option(
      '--format <format>',
      'text, json or markdown',
      oneOf('--format', ['text', 'json', 'markdown'] as const),
      'text',
    )
    .addHelpText('after', examplesOf('explain'))
    .action(async (subject: string, options: ExplainOptions) => {
      const { explain } = await import('./commands/explain.ts');
      finish(await explain(subject, options, io));
    });
}

export function addReport({ program, io, finish }: CommandContext): void {
  const command = program
    .command('report')
    .summary('sum up the traffic of captures')
    .description(
      'Sums up recorded traffic: totals, errors by code and method, how long calls took, what was never answered, and what is wrong.',
    )
    .argument('<captures...>', 'recordings, folders, quoted globs, or - for standard input');
  addCaptureSelection(command)
    .option('--format <format>', listOf(REPORT_FORMATS, 'or'), oneOf('--format', REPORT_FORMATS), 'text')
    .option('--output <file>', 'write the report to a file, whole or not at all')
    .option('--rule <id=severity>', 'set a rule to error, warning, info, hint or off (repeatable)', repeatable)
    .addHelpText('after', examplesOf('report') + REPORT_STATUS)
    .action(async (captures: readonly string[], options: ReportOptions) => {
      const { report } = await import('./commands/report.ts');
      finish(await report(captures, options, io));
    });
}

export function addRecord({ program, io, finish }: CommandContext): void {
  program
    .command('record')
    .summary('run a stdio server, and record and judge its traffic')
    .description(
      'Runs a server of MCP, LSP or ACP that speaks over standard input and output, passes everything on as it is, and records it. Put it in front of the command in the settings of a client. Findings go to stderr, a line each; the exit status is that of the server.',
    )
    .usage('[options] -- COMMAND [ARGS...]')
    .argument('<command...>', 'the command of the server, with its arguments')
    .option(
      '--out <file>',
      'where the recording goes: a file, to which every run is appended, or a folder (default: a new file in this folder)',
    )
    .option('--protocol <id[@version],...>', 'protocols that are spoken here, whatever is detected', list)
    .option('--no-detect', 'detect no further protocols from methods')
    .option('--config <file>', 'read this configuration instead of the nearest .jsonrpc-errors.json')
    .option('--no-config', 'read no configuration')
    .option('--rule <id=severity>', 'set a rule to error, warning, info, hint or off (repeatable)', repeatable)
    .option('--quiet', 'errors only: no other findings are told')
    // What follows the command is the command's own.
    .passThroughOptions()
    .addHelpText('after', examplesOf('record'))
    .action(async (command: readonly string[], options: RecordOptions) => {
      const { recordServer } = await import('./commands/record.ts');
      finish(await recordServer(command, options, io));
    });
}

export function addCatalogs({ program, io, finish }: CommandContext): void {
  program
    .command('catalogs')
    .summary('list, show, validate, make or export catalogs of codes')
    .description(
      'Lists the protocols whose codes are known and the catalogs of this project, shows one, validates files, makes a first catalog of your own, or writes a catalog for documentation or code.',
    )
    .usage('[list | show ID | validate [FILE...] | new ID | export [ID]] [options]')
    .argument('[action]', 'list (the default), show, validate, new or export')
    .argument(
      '[names...]',
      'the id of a catalog, or the files to validate (default: those that the configuration lists)',
    )
    .option(
      '--format <format>',
      'text or json; of an export markdown, typescript, openrpc or json',
      oneOf('--format', ['text', 'json', 'markdown', 'typescript', 'openrpc'] as const),
    )
    .option('--output <file>', 'write an export to this file')
    .addHelpText('after', examplesOf('catalogs'))
    .action(async (action: string | undefined, names: readonly string[], options: CatalogsOptions) => {
      const { catalogs } = await import('./commands/catalogs.ts');
      finish(await catalogs(action ?? 'list', names, options, io));
    });
}

export function addRules({ program, io, finish }: CommandContext): void {
  program
    .command('rules')
    .summary('list the rules, or show the page of one')
    .description('Lists the rules, or shows the page of one.')
    .argument('[id]', 'the rule to show')
    .option('--format <format>', 'text or json', oneOf('--format', ['text', 'json'] as const), 'text')
    .addHelpText('after', examplesOf('rules'))
    .action(async (id: string | undefined, options: RulesOptions) => {
      const { rules } = await import('./commands/rules.ts');
      finish(await rules(id, options, io));
    });
}

export function addLsp({ program, finish }: CommandContext): void {
  program
    .command('lsp')
    .summary('run the language server')
    .description('Runs the language server for an editor, over one of three transports.')
    .option('--stdio', 'over standard input and output')
    .option('--node-ipc', 'over the channel of a Node.js parent process')
    .option('--socket <port>', 'over a socket that the editor listens on', wholeNumber('--socket', 1, 65_535))
    .option('--clientProcessId <id>', 'end when this process of the editor ends', wholeNumber('--clientProcessId', 1))
    .addHelpText('after', examplesOf('lsp'))
    .action(async (options: LspOptions) => {
      const { lsp } = await import('./commands/lsp.ts');
      finish(await lsp(options));
    });
}

/** Options of the commands that read files. */
function addSelection(command: Command): Command {
  return addCaptureSelection(command)
    .option(
      '--jobs <n>',
      'how many files to analyse at the same time (default: as many as make it faster)',
      wholeNumber('--jobs', 1),
    )
    .option(
      '--max-file-size <mb>',
      `leave out scripts of more megabytes, which are generated (default: ${MAX_FILE_SIZE})`,
      wholeNumber('--max-file-size', 1),
    );
}

/** Those that captures need, too. */
function addCaptureSelection(command: Command): Command {
  return command
    .option('--protocol <id[@version],...>', 'protocols that are spoken here, whatever is detected', list)
    .option('--no-detect', 'detect no further protocols from imports, methods and package.json')
    .option('--config <file>', 'read this configuration instead of the nearest .jsonrpc-errors.json')
    .option('--no-config', 'read no configuration')
    .option('--stdin-filename <name>', 'treat standard input as a file of this name')
    .option(
      '--input-format <format>',
      `read captures as this, whatever they look like: ${CAPTURE_FORMATS.map(({ id }) => id).join(', ')}`,
      oneOf(
        '--input-format',
        CAPTURE_FORMATS.map(({ id }) => id),
      ),
    )
    .option(
      '--field <path>',
      'the member that holds the message in each record of a capture: event.payload',
      memberPath,
    )
    .option('--no-progress', 'show no progress bar');
}
