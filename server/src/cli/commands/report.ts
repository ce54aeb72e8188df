import path from 'node:path';
import { LineIndex } from '../../core/text.ts';
import type { TrafficReport } from '../../core/traffic/summary/model.ts';
import { TrafficSummary } from '../../core/traffic/summary/summary.ts';
import { reasonOf } from '../../node/read-file.ts';
import type { Failure } from '../../node/targets.ts';
import { writeWhole } from '../../node/write-files.ts';
import { chosenSeverities } from '../chosen-severities.ts';
import { FAILED, FINE } from '../exit-status.ts';
import { runFiles, type Selection } from '../file-run.ts';
import { type Io, PLAIN } from '../io.ts';
import type { REPORT_FORMATS } from '../options.ts';
import { besideProgress, startProgress } from '../progress.ts';
import { reportMarkdown } from '../report/report-markdown.ts';
import { reportText } from '../report/report-text.ts';
import { UsageError } from '../usage-error.ts';

export interface ReportOptions extends Selection {
  readonly format: (typeof REPORT_FORMATS)[number];
  readonly rule?: readonly string[];
  readonly output?: string;
}

/** `report CAPTURE…`: sums up what was said, and what of it is wrong. The report is written whole or not at all. */
export async function report(captures: readonly string[], options: ReportOptions, io: Io): Promise<number> {
  const { output, format } = options;
  const target = output === undefined ? undefined : path.resolve(io.cwd, output);
  const severities = chosenSeverities(options.rule);
  const progress = startProgress(io, options.progress);
  const outside = besideProgress(io, progress);
  const summary = new TrafficSummary();
  const failures: Failure[] = [];
  let read = 0;
  for await (const result of runFiles(captures, { ...options, capturesOnly: true }, severities, outside, progress)) {
    if (result.kind === 'failed') failures.push(result.failure);
    if (result.kind !== 'analysed') continue;
    const { file, source, analysis } = result;
    // What would be replaced must not be what was read.
    if (file.absolute === target) throw new UsageError(`--output ${output} is one of the captures; name another file.`);
    const lines = result.lines ?? new LineIndex(source.text);
    if (summary.add({ path: file.path, text: source.text, lines, analysis })) read += 1;
  }
  const status = failures.length > 0 ? FAILED : FINE;
  if (read === 0) {
    if (failures.length === 0) throw new UsageError(`There is no capture in ${captures.join(', ')}.`);
    return status;
  }
  const text = textOf(summary.report(), failures, format, target === undefined ? outside : { colors: PLAIN });
  if (target === undefined) outside.out(text);
  else write(target, text, output ?? '');
  return status;
}

function textOf(
  data: TrafficReport,
  failures: readonly Failure[],
  format: ReportOptions['format'],
  io: Pick<Io, 'colors' | 'columns'>,
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify({ version: 1, ...data, failures }, undefined, 2)}\n`;
    case 'markdown':
      return reportMarkdown(data);
    case 'text':
      return reportText(data, io);
  }
}

function write(absolute: string, text: string, shown: string): void {
  try {
    writeWhole({ absolute, text });
  } catch (error) {
    throw new UsageError(`${shown}: ${reasonOf(error, 'written')}.`);
  }
}
