import type { FileFacts, SourceText, Span } from '../../model.ts';
import { LineIndex } from '../../text.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { isJson, isJsonCandidate } from './candidate.ts';
import { type Collector, createCollector, factsOf } from './collector.ts';
import { parseJson } from './parse.ts';
import { withTape } from './tape.ts';
import { walk } from './walk.ts';

const END_NAME = { endName: 'the end of the line' };
const BOM = 0xfeff;

/**
 * Facts of a capture of one JSON value a line. Blank lines and a BOM are fine. A line that is not
 * JSON becomes a `SyntaxFact`; what can be read of it is not used, and the next line goes on.
 */
export function extractJsonLines(source: SourceText, vocabulary: Vocabulary): FileFacts {
  const { path, language, text } = source;
  return withTape((tape) => {
    const collector = createCollector(tape, vocabulary, 'capture', path);
    const lines = new LineIndex(text);
    for (let line = 0; line < lines.lineCount; line++) {
      const start = lines.lineStart(line) + (line === 0 && text.charCodeAt(0) === BOM ? 1 : 0);
      readLine(collector, text, { start, end: lines.lineEnd(line) }, line);
    }
    return factsOf(collector, path, language);
  });
}

function readLine(collector: Collector, text: string, { start, end }: Span, line: number): void {
  const { tape, vocabulary } = collector;
  const content = text.slice(start, end);
  if (/^[ \t]*$/.test(content)) return;
  // Whether other lines are JSON the built-in parser says fastest.
  if (!isJsonCandidate(content, vocabulary) && isJson(content)) return;
  parseJson(tape, text, start, end, END_NAME);
  if (tape.problem === undefined) {
    collector.line = line;
    walk(collector);
  } else {
    const { start: from, end: to, text: problem } = tape.problem;
    collector.syntax.push({ span: { start: from, end: to }, problem, line });
  }
}
