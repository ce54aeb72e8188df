import type { Language, Span } from '../model.ts';
import { LineIndex } from '../text.ts';

/** A text that is to be changed, with the habits of its author that an edit must fit. */
export class Source {
  readonly text: string;
  readonly language: Language;
  readonly lines: LineIndex;
  #eol: string | undefined;

  constructor(text: string, language: Language) {
    this.text = text;
    this.language = language;
    this.lines = new LineIndex(text);
  }

  slice({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  /** The line break of the text: the first that it has; `\n` where it has none. */
  get eol(): string {
    this.#eol ??= /\r\n|\r|\n/.exec(this.text)?.[0] ?? '\n';
    return this.#eol;
  }

  /** The blanks with which the line of an offset begins. */
  indentAt(offset: number): string {
    const line = this.lines.lineText(this.lines.positionAt(offset).line);
    return /^[ \t]*/.exec(line)?.[0] ?? '';
  }
}
