import type { ActiveProtocols } from './catalog/active.ts';
import { type EvidenceFact, type FileFacts, isScript } from './model.ts';
import { connectionsOf, EvidenceBook, evidenceKey } from './traffic/evidence-book.ts';
import type { LinkedTraffic } from './traffic/model.ts';

/** Which protocols count where in a file. */
export interface ProtocolScopes {
  readonly ofFile: ActiveProtocols;
  /** @param index into `FileFacts.messages`; for what stands in no message, `undefined` gives those of the file */
  readonly ofMessage: (index: number | undefined) => ActiveProtocols;
}

/** What is known of a capture beside its facts. */
export interface CaptureScope {
  readonly traffic: LinkedTraffic;
  /** All evidence up to here, also of earlier pieces. */
  readonly evidence: EvidenceBook;
}

type Resolve = (evidence: readonly EvidenceFact[]) => ActiveProtocols;

/**
 * In code the whole file is one scope. In documents and captures each exchange is: a response belongs to what its
 * request's method shows; where that shows nothing, to what its connection shows; and else to what the file shows.
 */
export function protocolScopes(facts: FileFacts, resolve: Resolve, capture?: CaptureScope): ProtocolScopes {
  const book = capture?.evidence ?? bookOf(facts);
  const ofFile = resolve(book.ofFile);
  const perMessage = !isScript(facts.language) && (facts.messages.length > 1 || capture !== undefined);
  if (!perMessage || !ofFile.beyondBase) return { ofFile, ofMessage: () => ofFile };

  const around = scopesAround(facts, book, ofFile, resolve);
  const shown = shownByMessages(facts, capture?.traffic);
  /** By what counts around, and then by what is shown. */
  const known = new Map<ActiveProtocols, Map<string, ActiveProtocols>>();
  const scopes = facts.messages.map((_, index) => {
    const outer = around[index] ?? ofFile;
    const evidence = shown[index];
    if (evidence === undefined) return outer;
    let inner = known.get(outer);
    if (inner === undefined) {
      inner = new Map();
      known.set(outer, inner);
    }
    const [first] = evidence;
    const key = evidence.length === 1 ? evidenceKey(first as EvidenceFact) : evidence.map(evidenceKey).join('\n\n');
    let scope = inner.get(key);
    if (scope === undefined) {
      scope = within(outer, resolve(evidence));
      inner.set(key, scope);
    }
    return scope;
  });
  return { ofFile, ofMessage: (index) => scopes[index ?? -1] ?? ofFile };
}

function bookOf(facts: FileFacts): EvidenceBook {
  const book = new EvidenceBook();
  book.take(facts);
  return book;
}

/** What counts around it, without the protocols that an exchange shows it is not of. */
function within(outer: ActiveProtocols, shown: ActiveProtocols): ActiveProtocols {
  const strong = shown.list.filter((active) => active.strength === 'strong');
  return strong.length === 0 ? outer : outer.only(new Set(strong.map((active) => active.catalog.id)));
}

/** What counts on the connection of each message, where that is not what counts in the file. */
function scopesAround(
  facts: FileFacts,
  book: EvidenceBook,
  ofFile: ActiveProtocols,
  resolve: Resolve,
): readonly (ActiveProtocols | undefined)[] {
  const known = new Map<string, ActiveProtocols | undefined>();
  return connectionsOf(facts).map((connection) => {
    if (connection === undefined) return undefined;
    if (!known.has(connection)) {
      const evidence = book.ofConnection(connection);
      const own = evidence === undefined ? undefined : resolve(evidence);
      const shows = own?.list.some(({ strength }) => strength === 'strong') === true;
      known.set(connection, shows && own !== ofFile ? own : undefined);
    }
    return known.get(connection);
  });
}

/** What each message and its request show; undefined where that is nothing. Captures show the same few things often. */
function shownByMessages(
  facts: FileFacts,
  traffic: LinkedTraffic | undefined,
): readonly (readonly EvidenceFact[] | undefined)[] {
  const evidence = evidenceByMessage(facts);
  const requests = traffic === undefined ? requestsByResponse(facts) : [];
  return facts.messages.map((_, index) => {
    const own = evidence[index] ?? [];
    const exchange = traffic?.exchangeOf.get(index);
    const request = exchange?.request.message ?? requests[index];
    const asked = request === undefined ? methodOf(exchange?.method) : (evidence[request] ?? []);
    if (own.length + asked.length === 0) return undefined;
    return asked.length === 0 ? own : [...own, ...asked];
  });
}

/** Of a request that stands in an earlier piece only the method is known. */
function methodOf(method: string | undefined): readonly EvidenceFact[] {
  return method === undefined || method === '' ? [] : [{ kind: 'method', value: method }];
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
