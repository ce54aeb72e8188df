import type { Definition, DefinitionLink } from 'vscode-languageserver';
import { idAt, otherHalf } from '../core/navigation/exchange.ts';
import { definitionsOf } from './code-places.ts';
import { rangeOf } from './diagnostics.ts';
import { type AskedPlace, orNone, placeOf } from './place.ts';
import type { Session } from './session.ts';

/** Answers `textDocument/definition`: from an id of a capture to the other half of its exchange, from a code to its constant or its page. */
export function registerDefinition(session: Session): void {
  session.connection.onDefinition(async (params, token): Promise<Definition | DefinitionLink[] | null> => {
    const place = await placeOf(params, token, session);
    if (!place) return null;
    const link = linkOfId(place);
    if (!link) return orNone(await definitionsOf(place, session));
    const { targetUri, targetSelectionRange } = link;
    return session.features.definitionLinks ? [link] : { uri: targetUri, range: targetSelectionRange };
  });
}

function linkOfId({ analysis: { linked }, document, offset }: AskedPlace): DefinitionLink | undefined {
  const id = idAt(linked, offset);
  const other = id && otherHalf(linked, id.message);
  if (!other) return undefined;
  const range = rangeOf(other, document);
  return {
    originSelectionRange: rangeOf(id.span, document),
    targetUri: document.uri,
    targetRange: range,
    targetSelectionRange: range,
  };
}
