import type { Finding } from '../../core/model.ts';
import type { CapturePiece, CaptureSession } from '../../core/traffic/session.ts';
import { createNodeAnalyzer } from '../engine.ts';
import type { RecordingTask } from './scribe-worker.ts';

/**
 * Judges a recording while it is written, with the rules as they are by default; `check` says the same of the file,
 * and heeds its configuration.
 */
export class LiveJudge {
  readonly #task: RecordingTask;
  readonly #tell: (line: string) => void;
  readonly #session: CaptureSession;
  readonly #counts = new Map<string, number>();

  /** @param tell takes findings, a line each: place in the recording, severity, message, rule */
  constructor(task: RecordingTask, tell: (line: string) => void) {
    this.#task = task;
    this.#tell = tell;
    this.#session = createNodeAnalyzer().openCapture({ path: task.path, language: 'jsonl', context: {} });
  }

  /** Takes whole lines of the recording. */
  lines(text: string): void {
    const piece = this.#session.push(text);
    if (piece !== undefined) this.#judged(piece);
  }

  /** Tells what only the end shows. @returns how often each rule spoke */
  end(): Readonly<Record<string, number>> {
    for (const piece of this.#session.end()) this.#judged(piece);
    return Object.fromEntries(this.#counts);
  }

  #judged({ lines, analysis }: CapturePiece): void {
    for (const finding of analysis.findings) {
      this.#counts.set(finding.ruleId, (this.#counts.get(finding.ruleId) ?? 0) + 1);
      const { line, column } = lines.placesOf(finding.span).start;
      this.#tell(lineOf(finding, `${line + this.#task.lines}:${column}`));
    }
  }
}

function lineOf({ severity, message, ruleId }: Finding, place: string): string {
  return `${place}  ${severity}  ${message}  ${ruleId}`;
}
