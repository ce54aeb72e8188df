import type { DefinitionFact, FileFacts, Span } from '../model.ts';

/** A mention of a constant: `METHOD_NOT_FOUND`, or `MethodNotFound` in `ErrorCode.MethodNotFound`. */
export interface Mention {
  readonly span: Span;
  readonly definition: DefinitionFact;
}

const WORD = /[\w$\u0080-\uFFFF]/;

/**
 * The definition that the word at the offset names, by its whole path. Undefined where the name is
 * defined twice with different values, or not at all in this file.
 */
export function definitionAt(facts: FileFacts, text: string, offset: number): Mention | undefined {
  if (facts.definitions.length === 0) return undefined;
  const span = wordAt(text, offset);
  if (!span) return undefined;
  const path = [...qualifiers(text, span.start), text.slice(span.start, span.end)];
  const named = facts.definitions.filter((definition) => samePath(definition.path, path));
  const [first] = named;
  return first && named.every(({ value }) => value === first.value) ? { span, definition: first } : undefined;
}

function wordAt(text: string, offset: number): Span | undefined {
  let start = offset;
  let end = offset;
  while (start > 0 && WORD.test(text.charAt(start - 1))) start -= 1;
  while (end < text.length && WORD.test(text.charAt(end))) end += 1;
  return start < end ? { start, end } : undefined;
}

/** The names before a word, outermost first: `ErrorCode` before `.MethodNotFound`. */
function qualifiers(text: string, start: number): string[] {
  const names: string[] = [];
  let at = start;
  while (text.charAt(at - 1) === '.') {
    const word = wordAt(text, at - 1);
    if (!word || word.end !== at - 1) break;
    names.unshift(text.slice(word.start, word.end));
    at = word.start;
  }
  return names;
}

function samePath(path: readonly string[], other: readonly string[]): boolean {
  return path.length === other.length && path.every((name, index) => name === other[index]);
}
