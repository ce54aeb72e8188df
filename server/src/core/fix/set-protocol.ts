import { protocolName } from '../catalog/titles.ts';
import type { Catalog } from '../catalog/types.ts';
import { type FileFacts, type Fix, isRecorded, type TextEdit } from '../model.ts';
import { topOf } from './comment-place.ts';
import { withWord } from './directive-edits.ts';
import type { Source } from './source.ts';

/**
 * The fix that chooses a protocol for a file: by a directive where the language has comments, which may stand there
 * already; else without edits, for hosts that can change the configuration.
 *
 * @param chosen what was chosen elsewhere and would no longer count beside a directive, as `id` or `id@version`
 */
export function setProtocol(catalog: Catalog, chosen: readonly string[], facts: FileFacts, source: Source): Fix {
  return {
    title: `Set protocol ${protocolName(catalog)} for this file`,
    kind: 'suggestion',
    edits: hasComments(source) ? [directiveEdit(catalog.id, chosen, facts, source)] : [],
    protocol: catalog.id,
  };
}

function hasComments({ language }: Source): boolean {
  return language !== 'json' && !isRecorded(language);
}

function directiveEdit(id: string, chosen: readonly string[], facts: FileFacts, source: Source): TextEdit {
  const directive = facts.directives.find(({ name }) => name === 'protocol');
  if (directive !== undefined) return withWord(directive, id, source);
  const start = topOf(source.text);
  const newText = `// jsonrpc-errors-protocol ${[...chosen, id].join(' ')}${source.eol}`;
  return { span: { start, end: start }, newText };
}
