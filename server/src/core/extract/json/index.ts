import { parseDirective, withLines } from '../../directives.ts';
import { emptyFacts, type FileFacts, type SourceText, type Span } from '../../model.ts';
import { LineIndex } from '../../text.ts';
import { multilineComments } from '../multiline.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { isJsonCandidate, isOtherFormat } from './candidate.ts';
import { type Collector, createCollector, factsOf } from './collector.ts';
import { parseJson } from './parse.ts';
import { type JsonTape, KIND_OBJECT, KIND_STRING, withTape } from './tape.ts';
import { memberOf, stringValue } from './values.ts';
import { walk } from './walk.ts';

/**
 * Facts of a JSON or JSONC document. Never throws; half-typed text gives the facts that are there.
 * Comments and trailing commas are accepted in both: whether a document may have them is not asked here.
 */
export function extractJson(source: SourceText, vocabulary: Vocabulary): FileFacts {
  const { path, language, text } = source;
  if (isOtherFormat(path) || !isJsonCandidate(text, vocabulary)) return emptyFacts(path, language);
  return withTape((tape) => {
    parseJson(tape, text, 0, text.length, { comments: true, trailingCommas: true });
    const collector = createCollector(tape, vocabulary, 'json', path);
    readComments(collector);
    if (!isCatalog(tape)) walk(collector);
    return factsOf(collector, path, language);
  });
}

/** A catalog states codes for others to be judged by; it is checked by its schema. */
function isCatalog(tape: JsonTape): boolean {
  if (tape.length === 0 || tape.kind(0) !== KIND_OBJECT) return false;
  const schema = memberOf(tape, 0, '$schema');
  return (
    schema >= 0 && tape.kind(schema) === KIND_STRING && /(?:^|\/)catalog\.schema\.json$/.test(stringValue(tape, schema))
  );
}

function readComments({ tape, directives, multiline }: Collector): void {
  const { text } = tape;
  const comments: Span[] = [];
  for (let index = 0; index + 1 < tape.comments.length; index += 2) {
    comments.push({ start: tape.comments[index] as number, end: tape.comments[index + 1] as number });
  }
  if (comments.length === 0) return;
  multiline.push(...multilineComments(text, comments));
  const lines = new LineIndex(text);
  for (const { start, end } of comments) {
    const directive = parseDirective(text.slice(start, end), start);
    if (directive !== undefined) directives.push(withLines(directive, lines));
  }
}
