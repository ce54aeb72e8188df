import type { CatalogSet } from '../../core/catalog/catalog-set.ts';
import {
  type Explanation,
  explainedDefinition,
  rangeSentence,
  remarks,
  subjectOf,
} from '../../core/explanation/words.ts';
import type { Colors } from '../io.ts';
import { visible } from '../text/visible.ts';
import { wrap } from '../text/wrap.ts';

const INDENT = '  ';

/** For people: a block for each meaning, like a hover. */
export function explanationText(explanation: Explanation, catalogs: CatalogSet, colors: Colors): string {
  const { range, definitions } = explanation;
  const head = colors.bold(visible(subjectOf(explanation)));
  const place = range === undefined ? '' : `  ${rangeSentence(range)}`;
  const blocks = definitions.map((definition) => {
    const { title, protocol, sentences, facts } = explainedDefinition(definition, catalogs);
    return [
      `${colors.bold(title)} · ${colors.cyan(protocol)}`,
      ...sentences.flatMap((sentence) => wrap(visible(sentence), INDENT)),
      ...facts.map(([label, value]) => `${INDENT}${colors.dim(`${label}:`)} ${value}`),
    ].join('\n');
  });
  if (blocks.length === 0) blocks.push('No protocol that is known here defines it.');
  const said = remarks(explanation).map((sentence) => wrap(visible(sentence), '').join('\n'));
  return `${[[`${head}${place}`, ...said].join('\n'), ...blocks].join('\n\n')}\n`;
}
