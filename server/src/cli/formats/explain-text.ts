import type { CatalogSet } from '../../core/catalog/catalog-set.ts';
import type { Colors } from '../io.ts';
import { visible } from '../text/visible.ts';
import { wrap } from '../text/wrap.ts';
import { type Explanation, explainedDefinition, rangeSentence } from './explanation.ts';

const INDENT = '  ';

/** For people: a block for each meaning, like a hover. */
export function explanationText(explanation: Explanation, catalogs: CatalogSet, colors: Colors): string {
  const { code, range, name = '', definitions } = explanation;
  const head = colors.bold(code === undefined ? visible(name) : String(code));
  const place = range === undefined ? '' : `  ${rangeSentence(range)}`;
  const blocks = definitions.map((definition) => {
    const { title, protocol, sentences, facts } = explainedDefinition(definition, catalogs);
    return [
      `${colors.bold(title)} · ${colors.cyan(protocol)}`,
      ...sentences.flatMap((sentence) => wrap(sentence, INDENT)),
      ...facts.map(([label, value]) => `${INDENT}${colors.dim(`${label}:`)} ${value}`),
    ].join('\n');
  });
  if (blocks.length === 0) blocks.push('No protocol that is known here defines it.');
  return `${[`${head}${place}`, ...blocks].join('\n\n')}\n`;
}
