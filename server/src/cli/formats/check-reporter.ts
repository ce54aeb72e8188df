import type { ActiveProtocol } from '../../core/catalog/types.ts';
import type { Finding, Fix, Severity } from '../../core/model.ts';
import type { LineIndex } from '../../core/text.ts';
import type { CaptureNote } from '../../core/traffic/model.ts';
import type { Failure } from '../../node/targets.ts';
import type { FixSummary, MendedFile } from '../mender.ts';

/** What `check` found in one file. */
export interface CheckedFile {
  readonly path: string;
  readonly lines: LineIndex;
  /** In order of position. */
  readonly findings: readonly Finding[];
  /** What is to be said about a capture as a whole. */
  readonly notes?: readonly CaptureNote[];
  /** Ways to mend one of the findings, the best first. */
  fixesOf(finding: Finding): readonly Fix[];
  /** Present with `--explain-protocol`. */
  readonly protocols?: readonly ActiveProtocol[];
}

export interface CheckSummary {
  /** Files that were read. */
  readonly files: number;
  readonly filesWithFindings: number;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly failures: number;
  /** Of the failures, those for which a file could not be read. */
  readonly unread: number;
  /** Present where mending was asked for; the other members count what remains. */
  readonly fixed?: FixSummary;
  readonly milliseconds: number;
}

/** One output format of `check`. Called in order of path, each file once, or a large capture piece by piece. */
export interface CheckReporter {
  /** A file with findings, or one whose protocols were asked for. */
  file(file: CheckedFile): void;
  failure(failure: Failure): void;
  /** A file in which something was or would be mended; comes before `file` of the same one. */
  mended(file: MendedFile): void;
  end(summary: CheckSummary): void;
}
