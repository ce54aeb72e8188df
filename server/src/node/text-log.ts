import type { FileFacts, SourceText } from '../core/model.ts';
import { languageOfName } from './languages.ts';

/**
 * The facts of a text in which messages stand among other lines, as in a `.log`: there a line that is
 * not JSON is a fault only where it begins like the messages on other lines do. Other facts stay as they are.
 */
export function withoutPlainLines(facts: FileFacts, { path, text }: SourceText): FileFacts {
  if (facts.syntax.length === 0 || languageOfName(path) !== undefined) return facts;
  if (facts.messages.length === 0) return { ...facts, syntax: [] };
  return { ...facts, syntax: facts.syntax.filter(({ span }) => beginsMessage(text, span.start)) };
}

/** How messages and batches of messages begin; `[info]` and `{}` at the start of a line are something else. */
const MESSAGE_START = /^(?:\{\s*"|\[\s*\{\s*")/;

function beginsMessage(text: string, offset: number): boolean {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return MESSAGE_START.test(text.slice(start, start + 20));
}
