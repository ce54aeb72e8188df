import path from 'node:path';
import { isScript, type SeverityOrOff } from '../core/model.ts';
import type { CaptureFormat } from '../core/traffic/model.ts';
import { analyzeFiles, type FileResult } from '../node/analysis.ts';
import { ConfigFinder } from '../node/config-files.ts';
import { createNodeAnalyzer } from '../node/engine.ts';
import { type CommandLineSettings, FileContexts } from '../node/file-contexts.ts';
import { languageOfName, whyNotReadable } from '../node/languages.ts';
import { Projects } from '../node/projects.ts';
import { DiskReader, type FileReader, InputReader } from '../node/read-file.ts';
import { displayPath, type Failure, findTargets, isUnread, type Target } from '../node/targets.ts';
import { captureFailures } from './capture-failures.ts';
import { catalogsHere, chosenConfig, withConfigErrors } from './choices.ts';
import { directiveFailures } from './directive-failures.ts';
import type { Io } from './io.ts';
import type { Mender } from './mender.ts';
import { MAX_FILE_SIZE } from './options.ts';
import type { Progress } from './progress.ts';
import { parseChoices, parseSince } from './protocols.ts';
import { tellFailures } from './tell-failures.ts';
import { visible } from './text/visible.ts';
import { UsageError } from './usage-error.ts';

/** Options that say which files are read and what is known about them. */
export interface Selection {
  readonly protocol?: readonly string[];
  /** Versions of these protocols from which somebody migrates. */
  readonly since?: readonly string[];
  readonly detect: boolean;
  /** False: directives in files are not heeded. */
  readonly inlineConfig?: boolean;
  /** A file; false: none; true or absent: the nearest. */
  readonly config?: string | boolean;
  readonly stdinFilename?: string;
  readonly jobs?: number;
  /** How captures are written; all that is no script is read as one. */
  readonly inputFormat?: CaptureFormat;
  /** Path of the member that holds the message in captures. */
  readonly field?: readonly string[];
  /** Everything but scripts is read as a capture, whatever it is called; scripts are left out. */
  readonly capturesOnly?: true;
  /** In megabytes; larger scripts are not checked, and that is said. */
  readonly maxFileSize?: number;
  /** Tells the protocols of files, so that named ones are analysed whatever stands in them. */
  readonly explainProtocol?: true;
  readonly progress: boolean;
}

/**
 * Reads and analyses the files that the arguments mean. A broken configuration, an unknown protocol
 * and the like are `UsageError`s before anything is read. What cannot be read is yielded first where
 * no file stands behind it, and told on stderr at the end.
 *
 * @param severities Rule id → severity, over those of configurations.
 * @param mender mends the files before they are yielded
 */
export async function* runFiles(
  args: readonly string[],
  selection: Selection,
  severities: Readonly<Record<string, SeverityOrOff>>,
  io: Io,
  progress: Progress,
  mender?: Mender,
): AsyncGenerator<FileResult> {
  checkInputName(args, selection.stdinFilename);
  const analyzer = createNodeAnalyzer();
  const disk = new DiskReader();
  const names = { catalogs: analyzer.catalogs, ruleIds: analyzer.rules.map((rule) => rule.id) };
  const configs = new ConfigFinder(names, disk, io.cwd, analyzer.extract);
  const config = await chosenConfig(selection.config, configs, io.cwd);
  const catalogs = await catalogsHere(selection.protocol ?? [], config, configs, analyzer.catalogs, io.cwd);
  const protocols = parseChoices(selection.protocol ?? [], catalogs);
  const settings: CommandLineSettings = {
    protocols,
    ...(selection.since && { since: parseSince(selection.since, protocols, catalogs) }),
    detect: selection.detect,
    inlineConfig: selection.inlineConfig ?? true,
    severities,
    config,
  };
  const projects = new Projects({ below: analyzer.catalogs, reader: disk, cwd: io.cwd, extract: analyzer.extract });
  const contexts = new FileContexts(settings, { configs, projects, catalogs: analyzer.catalogs, cwd: io.cwd });

  const found = await findFiles(args, selection, disk, io);
  const wanted = wantedOf(found, selection);
  // A broken configuration checks nothing, so all are read before the first file.
  await withConfigErrors(async () => {
    for (const file of wanted.files) await contexts.prepare(file);
  });

  const failures: Failure[] = [];
  const skipped: string[] = [];
  for (const failure of wanted.failures) {
    failures.push(failure);
    yield { kind: 'failed', failure };
  }
  const results = analyzeFiles({
    analyzer,
    files: wanted.files,
    contexts,
    reader: wanted.reader,
    cwd: io.cwd,
    allNamed: selection.explainProtocol === true,
    maxFileSize: selection.maxFileSize ?? MAX_FILE_SIZE,
    ...(wanted.jobs !== undefined && { jobs: wanted.jobs }),
    onProgress: (done, total) => progress.update(done, total),
  });
  for await (const first of results) {
    const { result, unfixed } = mender?.mend(first) ?? { result: first, unfixed: [] };
    if (result.kind === 'failed') failures.push(result.failure);
    if (result.kind === 'skipped') skipped.push(`${visible(result.file.path)}: ${result.reason}.`);
    yield result;
    for (const failure of [...unfixed, ...directiveFailures(result), ...captureFailures(result)]) {
      failures.push(failure);
      yield { kind: 'failed', failure };
    }
  }
  for (const failure of projects.failures) {
    failures.push(failure);
    yield { kind: 'failed', failure };
  }
  progress.hide();
  for (const sentence of skipped) io.err(sentence);
  const unread = failures.filter(isUnread).length + skipped.length;
  tellFailures(failures, wanted.files.length + wanted.failures.length - unread, io);
}

/** The files that are to be read, each as the command line wants it. */
function wantedOf(found: WantedFiles, selection: Selection): WantedFiles {
  if (selection.capturesOnly !== true)
    return { ...found, files: found.files.map((file) => asCapture(file, selection)) };
  const scripts = found.files.filter(({ language }) => language !== undefined && isScript(language));
  const captures = found.files.filter((file) => !scripts.includes(file));
  const named = scripts.filter((file) => file.named);
  return {
    ...found,
    files: captures.map((file) => asCapture(file, selection)),
    failures: [
      ...found.failures,
      ...named.map(({ path: shown }) => ({ path: shown, message: 'a script is no capture' })),
    ],
  };
}

/** A file as the command line wants it read: what is no script is then a capture, whatever it is called. */
function asCapture(file: Target, { inputFormat, field, capturesOnly }: Selection): Target {
  // Of a folder only what shows itself to be one.
  const captures = capturesOnly === true && (file.named || file.language === undefined);
  if (inputFormat === undefined && field === undefined && !captures) return file;
  if (file.language !== undefined && isScript(file.language)) return file;
  const reading = { ...(inputFormat && { format: inputFormat }), ...(field && { field }) };
  return { ...file, language: file.language === 'jsonl' ? 'jsonl' : 'log', reading };
}

interface WantedFiles {
  readonly files: readonly Target[];
  readonly failures: readonly Failure[];
  readonly reader: FileReader;
  readonly jobs: number | undefined;
}

async function findFiles(
  args: readonly string[],
  selection: Selection,
  disk: FileReader,
  io: Io,
): Promise<WantedFiles> {
  const paths = args.filter((arg) => arg !== '-');
  const found = findTargets(args.length === 0 ? ['.'] : paths, io.cwd);
  if (!args.includes('-')) return { ...found, reader: disk, jobs: selection.jobs };
  const input = inputTarget(selection.stdinFilename, io.cwd);
  const reader = new InputReader(input.absolute, await io.readInput(), disk);
  const files = [...found.files.filter((file) => file.absolute !== input.absolute), input];
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  // Other threads could not read what came in here.
  return { files, failures: found.failures, reader, jobs: 1 };
}

/** A name for standard input that cannot hold would leave the user with another result than was asked for. */
function checkInputName(args: readonly string[], name: string | undefined): void {
  if (name === undefined) return;
  if (name === '') throw new UsageError('--stdin-filename needs a name, for example "server.ts".');
  if (!args.includes('-'))
    throw new UsageError('--stdin-filename names standard input; add - to the paths to read it.');
  const reason = whyNotReadable(name);
  if (reason !== undefined) throw new UsageError(`--stdin-filename ${name}: ${reason}.`);
}

function inputTarget(name: string | undefined, cwd: string): Target {
  const absolute = path.resolve(cwd, name ?? '<stdin>');
  const language = name === undefined ? undefined : languageOfName(name);
  const root = path.dirname(absolute);
  return { absolute, path: displayPath(absolute, cwd), named: true, root, input: true, ...(language && { language }) };
}
