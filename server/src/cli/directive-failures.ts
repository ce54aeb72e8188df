import type { CatalogSet } from '../core/catalog/catalog-set.ts';
import { parseChoice } from '../core/catalog/choice.ts';
import type { DirectiveFact } from '../core/model.ts';
import { LineIndex } from '../core/text.ts';
import type { FileResult } from '../node/analysis.ts';
import type { Failure } from '../node/targets.ts';

/** The protocols that directives of a file name and that do not exist: what was asked for could not be done. */
export function* directiveFailures(result: FileResult, catalogs: CatalogSet): Iterable<Failure> {
  if (result.kind !== 'analysed') return;
  const { file, source, analysis } = result;
  for (const directive of analysis.linked.facts.directives) {
    if (directive.name !== 'protocol') continue;
    for (const { name, offset } of namesOf(directive, source.text)) {
      const parsed = parseChoice(name, catalogs);
      if ('choice' in parsed) continue;
      const { line, column } = new LineIndex(source.text).placeAt(offset);
      yield { path: file.path, line, column, message: parsed.problem.replace(/\.$/, '') };
    }
  }
}

/** What a directive names, with where it stands; one empty name where it names nothing. */
function* namesOf({ args, span }: DirectiveFact, text: string): Iterable<{ name: string; offset: number }> {
  if (args.length === 0) yield { name: '', offset: span.start };
  let from = text.slice(span.start, span.end).search(/\s/) + span.start;
  for (const name of args) {
    const offset = text.indexOf(name, from);
    yield { name, offset };
    from = offset + name.length;
  }
}
