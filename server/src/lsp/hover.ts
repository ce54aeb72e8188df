import { type Hover, MarkupKind } from 'vscode-languageserver';
import { hoverAt } from '../core/hover/index.ts';
import { pageUri, rangeOf } from './diagnostics.ts';
import { placeOf } from './place.ts';
import type { Session } from './session.ts';

/** Answers `textDocument/hover`. */
export function registerHover(session: Session): void {
  const { connection, features } = session;
  connection.onHover(async (params, token): Promise<Hover | null> => {
    const place = await placeOf(params, token, session);
    if (!place) return null;
    const { analysis, document, offset } = place;
    const documentation = session.hoverDocumentation;
    const hover = hoverAt(analysis, document.getText(), offset, {
      ...(documentation ? { pageUri: (page: string) => pageUri(documentation, page) } : {}),
    });
    if (!hover) return null;
    const { markdown, plaintext, span } = hover;
    return {
      range: rangeOf(span, document),
      contents: features.markdownHover
        ? { kind: MarkupKind.Markdown, value: markdown }
        : { kind: MarkupKind.PlainText, value: plaintext },
    };
  });
}
