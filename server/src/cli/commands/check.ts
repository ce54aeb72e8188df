import server from '../../../package.json' with { type: 'json' };
import type { FileAnalysis } from '../../core/analyzer.ts';
import type { Finding, Severity } from '../../core/model.ts';
import { LineIndex } from '../../core/text.ts';
import { isUnread } from '../../node/targets.ts';
import { chosenSeverities } from '../chosen-severities.ts';
import { FAILED, FINE, PROBLEMS } from '../exit-status.ts';
import { runFiles, type Selection } from '../file-run.ts';
import { checkDiff } from '../formats/check-diff.ts';
import { checkGithub } from '../formats/check-github.ts';
import { checkJson } from '../formats/check-json.ts';
import { checkJsonLines } from '../formats/check-jsonl.ts';
import type { CheckReporter, CheckSummary } from '../formats/check-reporter.ts';
import { checkSarif } from '../formats/check-sarif.ts';
import { checkText } from '../formats/check-text.ts';
import { type Io, reportingOnStderr } from '../io.ts';
import { Mender } from '../mender.ts';
import type { CHECK_FORMATS } from '../options.ts';
import { besideProgress, startProgress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';

export interface CheckOptions extends Selection {
  readonly format: (typeof CHECK_FORMATS)[number];
  readonly rule?: readonly string[];
  readonly maxWarnings: number;
  readonly quiet?: true;
  /** Makes warnings of directives that are of no use. */
  readonly reportUnused?: true;
  /** Makes the safe fixes. */
  readonly fix?: true;
  /** Shows what `fix` would do. */
  readonly fixDryRun?: true;
}

/** `check [PATH|GLOB|-]…`: prints what is wrong; the exit status says whether something is. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const start = performance.now();
  if (options.fix === true && options.fixDryRun === true) {
    throw new UsageError('--fix and --fix-dry-run do not go together: the second shows what the first would do.');
  }
  if (options.fixDryRun === true && (options.format === 'sarif' || options.format === 'github')) {
    throw new UsageError(
      `--format ${options.format} has no place for what --fix-dry-run shows; text, json and jsonl do.`,
    );
  }
  if (options.reportUnused === true && options.inlineConfig === false) {
    throw new UsageError('--report-unused and --no-inline-config do not go together: what is not heeded is not used.');
  }
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  const summary = { files: 0, failures: 0, unread: 0 };
  const withFindings = new Set<string>();
  const severities = {
    ...(options.reportUnused === true && { 'unused-disable': 'warning' as const }),
    ...chosenSeverities(options.rule),
  };
  const progress = startProgress(io, options.progress);
  const outside = besideProgress(io, progress);
  // Standard output belongs to the mended text of standard input, where there is one.
  const filters = options.fix === true && paths.includes('-');
  const reporter = reporterFor(options, filters ? reportingOnStderr(outside) : outside);
  const mender = menderFor(options, reporter, outside);
  for await (const result of runFiles(paths, options, severities, mender?.io ?? outside, progress, mender)) {
    if (result.kind === 'failed') {
      summary.failures += 1;
      if (isUnread(result.failure)) summary.unread += 1;
      reporter.failure(result.failure);
      continue;
    }
    if (result.kind === 'skipped') continue;
    if (result.kind === 'empty') {
      summary.files += 1;
      continue;
    }
    const { source, analysis, file, continues = false } = result;
    if (!continues) summary.files += 1;
    const findings = options.quiet === true ? analysis.findings.filter(isError) : analysis.findings;
    for (const { severity } of findings) counts[severity] += 1;
    if (findings.length > 0) withFindings.add(file.path);
    const notes = analysis.linked.traffic?.notes ?? [];
    // Of a whole tree only the files matter in which there is something to explain.
    const explained = options.explainProtocol === true && !continues && (file.named || speaks(analysis));
    if (findings.length === 0 && notes.length === 0 && !explained) continue;
    const lines = result.lines ?? new LineIndex(source.text);
    reporter.file({
      path: file.path,
      lines,
      findings,
      notes,
      fixesOf: (finding) => analysis.fixesOf(finding, source.text),
      ...(explained && { protocols: analysis.protocols.list }),
    });
  }
  if (filters && mender?.input !== undefined) outside.out(mender.input);
  const done: CheckSummary = {
    ...summary,
    filesWithFindings: withFindings.size,
    counts,
    ...(mender && { fixed: mender.summary }),
    milliseconds: performance.now() - start,
  };
  reporter.end(done);
  return statusOf(done, options.maxWarnings);
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

function speaks({ sites, linked }: FileAnalysis): boolean {
  return sites.length > 0 || linked.facts.messages.length > 0;
}

function statusOf({ counts, failures }: CheckSummary, maxWarnings: number): number {
  if (failures > 0) return FAILED;
  const tooMany = maxWarnings >= 0 && counts.warning > maxWarnings;
  return counts.error > 0 || tooMany ? PROBLEMS : FINE;
}

function menderFor({ fix, fixDryRun, quiet }: CheckOptions, reporter: CheckReporter, io: Io): Mender | undefined {
  if (fix !== true && fixDryRun !== true) return undefined;
  return new Mender(
    {
      writes: fix === true,
      takes: (finding) => quiet !== true || isError(finding),
      onMended: (file) => reporter.mended(file),
    },
    io,
  );
}

function reporterFor({ format, explainProtocol, fixDryRun }: CheckOptions, io: Io): CheckReporter {
  switch (format) {
    case 'json':
      return checkJson(io, explainProtocol === true);
    case 'jsonl':
      return checkJsonLines(io);
    case 'sarif':
      return checkSarif(io, server.version);
    case 'github':
      return checkGithub(io);
    case 'text':
      return fixDryRun === true ? checkDiff(io) : checkText(io);
  }
}
