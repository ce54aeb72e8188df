import { entryLines, type MeaningContext } from '../hover/code.ts';
import { type Line, toMarkdown, toPlaintext, withCode } from '../hover/markup.ts';
import type { Completion, Completions } from './model.ts';

/** What is shown beside an item: for codes and wordings the text of a hover. Undefined where the label says it all. */
export function documentationOf(
  item: Completion,
  { protocols, catalogs }: Completions,
  context: Omit<MeaningContext, 'protocols' | 'catalogs'>,
): { readonly markdown: string; readonly plaintext: string } | undefined {
  const lines = linesFor(item, protocols && { ...context, protocols, catalogs });
  return lines && { markdown: toMarkdown(lines), plaintext: toPlaintext(lines) };
}

function linesFor({ entry, meaning }: Completion, context: MeaningContext | undefined): readonly Line[] | undefined {
  if (entry !== undefined && context !== undefined) return entryLines(entry, context);
  return meaning === undefined ? undefined : [withCode(meaning)];
}
