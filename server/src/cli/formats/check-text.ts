import { type Finding, type Fix, SEVERITIES } from '../../core/model.ts';
import type { LineIndex } from '../../core/text.ts';
import { listOf } from '../../core/words.ts';
import type { Colors, Io } from '../io.ts';
import { visible } from '../text/visible.ts';
import { count, seconds } from '../text/words.ts';
import type { CheckReporter, CheckSummary } from './check-reporter.ts';
import { findingLines, painterOf } from './finding-text.ts';
import { protocolLines } from './protocol-text.ts';

/** More titles than these are a list to choose from, and the editor has it. */
const SHOWN_FIXES = 3;

/** For people: each finding with its line of source and what can be done. */
export function checkText(io: Io): CheckReporter {
  const { colors } = io;
  return {
    file({ path, lines, findings, fixesOf, protocols }) {
      const parts = [colors.underline(visible(path))];
      if (protocols !== undefined) parts.push(...protocolLines(protocols, colors));
      for (const finding of findings) parts.push(...findingText(finding, fixesOf(finding), lines, io));
      io.out(`${parts.join('\n')}\n\n`);
    },
    failure() {
      // Stands on stderr in every format; the summary counts it.
    },
    end(summary) {
      io.out(`${summaryText(summary, colors)}\n`);
    },
  };
}

function findingText(
  { ruleId, ...finding }: Finding,
  fixes: readonly Fix[],
  lines: LineIndex,
  io: Io,
): readonly string[] {
  return findingLines({ ...finding, label: ruleId, remedy: fixText(fixes) }, lines, io);
}

/** The titles of fixes as one sentence part: `change the code to -32602, or the message to "Method not found"`. */
function fixText(fixes: readonly Fix[]): string {
  const titles = fixes.map(({ title }) => title.charAt(0).toLowerCase() + title.slice(1));
  const shown = titles.slice(0, SHOWN_FIXES).map((title, index) => {
    const verb = /^\w+ (?=the )/.exec(title)?.[0];
    return verb !== undefined && index > 0 && titles[index - 1]?.startsWith(`${verb}the `)
      ? title.slice(verb.length)
      : title;
  });
  return titles.length > SHOWN_FIXES ? `${shown.join(', or ')}, …` : shown.join(', or ');
}

function summaryText({ files, filesWithFindings, counts, unread, milliseconds }: CheckSummary, colors: Colors): string {
  const found = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    painterOf(severity, colors)(count(counts[severity], severity, severity === 'info' ? 'infos' : `${severity}s`)),
  );
  const where = found.length > 0 ? `${filesWithFindings} of ${count(files, 'file')}` : count(files, 'file');
  const others = unread > 0 ? `; ${count(unread, 'file')} could not be checked` : '';
  return `${found.length > 0 ? listOf(found, 'and') : 'No problems'} in ${where}${others} (${seconds(milliseconds)})`;
}
