/** What a text says of an error; what it does not say is absent. */
export interface ErrorClue {
  readonly code?: number;
  /** What stands where a message stands. */
  readonly message?: string;
  /** What may be the message, likeliest first; `message` is the first, where there is one. */
  readonly texts: readonly string[];
  /** The value of `data`, as JSON gives it. */
  readonly data?: unknown;
  /** The method that was called. */
  readonly method?: string;
}

export interface ErrorText {
  readonly first: ErrorClue;
  /** Errors in the text, the first included. */
  readonly count: number;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal begin with one.
const COLOUR = /\x1b\[[\d;]{0,40}m/g;

/** Text as a person sees it: without colours, marks of byte order and NUL, with `\n` between lines. */
export function plainText(pasted: string): string {
  return pasted
    .replace(COLOUR, '')
    .replace(/[\0\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .trim();
}
