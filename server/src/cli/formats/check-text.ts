import { isSafe } from '../../core/fix/apply.ts';
import { type Finding, SEVERITIES } from '../../core/model.ts';
import { listOf } from '../../core/words.ts';
import type { Io } from '../io.ts';
import { visible } from '../text/visible.ts';
import { count, seconds } from '../text/words.ts';
import type { CheckedFile, CheckReporter, CheckSummary } from './check-reporter.ts';
import { findingLines, painterOf } from './finding-text.ts';
import { protocolLines } from './protocol-text.ts';
import { remediesOf } from './remedies.ts';

/** For people: each finding with its line of source and what can be done. */
export function checkText(io: Io): CheckReporter {
  const { colors } = io;
  let mendable = 0;
  const findingText = (finding: Finding, { lines, fixesOf }: CheckedFile): readonly string[] => {
    const fixes = fixesOf(finding);
    if (fixes.some(isSafe)) mendable += 1;
    const { ruleId, ...shown } = finding;
    return findingLines({ ...shown, label: ruleId, remedies: remediesOf(fixes) }, lines, io);
  };
  return {
    file(file) {
      const parts = [colors.underline(visible(file.path))];
      if (file.protocols !== undefined) parts.push(...protocolLines(file.protocols, colors));
      for (const finding of file.findings) parts.push(...findingText(finding, file));
      for (const { message } of file.notes ?? []) parts.push(`  ${colors.dim('note')}  ${visible(message)}`);
      io.out(`${parts.join('\n')}\n\n`);
    },
    failure() {
      // Stands on stderr in every format; the summary counts it.
    },
    mended() {
      // The summary counts it.
    },
    end(summary) {
      const hint = mendable > 0 && summary.fixed === undefined ? `; --fix would fix ${mendable}` : '';
      io.out(`${summaryText(summary, hint, io)}\n`);
    },
  };
}

/**
 * What was done, what is wrong, where, and how long it took, as one line.
 * @param hint what else is to be said, with what parts it from the rest
 */
export function summaryText(summary: CheckSummary, hint: string, { colors }: Pick<Io, 'colors'>): string {
  const { files, filesWithFindings, counts, unread, fixed, milliseconds } = summary;
  const found = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    painterOf(severity, colors)(count(counts[severity], severity, severity === 'info' ? 'infos' : `${severity}s`)),
  );
  const where = found.length > 0 ? `${filesWithFindings} of ${count(files, 'file')}` : count(files, 'file');
  const others = unread > 0 ? `; ${count(unread, 'file')} could not be checked` : '';
  const time = `(${seconds(milliseconds)})`;
  if (fixed === undefined || (fixed.problems === 0 && found.length === 0)) {
    return `${found.length > 0 ? listOf(found, 'and') : 'No problems'} in ${where}${others}${hint} ${time}`;
  }
  const would = fixed.written ? '' : 'would be ';
  const done = fixed.problems === 0 ? 'No problems' : count(fixed.problems, 'problem');
  const doneWhere = fixed.problems === 0 ? '' : ` in ${count(fixed.files, 'file')}`;
  const left = found.length > 0 ? listOf(found, 'and') : 'none';
  return `${done} ${would}fixed${doneWhere}; ${left} ${would}left in ${where}${others}${hint} ${time}`;
}
