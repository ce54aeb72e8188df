import type { ActiveProtocols } from './catalog/active.ts';
import type { EvidenceFact, FileFacts, LinkedFile, LinkedSite, MessageFact } from './model.ts';

/** Which protocols count where in a file. */
export interface ProtocolScopes {
  readonly ofFile: ActiveProtocols;
  /** At a site or a message; at `undefined` those of the file. */
  readonly at: (place: LinkedSite | MessageFact | undefined) => ActiveProtocols;
}

/**
 * In code the whole file is one scope. In documents and captures each exchange is: a response belongs to what its
 * request's method shows, and only where that shows nothing, to what the file shows.
 */
export function protocolScopes(
  file: LinkedFile,
  resolve: (evidence: readonly EvidenceFact[]) => ActiveProtocols,
): ProtocolScopes {
  const { facts } = file;
  const ofFile = resolve(facts.evidence);
  const perMessage = facts.language.startsWith('json') && facts.messages.length > 1;
  if (!perMessage || !ofFile.beyondBase) return { ofFile, at: () => ofFile };

  const indexOf = new Map(facts.messages.map((message, index) => [message, index]));
  const evidenceOf = evidenceByMessage(facts);
  const requestOf = pairRequests(facts);
  const known = new Map<string, ActiveProtocols>();

  const ofMessage = (index: number): ActiveProtocols => {
    const request = requestOf.get(index);
    const evidence = [...(evidenceOf.get(index) ?? []), ...(request === undefined ? [] : (evidenceOf.get(request) ?? []))];
    const key = evidence.map((fact) => `${fact.kind}:${fact.value}`).join('\n');
    if (key === '') return ofFile;
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const shown = resolve(evidence).list.filter((active) => active.strength === 'strong');
    const scope = shown.length === 0 ? ofFile : ofFile.only(new Set(shown.map((active) => active.catalog.id)));
    known.set(key, scope);
    return scope;
  };

  return {
    ofFile,
    at(place) {
      if (place === undefined) return ofFile;
      const index = 'role' in place ? place.response : indexOf.get(place);
      return index === undefined ? ofFile : ofMessage(index);
    },
  };
}

function evidenceByMessage(facts: FileFacts): ReadonlyMap<number, readonly EvidenceFact[]> {
  const byMessage = new Map<number, EvidenceFact[]>();
  for (const fact of facts.evidence) {
    if (fact.message === undefined) continue;
    const list = byMessage.get(fact.message);
    if (list === undefined) byMessage.set(fact.message, [fact]);
    else list.push(fact);
  }
  return byMessage;
}

/** Response → the latest earlier request with the same id; ids are typed, 1 is not "1". */
function pairRequests(facts: FileFacts): ReadonlyMap<number, number> {
  const open = new Map<string, number>();
  const pairs = new Map<number, number>();
  facts.messages.forEach((message, index) => {
    const id = message.id?.literal;
    if (id === undefined || id === null) return;
    const key = `${typeof id}:${id}`;
    if (message.kind === 'request') open.set(key, index);
    else if (message.kind === 'response') {
      const request = open.get(key);
      if (request !== undefined) pairs.set(index, request);
    }
  });
  return pairs;
}
