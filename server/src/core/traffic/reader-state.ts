import { owned } from './identity.ts';
import type { CaptureFormat } from './model.ts';

/** Prefixes that are remembered. */
const MOST_SHAPES = 1000;

/** Instead of an offset: the unit goes on behind the text. */
export const INCOMPLETE = -1;

/** What a reader has learnt about a capture so far; it holds for the pieces that come. */
export class ReaderState {
  /** Prefixes of lines that carried a message, without their digits. */
  readonly shapes = new Set<string>();
  /** How many messages were written in which way. */
  readonly votes = new Map<CaptureFormat, number>();
  /** Other notations that were seen: how often, and on which line first. */
  readonly notations = new Map<string, { count: number; readonly line: number; readonly remedy: string }>();
  /** Lines that whoever wrote the log cut short. */
  cutShort = { count: 0, line: 0 };
  /** The first line that holds no message. */
  firstOther: { readonly line: number; readonly text: string } | undefined;

  vote(format: CaptureFormat, count = 1): void {
    this.votes.set(format, (this.votes.get(format) ?? 0) + count);
  }

  /** Notes that a line with this prefix carried a message. */
  learn(prefix: string): void {
    const shape = shapeOf(prefix);
    if (!this.shapes.has(shape) && this.shapes.size < MOST_SHAPES) this.shapes.add(owned(shape));
  }

  /** What most messages are written in. */
  get format(): CaptureFormat | undefined {
    let best: CaptureFormat | undefined;
    for (const [format, count] of this.votes)
      if (best === undefined || count > (this.votes.get(best) ?? 0)) best = format;
    return best;
  }
}

/** A prefix without what differs from line to line. */
export function shapeOf(prefix: string): string {
  return prefix.replace(/\d+/g, '0').slice(0, 200);
}
