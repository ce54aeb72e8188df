import type { Finding, Severity } from '../../core/model.ts';
import type { Io } from '../io.ts';
import { type PlaceData, placeData } from './check-data.ts';
import type { CheckReporter } from './check-reporter.ts';
import { summaryText } from './check-text.ts';

const COMMAND: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands of GitHub Actions, which become annotations of the changed lines; the summary stands below them in
 * the log. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function checkGithub(io: Io): CheckReporter {
  return {
    file({ path, lines, findings }) {
      for (const finding of findings) io.out(`${findingCommand(finding, path, placeData(finding.span, lines))}\n`);
    },
    failure({ path, message }) {
      io.out(`${workflowCommand('error', { file: path, title: 'jsonrpc-errors' }, message)}\n`);
    },
    mended() {
      // The summary counts it.
    },
    end(summary) {
      io.out(`${summaryText(summary, '', io)}\n`);
    },
  };
}

function findingCommand({ severity, ruleId, message }: Finding, file: string, place: PlaceData): string {
  const { line, column, endLine, endColumn } = place;
  // Columns of a span of several lines are refused.
  const columns = line === endLine ? { col: column, endColumn } : {};
  return workflowCommand(COMMAND[severity], { file, line, endLine, ...columns, title: ruleId }, message);
}

function workflowCommand(name: string, properties: Readonly<Record<string, string | number>>, text: string): string {
  const listed = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${name} ${listed.join(',')}::${escapedText(text)}`;
}

function escapedText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
