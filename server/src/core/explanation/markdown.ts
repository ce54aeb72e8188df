import type { CatalogSet } from '../catalog/catalog-set.ts';
import { escapeMarkdown } from '../markdown.ts';
import { type Explanation, explainedDefinition, rangeSentence, remarks, subjectOf } from './words.ts';

/** A page about a code or a name, with a section for each meaning. */
export function explanationMarkdown(explanation: Explanation, catalogs: CatalogSet): string {
  const { range, definitions } = explanation;
  const parts = [`# ${escapeMarkdown(subjectOf(explanation).replace(/\s+/g, ' '))}`];
  if (range !== undefined) parts.push(rangeSentence(range));
  parts.push(...remarks(explanation).map(escapeMarkdown));
  for (const definition of definitions) {
    const { title, protocol, sentences, facts } = explainedDefinition(definition, catalogs);
    parts.push(`## ${escapeMarkdown(title)} · ${escapeMarkdown(protocol)}`);
    parts.push(...sentences.map(escapeMarkdown));
    parts.push(facts.map(([label, value]) => `- ${label}: ${shown(value)}`).join('\n'));
  }
  if (definitions.length === 0) parts.push('No protocol that is known here defines it.');
  return `${parts.join('\n\n')}\n`;
}

function shown(value: string): string {
  return /^https?:/.test(value) ? `<${value}>` : escapeMarkdown(value);
}
