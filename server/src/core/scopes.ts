import type { ActiveProtocols } from './catalog/active.ts';
import { type EvidenceFact, type FileFacts, isScript } from './model.ts';

/** Which protocols count where in a file. */
export interface ProtocolScopes {
  readonly ofFile: ActiveProtocols;
  /** @param index into `FileFacts.messages`; for what stands in no message, `undefined` gives those of the file */
  readonly ofMessage: (index: number | undefined) => ActiveProtocols;
}

/**
 * In code the whole file is one scope. In documents and captures each exchange is: a response belongs to what its
 * request's method shows, and only where that shows nothing, to what the file shows.
 */
export function protocolScopes(
  facts: FileFacts,
  resolve: (evidence: readonly EvidenceFact[]) => ActiveProtocols,
): ProtocolScopes {
  const ofFile = resolve(distinct(facts.evidence));
  const perMessage = !isScript(facts.language) && facts.messages.length > 1;
  if (!perMessage || !ofFile.beyondBase) return { ofFile, ofMessage: () => ofFile };

  const scopes = scopesOfMessages(facts, (evidence) => {
    const shown = resolve(evidence).list.filter((active) => active.strength === 'strong');
    return shown.length === 0 ? ofFile : ofFile.only(new Set(shown.map((active) => active.catalog.id)));
  });
  return { ofFile, ofMessage: (index) => scopes[index ?? -1] ?? ofFile };
}

/** What each message and its request show; undefined where that is nothing. Captures show the same few things often. */
function scopesOfMessages(
  facts: FileFacts,
  resolve: (evidence: readonly EvidenceFact[]) => ActiveProtocols,
): readonly (ActiveProtocols | undefined)[] {
  const evidence = evidenceByMessage(facts);
  const requests = requestsByResponse(facts);
  const known = new Map<string, ActiveProtocols>();
  return facts.messages.map((_, index) => {
    const own = evidence[index] ?? [];
    const asked = evidence[requests[index] ?? -1] ?? [];
    const shown = asked.length === 0 ? own : [...own, ...asked];
    if (shown.length === 0) return undefined;
    const key = shown.length === 1 ? keyOf(shown[0] as EvidenceFact) : shown.map(keyOf).join('\n\n');
    let scope = known.get(key);
    if (scope === undefined) {
      scope = resolve(shown);
      known.set(key, scope);
    }
    return scope;
  });
}

function evidenceByMessage(facts: FileFacts): readonly (readonly EvidenceFact[] | undefined)[] {
  const byMessage: EvidenceFact[][] = new Array(facts.messages.length);
  for (const fact of facts.evidence) {
    if (fact.message === undefined) continue;
    const list = byMessage[fact.message];
    if (list === undefined) byMessage[fact.message] = [fact];
    else list.push(fact);
  }
  return byMessage;
}

/** For each response the index of the latest earlier request with the same id; ids are typed, 1 is not "1". */
function requestsByResponse(facts: FileFacts): readonly (number | undefined)[] {
  const open = new Map<string | number | boolean, number>();
  return facts.messages.map(({ id, kind }, index) => {
    const literal = id?.literal;
    if (literal === undefined || literal === null) return undefined;
    if (kind === 'request') open.set(literal, index);
    return kind === 'response' ? open.get(literal) : undefined;
  });
}

/** The same without repetitions, which prove nothing more. */
function distinct(evidence: readonly EvidenceFact[]): readonly EvidenceFact[] {
  const seen = new Set<string>();
  return evidence.filter((fact) => {
    const before = seen.size;
    return seen.add(keyOf(fact)).size > before;
  });
}

function keyOf({ kind, value, detail }: EvidenceFact): string {
  return kind === 'method' ? value : `${kind}\n${value}\n${detail ?? ''}`;
}
