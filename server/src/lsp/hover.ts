import { type Hover, MarkupKind } from 'vscode-languageserver';
import { hoverAt } from '../core/hover/index.ts';
import { pageUri, rangeOf } from './diagnostics.ts';
import type { Session } from './session.ts';

/** Answers `textDocument/hover`. */
export function registerHover(session: Session): void {
  const { connection, documents, features } = session;
  connection.onHover(async ({ textDocument: { uri }, position }, token): Promise<Hover | null> => {
    const look = await session.look(uri);
    const document = documents.get(uri);
    if (!look?.analysis || !document || document.version !== look.version || token.isCancellationRequested) return null;
    const documentation = session.hoverDocumentation;
    const hover = hoverAt(look.analysis, document.getText(), document.offsetAt(position), {
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
