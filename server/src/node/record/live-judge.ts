import type { Finding } from '../../core/model.ts';
import type { CapturePiece, CaptureSession } from '../../core/traffic/session.ts';
import { type CaptureSettings, captureEngine } from '../capture-engine.ts';
import { ConfigError } from '../config-files.ts';

/** What is judged. */
export interface JudgedRecording {
  /** The recording; absolute. */
  readonly path: string;
  /** Lines that were in it before. */
  readonly lines: number;
  readonly settings: CaptureSettings;
  /** Errors only. */
  readonly quiet: boolean;
}

/** Findings of one rule that are told; a server that prints its log to stdout would bury all others. */
const MOST_TOLD = 20;

/** Judges a recording while it is written, and says of it what `check` says of the file. */
export class LiveJudge {
  readonly #recording: JudgedRecording;
  readonly #tell: (line: string) => void;
  readonly #session: CaptureSession;
  readonly #counts = new Map<string, number>();

  private constructor(recording: JudgedRecording, session: CaptureSession, tell: (line: string) => void) {
    this.#recording = recording;
    this.#session = session;
    this.#tell = tell;
  }

  /**
   * A configuration that is broken is told, and left aside: it must not keep a server from its client.
   *
   * @param tell takes findings, a line each: place in the recording, severity, message, rule
   */
  static async open(recording: JudgedRecording, tell: (line: string) => void): Promise<LiveJudge> {
    const { path, settings } = recording;
    const engine = await captureEngine(path, settings).catch((error: unknown) => {
      if (!(error instanceof ConfigError)) throw error;
      for (const line of error.message.split('\n')) tell(line);
      return captureEngine(path, { ...settings, config: false });
    });
    const { analyzer, context } = engine;
    return new LiveJudge(recording, analyzer.openCapture({ path, language: 'jsonl', context }), tell);
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
    const { quiet, lines: before } = this.#recording;
    for (const finding of analysis.findings) {
      if (quiet && finding.severity !== 'error') continue;
      const count = (this.#counts.get(finding.ruleId) ?? 0) + 1;
      this.#counts.set(finding.ruleId, count);
      const { line, character } = lines.positionAt(finding.span.start);
      if (count <= MOST_TOLD) this.#tell(lineOf(finding, `${line + before + 1}:${character + 1}`));
      else if (count === MOST_TOLD + 1) this.#tell(`Further findings of ${finding.ruleId} are only counted.`);
    }
  }
}

function lineOf({ severity, message, ruleId }: Finding, place: string): string {
  return `${place}  ${severity}  ${message}  ${ruleId}`;
}
