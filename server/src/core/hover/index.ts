import type { FileAnalysis } from '../analyzer.ts';
import type { ActiveProtocols } from '../catalog/active.ts';
import type { CatalogSet } from '../catalog/catalog-set.ts';
import { protocolName } from '../catalog/titles.ts';
import type { Span } from '../model.ts';
import { codeLines } from './code.ts';
import { answerLines, idLines } from './exchange.ts';
import { definerLabel } from './labels.ts';
import { type Line, strong, toMarkdown, toPlaintext, withCode } from './markup.ts';
import { memberMeaning } from './members.ts';
import { type Target, targetAt } from './target.ts';

export interface HoverOptions {
  /** URI of a page of the documentation by its path below `docs/` without extension; absent: no such links. */
  readonly pageUri?: (page: string) => string;
}

export interface HoverText {
  /** The token that the text is about. */
  readonly span: Span;
  readonly markdown: string;
  readonly plaintext: string;
}

/**
 * What there is to say about the place at an offset (UTF-16 units): the meaning of a code, of a constant
 * that stands for one, of a known message text, of a member that JSON-RPC defines, or of an id in a capture. Undefined elsewhere.
 *
 * @param text The text that was analysed.
 */
export function hoverAt(
  analysis: FileAnalysis,
  text: string,
  offset: number,
  options: HoverOptions,
): HoverText | undefined {
  const target = targetAt(analysis, text, offset);
  const lines = target && linesFor(target, analysis, options);
  return lines && { span: target.span, markdown: toMarkdown(lines), plaintext: toPlaintext(lines) };
}

function linesFor(target: Target, analysis: FileAnalysis, options: HoverOptions): readonly Line[] | undefined {
  const { catalogs } = analysis;
  switch (target.kind) {
    case 'code':
      return codeLines({
        ...options,
        ...target,
        catalogs,
        protocols: analysis.protocolsAt(target.site),
        answer: answerLines(analysis.linked, target.site.response),
      });
    case 'id':
      return idLines(analysis.linked, target.message);
    case 'text':
      return textLines(target.text.value ?? '', analysis.protocolsAt(target.site), catalogs);
    case 'member':
      return [
        [strong(target.name), ` · ${baseName(analysis.protocolsAt(target.place))}`],
        withCode(memberMeaning(target.name)),
      ];
  }
}

/** Whose wording a message is; nothing for a text of one's own. */
function textLines(text: string, protocols: ActiveProtocols, catalogs: CatalogSet): readonly Line[] | undefined {
  const match = protocols.entriesSaying(text)[0];
  if (!match) return undefined;
  const { entry } = match;
  return [[`"${match.text}" is the message of `, strong(String(entry.code)), ` (${definerLabel(entry, catalogs)}).`]];
}

/** Name of the protocol that everything builds on; it is always active and last. */
function baseName(protocols: ActiveProtocols): string {
  const base = protocols.list.at(-1);
  return base ? protocolName(base.catalog) : 'JSON-RPC';
}
