import type { Severity, Span } from '../../core/model.ts';
import type { LineIndex } from '../../core/text.ts';
import type { Colors, Io } from '../io.ts';
import { codeFrame } from '../text/code-frame.ts';
import { visible } from '../text/visible.ts';

const GUTTER = 8;
const MARGIN = ' '.repeat(GUTTER);

/** Something to show in a text. */
export interface ShownFinding {
  readonly span: Span;
  readonly severity: Severity;
  readonly message: string;
  /** Rule or check that says so. */
  readonly label: string;
  /** What can be done about it. */
  readonly remedies?: readonly Remedy[];
}

/** One way to mend a finding, or several that are alike. */
export interface Remedy {
  readonly label: string;
  /** Part of a sentence. */
  readonly text: string;
}

/** Place, severity, message and rule; the line of source with the token underlined; what can be done. */
export function findingLines(
  finding: ShownFinding,
  lines: LineIndex,
  { colors, columns }: Pick<Io, 'colors' | 'columns'>,
): readonly string[] {
  const { span, severity, message, label, remedies = [] } = finding;
  const { line, character } = lines.positionAt(span.start);
  const { source, marks } = codeFrame(
    lines.lineText(line),
    character,
    character + (span.end - span.start),
    columns === undefined ? undefined : columns - GUTTER - '| …'.length - 1,
  );
  const paint = painterOf(severity, colors);
  return [
    `  ${line + 1}:${character + 1}  ${paint(severity)}  ${visible(message)}  ${colors.dim(label)}`,
    `${colors.dim(`${String(line + 1).padStart(GUTTER - 1)} |`)} ${source}`.trimEnd(),
    `${colors.dim(`${MARGIN}|`)} ${paint(marks)}`,
    ...remedies.map((remedy) => `${MARGIN}${colors.dim(`= ${remedy.label}:`)} ${visible(remedy.text)}`),
  ];
}

/** The colour of a severity; it carries nothing that the word does not. */
export function painterOf(severity: Severity, colors: Colors): (text: string) => string {
  const painters = { error: colors.red, warning: colors.yellow, info: colors.blue, hint: colors.cyan };
  return painters[severity];
}
