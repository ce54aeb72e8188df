import type { Location } from 'vscode-languageserver';
import { halves, idAt } from '../core/navigation/exchange.ts';
import { referencesOf } from './code-places.ts';
import { rangeOf } from './diagnostics.ts';
import { orNone, placeOf } from './place.ts';
import type { Session } from './session.ts';

/** Answers `textDocument/references`: from an id of a capture to all messages of its exchange, from a code to all of its places. */
export function registerReferences(session: Session): void {
  session.connection.onReferences(async (params, token): Promise<Location[] | null> => {
    const place = await placeOf(params, token, session);
    if (!place) return null;
    const { analysis, document, offset } = place;
    const id = idAt(analysis.linked, offset);
    if (!id) return orNone((await referencesOf(place, params.context.includeDeclaration, session)) ?? []);
    // The request is what declares an id.
    const wanted = halves(analysis.linked, id.message).filter(({ asks }) => !asks || params.context.includeDeclaration);
    return wanted.map(({ span }) => ({ uri: document.uri, range: rangeOf(span, document) }));
  });
}
