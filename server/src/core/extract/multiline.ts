import type { MultilineFact, Span } from '../model.ts';

/**
 * Asks for spans of a text, one after another, whether a line break is inside. They must not go backwards:
 * then the text is searched once, however long its lines are.
 */
export function lineBreakTest(text: string): (span: Span) => boolean {
  const pattern = /[\r\n]/g;
  let next = -1;
  return ({ start, end }) => {
    if (next < start) {
      pattern.lastIndex = start;
      next = pattern.exec(text)?.index ?? text.length;
    }
    return next < end;
  };
}

/** Those block comments of a text that have a line break inside. @param comments in order of position */
export function multilineComments(text: string, comments: readonly Span[]): readonly MultilineFact[] {
  const hasBreak = lineBreakTest(text);
  return comments.filter(hasBreak).map((span) => ({ span, jsx: false }));
}
