import type { ActiveProtocols } from '../../catalog/active.ts';
import type { CatalogSet } from '../../catalog/catalog-set.ts';
import { entryFor } from '../../catalog/entry-for.ts';
import { entryTitle, protocolNameOf } from '../../catalog/titles.ts';
import { owned } from '../identity.ts';
import type { CodeReport, ReportPlace } from './model.ts';
import { Tally } from './tally.ts';

/** Different codes that are told apart. */
const MOST_CODES = 1000;
const MOST_NAMES = 20;
const MOST_METHODS = 1000;
/** Of a message; what follows may be anything that is private. */
const LONGEST = 120;

interface Entry {
  count: number;
  readonly meanings: Tally;
  readonly methods: Tally;
  readonly message: string | undefined;
  readonly first: ReportPlace;
}

/** An error that was sent. */
export interface SentError {
  readonly code: number;
  readonly message: string | undefined;
  readonly method: string | undefined;
  readonly protocols: ActiveProtocols;
  readonly catalogs: CatalogSet;
}

/** The error codes of captures, with what they mean and what they were answers to. */
export class CodeBook {
  readonly #codes = new Map<number, Entry>();

  /** @param place called for the first of its code */
  add({ code, message, method, protocols, catalogs }: SentError, place: () => ReportPlace): void {
    let known = this.#codes.get(code);
    if (known === undefined) {
      if (this.#codes.size === MOST_CODES) return;
      known = {
        count: 0,
        meanings: new Tally(MOST_NAMES),
        methods: new Tally(MOST_METHODS),
        message: message === undefined ? undefined : shortened(message),
        first: place(),
      };
      this.#codes.set(code, known);
    }
    known.count += 1;
    if (method !== undefined) known.methods.add(method);
    const entry = entryFor(code, undefined, message, protocols);
    if (entry === undefined) return;
    known.meanings.add(`${entryTitle(entry)}\n${protocolNameOf(entry.origin, catalogs)}`);
  }

  /** The most frequent first. */
  get reports(): readonly CodeReport[] {
    return [...this.#codes]
      .sort(([a, { count: x }], [b, { count: y }]) => y - x || a - b)
      .map(([code, { count, meanings: tally, methods, message, first }]) => {
        const meanings = tally.names.map((text) => {
          const [name = '', protocol = ''] = text.split('\n');
          return { name, protocol };
        });
        return {
          code,
          count,
          names: [...new Set(meanings.map(({ name }) => name))],
          meanings,
          methods: methods.names,
          ...(message !== undefined && { message }),
          first,
        };
      });
  }
}

/** The beginning of a text, on one line, in memory of its own. */
export function shortened(text: string): string {
  const line = text.slice(0, LONGEST + 1).replace(/\s+/g, ' ');
  return owned(line.length > LONGEST ? `${line.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : line);
}
