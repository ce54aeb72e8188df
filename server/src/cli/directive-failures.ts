import { parseChoice } from '../core/catalog/choice.ts';
import { LineIndex } from '../core/text.ts';
import type { FileResult } from '../node/analysis.ts';
import type { Failure } from '../node/targets.ts';

/** The protocols that directives of a file name and that do not exist: what was asked for could not be done. */
export function* directiveFailures(result: FileResult): Iterable<Failure> {
  if (result.kind !== 'analysed') return;
  const { file, source, analysis } = result;
  for (const directive of analysis.linked.facts.directives) {
    if (directive.name !== 'protocol') continue;
    // One empty name where it names nothing.
    const names = directive.args.length > 0 ? directive.args : [{ text: '', span: directive.span }];
    for (const { text, span } of names) {
      const parsed = parseChoice(text, analysis.catalogs);
      if ('choice' in parsed) continue;
      const { line, column } = new LineIndex(source.text).placeAt(span.start);
      yield { path: file.path, line, column, message: parsed.problem.replace(/\.$/, '') };
    }
  }
}
