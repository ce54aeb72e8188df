import type { Span, TextEdit } from '../model.ts';

/** What became of one piece of the original text. */
interface Change {
  /** In the original text. */
  readonly before: Span;
  /** In the text as it is now. */
  readonly after: Span;
}

/**
 * Edits that were made one round after the other, each round on the outcome of the last, as the edits
 * of the original text that have the same outcome in one go.
 */
export class Changes {
  #changes: readonly Change[] = [];

  /** @param edits in order, without overlap, with spans in the text as the last round left it */
  add(edits: readonly TextEdit[]): void {
    const next: Change[] = [];
    let earlier = 0;
    let at = 0;
    /** How far the text moved up to here: by the earlier rounds, and by this one. */
    let moved = 0;
    let moves = 0;
    while (earlier < this.#changes.length || at < edits.length) {
      const start = Math.min(this.#changes[earlier]?.after.start ?? Infinity, edits[at]?.span.start ?? Infinity);
      const begin = { before: start - moved, after: start + moves };
      let end = start;
      // Whatever touches this piece becomes one change with it.
      for (;;) {
        const change = this.#changes[earlier];
        const edit = edits[at];
        if (change !== undefined && change.after.start <= end) {
          end = Math.max(end, change.after.end);
          moved = change.after.end - change.before.end;
          earlier += 1;
        } else if (edit !== undefined && edit.span.start <= end) {
          end = Math.max(end, edit.span.end);
          moves += edit.newText.length - (edit.span.end - edit.span.start);
          at += 1;
        } else break;
      }
      next.push({
        before: { start: begin.before, end: end - moved },
        after: { start: begin.after, end: end + moves },
      });
    }
    this.#changes = next;
  }

  /**
   * The edits of the original text, in order, without overlap.
   * @param original the text before the first round
   * @param text the text after the last one
   */
  edits(original: string, text: string): readonly TextEdit[] {
    return this.#changes
      .map(({ before, after }) => ({ span: before, newText: text.slice(after.start, after.end) }))
      .filter(({ span, newText }) => original.slice(span.start, span.end) !== newText);
  }
}
