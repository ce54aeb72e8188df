import { readFileSync } from 'node:fs';
import { UserFacingError } from '../../scripts/failure.ts';

/** A place of a public repository about which somebody wrote down what stands there. */
export interface Label {
  /** `owner/name`. */
  readonly repository: string;
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** Absent where a message has no code. */
  readonly code: number | undefined;
  /** The syntax: `literal-object`, `factory`, `test-assertion`, … */
  readonly form: string;
  readonly role: string;
  /** False for a trap: a number that only looks like a code. */
  readonly isCode: boolean;
  /** `ok`, `debatable`, or the rule that should speak. */
  readonly verdict: string;
  readonly why: string;
}

const COLUMNS = ['repo', 'path', 'line', 'code', 'how', 'role', 'isErrorCode', 'verdict', 'why'] as const;

/** Reads a tab-separated file whose first line names the columns. */
export function readLabels(file: string): readonly Label[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UserFacingError(`${file} cannot be read; --labels takes a file of tab-separated values.`);
  }
  const [head = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  const names = head.split('\t');
  const missing = COLUMNS.filter((column) => !names.includes(column));
  if (missing.length > 0) throw new UserFacingError(`${file} has no column ${missing.join(', ')}.`);
  return lines.map((line) => {
    const cells = line.split('\t');
    const cell = (column: (typeof COLUMNS)[number]): string => cells[names.indexOf(column)] ?? '';
    return {
      repository: cell('repo'),
      path: cell('path'),
      line: Number(cell('line')),
      code: cell('code') === '' ? undefined : Number(cell('code')),
      form: cell('how'),
      role: cell('role'),
      isCode: cell('isErrorCode') === 'yes',
      verdict: cell('verdict'),
      why: cell('why'),
    };
  });
}

/** True for a place that the engine should find: not in prose, and a code. */
export function isCounted({ isCode, form, role }: Label): boolean {
  return isCode && form !== 'markdown' && form !== 'other' && role !== 'doc';
}

/** True where a rule should speak: a fault is told where it is made, in a definition or where it is sent. */
export function isProblem(label: Label): boolean {
  if (label.verdict === 'ok' || label.verdict === 'debatable') return false;
  return label.isCode && (label.role === 'define' || label.role === 'emit');
}
