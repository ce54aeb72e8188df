import type { FileAnalysis, FileContext } from '../analyzer.ts';
import type { Language } from '../model.ts';
import type { LineIndex } from '../text.ts';
import type { CaptureReading } from './model.ts';

/** How a capture is to be read. */
export interface CaptureOptions extends CaptureReading {
  /** Names the capture in findings; it is never opened. */
  readonly path: string;
  /** By its name; `log` where that tells nothing. */
  readonly language: Language;
  readonly context: FileContext;
}

/** A piece of a capture: whole messages, with everything that is said about them. */
export interface CapturePiece {
  readonly text: string;
  /** Lines and columns of the whole capture, for spans in this piece. */
  readonly lines: LineIndex;
  /** `analysis.linked.facts.capture` has the records, `analysis.linked.traffic` the exchanges that ended here. */
  readonly analysis: FileAnalysis;
}

/**
 * Reads and judges a capture as its text comes in. Only requests that wait for their answer are kept, and what the
 * text shows of protocols, so memory does not grow with the capture. Whole captures are read by `Analyzer.extract` and
 * `analyze`, which say the same.
 */
export interface CaptureSession {
  /**
   * Takes the next part of the text, cut anywhere between two UTF-16 units, and returns what is complete by now;
   * undefined where that is nothing new.
   */
  push(text: string): CapturePiece | undefined;
  /**
   * The text is over: what was held back, and what only the end tells (unanswered requests). Several pieces where
   * such requests stand in earlier ones: these are quoted then.
   */
  end(): readonly CapturePiece[];
}
