import { type Colors, type Io, reportingOnStderr } from '../io.ts';
import { visible } from '../text/visible.ts';
import type { CheckReporter } from './check-reporter.ts';
import { summaryText } from './check-text.ts';
import { protocolLines } from './protocol-text.ts';

/** What would be mended, as a patch on stdout; all else goes to stderr, so that the patch can be piped on. */
export function checkDiff(io: Io): CheckReporter {
  const report = reportingOnStderr(io);
  return {
    file({ path, protocols }) {
      if (protocols !== undefined) {
        report.out(
          `${[report.colors.underline(visible(path)), ...protocolLines(protocols, report.colors)].join('\n')}\n`,
        );
      }
    },
    failure() {
      // Stands on stderr in every format; the summary counts it.
    },
    mended({ diff = '' }) {
      io.out(io.columns === undefined ? diff : shownDiff(diff, io.colors));
    },
    end(summary) {
      report.out(`${summaryText(summary, '', report)}\n`);
    },
  };
}

/** For a terminal, which must not obey what stands in a file. */
function shownDiff(diff: string, colors: Colors): string {
  const shown = (line: string) => line.split('\t').map(visible).join('\t');
  return diff
    .split('\n')
    .map((line) => painterOf(line, colors)(shown(line)))
    .join('\n');
}

function painterOf(line: string, colors: Colors): (text: string) => string {
  if (/^(?:---|\+\+\+) /.test(line)) return colors.bold;
  if (line.startsWith('@@')) return colors.cyan;
  if (line.startsWith('-')) return colors.red;
  return line.startsWith('+') ? colors.green : (text) => text;
}
