import type { EvidenceFact, FileFacts } from '../model.ts';
import { owned } from './identity.ts';

/** Different pieces of evidence that are kept: what more would show is known by then. */
const MOST = 2000;

/** What a capture has shown of its protocols so far, as a whole and on each connection, each thing once. */
export class EvidenceBook {
  readonly #ofFile = new Map<string, EvidenceFact>();
  readonly #ofConnection = new Map<string, Map<string, EvidenceFact>>();

  /** Takes the evidence of a file, or of the next piece of one. */
  take(facts: FileFacts): void {
    const connections = connectionsOf(facts);
    for (const fact of facts.evidence) {
      keep(this.#ofFile, fact);
      const connection = connections[fact.message ?? -1];
      if (connection === undefined) continue;
      let own = this.#ofConnection.get(connection);
      if (own === undefined) {
        own = new Map();
        this.#ofConnection.set(owned(connection), own);
      }
      keep(own, fact);
    }
  }

  get ofFile(): readonly EvidenceFact[] {
    return [...this.#ofFile.values()];
  }

  /** Undefined where all that is known of the file is of this connection. */
  ofConnection(name: string): readonly EvidenceFact[] | undefined {
    const own = this.#ofConnection.get(name);
    return own === undefined || own.size === this.#ofFile.size ? undefined : [...own.values()];
  }
}

/** The connection of each message that stands on a named one. */
export function connectionsOf({ capture }: FileFacts): readonly (string | undefined)[] {
  const connections: (string | undefined)[] = [];
  for (const { message, connection } of capture?.records ?? []) {
    if (connection !== undefined) connections[message] = connection;
  }
  return connections;
}

function keep(into: Map<string, EvidenceFact>, fact: EvidenceFact): void {
  if (into.size < MOST) {
    const key = evidenceKey(fact);
    if (!into.has(key)) into.set(owned(key), ownFact(fact));
  }
}

/** Without the text around it, and without the place, which belongs to one piece. */
function ownFact({ kind, value, detail }: EvidenceFact): EvidenceFact {
  return { kind, value: owned(value), ...(detail !== undefined && { detail: owned(detail) }) };
}

/** The same for facts that prove the same. */
export function evidenceKey({ kind, value, detail }: EvidenceFact): string {
  return kind === 'method' ? value : `${kind}\n${value}\n${detail ?? ''}`;
}
